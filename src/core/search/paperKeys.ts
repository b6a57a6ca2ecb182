import { identifierKey, paperIdentifiers } from '../identifiers';
import type { Paper } from '../paper';
import { fold } from './analysis';
import { leadingName, titles } from './paperFields';

/** All that a text may consist of to name the paper: its names by `nameKey`, its identifiers by `identifierKey`; and its `idKey`. */
export function paperKeys(paper: Paper): string[] {
	const { id, url = '', codeUrl = '', introduces = [] } = paper;
	const names = titles(paper).flatMap((title) => [title, ...leadingName(title)]);
	const keys = [
		...[id, url, codeUrl, ...introduces, ...names].map(nameKey),
		...paperIdentifiers(paper).map(identifierKey),
		idKey(id),
	];
	return [...new Set(keys)].filter((key) => key !== '');
}

/** What an id is looked up by when it must be this very id. */
export function idKey(id: string): string {
	return `=${id}`;
}

/** What a name is compared by: "Code Llama", "code-llama" and "CodeLlama" are one; "HumanEval+" and "C#" keep their marks. */
export function nameKey(name: string): string {
	return fold(name.trim().replace(URL_START, '')).replace(/[^\p{L}\p{N}+#]/gu, '');
}

const URL_START = /^https?:\/\/(?:www\.)?/i;
