import type { Token } from './analysis';
import type { QueryWord } from './ranking';

/** A text with its misspelt words put right, the likeliest way first; none where no word was corrected. */
export function correctedTexts(text: string, tokens: readonly Token[], words: readonly QueryWord[]): string[] {
	const corrections = new Map(
		words.flatMap(({ word, corrections }) => (corrections.length > 0 ? [[word, corrections]] : [])),
	);
	const most = Math.max(0, ...[...corrections.values()].map(({ length }) => length));
	const corrected = (choice: number, whole: boolean) => {
		let result = '';
		let end = 0;
		for (const token of tokens.filter((token) => token.whole === whole)) {
			const choices = corrections.get(token.word);
			const word = choices?.[choice] ?? choices?.[0];
			result += text.slice(end, token.start) + (word ?? text.slice(token.start, token.end));
			end = token.end;
		}
		return result + text.slice(end);
	};
	return Array.from({ length: most }, (_, choice) => [corrected(choice, false), corrected(choice, true)]).flat();
}
