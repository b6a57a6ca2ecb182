import assert from 'node:assert/strict';
import { keyedEntries } from '../../src/core/bibliography/keyedEntries';
import { type BibEntry, parseBibtex } from '../../src/core/bibliography/reading/bibtex';
import { entryToPaper, isWork } from '../../src/core/bibliography/reading/entryPaper';
import type { Paper } from '../../src/core/paper';

type Expected = { readonly [Name in keyof Paper]?: Paper[Name] | undefined };
type Row = readonly [what: string, bib: string, paper: Expected];

const grid: readonly Row[] = [
	['the key as id', '@misc{DBLP:x/y, title={T}}', { id: 'DBLP:x/y', title: 'T', entryType: 'misc', authors: [] }],
	['a title', '@misc{k, title={{GPT}-4: {\\"U}ber~$x_i$}}', { title: 'GPT-4: Über x_i' }],
	['a subtitle', '@book{k, title={A}, subtitle={B}}', { title: 'A: B' }],
	['no title', '@misc{k, year=2020}', { title: 'k' }],
	[
		'authors',
		'@misc{k, author={Lee, Ann and others}}',
		{ authors: [{ family: 'Lee', given: 'Ann' }], authorsTruncated: true },
	],
	[
		'editors for authors',
		'@book{k, editor={Lee, A.}}',
		{ authors: [{ family: 'Lee', given: 'A.' }], editors: [{ family: 'Lee', given: 'A.' }] },
	],
	['a date', '@misc{k, date={2021-05-03/2021-06}}', { year: 2021, month: 5 }],
	['year and month', '@misc{k, year=2021, month=may}', { year: 2021, month: 5 }],
	[
		'a conference',
		'@conference{k, booktitle={Proc. of {ACL}}, year=2020}',
		{ entryType: 'inproceedings', venue: 'Proc. of ACL', year: 2020, venueYear: 2020 },
	],
	[
		'a journal',
		'@article{k, journaltitle={Nature}, volume=1, number=2, pages={3--4}}',
		{ venue: 'Nature', volume: '1', number: '2', pages: '3-4' },
	],
	['a thesis', '@phdthesis{k, school={MIT}}', { venue: 'MIT' }],
	['a report', '@techreport{k, institution={NASA}, number={TR-1}}', { venue: 'NASA', number: 'TR-1' }],
	[
		'a book',
		'@book{k, publisher={Springer}, series={LNCS}, isbn={1-2}}',
		{ publisher: 'Springer', venue: 'LNCS', isbn: '1-2' },
	],
	['the short name of a venue', "@inproceedings{k, booktitle={Proc.}, series={ICSE '20}}", { venueShort: "ICSE '20" }],
	['how it was published', '@misc{k, howpublished={Talk at X}}', { venue: 'Talk at X' }],
	[
		'a page on the web',
		'@misc{k, howpublished={\\url{https://a.org/b_c}}}',
		{ venue: undefined, url: 'https://a.org/b_c' },
	],
	['a DOI', '@misc{k, doi={https://doi.org/10.1145/3368089.3409741}}', { doi: '10.1145/3368089.3409741' }],
	['an escaped DOI', '@misc{k, doi={10.1007/978-3-540\\_12}}', { doi: '10.1007/978-3-540_12' }],
	[
		'a DOI in the URL',
		'@misc{k, url={http://dx.doi.org/10.1000/X}}',
		{ doi: '10.1000/x', url: 'http://dx.doi.org/10.1000/X' },
	],
	[
		'arXiv as biblatex has it',
		'@online{k, eprint={2107.03374v2}, eprinttype={arxiv}, eprintclass={cs.LG}}',
		{ arxiv: '2107.03374', arxivClass: 'cs.LG' },
	],
	['arXiv as arXiv has it', '@misc{k, eprint={hep-th/9711200}, archivePrefix={arXiv}}', { arxiv: 'hep-th/9711200' }],
	['another archive', '@misc{k, eprint={12345678}, eprinttype={pubmed}}', { arxiv: undefined }],
	[
		'arXiv as Google Scholar has it',
		'@article{k, journal={arXiv preprint arXiv:2107.03374}, year=2021}',
		{ arxiv: '2107.03374', venue: undefined, venueYear: undefined },
	],
	[
		'arXiv as DBLP has it',
		'@article{k, journal={CoRR}, volume={abs/2107.03374}}',
		{ arxiv: '2107.03374', venue: undefined, volume: undefined },
	],
	['arXiv in the URL', '@misc{k, url={https://arxiv.org/abs/2107.03374}}', { arxiv: '2107.03374' }],
	["arXiv's DOI", '@misc{k, doi={10.48550/arXiv.2107.03374}}', { arxiv: '2107.03374', doi: undefined }],
	[
		'the ACL Anthology',
		'@inproceedings{k, url={https://aclanthology.org/2020.acl-main.1/}}',
		{ acl: '2020.acl-main.1' },
	],
	['keywords', '@misc{k, keywords={a b, c,, a b}}', { tags: ['a b', 'c'] }],
	[
		'abstract and note',
		'@misc{k, abstract={We  do\n it.}, note={In \\emph{press}}}',
		{ abstract: 'We do it.', note: 'In press' },
	],
	['the first of two fields', '@misc{k, title={A}, title={B}}', { title: 'A' }],
];

