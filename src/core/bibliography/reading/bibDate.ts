/** A date as far as it is known; months are 1 to 12. */
export interface BibDate {
	readonly year?: number;
	readonly month?: number;
}

/** English, German, French, Spanish, Portuguese and Italian month names by their first letters, without accents. */
const monthBeginnings = [
	'jan ene gen',
	'feb fev',
	'mar',
	'apr avr abr',
	'may mai mag',
	'jun juin giu',
	'jul juil lug',
	'aug aou ago',
	'sep set',
	'oct okt out ott',
	'nov',
	'dec dez dic',
];

const months: ReadonlyMap<string, number> = new Map(
	monthBeginnings.flatMap((names, at) => names.split(' ').map((name): [string, number] => [name, at + 1])),
);

/**
 * The date of an entry from its `date` (ISO 8601-2 as biblatex takes it: ranges, times, "~" and "?"), or its `year` and
 * `month`; of a range the beginning. What people write there is understood as far as it is certain: "c2001", "March
 * 2004", "2003/2004"; "in press" is no date.
 */
export function parseBibDate(date: string, year = '', month = ''): BibDate {
	const iso = isoDate(date) ?? isoDate(year);
	const foundYear = iso?.year ?? writtenYear(date) ?? writtenYear(year);
	const foundMonth = iso?.month ?? monthOf(month) ?? namedMonth(date) ?? namedMonth(year);
	return {
		...(foundYear === undefined ? {} : { year: foundYear }),
		...(foundMonth === undefined ? {} : { month: foundMonth }),
	};
}

function isoDate(text: string): BibDate | undefined {
	const match = /^\s*\/?(-?\d{4})(?:-(\d{1,2})(?!\d)|\/(\d{1,2})(?=\/\d))?(?:[-/T]|[~?%]?(?:\/|\s*$))/.exec(text);
	if (!match) {
		return undefined;
	}
	const month = Number(match[2] ?? match[3]);
	return { year: Number(match[1]), ...(month >= 1 && month <= 12 ? { month } : {}) };
}

/** The first number that can be a year. */
function writtenYear(text: string): number | undefined {
	const found = /(?<!\d)[12]\d{3}(?![\dXxu])/.exec(text);
	return found ? Number(found[0]) : undefined;
}

function monthOf(text: string): number | undefined {
	const number = /^\s*(\d{1,2})\s*$/.exec(text)?.[1];
	if (number !== undefined) {
		const month = Number(number);
		return month >= 1 && month <= 12 ? month : undefined;
	}
	return namedMonth(text);
}

function namedMonth(text: string): number | undefined {
	for (const [word] of text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.matchAll(/[a-z]{3,}/g)) {
		const month = months.get(word.slice(0, 4)) ?? months.get(word.slice(0, 3));
		if (month !== undefined) {
			return month;
		}
	}
	return undefined;
}
