import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LibraryData } from '../../src/core/library';

function read<T>(name: string): T {
	return JSON.parse(readFileSync(path.join(process.cwd(), 'data', name), 'utf8')) as T;
}

/** The data of the bundled index, as the extension reads it. */
export const bundledData: LibraryData = {
	papers: read<LibraryData['papers']>('papers.json'),
	topics: read<LibraryData['topics']>('topics.json'),
	terms: read<LibraryData['terms']>('terms.json'),
	asOf: read<{ readonly asOf: string }>('about.json').asOf,
};
