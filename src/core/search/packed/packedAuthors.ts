import type { Author } from '../../paper';

/**
 * Authors as one text: for each a line with family and given name, or a tab and a body. Names that it cannot hold are given
 * back. It is read several times as fast as JSON, most of which in a record would be its authors.
 */
export function packAuthors(authors: readonly Author[]): string | readonly Author[] {
	const packed = authors.map(lineOf).join('\n');
	return JSON.stringify(readAuthors(packed)) === JSON.stringify(authors) ? packed : authors;
}

/** The authors that `packAuthors` was given. */
export function readAuthors(packed: string | readonly Author[]): readonly Author[] {
	if (typeof packed !== 'string') {
		return packed;
	}
	return packed === '' ? [] : packed.split('\n').map(readLine);
}

function readLine(line: string): Author {
	const tab = line.indexOf('\t');
	if (tab === 0) {
		return { literal: line.slice(1) };
	}
	return tab < 0 ? { family: line } : { family: line.slice(0, tab), given: line.slice(tab + 1) };
}

function lineOf(author: Author): string {
	if ('literal' in author) {
		return `\t${author.literal}`;
	}
	return author.given === undefined ? author.family : `${author.family}\t${author.given}`;
}