describe('entryToPaper', () => {
	for (const [what, bib, expected] of grid) {
		it(`reads ${what}`, () => {
			const paper = readPaper(bib);
			for (const name of Object.keys(expected) as (keyof Paper)[]) {
				assert.deepEqual(paper[name], expected[name], name);
			}
		});
	}
});

const inherited: readonly Row[] = [
	[
		'booktitle and year from proceedings',
		'@inproceedings{k, title={T}, crossref={p}}\n@proceedings{p, title={Proc.}, year=2020, publisher={ACM}}',
		{ title: 'T', venue: 'Proc.', year: 2020, publisher: 'ACM' },
	],
	[
		'booktitle as BibTeX asks for it',
		'@inproceedings{k, title={T}, crossref={P}}\n@proceedings{p, title={Long}, booktitle={Short}}',
		{ venue: 'Short' },
	],
	[
		'nothing over its own',
		'@inproceedings{k, title={T}, crossref={p}, booktitle={B}, year=1}\n@proceedings{p, title={P}, date={2020-05}}',
		{ venue: 'B', month: undefined },
	],
	[
		'the journal from a periodical',
		'@article{k, title={T}, crossref={p}}\n@periodical{p, title={Nature}}',
		{ venue: 'Nature' },
	],
	[
		'the author of a book',
		'@inbook{k, title={T}, crossref={p}}\n@book{p, title={B}, author={Lee, A.}}',
		{ venue: 'B', authors: [{ family: 'Lee', given: 'A.' }] },
	],
	[
		'through two parents',
		'@inproceedings{k, title={T}, crossref={p}}\n@proceedings{p, title={P}, crossref={m}}\n@mvproceedings{m, title={M}, publisher={X}}',
		{ venue: 'P', publisher: 'X' },
	],
	[
		'xdata',
		'@book{k, title={T}, xdata={a, b}}\n@xdata{a, publisher={X}}\n@xdata{b, publisher={Y}, isbn={1}, xdata={c}}\n@xdata{c, edition={2}, series={S}}',
		{ publisher: 'X', isbn: '1', venue: 'S' },
	],
	[
		'no DOI, abstract or note',
		'@inproceedings{k, title={T}, crossref={p}}\n@proceedings{p, doi={10.1000/1}, note={N}, abstract={A}, pages={9}}',
		{ doi: undefined, note: undefined, abstract: undefined, pages: undefined },
	],
	[
		'nothing from a missing parent',
		'@inproceedings{k, title={T}, crossref={nowhere}}',
		{ title: 'T', venue: undefined },
	],
	['nothing from itself', '@inproceedings{k, title={T}, crossref={k}, xdata={k}}', { title: 'T', venue: undefined }],
	[
		'nothing twice from a circle',
		'@inproceedings{k, title={T}, crossref={p}}\n@proceedings{p, title={P}, crossref={k}}',
		{ title: 'T', venue: 'P' },
	],
];

describe('isWork', () => {
	it('tells works from entries that serve other entries or the style', () => {
		const { entries } = parseBibtex('@misc{a}@xdata{b}@Control{c}@IEEEtranBSTCTL{d}@software{e}@bib-options{f}');
		assert.deepEqual(
			entries.filter(isWork).map((entry) => entry.key),
			['a', 'e'],
		);
	});
});

describe('entryToPaper with parents', () => {
	for (const [what, bib, expected] of inherited) {
		it(`takes ${what}`, () => {
			const paper = readPaper(bib);
			for (const name of Object.keys(expected) as (keyof Paper)[]) {
				assert.deepEqual(paper[name], expected[name], name);
			}
		});
	}

	it('follows a long chain only so far', () => {
		const chain = Array.from({ length: 20_000 }, (_, n) => `@misc{k${n}, crossref={k${n + 1}}}`).join('\n');
		assert.equal(readPaper(chain).id, 'k0');
	});
});

function readPaper(bib: string): Paper {
	const { entries } = parseBibtex(bib);
	const [entry] = entries;
	assert.ok(entry);
	const keyed = keyedEntries<BibEntry>();
	for (const one of entries) {
		keyed.add(one);
	}
	return entryToPaper(entry, keyed.find);
}
