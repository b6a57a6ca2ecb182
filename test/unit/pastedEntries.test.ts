import assert from 'node:assert/strict';
import { type BibliographyText, readBibliography } from '../../src/core/bibliography/bibliography';
import { findWorks } from '../../src/core/bibliography/findWork';
import { type PastedEntry, parentsAmong, readPastedEntries } from '../../src/core/bibliography/pastedEntries';
import { type EntryPlanOptions, planEntries as planInSteps } from '../../src/core/bibliography/writing/entryPlan';
import { createLatexEncoder } from '../../src/core/bibliography/writing/latexEncoder';
import type { Paper } from '../../src/core/paper';
import { finish } from './finish';
import { hostileTexts } from './hostileTexts';
import { latexTable } from './latexTable';

const planEntries = (...args: Parameters<typeof planInSteps>) => finish(planInSteps(...args));

const read = (text: string) => finish(readPastedEntries(text));
const keys = (text: string) => read(text)?.map(({ paper }) => paper.id);

/** The file with the pasted entries in it. */
function paste(file: string, pasted: string, options: EntryPlanOptions = {}): string {
	const bibliography: BibliographyText = finish(readBibliography(file));
	const entries: readonly PastedEntry[] = read(pasted) ?? [];
	const papers = entries.map(({ paper }) => paper);
	const known = finish(findWorks([bibliography], papers));
	const sourceOf = (paper: Paper) => entries.find((entry) => entry.paper === paper);
	const { insertions } = planEntries(bibliography, papers, (paper) => known.get(paper), { ...options, sourceOf });
	return [...insertions]
		.reverse()
		.reduce((text, one) => text.slice(0, one.offset) + one.text + text.slice(one.offset), file);
}

describe('readPastedEntries', () => {
	const BOOK = '@book{knuth, title = {The Art of Computer Programming}, author = {Knuth, Donald E.}, year = 1997}';
	const SITE = '@misc{site,\n\ttitle = "A Site",\n\turl = "https://example.org"\n}';

	it('reads one entry and several', () => {
		assert.deepEqual(keys(BOOK), ['knuth']);
		assert.deepEqual(keys(`\ufeff\r\n% From a list\r\n${BOOK}\r\n\r\n${SITE},\n`), ['knuth', 'site']);
		assert.deepEqual(keys(`@string{acm = "ACM"}\n${BOOK.replace('1997', 'acm')}\n@comment{x}`), ['knuth']);
		assert.deepEqual(keys('@inproceedings(a, title = {A})'), ['a']);
	});

	it('keeps the first entry of a work, and tells entries with the same key apart', () => {
		assert.deepEqual(keys(`${BOOK}\n${BOOK.replace('knuth', 'other')}\n${SITE}`), ['knuth', 'site']);
		assert.deepEqual(keys(`${BOOK}\n${SITE.replace('site', 'knuth')}\n@misc{, title = {B}}`), ['knuth', 'knuth-2', '']);
	});

	it('tells parents, which are not cited with their children', () => {
		const pasted = read('@inproceedings{a, title = {A}, crossref = {P}}\n@proceedings{p, title = {P}}') ?? [];
		assert.deepEqual(
			[...parentsAmong(pasted)].map(({ id }) => id),
			['p'],
		);
		assert.equal(parentsAmong(read('@proceedings{p, title = {P}, crossref = {p}}') ?? []).size, 0);
	});

	const others = [
		'',
		'@',
		'@john wrote: hello',
		'import { a } from "@scope/b"',
		'@decorator()\nclass A {}',
		'@media (max-width: 600px) { .a { title = b } }',
		'@book{knuth,',
		'@book{knuth, title = {The Art',
		'@book{knuth, year = 1997}',
		'@string{a = "b"}',
		'@comment{a}',
		'@xdata{a, title = {A}}',
		`Cite us:\n${BOOK}`,
		`${BOOK}\nand see`,
		`${BOOK}\n@book{b, year = 1998}`,
	];
	for (const text of others) {
		it(`leaves ${JSON.stringify(text)} alone`, () => assert.equal(read(text), undefined));
	}

	for (const [name, text] of hostileTexts) {
		it(`leaves ${name} alone`, () => {
			assert.equal(read(text), undefined);
			assert.equal(read(`@${text}`), undefined);
		});
	}
});

