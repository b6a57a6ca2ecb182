import assert from 'node:assert/strict';
import { findIdentifiers, identifierUrl, paperIdentifiers, parseIdentifier } from '../../src/core/identifiers';

/** What is found in a text, each as "kind id", with the text that it stands for. */
function found(text: string): string[] {
	return findIdentifiers(text).map(({ kind, id, start, end }) => `${kind} ${id} <${text.slice(start, end)}>`);
}

/** Whole texts and their identifier. */
const whole = [
	['2107.03374', 'arxiv 2107.03374'],
	['2107.03374v2', 'arxiv 2107.03374'],
	['arXiv:2107.03374v12', 'arxiv 2107.03374'],
	['arXiv: 2107.03374 [cs.LG]', 'arxiv 2107.03374'],
	['hep-th/9901001', 'arxiv hep-th/9901001'],
	['math.GT/0309136v1', 'arxiv math/0309136'],
	['https://arxiv.org/abs/2107.03374', 'arxiv 2107.03374'],
	['http://www.arxiv.org/pdf/2107.03374v1.pdf', 'arxiv 2107.03374'],
	['https://arxiv.org/html/2107.03374v3', 'arxiv 2107.03374'],
	['export.arxiv.org/abs/cs/0112017', 'arxiv cs/0112017'],
	['https://ar5iv.labs.arxiv.org/html/2107.03374', 'arxiv 2107.03374'],
	['https://huggingface.co/papers/2107.03374', 'arxiv 2107.03374'],
	['abs/1810.04805', 'arxiv 1810.04805'],
	['10.48550/arXiv.2107.03374', 'arxiv 2107.03374'],
	['https://doi.org/10.48550/arXiv.2107.03374v2', 'arxiv 2107.03374'],
	['10.1145/3597503.3639138', 'doi 10.1145/3597503.3639138'],
	['doi:10.1145/ABC.Def', 'doi 10.1145/abc.def'],
	['DOI: 10.1145/3597503', 'doi 10.1145/3597503'],
	['https://doi.org/10.1000/182', 'doi 10.1000/182'],
	['http://dx.doi.org/10.1002%2Fabc%28x%29', 'doi 10.1002/abc(x)'],
	['https://dl.acm.org/doi/pdf/10.1145/3597503.3639138?download=true', 'doi 10.1145/3597503.3639138'],
	['https://link.springer.com/content/pdf/10.1007/978-3-031-23190-2.pdf', 'doi 10.1007/978-3-031-23190-2'],
	['https://www.frontiersin.org/articles/10.3389/fnins.2019.00095/full', 'doi 10.3389/fnins.2019.00095'],
	[
		'10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2',
		'doi 10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2',
	],
	['10.18653/v1/2021.emnlp-main.685', 'acl 2021.emnlp-main.685'],
	['https://doi.org/10.18653/v1/P16-1162', 'acl P16-1162'],
	['10.3115/v1/p14-1001', 'acl P14-1001'],
	['P18-1001', 'acl P18-1001'],
	['2022.findings-naacl.12', 'acl 2022.findings-naacl.12'],
	['https://aclanthology.org/2021.emnlp-main.685/', 'acl 2021.emnlp-main.685'],
	['https://aclanthology.org/2021.emnlp-main.685v2.pdf', 'acl 2021.emnlp-main.685'],
	['https://www.aclweb.org/anthology/P18-1001.pdf', 'acl P18-1001'],
	['https://openreview.net/forum?id=AqfUa08PCH', 'openreview AqfUa08PCH'],
	['https://openreview.net/pdf?id=Lr8cOOtYbfL', 'openreview Lr8cOOtYbfL'],
	['https://openreview.net/forum?noteId=a1b2c&id=kWnlCVcp6o', 'openreview kWnlCVcp6o'],
] as const;

describe('parseIdentifier', () => {
	for (const [text, expected] of whole) {
		it(`reads ${text}`, () => {
			const identifier = parseIdentifier(`  ${text}\n`);
			assert.equal(identifier && `${identifier.kind} ${identifier.id}`, expected);
		});
	}

	for (const text of [
		'',
		'see arXiv:2107.03374',
		'2113.03374',
		'10.1145',
		'https://example.org/2107.03374',
		'a/b',
		'1.2.3',
	]) {
		it(`finds none in "${text}"`, () => assert.equal(parseIdentifier(text), undefined));
	}
});

describe('findIdentifiers', () => {
	it('finds several in their order, with their ranges', () => {
		assert.deepEqual(found('See arXiv:2107.03374v2, doi.org/10.1000/182. And https://aclanthology.org/P18-1001.'), [
			'arxiv 2107.03374 <arXiv:2107.03374v2>',
			'doi 10.1000/182 <doi.org/10.1000/182>',
			'acl P18-1001 <https://aclanthology.org/P18-1001>',
		]);
	});

	it('leaves the text around to the text', () => {
		for (const around of [
			'(|)',
			'[x](|)',
			'<|>',
			'"|"',
			'\\url{|}',
			'|.',
			'|, and',
			'**|**',
			'`|`',
			'|;',
			'<a href="|">',
			'|</a>',
			'“|”',
		]) {
			assert.deepEqual(found(around.replace('|', 'https://doi.org/10.1000/a(b)c')), [
				'doi 10.1000/a(b)c <https://doi.org/10.1000/a(b)c>',
			]);
		}
	});

	it('separates DOIs that stand close together', () => {
		assert.deepEqual(found('10.1000/1,10.1000/2;10.1000/3'), [
			'doi 10.1000/1 <10.1000/1>',
			'doi 10.1000/2 <10.1000/2>',
			'doi 10.1000/3 <10.1000/3>',
		]);
	});

	it('takes the escapes of LaTeX away', () =>
		assert.deepEqual(found('10.1007/978\\_3'), ['doi 10.1007/978_3 <10.1007/978\\_3>']));

	it('takes no bare number for an arXiv id', () =>
		assert.deepEqual(found('It took 2107.03374 s and 10.5/3 on v10.1000.2'), []));

	it('takes linear time', () => {
		for (const unit of ['https://', '10.1000/', 'arxiv.org/', 'a.', '(', '2021.a-', 'openreview.net/x?', '%28']) {
			assert.ok(findIdentifiers(unit.repeat(20_000)).length >= 0);
		}
	});
});

describe('identifierUrl', () => {
	it('gives pages that are read as the identifier again', () => {
		for (const [text] of whole) {
			const identifier = parseIdentifier(text);
			assert.ok(identifier);
			assert.deepEqual(parseIdentifier(identifierUrl(identifier)), identifier);
		}
	});
});

describe('paperIdentifiers', () => {
	it('gathers ids from all fields, each once', () => {
		const paper = {
			id: 'p',
			title: 'T',
			authors: [],
			entryType: 'misc',
			arxiv: '2107.03374v1',
			doi: '10.18653/v1/P18-1001',
			url: 'https://arxiv.org/abs/2107.03374',
			venue: 'arXiv preprint arXiv:2107.03374',
		};
		assert.deepEqual(paperIdentifiers(paper), [
			{ kind: 'arxiv', id: '2107.03374' },
			{ kind: 'acl', id: 'P18-1001' },
		]);
	});
});
