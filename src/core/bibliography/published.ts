import type { Paper } from '../paper';

/** True where the venue is a journal, proceedings or a publisher's series; false for preprints, reports on the web, software. */
export function isPublished({ entryType, venue = '' }: Paper): boolean {
	return venue.trim() !== '' && !UNPUBLISHED_TYPES.has(entryType) && !isPreprintVenue(venue);
}

/** True for what bibliographies write where a journal is asked for and there is none: "arXiv preprint arXiv:2107.03374", "CoRR". */
export function isPreprintVenue(venue: string): boolean {
	return /^\s*(?:(?:ar|bio|med|chem|psy)xiv\b|corr\b|abs\/|computing research repository|ssrn\b)|\bpreprints?\b/i.test(
		venue,
	);
}

const UNPUBLISHED_TYPES: ReadonlySet<string> = new Set(
	'misc online unpublished electronic www webpage software dataset'.split(' '),
);
