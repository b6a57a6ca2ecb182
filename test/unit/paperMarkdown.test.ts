import assert from 'node:assert/strict';
import { openLibrary } from '../../src/core/library';
import type { Paper } from '../../src/core/paper';
import { paperCard, paperPage } from '../../src/core/paperMarkdown';
import { termCard } from '../../src/core/termMarkdown';
import { bundledData } from './bundledData';

const library = openLibrary(bundledData);

const hostile: Paper = {
	id: 'evil](command:quit)',
	title: '](command:workbench.action.quit) <img src=x onerror=alert(1)> `code` | $O(n)$ \u202e\ud800',
	publishedTitle: '<script>alert(1)</script>',
	authors: [{ family: '<b>Evil</b>', given: '[A](command:x)' }, { literal: '![img](http://evil/x.png)' }],
	entryType: 'misc',
	venue: '| a | b |\n| - | - |',
	venueShort: '<i>V</i>',
	year: 2024,
	url: 'javascript:alert(1)',
	codeUrl: 'command:workbench.action.quit',
	doi: '10.1/<x>](command:y)',
	topic: 'unknown',
	abstract: `# Heading\n\n<iframe src="http://evil">\n\n[link](command:x) ${'long '.repeat(20_000)}`,
};

/** Links and HTML that a Markdown renderer would make of a text. */
function active(markdown: string): string[] {
	const withoutCode = markdown.replace(/(`{3,})bibtex\n[\s\S]*?\n\1/g, '');
	return [
		...withoutCode.matchAll(/(?<!\\)\]\((?!<https:\/\/|command:relatedWork\.)[^)]*|(?<!\\)<(?!https:\/\/)[^\s]/g),
	].map(([found]) => found);
}

describe('paperCard', () => {
	it('shows title, byline, venue, topic and the beginning of the abstract', () => {
		const paper = library.papers.find((one) => one.topic !== undefined && one.venueShort !== undefined);
		assert.ok(paper);
		const card = paperCard(paper, 'A topic');
		assert.match(card, /^\*\*.+\*\*\n\n.+\n\n\*A topic\*\n\n.+/);
	});

	it('shows hostile text as text', () => assert.deepEqual(active(paperCard(hostile, '<b>topic</b>')), []));

	it('cuts a long abstract', () => assert.ok(paperCard(hostile).length < 3000));
});

describe('paperPage', () => {
	const page = (paper: Paper) => paperPage(library, paper, '@misc{x}', 'https://example.org/report?a=b');

	it('has everything that is known of each bundled paper', () => {
		for (const paper of library.papers) {
			const text = page(paper);
			assert.deepEqual(active(text), [], paper.id);
			assert.match(text, /^# .+/, paper.id);
			assert.match(text, /## BibTeX\n\n```bibtex\n@misc\{x\}\n```/, paper.id);
			assert.match(text, /Report a wrong fact\]\(<https:\/\/example\.org\/report\?a=b>\) · Index as of \d{4}\\-\d{2}/);
			assert.equal(text.includes('## Abstract'), paper.abstract !== undefined, paper.id);
			assert.doesNotMatch(text, /(?:: |, |\()undefined|\[object/, paper.id);
		}
	});

	it('says when a work was first public where that is another year than that of its venue', () => {
		const published = (more: Partial<Paper>) =>
			page({ id: 'p', title: 'T', authors: [], entryType: 'misc', ...more })
				.replaceAll('\\', '')
				.split('\n')[2];
		assert.equal(published({ venue: 'V', venueYear: 2024, year: 2023 }), 'V, 2024. First public version: 2023.');
		assert.equal(published({ venue: 'V', venueYear: 2024, year: 2024 }), 'V, 2024.');
		assert.equal(published({ arxiv: '2107.03374', year: 2021 }), 'Preprint. First public version: 2021.');
		assert.equal(published({ year: 2024 }), '2024.');
	});

	it('shows hostile text as text', () => assert.deepEqual(active(page(hostile)), []));
});

describe('termCard', () => {
	it('lists the newest users and how many more there are', () => {
		const term = library.findTerm('humaneval');
		assert.ok(term);
		const card = termCard(library, term, 5);
		assert.match(card, /^\*\*HumanEval\*\* · benchmark\n\n/);
		assert.match(
			card,
			/Introduced by \[Evaluating Large Language Models Trained on Code\]\(command:relatedWork\.openPaper/,
		);
		assert.equal(card.match(/^- /gm)?.length, 6);
		assert.match(card, /^- \[and 11 more\]\(command:relatedWork\.showTerm\?%5B%22humaneval%22%5D\)$/m);
		const years = [...card.matchAll(/^- .*?(20\d\d) ·/gm)].map(([, year]) => Number(year));
		assert.deepEqual(
			years,
			[...years].sort((a, b) => b - a),
		);
	});

	it('lists none where the user wants none', () => {
		const term = library.findTerm('humaneval');
		assert.doesNotMatch(term ? termCard(library, term, 0) : '', /Used by/);
	});

	it('makes a card for every term, without anything active but its own commands', () => {
		for (const term of library.terms) {
			const card = termCard(library, term, 5);
			assert.deepEqual(active(card), [], term.id);
			assert.match(card, /Introduced by /, term.id);
		}
	});
});
