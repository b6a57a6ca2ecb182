import assert from 'node:assert/strict';
import { findEntryLinks } from '../../src/core/bibliography/entryLinks';
import { parseBibtex } from '../../src/core/bibliography/reading/bibtex';
import { hostileTexts } from './hostileTexts';

/** A field, the text of each link in it, and its address. */
const cases: readonly (readonly [field: string, ...links: readonly (readonly [written: string, url: string])[]])[] = [
	['doi = {10.1145/3377811.3380342}', ['10.1145/3377811.3380342', 'https://doi.org/10.1145/3377811.3380342']],
	['doi = " 10.1145/3377811 "', ['10.1145/3377811', 'https://doi.org/10.1145/3377811']],
	['DOI = {https://doi.org/10.1145/3377811}', ['https://doi.org/10.1145/3377811', 'https://doi.org/10.1145/3377811']],
	[
		'doi = {10.1007/978-3-319-10593-2\\_13}',
		['10.1007/978-3-319-10593-2\\_13', 'https://doi.org/10.1007/978-3-319-10593-2_13'],
	],
	[
		'doi = {10.1007/978-3-319-10593-2{\\_}13}',
		['10.1007/978-3-319-10593-2{\\_}13', 'https://doi.org/10.1007/978-3-319-10593-2_13'],
	],
	[
		'doi = {10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O}',
		[
			'10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O',
			'https://doi.org/10.1002/(sici)1097-4571(199806)49:8%3C693::aid-asi4%3E3.0.co;2-o',
		],
	],
	['doi = {doi: 10.1145/3377811}', ['10.1145/3377811', 'https://doi.org/10.1145/3377811']],
	['doi = {}'],
	['doi = {to appear}'],
	['eprint = {2107.03374}', ['2107.03374', 'https://arxiv.org/abs/2107.03374']],
	['eprint = {2107.03374v2}, archivePrefix = {arXiv}', ['2107.03374v2', 'https://arxiv.org/abs/2107.03374']],
	['eprint = {hep-th/9901001}, eprinttype = {arxiv}', ['hep-th/9901001', 'https://arxiv.org/abs/hep-th/9901001']],
	['eprint = 2107.03374', ['2107.03374', 'https://arxiv.org/abs/2107.03374']],
	['eprint = {30102808}, eprinttype = {pubmed}'],
	['eprint = {2107.03374}, eprinttype = {hdl}'],
	['journal = {arXiv preprint arXiv:2107.03374}', ['arXiv:2107.03374', 'https://arxiv.org/abs/2107.03374']],
	['volume = {abs/2107.03374}', ['abs/2107.03374', 'https://arxiv.org/abs/2107.03374']],
	[
		'url = {https://arxiv.org/pdf/2107.03374v2}',
		['https://arxiv.org/pdf/2107.03374v2', 'https://arxiv.org/pdf/2107.03374v2'],
	],
	[
		'url = {https://a.org/x_(y)/{\\textasciitilde}me\\_too}',
		['https://a.org/x_(y)/{\\textasciitilde}me\\_too', 'https://a.org/x_(y)/~me_too'],
	],
	[
		'url = {http://a.org/b\\%20c?d=1\\&e=2\\#f}',
		['http://a.org/b\\%20c?d=1\\&e=2\\#f', 'http://a.org/b%20c?d=1&e=2#f'],
	],
	['url = {www.a.org/b}', ['www.a.org/b', 'http://www.a.org/b']],
	['url = {https://a.org/b,https://a.org/c d}', ['https://a.org/b,https://a.org/c', 'https://a.org/b,https://a.org/c']],
	[
		'url = {https://a.org/b https://a.org/c}',
		['https://a.org/b', 'https://a.org/b'],
		['https://a.org/c', 'https://a.org/c'],
	],
	['howpublished = {\\url{https://a.org/b}}', ['https://a.org/b', 'https://a.org/b']],
	['note = {See (https://a.org/b).}', ['https://a.org/b', 'https://a.org/b']],
	[
		'note = {See https://a.org/b, and doi:10.1/x. Also 10.1145/3377811.}',
		['https://a.org/b', 'https://a.org/b'],
		['10.1145/3377811', 'https://doi.org/10.1145/3377811'],
	],
	['note = {javascript:alert(1) file:///etc/passwd command:x http:///x http://}'],
	['url = prefix # {https://a.org/b}', ['https://a.org/b', 'https://a.org/b']],
	['abstract = {Data at https://a.org/b}'],
	['file = {:https\\://a.org/b:PDF}'],
];

const linksOf = (text: string) =>
	parseBibtex(text).entries.flatMap((entry) =>
		findEntryLinks(entry, text).map(({ start, end, url }) => [text.slice(start, end), url]),
	);

describe('the links of an entry', () => {
	for (const [field, ...links] of cases) {
		it(field, () => {
			assert.deepEqual(linksOf(`% é\r\n@misc{k,\r\n  ${field}\r\n}\r\n`), links);
		});
	}

	it('stay in order and apart in hostile text', () => {
		for (const [, text] of hostileTexts) {
			const bib = `@misc{k, note = {${text}}, url = {${text}}, doi = {http://${text}}}`;
			for (const entry of parseBibtex(bib).entries) {
				let end = 0;
				for (const link of findEntryLinks(entry, bib)) {
					assert.ok(link.start >= end && link.end > link.start && /^https?:\/\//i.test(link.url));
					end = link.end;
				}
			}
		}
	});
});
