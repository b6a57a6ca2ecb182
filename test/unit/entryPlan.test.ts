import assert from 'node:assert/strict';
import { type BibliographyText, readBibliography } from '../../src/core/bibliography/bibliography';
import { findWorks } from '../../src/core/bibliography/findWork';
import { planEntries as planInSteps } from '../../src/core/bibliography/writing/entryPlan';
import { hasChangingLineEnds } from '../../src/core/bibliography/writing/lineEnds';
import type { Paper } from '../../src/core/paper';
import { finish } from './finish';

const planEntries = (...args: Parameters<typeof planInSteps>) => finish(planInSteps(...args));

function run<T>(steps: Generator<undefined, T>): T {
	let step = steps.next();
	while (!step.done) {
		step = steps.next();
	}
	return step.value;
}

const read = (text: string): BibliographyText => run(readBibliography(text));

const codex: Paper = {
	id: 'chen2021codex',
	title: 'Evaluating Large Language Models Trained on Code',
	authors: [{ family: 'Chen', given: 'Mark' }, { family: 'Tworek', given: 'Jerry' }, { literal: 'OpenAI' }],
	year: 2021,
	arxiv: '2107.03374',
	entryType: 'misc',
};

const published: Paper = {
	id: 'hu2022lora',
	title: 'LoRA: Low-Rank Adaptation of Large Language Models',
	authors: [{ family: 'Hu', given: 'Edward J.' }],
	year: 2021,
	arxiv: '2106.09685',
	entryType: 'inproceedings',
	venue: 'International Conference on Learning Representations',
	venueYear: 2022,
};

/** The text of a bibliography after papers were put in, with the keys that they are cited by. */
function write(text: string, ...papers: Paper[]): { text: string; keys: readonly string[] } {
	const bibliography = read(text);
	const known = run(findWorks([bibliography], papers));
	const { keys, insertions } = planEntries(bibliography, papers, (paper) => known.get(paper), {});
	const after = [...insertions]
		.reverse()
		.reduce((before, { offset, text: added }) => before.slice(0, offset) + added + before.slice(offset), text);
	return { text: after, keys };
}

describe('planEntries', () => {
	it('writes several entries into an empty file, a blank line between them', () => {
		const { text, keys } = write('', codex, published);
		assert.deepEqual(keys, ['chen2021evaluating', 'hu2022lora']);
		assert.match(text, /^@misc\{chen2021evaluating,\n[^@]*\n\}\n\n@inproceedings\{hu2022lora,\n[^@]*\n\}\n$/);
	});

	it('follows the keys, the layout and the order of the file, and leaves the rest as it is', () => {
		const before = '@article{Adams:2019,\n\ttitle="A of Things",\n\tauthor="Ann Adams",\n\tyear=2019}\n\n'
			.concat('@article{Baker:2020,\n\ttitle="B of Things",\n\tauthor="Bob Baker",\n\tyear=2020}\n\n')
			.concat('@article{Zorn:2018,\n\ttitle="Z of Things",\n\tauthor="Zoe Zorn",\n\tyear=2018}\n');
		const { text, keys } = write(before, codex);
		assert.deepEqual(keys, ['Chen:2021']);
		assert.deepEqual(
			read(text).entries.map((entry) => entry.key),
			['Adams:2019', 'Baker:2020', 'Chen:2021', 'Zorn:2018'],
		);
		assert.match(text, /@misc\{Chen:2021,\n\ttitle="|@misc\{Chen:2021,\n\tauthor="/);
		const added = read(text).find('Chen:2021')?.source;
		assert.equal(added && text.slice(0, added.start) + text.slice(added.end).replace(/^\s*/, ''), before);
	});

	it('keeps a sorted file sorted when several entries come in at one place', () => {
		const before = ['Adams', 'Baker', 'Zorn'].map((key) => `@misc{${key}, title={A work of ${key}}}`).join('\n');
		const named = (family: string): Paper => ({
			...codex,
			id: family,
			arxiv: '',
			title: family,
			authors: [{ family }],
		});
		const { insertions } = planEntries(
			read(before),
			[named('Young'), named('Evans'), named('Moore')],
			() => undefined,
			{
				keyPattern: 'auth',
			},
		);
		assert.deepEqual(
			insertions.map(({ text }) => /\{(\w+),/.exec(text)?.[1]),
			['Evans', 'Moore', 'Young'],
		);
	});

	it('cites the key that the file has for the same work, and adds nothing', () => {
		const before = '@article{codex, title={Evaluating large language models trained on code}, eprint={2107.03374v2}}';
		assert.deepEqual(write(before, codex), { text: before, keys: ['codex'] });
	});

	it('finds the same work by its title, authors and year', () => {
		const before =
			'@misc{x, title={{E}valuating {L}arge Language Models Trained on Code}, author={Mark Chen and others}, year={2021}}';
		assert.deepEqual(write(before, codex), { text: before, keys: ['x'] });
	});

	it('adds one entry for a paper that is cited twice', () => {
		const { text, keys } = write('', codex, codex);
		assert.deepEqual(keys, ['chen2021evaluating', 'chen2021evaluating']);
		assert.equal(read(text).entries.length, 1);
	});

	it('does not take a key that is there in another case', () => {
		const before = '@misc{Chen2021Evaluating, title={Another work}}\n';
		assert.deepEqual(write(before, codex).keys, ['chen2021evaluatinga']);
	});

	it('keeps keys apart from those of the other bibliographies', () => {
		const { keys } = planEntries(read(''), [codex], () => undefined, { takenElsewhere: ['chen2021evaluating'] });
		assert.deepEqual(keys, ['chen2021evaluatinga']);
	});

	it('takes the key that the document cites already, unless another entry has it', () => {
		const plan = (text: string) => planEntries(read(text), [codex], () => undefined, { wantedKey: 'codex' }).keys;
		assert.deepEqual(plan(''), ['codex']);
		assert.deepEqual(plan('@misc{codex, title={Another work}}'), ['chen2021evaluating']);
	});

	it('writes what the caller asks for', () => {
		const { insertions } = planEntries(read(''), [codex], () => undefined, {
			dialect: 'biblatex',
			omitFields: ['url'],
			keyPattern: 'auth.lower + year',
		});
		const text = insertions.map((insertion) => insertion.text).join('');
		assert.match(text, /^@online\{chen2021,/);
		assert.doesNotMatch(text, /\burl\b/);
	});
});

describe('hasChangingLineEnds', () => {
	const cases: readonly (readonly [string, boolean])[] = [
		['', false],
		['a', false],
		['a\nb\n', false],
		['a\r\nb\r\n', false],
		['a\rb\r', true],
		['a\r\nb\n', true],
		['a\rb\n', true],
		['a\r\nb\r', true],
	];
	for (const [text, expected] of cases) {
		it(`tells of ${JSON.stringify(text)}`, () => assert.equal(hasChangingLineEnds(text), expected));
	}
});
