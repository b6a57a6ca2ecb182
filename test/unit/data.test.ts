import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { coreSchema, fieldProblems, paperSchema, type Row, termSchema, topicSchema } from './dataRules';

interface Form {
	readonly text: string;
	readonly caseSensitive?: boolean;
	readonly contextWords?: readonly string[];
}

const read = <T>(name: string): T => JSON.parse(readFileSync(`data/${name}.json`, 'utf8')) as T;
const papers = read<readonly Row[]>('papers');
const topics = read<readonly Row[]>('topics');
const terms = read<readonly Row[]>('terms');
const about = read<{ readonly asOf: string }>('about');
const core = papers.filter((paper) => paper.collection === 'core');

const text = (row: Row, field: string): string => (typeof row[field] === 'string' ? row[field] : '');
const list = (row: Row, field: string): readonly string[] => (row[field] ?? []) as readonly string[];
const idOf = (row: Row): string => text(row, 'id');
const ids = (rows: readonly Row[]): ReadonlySet<string> => new Set(rows.map(idOf));
const idsWhere = (rows: readonly Row[], is: (row: Row) => boolean): readonly string[] => rows.filter(is).map(idOf);
const repeated = (values: readonly string[]): readonly string[] => values.filter((v, at) => values.indexOf(v) !== at);

describe('papers.json', () => {
	it('holds known, well-formed fields only', () => {
		assert.deepEqual(
			papers.flatMap((paper) => fieldProblems(paper, paperSchema)),
			[],
		);
	});

	it('has every id, arXiv id, DOI and ACL id once', () => {
		for (const field of ['id', 'arxiv', 'doi', 'acl']) {
			assert.deepEqual(repeated(papers.map((paper) => text(paper, field).toLowerCase()).filter(Boolean)), [], field);
		}
	});

	it('begins with the 96 core papers, in their order', () => {
		const listed = readFileSync('test/fixtures/corePapers.txt', 'utf8').trim().split(/\r?\n/);
		assert.equal(listed.length, 96);
		assert.deepEqual(papers.slice(0, 96).map(idOf), listed);
		assert.deepEqual(core.map(idOf), listed);
	});

	it('has authors, year, arXiv id, abstract and topic for each core paper', () => {
		assert.deepEqual(
			core.flatMap((paper) => fieldProblems(paper, coreSchema)),
			[],
		);
		assert.deepEqual(
			idsWhere(core, (paper) => text(paper, 'abstract').length < 400),
			[],
		);
	});

	it('classifies core papers only, by topics that exist', () => {
		const known = ids(topics);
		const topicsOf = (paper: Row) => [text(paper, 'topic'), ...list(paper, 'alsoTopics')];
		const coreOnly = ['topic', 'alsoTopics', 'tags', 'introduces', 'abstract'];
		const isClassified = (paper: Row) => coreOnly.some((field) => field in paper);
		assert.deepEqual(
			idsWhere(
				core,
				(paper) => topicsOf(paper).some((topic) => !known.has(topic)) || repeated(topicsOf(paper)).length > 0,
			),
			[],
		);
		assert.deepEqual(
			idsWhere(papers, (paper) => paper.collection === 'cited' && isClassified(paper)),
			[],
		);
	});

	it('gives a published title only where it differs', () => {
		assert.deepEqual(
			idsWhere(papers, (paper) => paper.publishedTitle === paper.title),
			[],
		);
	});

	it('has a venue with its year, unless the work is a preprint', () => {
		const isOdd = (paper: Row) =>
			'venue' in paper !== 'venueYear' in paper ||
			'venue' in paper === (paper.entryType === 'misc') ||
			Number(paper.venueYear ?? 9999) < Number(paper.year ?? 0);
		assert.deepEqual(idsWhere(papers, isOdd), []);
	});

	it('has links that agree with the identifiers', () => {
		const pages = [
			['https://doi.org/', 'doi'],
			['https://aclanthology.org/', 'acl'],
			['https://arxiv.org/abs/', 'arxiv'],
		] as const;
		const disagrees = (paper: Row) =>
			pages.some(([page, field]) => {
				const link = text(paper, 'url');
				return link.startsWith(page) && link.slice(page.length).replace(/\/$/, '') !== paper[field];
			});
		assert.deepEqual(idsWhere(papers, disagrees), []);
	});

	it('dates a paper by its arXiv id, but for those known to be older', () => {
		const older = ['bui2023codetf', 'tian2024codehalu', 'li2022competition', 'gao2020pile'];
		const hasOtherDate = (paper: Row) => {
			const [, year, month] = /^(..)(..)/.exec(text(paper, 'arxiv')) ?? [];
			return paper.year !== 2000 + Number(year) || (paper.month ?? Number(month)) !== Number(month);
		};
		assert.deepEqual(
			idsWhere(papers, (paper) => 'arxiv' in paper && hasOtherDate(paper)),
			older,
		);
	});

	it('lacks the year of two works only', () => {
		assert.deepEqual(
			idsWhere(papers, (paper) => !('year' in paper)),
			['github2021copilot', 'treesitter'],
		);
	});
});

