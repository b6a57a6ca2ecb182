import assert from 'node:assert/strict';
import { bundledQueries } from '../../bench/bundledQueries';
import { createLibraryIndex } from '../../src/core/search/librarySearch';
import { packPapers } from '../../src/core/search/packed/packedIndex';
import type { SearchAnswer } from '../../src/core/search/searchAnswer';
import { bundledData } from './bundledData';
import { indexOf } from './searchFixtures';

describe('a library in parts', () => {
	const { papers, terms, topics } = bundledData;
	const whole = indexOf(papers, terms, topics);
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

	it('answers every query as it does in one', () => {
		for (const text of typed) {
			assert.equal(shown(parted.search(text)), shown(whole.search(text)), text);
		}
	});
});
