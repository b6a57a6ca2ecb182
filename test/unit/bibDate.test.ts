import assert from 'node:assert/strict';
import { type BibDate, parseBibDate } from '../../src/core/bibliography/reading/bibDate';

const grid: readonly (readonly [date: string, year: string, month: string, read: BibDate])[] = [
	['', '2021', '', { year: 2021 }],
	['', '2021', 'May', { year: 2021, month: 5 }],
	['', '2021', '05', { year: 2021, month: 5 }],
	['', '2021', '13', { year: 2021 }],
	['', '2021', '10 January', { year: 2021, month: 1 }],
	['', '2021', 'Sept.', { year: 2021, month: 9 }],
	['', '2021', 'July/August', { year: 2021, month: 7 }],
	['', '2021', 'Spring', { year: 2021 }],
	['', '2021', 'Dezember', { year: 2021, month: 12 }],
	['', '2021', 'août', { year: 2021, month: 8 }],
	['', '2021', 'juin', { year: 2021, month: 6 }],
	['2021', '', '', { year: 2021 }],
	['2021-05', '', '', { year: 2021, month: 5 }],
	['2021-05-03', '1999', 'jan', { year: 2021, month: 5 }],
	['2021-05-03/2022-06', '', '', { year: 2021, month: 5 }],
	['2021/2022', '', '', { year: 2021 }],
	['2021/', '', '', { year: 2021 }],
	['/2021', '', '', { year: 2021 }],
	['2021-05-03T10:20:30Z', '', '', { year: 2021, month: 5 }],
	['2021-05~', '', '', { year: 2021, month: 5 }],
	['1999?', '', '', { year: 1999 }],
	['2001-21', '', '', { year: 2001 }],
	['-0044', '', '', { year: -44 }],
	['202X', '', '', {}],
	['2021', '', 'March', { year: 2021, month: 3 }],
	['', 'c2001', '', { year: 2001 }],
	['', '[1999]', '', { year: 1999 }],
	['', 'ca. 1850', '', { year: 1850 }],
	['', '2003/2004', '', { year: 2003 }],
	['', '1998--1999', '', { year: 1998 }],
	['', '2021/05/03', '', { year: 2021, month: 5 }],
	['', '2003/04', '', { year: 2003 }],
	['', 'March 2004', '', { year: 2004, month: 3 }],
	['12 May 2004', '', '', { year: 2004, month: 5 }],
	['', 'in press', '', {}],
	['', 'to appear', '', {}],
	['', '', '', {}],
	['', '98', '', {}],
	['', '20211', '', {}],
];

describe('parseBibDate', () => {
	for (const [date, year, month, read] of grid) {
		it(`reads "${date}" "${year}" "${month}"`, () => assert.deepEqual(parseBibDate(date, year, month), read));
	}
});
