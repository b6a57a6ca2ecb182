import { displayText } from './displayText';
import { byline, type Paper } from './paper';

/** "NeurIPS 2023", "arXiv"; `undefined` where neither a venue nor a preprint is known. */
export function venueLine(paper: Paper): string | undefined {
	const venue = paper.venueShort ?? shortVenue(paper.venue);
	if (venue === undefined) {
		return paper.arxiv === undefined ? undefined : 'arXiv';
	}
	const year = paper.venueYear;
	return year === undefined || venue.includes(String(year)) ? venue : `${venue} ${year}`;
}

/** The venue without year and volume: "ICLR" for all the years of that conference; `undefined` where none is known. */
export function venueSeries(paper: Paper): string | undefined {
	const venue = paper.venueShort ?? shortVenue(paper.venue);
	return venue?.replace(VOLUME, '').replace(YEAR, ' ').replace(/\s+/g, ' ').trim() || venue;
}

const VOLUME = /[,:]? \(?Volume \d[\s\S]*/i;

const YEAR = /(?<![\p{L}\p{N}:/.-])(?:19|20)\d\d(?:\/\d{2,4})?(?![\p{L}\p{N}-]|\.\d)/gu;

/** The acronym in parentheses at the end of a venue's name, else the name without what all proceedings begin with. */
function shortVenue(venue: string | undefined): string | undefined {
	const acronym = /\(([A-Z][\w/-]*(?: ?'?\d{2,4})?)\)\s*$/.exec(venue ?? '')?.[1];
	const start = /^Proceedings of (?:the )?(?:(?:\d{4}|\d+(?:st|nd|rd|th)) )?(?:Annual )?(?:Meeting of the )?/;
	return acronym ?? venue?.replace(start, '');
}

/** "Chen et al., 2021 · NeurIPS 2021": who, when and where, for one line of a view. */
export function creditLine(paper: Paper): string {
	const venue = venueLine(paper);
	return [byline(paper), venue === undefined ? '' : displayText(venue, 80)]
		.map((part) => displayText(part, 120))
		.filter((part) => part !== '')
		.join(' · ');
}

/** "Chen et al., 2021"; a work without authors goes by the beginning of its title, as in the manual of the APA. */
export function citedAs(paper: Paper): string {
	const line = displayText(byline(paper), 80);
	if (paper.authors.length > 0 && line !== '') {
		return line;
	}
	const title = displayText(paper.title.split(/: /, 1)[0] ?? '', 60) || (paper.key ?? paper.id);
	return line === '' ? title : `${title}, ${line}`;
}

/** Where a paper can be read: its own address, else the one that its identifiers give; `undefined` without any. */
export function pageUrl(paper: Paper): string | undefined {
	if (paper.url !== undefined && /^https?:\/\//i.test(paper.url)) {
		return paper.url;
	}
	if (paper.arxiv !== undefined) {
		return `https://arxiv.org/abs/${paper.arxiv}`;
	}
	return paper.doi === undefined ? undefined : `https://doi.org/${paper.doi}`;
}
