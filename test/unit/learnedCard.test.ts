import assert from 'node:assert/strict';
import { openLibrary } from '../../src/core/library';
import { termCard } from '../../src/core/termMarkdown';
import type { LearnedFrom, Term } from '../../src/core/terms/glossary';
import { userTerm } from '../../src/core/terms/learnedGlossary';
import { withGlossary } from '../../src/core/terms/learnedLibrary';
import { bundledData } from './bundledData';
import { finish } from './finish';

const paper = {
	id: 'meng2025',
	title: 'Simple *preferences*',
	authors: [{ family: 'Meng' }],
	year: 2025,
	entryType: 'article',
};
const term: Term = userTerm('SimPO', 'meng2025');

function card(learned: LearnedFrom): string {
	const own: Term = { ...term, learned };
	return termCard(finish(withGlossary(openLibrary(bundledData), [own], [paper])), own, 0).replace(/\\(.)/g, '$1');
}

const place = (file: string, line: number) => ({ file, line });

describe('The card of a learned term', () => {
	it('says where in the texts it was learned, how often, and leads there', () => {
		const text = card({
			by: 'texts',
			places: [
				place('file:///w/chapter%207.tex', 4),
				place('file:///w/chapter%207.tex', 9),
				place('file:///w/intro.tex', 2),
			],
		});
		assert.match(text, /Stands for \[Simple \*preferences\*\]/);
		assert.match(text, /From your text: \[chapter 7\.tex\]\([^)]*\), 2 times; \[intro\.tex\]\([^)]*\), once/);
		const [link = ''] = /showEntry\?([^)]*)/.exec(text)?.slice(1) ?? [];
		assert.deepEqual(JSON.parse(decodeURIComponent(link)), ['file:///w/chapter%207.tex', 4, 0]);
	});

	it('counts files beyond the first three', () => {
		const places = ['a', 'b', 'c', 'd', 'e%'].map((name) => place(name, 0));
		assert.match(card({ by: 'texts', places }), /c.*once; and 2 more files/);
	});

	it('says when a title or the user told it, and can be corrected and forgotten', () => {
		assert.match(card({ by: 'title', places: [] }), /From a title in your library/);
		const text = card({ by: 'user', places: [] });
		assert.match(text, /From your terms file/);
		assert.match(text, /command:relatedWork\.correctTerm.*command:relatedWork\.forgetTerm/);
	});

	it('names the newest papers of the library that mention the name as it is written, and leads to the rest', () => {
		const users = [2019, 2024, 2023, 2022].map((year) => ({
			...paper,
			id: `u${year}`,
			title: `Beyond SimPO ${year}`,
			year,
		}));
		const told = { ...paper, id: 'abstract', title: 'Else', abstract: 'We use SimPO.', year: 2021 };
		const small = { ...paper, id: 'small', title: 'A simpo', year: 2025 };
		const library = openLibrary({ papers: [paper, ...users, told, small], terms: [], topics: [], asOf: '2026-01' });
		const text = termCard(finish(withGlossary(library, [term], [])), term, 3);
		const listed = [...text.matchAll(/^- .*openPaper\?([^)]*)\)/gm)].map(([, id = '']) => decodeURIComponent(id));
		assert.deepEqual(listed, ['["u2024"]', '["u2023"]', '["u2022"]']);
		assert.match(
			decodeURIComponent(text),
			/Used by\n[\s\S]*\[and 2 more\]\(command:relatedWork\.showPapers\?\["\\"SimPO\\""\]\)$/,
		);
		assert.doesNotMatch(termCard(library, term, 0), /Used by/);
	});

	it('is found by the library with its paper, beside the bundled ones', () => {
		const library = finish(withGlossary(openLibrary(bundledData), [term], [paper]));
		assert.equal(library.findTerm(term.id), term);
		assert.equal(library.findPaper('meng2025'), paper);
		assert.equal(library.findPaper(bundledData.papers[0]?.id ?? ''), bundledData.papers[0]);
		assert.deepEqual(library.termsOf(paper).introduced, [term]);
		assert.equal(library.termMatcher().findTerms('With SimPO.')[0]?.term, term);
	});
});
