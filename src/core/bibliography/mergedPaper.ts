import type { Author, Paper } from '../paper';
import { isPublished } from './published';
import { compareTitles } from './titleMatch';

/**
 * What several records of the same work tell together, with id and key of the first. Where and how it appeared is told by the
 * richest record of the publication, the people by the record that names most of them in full; the longest abstract is
 * taken, all tags and names; and of the rest what the first record has that has it. One record is given back as it is.
 */
export function mergeRecords(records: readonly Paper[]): Paper {
	const [first, second] = records;
	if (!first || !second) {
		return first ?? NOTHING;
	}
	const published = publicationOf(records);
	const { authorsTruncated: _, year: __, month: ___, ...rest } = first;
	const merged: Writable<Paper> = { ...rest, ...titlesOf(records, published), ...peopleOf(records) };
	for (const name of FIRST_KNOWN) {
		fill(merged, name, records);
	}
	for (const name of OF_PUBLICATION) {
		delete merged[name];
		fill(merged, name, [published, ...records.filter((record) => isSamePublication(record, published))]);
	}
	fill(merged, 'doi', [published, ...records]);
	for (const name of UNITED) {
		const all = [...new Set(records.flatMap((record) => record[name] ?? []))];
		if (all.length > 0) {
			merged[name] = all;
		}
	}
	const [abstract] = records.flatMap((record) => record.abstract ?? []).sort((a, b) => b.length - a.length);
	return { ...merged, ...firstDate(records), entryType: published.entryType, ...(abstract ? { abstract } : {}) };
}

type Names = readonly (keyof Paper)[];
type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

const NOTHING: Paper = { id: '', title: '', authors: [], entryType: 'misc' };

const FIRST_KNOWN = 'arxiv arxivClass acl url codeUrl collection topic alsoTopics notes note'.split(' ') as Names;
const OF_PUBLICATION = 'venue venueShort venueYear pages volume number articleNumber publisher editors isbn'.split(
	' ',
) as Names;
const UNITED = ['tags', 'introduces'] as const;

/** Sets a field to what the first of the records has that has it. */
function fill<Name extends keyof Paper>(paper: Writable<Paper>, name: Name, records: readonly Paper[]): void {
	const from = records.find((record) => record[name] !== undefined && record[name] !== '');
	if (from) {
		paper[name] = from[name] as Writable<Paper>[Name];
	}
}

/** The record that says most of where the work appeared, one of a publication before those of preprints. */
function publicationOf(records: readonly Paper[]): Paper {
	const told = (record: Paper) => OF_PUBLICATION.filter((name) => record[name] !== undefined).length;
	return best(records, (record) => [isPublished(record) ? 1 : 0, told(record)]);
}

/** Two publications of a work, such as a talk and the article made of it, have their own pages and volumes. */
function isSamePublication(one: Paper, other: Paper): boolean {
	const isSameIssue = one.venueYear === other.venueYear && one.entryType === other.entryType;
	return isPublished(one) && (one.doi && other.doi ? one.doi === other.doi : isSameIssue);
}

/** The first title that is one, in small letters too and with its subtitle; and that of the publication, if it is another. */
function titlesOf(records: readonly Paper[], published: Paper): Pick<Paper, 'title' | 'publishedTitle'> {
	const { title } = best(records, (record) => [
		record.title === (record.key ?? record.id) ? 0 : 1,
		record.title === record.title.toUpperCase() ? 0 : 1,
		records.filter((other) => compareTitles(record, other) === 'head' && record.title.length > other.title.length)
			.length,
	]);
	const [known] = records.flatMap(({ publishedTitle }) => publishedTitle ?? []);
	const isOther = compareTitles({ ...NOTHING, title }, published) === 'different';
	const publishedTitle = known ?? (isOther && isPublished(published) ? published.title : undefined);
	return publishedTitle === undefined || publishedTitle === title ? { title } : { title, publishedTitle };
}

/** The authors of the record whose list is not cut, longest and with most given names written out. */
function peopleOf(records: readonly Paper[]): Pick<Paper, 'authors' | 'authorsTruncated'> {
	const { authors, authorsTruncated } = best(records, (record) => [
		record.authors.length > 0 && !record.authorsTruncated ? 1 : 0,
		record.authors.some((author) => 'family' in author) ? 1 : 0,
		record.authors.length,
		record.authors.filter(isFull).length,
	]);
	return { authors, ...(authorsTruncated ? { authorsTruncated } : {}) };
}

function isFull(author: Author): boolean {
	return 'family' in author && /\p{L}{2}/u.test(author.given ?? '');
}

/** The first public version is the earliest, unless a record errs by far. */
function firstDate(records: readonly Paper[]): Pick<Paper, 'year' | 'month'> {
	const dated = records.filter(({ year }) => year !== undefined);
	const [known = 0] = dated.map(({ year }) => year ?? 0);
	const near = dated.filter(({ year = 0 }) => year <= known && known - year <= MOST_YEARS);
	const year = Math.min(...near.map((record) => record.year ?? known));
	const month = near.find((record) => record.year === year && record.month !== undefined)?.month;
	return { ...(near.length > 0 ? { year } : {}), ...(month === undefined ? {} : { month }) };
}

const MOST_YEARS = 3;

/** The record with the highest marks, of which the first count most; of equals the first. */
function best(records: readonly Paper[], marksOf: (record: Paper) => readonly number[]): Paper {
	const marked = records.map((record) => ({ record, marks: marksOf(record) }));
	const isBetter = (marks: readonly number[], others: readonly number[]) => {
		const at = marks.findIndex((mark, number) => mark !== others[number]);
		return at >= 0 && (marks[at] ?? 0) > (others[at] ?? 0);
	};
	return marked.reduce((top, other) => (isBetter(other.marks, top.marks) ? other : top)).record;
}