describe('planEntries of copies', () => {
	const PASTED = [
		'@InCollection{Some_Key:2020,',
		'  author    = "M{\\"u}ller, J{\\"o}rg and Li, Wei",',
		'  title     = {A {BERT} of',
		'               Two Lines},',
		'  booktitle = {Handbook},  editor = {Roe, Jane}, edition = {2}, address = {Berlin},',
		'  month = jan, year = 2020, publisher = acm,',
		'  abstract = {Long.}, file = {:a.pdf:PDF}, keywords = {x}, bdsk-url-1 = {http://a.b}, timestamp = {t},',
		'  title = {Again}, note = {},',
		'  doi = {10.1000/a_b}}',
	].join('\n');

	it('keeps the fields of the work, without those of programs, in the layout of the file', () => {
		const file = '@book{roe1999book,\r\n\ttitle={Book},\r\n\tauthor={Roe, Jane},\r\n\tyear={1999}\r\n}\r\n';
		const copy = [
			'@incollection{muller2020bert,',
			'\tauthor={M{\\"u}ller, J{\\"o}rg and Li, Wei},',
			'\ttitle={A {BERT} of Two Lines},',
			'\tbooktitle={Handbook},',
			'\teditor={Roe, Jane},',
			'\tedition={2},',
			'\taddress={Berlin},',
			'\tmonth=jan,',
			'\tyear={2020},',
			'\tpublisher=acm,',
			'\tdoi={10.1000/a_b}',
			'}',
		];
		assert.equal(paste(file, PASTED), `${file}\r\n${copy.join('\r\n')}\r\n`);
	});

	it('keeps braces around a value with a quote in a file that quotes', () => {
		const file = '@MISC{a,\n  TITLE = "A",\n  YEAR  = "1999",\n}\n';
		const copied = paste(file, PASTED);
		assert.match(copied, /AUTHOR {4}= \{M\{\\"u\}ller/);
		assert.match(copied, /ADDRESS {3}= "Berlin"/);
	});

	it('adds nothing for a work that is there under another key', () => {
		const file = '@misc{mine, title = {Something}, doi = {10.1000/A_B}, author = {Li, Wei}}\n';
		assert.equal(paste(file, PASTED), file);
	});

	it('takes out what the settings name', () => {
		assert.doesNotMatch(paste('', PASTED, { omitFields: ['Address', 'month'] }), /address|month/);
	});

	it('follows the keys and the order of the file', () => {
		const file =
			'@a{Abe99}\n@misc{Chen21, title={One}, author={Chen, M}, year=2021}\n@misc{Zhou22, title={Two}, author={Zhou, M}, year=2022}\n';
		assert.match(paste(file, PASTED), /Chen21[^@]*@incollection\{M[^@]*@misc\{Zhou22/);
	});

	it('begins an empty file with several entries, a blank line between', () => {
		const two = '@misc{a, title={One}, year=2001}\n@misc{b, title={Two}, year=2002}';
		assert.match(paste('', two), /^@misc\{[^@]*\n\}\n\n@misc\{[^@]*\n\}\n$/);
	});

	it('points a cross-reference at the new key of the entry pasted with it', () => {
		const two =
			'@inproceedings{a, title={One}, author={Li, Wei}, crossref={P}}\n@proceedings{P, title={All}, editor={Roe, Jane}, year=2002}';
		assert.match(paste('', two), /crossref = \{roe2002all\}/);
	});

	it('makes its own what an entry inherits from one that is not copied', () => {
		const shared =
			'@xdata{acm, publisher = {ACM}, address = {New York}}\n@inproceedings{a, title = {One}, author = {Li, Wei}, ';
		const copied = paste('', `${shared}year = 2001, xdata = {acm}}`);
		assert.match(copied, /publisher = \{ACM\},\n {2}address = \{New York\}/);
		assert.doesNotMatch(copied, /xdata/);
		assert.match(paste('', `${shared}year = 2001, crossref = {elsewhere}}`), /crossref = \{elsewhere\}/);
	});

	it('writes LaTeX where the file cannot hold a character', () => {
		const pasted = '@misc{a, title = {Über große Öfen}, author = {Łukasz, É.}, url = {https://example.org/ü}}';
		const copied = paste('', pasted, { encode: createLatexEncoder(latexTable) });
		assert.match(copied, /title = \{\{?\\"\{?U/);
		assert.match(copied, /url = \{https:\/\/example\.org\/ü\}/);
	});
});
