import type * as vscode from 'vscode';
import { citationExtensions, citationLanguages } from '../core/citation/styles';

/** The documents that may have citations, cells of notebooks among them. */
export const citationSelector: readonly vscode.DocumentFilter[] = [
	...citationLanguages().map((language) => ({ language })),
	{ pattern: `**/*.{${citationExtensions().join(',')}}` },
];

/** `.bib` files, whatever their language: VS Code has none for them unless an extension brings it. */
export const bibSelector: readonly vscode.DocumentFilter[] = [{ language: 'bibtex' }, { pattern: '**/*.[bB][iI][bB]' }];

/** The files that may have citations, for searches and watchers. */
export const citationFiles = `**/*.{${[...citationExtensions(), 'ipynb'].join(',')}}`;
