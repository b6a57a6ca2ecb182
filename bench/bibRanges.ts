import type { BibEntry } from '../src/core/bibliography/reading/bibtex';

/** What is wrong with the ranges of an entry: each must cut its own text out of the source, in order. */
export function wrongRanges(text: string, entry: BibEntry): string[] {
	const wrong: string[] = [];
	const check = (holds: boolean, what: string) => {
		if (!holds) {
			wrong.push(`${entry.key}: ${what}`);
		}
	};
	check(text[entry.start] === '@', 'does not start at "@"');
	check(!entry.closed || /[})]/.test(text.charAt(entry.end - 1)), 'does not end at its closing delimiter');
	check(text.slice(entry.keyStart, entry.keyEnd) === entry.key, 'key');
	let after = entry.keyEnd;
	for (const field of entry.fields) {
		check(text.slice(field.nameStart, field.nameEnd).toLowerCase() === field.name, `name of ${field.name}`);
		check(isValue(text.slice(field.valueStart, field.valueEnd), field.value), `value of ${field.name}`);
		check(after <= field.nameStart && field.nameEnd < field.valueEnd, `order of ${field.name}`);
		after = field.valueEnd;
	}
	check(after <= entry.end, 'a field ends behind it');
	return wrong;
}

function isValue(source: string, value: string): boolean {
	const delimited = /^(?:\{[\s\S]*\}|"[\s\S]*")$/.test(source) && source.slice(1, -1) === value;
	const unclosed = /^["{]/.test(source) && source.slice(1) === value;
	return (
		delimited || unclosed || source === value || !/[\s{"]/.test(source) || (source.includes('#') && !/\s$/.test(source))
	);
}
