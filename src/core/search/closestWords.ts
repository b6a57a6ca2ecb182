/** The words that one slip apart from a word: a letter too many, too few, another, or two exchanged. None for short words and numbers. */
export function closestWords(word: string, vocabulary: Iterable<string>): string[] {
	if (word.length < SHORTEST || /^\d+$/.test(word)) {
		return [];
	}
	const close: string[] = [];
	for (const other of vocabulary) {
		if (isOneSlipApart(word, other)) {
			close.push(other);
		}
	}
	return close.slice(0, MOST);
}

const SHORTEST = 4;
const MOST = 20;

function isOneSlipApart(word: string, other: string): boolean {
	const longer = other.length - word.length;
	if (longer < -1 || longer > 1) {
		return false;
	}
	let at = 0;
	while (at < word.length && word[at] === other[at]) {
		at++;
	}
	const rest = (text: string, skip: number) => text.slice(at + skip);
	if (longer === 1) {
		return word.slice(at) === rest(other, 1);
	}
	if (longer === -1) {
		return rest(word, 1) === other.slice(at);
	}
	const isExchanged = word[at] === other[at + 1] && word[at + 1] === other[at];
	return rest(word, 1) === rest(other, 1) || (isExchanged && rest(word, 2) === rest(other, 2));
}
