const months = {
	jan: 'January',
	feb: 'February',
	mar: 'March',
	apr: 'April',
	may: 'May',
	jun: 'June',
	jul: 'July',
	aug: 'August',
	sep: 'September',
	oct: 'October',
	nov: 'November',
	dec: 'December',
};

const monthStrings: ReadonlyMap<string, string> = new Map(Object.entries(months));

/** What a bare word of a value stands for: a number is itself, then `@string`, then the months every style defines;
 * an unknown name stands for itself. `strings` has lower-case names. */
export function expandString(word: string, strings: ReadonlyMap<string, string>): string {
	const name = word.toLowerCase();
	return strings.get(name) ?? monthStrings.get(name) ?? word;
}
