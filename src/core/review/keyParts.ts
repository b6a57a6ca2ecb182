import { foldToAscii } from '../bibliography/keys/keyWords';

/** What a key of the usual patterns tells: chen2021evaluating, Chen_Evaluating_2021, chen-etal-2021-evaluating. */
export interface KeyParts {
	/** The first word, of two letters or more, in small ASCII letters. */
	readonly author: string;
	readonly year: number;
	/** The other words of four letters and more. */
	readonly words: readonly string[];
}

/** The author, year and words of a key; `undefined` where it has no year of four digits, or no author before it. */
export function keyParts(key: string): KeyParts | undefined {
	const spaced = foldToAscii(key.slice(0, 200)).replace(CAPITAL_INSIDE, ' ').toLowerCase();
	const split = /^([a-z]{2,})(.*?)((?:1[5-9]|20)\d\d)(?!\d)(.*)$/.exec(spaced);
	if (!split) {
		return undefined;
	}
	const [, author = '', before = '', year = '', after = ''] = split;
	const words = `${before} ${after}`.match(/[a-z]{4,}/g) ?? [];
	return { author, year: Number(year), words: words.filter((word) => word !== 'etal') };
}

/** ChenEvaluating2021 has two words, vanDyck1990 and McKay2003 have one. */
const CAPITAL_INSIDE = /(?<!^(?:[Vv][ao]n|[Dd](?:e[lnr]?|ella|[iu])|[Ll][ae]|Ma?c))(?<=[a-z]{2})(?=[A-Z])/g;
