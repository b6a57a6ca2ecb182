import { titleKeys } from '../bibliography/titleMatch';
import { identifierKey, paperIdentifiers } from '../identifiers';
import type { Paper } from '../paper';
import { fold } from './analysis';
import { leadingName, titles } from './paperFields';

/** All that a text may consist of to name the paper: its names by `nameKey`, its identifiers by `identifierKey`; and its `idKey`. */
export function paperKeys(paper: Paper): string[] {
	const { id, key = id, url = '', codeUrl = '', introduces = [] } = paper;
	const names = titles(paper).flatMap((title) => [title, ...leadingName(title)]);
	const keys = [
		...[key, url, codeUrl, ...introduces, ...names].map(nameKey),
		...paperIdentifiers(paper).map(identifierKey),
		idKey(id),
	];
	return [...new Set(keys)].filter((one) => one !== '');
}

/** What records of the same work share at least one of: its identifiers, its titles with and without what stands behind the colon. */
export function workKeys(paper: Paper): string[] {
	return [...paperIdentifiers(paper).map(identifierKey), ...titleKeys(paper).map((title) => `~${title}`)];
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
