import assert from 'node:assert/strict';
import { bundledQueries } from '../../bench/bundledQueries';
import { lazily } from '../../src/core/lazily';
import { createLibraryIndex } from '../../src/core/search/librarySearch';
import { packPapers } from '../../src/core/search/packed/packedIndex';
import { buildPaperIndex } from '../../src/core/search/paperIndex';
import type { SearchAnswer } from '../../src/core/search/searchAnswer';
import { bundledData } from './bundledData';

describe('a packed library', () => {
	const { papers, terms, topics } = bundledData;
	const plain = buildPaperIndex(papers, terms, topics);
	const library = createLibraryIndex();
	library.setNames(terms, topics);
	library.setPart('bundled', packPapers(papers, terms, topics), ['bundled']);
	const parted = createLibraryIndex();
	parted.setNames(terms, topics);
	for (let from = 0; from < papers.length; from += 100) {
		parted.setPart(`part ${from}`, packPapers(papers.slice(from, from + 100), terms, topics), ['bundled']);
	}

	const filters = [
		'author:chen year:2021..',
		'topic:agents code',
		'"code generation"',
		'in:bundled tests',
		'key:chen20',
		'term:humaneval',
		'venue:icse',
		'tag:"bugs',
	];
	const core = papers.filter(({ collection }) => collection === 'core');
	const slips = core.map(({ title }) => title.replace(/(\w{3})(\w)(\w)(\w{3,})/g, '$1$3$2$4'));
	const beginnings = core.flatMap(({ title }) => [title.slice(0, 3), title.slice(0, title.length / 3)]);
	const abstracts = core.slice(0, 20).flatMap(({ abstract }) => abstract ?? []);
	const queries = bundledQueries(papers).map(({ text }) => text);
	const typed = [...new Set([...queries, ...slips, ...beginnings, ...filters, ...abstracts])];
	const shown = ({ hits, total, problems }: SearchAnswer) => {
		const lines = hits.map(({ paper, score, sentence, sources }) =>
			[paper.id, score.toPrecision(9), sentence, sources].join(' '),
		);
		return [total, ...problems, ...lines].join('\n');
	};
	const expected = lazily(() => typed.map((text) => shown(plain.search(text))));

	it('answers every query as the bundled index does', () => {
		for (const [number, text] of typed.entries()) {
			assert.equal(shown(library.search(text)), expected()[number], text);
		}
	});

	it('answers the same in parts', () => {
		for (const [number, text] of typed.entries()) {
			assert.equal(shown(parted.search(text)), expected()[number], text);
		}
	});
});
