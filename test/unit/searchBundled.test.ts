import assert from 'node:assert/strict';
import { bundledData } from './bundledData';
import { indexOf } from './searchFixtures';

describe('search in the bundled index', () => {
	const { papers: all, terms, topics } = bundledData;
	const core = all.filter(({ collection }) => collection === 'core');
	const index = indexOf(all, terms, topics);
	const rank = (typed: string, id: string) =>
		index.search(typed, { limit: 10 }).hits.findIndex(({ paper }) => paper.id === id) + 1;
	const inFirst = (most: number, typed: string, id: string) => {
		const found = rank(typed, id);
		assert.ok(found >= 1 && found <= most, `"${typed}" finds ${id} at rank ${found}`);
	};

	it('finds every paper first by its full title', () => {
		assert.equal(core.length, 96);
		for (const { id, title } of all) {
			inFirst(1, title, id);
		}
	});

	it('finds every paper first by the title of its published version', () => {
		for (const { id, publishedTitle } of all) {
			if (publishedTitle) {
				inFirst(1, publishedTitle, id);
			}
		}
	});

	it('finds every core paper among the first three while the second half of its title is typed', () => {
		for (const { id, title } of core) {
			for (let length = Math.ceil(title.length / 2); length < title.length; length += 3) {
				inFirst(3, title.slice(0, length), id);
			}
		}
	});

	it('finds every core paper among the first three by each name it introduces', () => {
		for (const { id, introduces = [] } of core) {
			for (const name of introduces) {
				inFirst(3, name, id);
				inFirst(3, name.toLowerCase(), id);
			}
		}
	});

	const MISSPELT: readonly (readonly [typed: string, name: string])[] = [
		['humanevl', 'HumanEval'],
		['HumanEvl+', 'HumanEval+'],
		['codebrt', 'CodeBERT'],
		['starcodr', 'StarCoder'],
		['swe-bnch', 'SWE-bench'],
		['code lama', 'Code Llama'],
		['codx', 'Codex'],
	];

	for (const [typed, name] of MISSPELT) {
		it(`finds the paper of ${name} first by "${typed}"`, () => {
			const term = terms.find(({ forms }) => forms.some(({ text }) => text === name));
			inFirst(1, typed, term?.definedBy ?? '');
		});
	}

	it('lists the defining paper of every term first, then the core papers that mention it', () => {
		for (const { forms, definedBy, mentionedBy } of terms) {
			for (const { text } of forms) {
				const ids = index.search(text, { limit: 100 }).hits.map(({ paper }) => paper.id);
				const meant = ids.indexOf(definedBy);
				const places = mentionedBy.filter((id) => id !== definedBy).map((id) => ids.indexOf(id));
				assert.ok(meant >= 0 && meant < 4, `${text}: ${definedBy} at ${meant + 1}`);
				assert.ok(
					places.every((place) => place >= 0),
					`${text} misses a paper that mentions it`,
				);
			}
		}
	});

	it('puts the papers that mention HumanEval right behind its paper', () => {
		const term = terms.find(({ label }) => label === 'HumanEval');
		assert.ok(term);
		const ids = index.search('HumanEval').hits.map(({ paper }) => paper.id);
		assert.equal(ids[0], term.definedBy);
		const mentioning = term.mentionedBy.filter((id) => id !== term.definedBy);
		assert.deepEqual(new Set(ids.slice(1, mentioning.length + 1)), new Set(mentioning));
	});

	it('finds every paper by its id, its DOI and its arXiv id and URL', () => {
		for (const { id, arxiv, doi } of all) {
			inFirst(1, id, id);
			for (const typed of arxiv ? [arxiv, `https://arxiv.org/abs/${arxiv}v2`, `arXiv:${arxiv}`] : []) {
				inFirst(1, typed, id);
			}
			for (const typed of doi ? [doi, `https://doi.org/${doi}`] : []) {
				inFirst(1, typed, id);
			}
		}
	});
});
