import { lazily } from '../lazily';
import type { Paper } from '../paper';
import type { PaperRows } from './corpus';
import { idKey, paperKeys } from './paperKeys';
import { sentences } from './sentences';

/** Rows of papers that are kept as they are, all from one source that has each work once. */
export function paperRows(papers: readonly Paper[], source: string): PaperRows {
	const rowsByKey = lazily(() => rowsOfKeys(papers));
	return {
		length: papers.length,
		count: papers.length,
		at: (row) => papers[row],
		keyAt: (row) => papers[row]?.key ?? papers[row]?.id ?? '',
		yearsAt: (row) => yearsOf(papers[row]),
		monthAt: (row) => monthOf(papers[row]),
		sentenceAt: (row, number) => sentences(papers[row]?.abstract ?? '')[number] ?? '',
		sources: [source],
		sourcesAt: () => [source],
		withId: (id) => rowsByKey().get(idKey(id)) ?? [],
		named: (key) => rowsByKey().get(key) ?? [],
		alike: () => [],
	};
}

/** The years of the first public and of the published version, as far as they are known. */
export function yearsOf(paper: Paper | undefined): number[] {
	return [paper?.year, paper?.venueYear].filter((year) => year !== undefined);
}

/** Months since the year 0; 0 where the year is unknown. */
export function monthOf(paper: Paper | undefined): number {
	return (paper?.year ?? paper?.venueYear ?? 0) * 12 + (paper?.month ?? 0);
}

function rowsOfKeys(papers: readonly Paper[]): Map<string, number[]> {
	const rows = new Map<string, number[]>();
	for (const [row, paper] of papers.entries()) {
		for (const key of paperKeys(paper)) {
			const known = rows.get(key);
			if (known) {
				known.push(row);
			} else {
				rows.set(key, [row]);
			}
		}
	}
	return rows;
}
