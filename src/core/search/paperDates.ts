import type { Paper } from '../paper';

/** The years of the first public and of the published version, as far as they are known. */
export function yearsOf(paper: Paper | undefined): number[] {
	return [paper?.year, paper?.venueYear].filter((year) => year !== undefined);
}

/** Months since the year 0; 0 where the year is unknown. */
export function monthOf(paper: Paper | undefined): number {
	return (paper?.year ?? paper?.venueYear ?? 0) * 12 + (paper?.month ?? 0);
}
