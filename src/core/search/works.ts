import { mergeRecords } from '../bibliography/mergedPaper';
import { isSameWork } from '../bibliography/sameWork';
import type { PaperRows, Works } from './corpus';

/** The works of these papers. A record belongs to the first work whose first record is the same work as it is. */
export function createWorks(papers: Pick<PaperRows, 'length' | 'at' | 'alike'>): Works {
	// One more than the first row of the work; 0 while it is not known.
	const firsts = new Uint32Array(papers.length);
	const rowsByFirst = new Map<number, readonly number[]>();
	const areSame = (row: number, other: number) => {
		const [paper, another] = [papers.at(row), papers.at(other)];
		return paper !== undefined && another !== undefined && isSameWork(paper, another);
	};
	const findFirst = (row: number, depth: number): number => {
		const isFirst = (other: number) => areSame(row, other) && firstOf(other, depth + 1) === other;
		return papers.alike(row).find((other) => other < row && isFirst(other)) ?? row;
	};
	const firstOf = (row: number, depth = 0): number => {
		if (firsts[row] === 0) {
			firsts[row] = 1 + (depth > DEEPEST ? row : findFirst(row, depth));
		}
		return (firsts[row] ?? 0) - 1;
	};
	const rowsOf = (row: number): readonly number[] => {
		const first = firstOf(row);
		const known = rowsByFirst.get(first);
		if (known) {
			return known;
		}
		const alike = papers.alike(first);
		if (alike.length === 0) {
			return [first];
		}
		const isOfWork = (other: number) => other > first && areSame(first, other) && firstOf(other) === first;
		const rows = [first, ...alike.filter(isOfWork)];
		rowsByFirst.set(first, rows);
		return rows;
	};
	return {
		firstOf: (row) => firstOf(row),
		rowsOf,
		paperOf(row) {
			const rows = rowsOf(row);
			const records = rows.length === 1 ? [] : rows.flatMap((one) => papers.at(one) ?? []);
			return records.length > 0 ? mergeRecords(records) : papers.at(row);
		},
	};
}

/** How many records may hang together one by one, of which each could be the same work as the next. */
const DEEPEST = 100;