describe('topics.json', () => {
	it('holds 13 topics, each the main one of a core paper', () => {
		assert.deepEqual(
			topics.flatMap((topic) => fieldProblems(topic, topicSchema)),
			[],
		);
		assert.equal(ids(topics).size, 13);
		assert.deepEqual(
			idsWhere(topics, ({ id }) => !core.some((paper) => paper.topic === id)),
			[],
		);
	});
});

describe('terms.json', () => {
	const forms = terms.flatMap((term) => (term.forms as readonly Form[]).map((form) => ({ term, ...form })));

	it('holds known, well-formed fields only, every id and label once', () => {
		assert.deepEqual(
			terms.flatMap((term) => fieldProblems(term, termSchema)),
			[],
		);
		assert.deepEqual([...repeated(terms.map(idOf)), ...repeated(terms.map((term) => text(term, 'label')))], []);
	});

	it('names papers that exist: any that defines, core papers that mention', () => {
		const known = ids(papers);
		const listed = ids(core);
		const isLost = (term: Row) =>
			!known.has(text(term, 'definedBy')) || list(term, 'mentionedBy').some((paper) => !listed.has(paper));
		assert.deepEqual(idsWhere(terms, isLost), []);
	});

	it('gives each cited work a term that it defines', () => {
		const defining = new Set(terms.map((term) => text(term, 'definedBy')));
		assert.deepEqual(
			idsWhere(papers, (paper) => paper.collection === 'cited' && !defining.has(idOf(paper))),
			[],
		);
	});

	it('mentions a term only where title or abstract has one of its forms', () => {
		const words = new Map(
			core.map((paper) => [
				idOf(paper),
				`${text(paper, 'title')} ${text(paper, 'publishedTitle')} ${text(paper, 'abstract')}`,
			]),
		);
		const unfounded = terms.flatMap((term) =>
			list(term, 'mentionedBy')
				.filter((paper) => !(term.forms as readonly Form[]).some((form) => occurs(form, words.get(paper) ?? '')))
				.map((paper) => `${idOf(term)} in ${paper}`),
		);
		assert.deepEqual(unfounded, []);
	});

	it('writes a form once in a term, and tells two terms with one form apart by their context', () => {
		const clashes = forms.flatMap((form, at) =>
			forms
				.slice(at + 1)
				.filter((other) => other.text.toLowerCase() === form.text.toLowerCase())
				.filter((other) => (other.term === form.term ? other.text === form.text : !areApart(form, other)))
				.map((other) => `${form.text}: ${idOf(form.term)}, ${idOf(other.term)}`),
		);
		assert.deepEqual(clashes, []);
	});
});

describe('about.json', () => {
	it('gives the year and month of the data, and nothing in it is younger', () => {
		assert.match(about.asOf, /^20\d\d-(0[1-9]|1[0-2])$/);
		assert.deepEqual(Object.keys(about), ['asOf']);
		const born = (paper: Row) => text(paper, 'arxiv').replace(/^(..)(..).*/, '20$1-$2');
		const isYounger = (paper: Row) =>
			born(paper) > about.asOf || Number(paper.venueYear ?? 0) > Number.parseInt(about.asOf, 10);
		assert.deepEqual(idsWhere(papers, isYounger), []);
	});
});

function occurs(form: Form, words: string): boolean {
	return form.caseSensitive ? words.includes(form.text) : words.toLowerCase().includes(form.text.toLowerCase());
}

/** Both forms depend on the words around them, and on different ones. */
function areApart({ contextWords = [] }: Form, other: Form): boolean {
	const others = other.contextWords ?? [];
	return contextWords.length > 0 && others.length > 0 && !contextWords.some((word) => others.includes(word));
}
