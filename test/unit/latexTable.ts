import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LatexTable } from '../../src/core/bibliography/writing/latexEncoder';

/** The table of `data/`, as the extension reads it. */
export const latexTable = JSON.parse(
	readFileSync(path.join(process.cwd(), 'data', 'latex.json'), 'utf8'),
) as LatexTable;
