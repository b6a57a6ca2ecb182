import assert from 'node:assert/strict';
import { type BibliographyText, readBibliography } from '../../src/core/bibliography/bibliography';
import { type Identifier, identifierKey, paperIdentifiers } from '../../src/core/identifiers';
import { openLibrary } from '../../src/core/library';
import { findByIdentifier, findEntryByIdentifier, parsePastedIdentifiers } from '../../src/core/pastedIdentifiers';
import { bundledData } from './bundledData';
import { finish } from './finish';
import { hostileTexts } from './hostileTexts';

const read = (text: string) => parsePastedIdentifiers(text)?.map(identifierKey);

describe('parsePastedIdentifiers', () => {
	const single: readonly (readonly [text: string, key: string])[] = [
		['10.1145/3180155.3180167', 'doi:10.1145/3180155.3180167'],
		['https://doi.org/10.1145/3180155.3180167', 'doi:10.1145/3180155.3180167'],
		['doi: 10.1145/3180155.3180167.', 'doi:10.1145/3180155.3180167'],
		['https://dl.acm.org/doi/full/10.1145/3180155.3180167', 'doi:10.1145/3180155.3180167'],
		['  https://arxiv.org/abs/2107.03374v2\r\n', 'arxiv:2107.03374'],
		['https://arxiv.org/pdf/2107.03374.pdf#page=3', 'arxiv:2107.03374'],
		['https://arxiv.org/abs/2107.03374?context=cs.LG', 'arxiv:2107.03374'],
		['arXiv:2107.03374v2 [cs.LG]', 'arxiv:2107.03374'],
		['2107.03374', 'arxiv:2107.03374'],
		['https://arxiv.org/abs/cs/0309136', 'arxiv:cs/0309136'],
		['10.48550/arXiv.2107.03374', 'arxiv:2107.03374'],
		['https://aclanthology.org/2020.acl-main.703/', 'acl:2020.acl-main.703'],
		['https://aclanthology.org/P19-1355.pdf', 'acl:P19-1355'],
		['<https://openreview.net/forum?id=VTF8yNQM66>', 'openreview:VTF8yNQM66'],
		['https://openreview.net/pdf?id=VTF8yNQM66', 'openreview:VTF8yNQM66'],
	];
	for (const [text, key] of single) {
		it(`reads ${text.trim()}`, () => assert.deepEqual(read(text), [key]));
	}

	it('reads several, one a line or between spaces, each once', () => {
		const keys = ['arxiv:2107.03374', 'doi:10.1145/3180155.3180167'];
		assert.deepEqual(read('arXiv:2107.03374 [cs.LG]\r\n\r\nhttps://doi.org/10.1145/3180155.3180167\r\n'), keys);
		assert.deepEqual(read('2107.03374, 10.1145/3180155.3180167'), keys);
		assert.deepEqual(read('- arXiv:2107.03374\n- 10.1145/3180155.3180167\n- https://arxiv.org/abs/2107.03374v1'), keys);
		assert.deepEqual(read('1. 2107.03374\n2. 10.1145/3180155.3180167'), keys);
	});

	const others = [
		'',
		' \n',
		'42',
		'3.14159',
		'hello',
		'See https://arxiv.org/abs/2107.03374',
		'https://arxiv.org/abs/2107.03374 and more',
		'https://example.org/2107.03374x',
		'https://arxiv.org/list/cs.LG/recent',
		'[Codex](https://arxiv.org/abs/2107.03374) is a model',
		'参见https://arxiv.org/abs/2107.03374',
		'@misc{a, doi = {10.1145/3180155.3180167}}',
		'10.1145/3180155.3180167\nand a line',
		'@misc{a,title={A},doi={10.1145/3180155.3180167}}',
	];
	for (const text of others) {
		it(`leaves ${JSON.stringify(text)} alone`, () => assert.equal(read(text), undefined));
	}

	for (const [name, text] of hostileTexts) {
		it(`leaves ${name} alone`, () => assert.equal(read(text), undefined));
	}
});

describe('findByIdentifier', () => {
	const library = openLibrary(bundledData);
	const find = (identifier: Identifier) => findByIdentifier(library, identifier);

	it('finds papers by each of their identifiers', () => {
		for (const paper of bundledData.papers.filter((_, number) => number % 6 === 0)) {
			for (const identifier of paperIdentifiers(paper)) {
				const found = find(identifier);
				assert.ok(found && paperIdentifiers(found).some((own) => identifierKey(own) === identifierKey(identifier)));
			}
		}
	});

	it('finds nothing for others', () => assert.equal(find({ kind: 'arxiv', id: '0000.00000' }), undefined));
});

describe('findEntryByIdentifier', () => {
	const bibliography: BibliographyText = finish(
		readBibliography(
			[
				'@article{escaped, title = {A}, doi = {10.1007/978-3\\_12}}',
				'@article{encoded, title = {B}, url = {https://doi.org/10.1145%2F3180155.3180167}}',
				'@misc{preprint, title = {C}, eprint = {2107.03374v2}, archivePrefix = {arXiv}}',
				'@inproceedings{acl, title = {D}, url = {https://aclanthology.org/p19-1355}}',
				'@misc{mention, title = {On arXiv:2005.14165}}',
			].join('\n'),
		),
	);
	const keyOf = (text: string) => {
		const [identifier] = parsePastedIdentifiers(text) ?? [];
		return identifier && finish(findEntryByIdentifier([bibliography], identifier))?.key;
	};

	it('finds an entry however its identifier is written', () => {
		assert.equal(keyOf('10.1007/978-3_12'), 'escaped');
		assert.equal(keyOf('https://doi.org/10.1145/3180155.3180167'), 'encoded');
		assert.equal(keyOf('https://arxiv.org/abs/2107.03374'), 'preprint');
		assert.equal(keyOf('https://aclanthology.org/P19-1355'), 'acl');
	});

	it('finds no entry that only speaks of the work', () => assert.equal(keyOf('2005.14165'), undefined));
});
