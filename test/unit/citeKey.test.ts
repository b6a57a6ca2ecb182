import assert from 'node:assert/strict';
import { formatCiteKey, newCiteKey } from '../../src/core/bibliography/keys/citeKey';
import { inferKeyPattern } from '../../src/core/bibliography/keys/keyInference';
import { parseKeyPattern } from '../../src/core/bibliography/keys/keyPattern';
import type { Author, Paper } from '../../src/core/paper';
import { UserError } from '../../src/core/userError';

const work = (title: string, year: number | undefined, ...authors: Author[]): Paper => ({
	id: 'x',
	title,
	authors,
	entryType: 'misc',
	...(year === undefined ? {} : { year }),
});

const [chen, tworek, jun] = [
	{ family: 'Chen', given: 'Mark' },
	{ family: 'Tworek' },
	{ family: 'Jun', given: 'Heewoo' },
];
const codex = work('Evaluating Large Language Models Trained on Code', 2021, chen, tworek, jun);
const graph = work('A Graph-Based View of the Web: Notes', 1998, { family: 'van der Berg' }, { family: 'Núñez' });
const icse: Paper = {
	...codex,
	entryType: 'inproceedings',
	venue: 'Int. Conf. on Soft. Eng. (ICSE 2022)',
	venueYear: 2022,
};

describe('newCiteKey', () => {
	it('is a bundled id, or as Google Scholar has it', () => {
		assert.equal(newCiteKey({ ...codex, id: 'chen2021codex', collection: 'cited' }), 'chen2021codex');
		assert.equal(newCiteKey(codex), 'chen2021evaluating');
		assert.equal(newCiteKey(graph), 'vanderberg1998graph');
	});

	it('takes the first telling word of the title', () => {
		for (const [title, word] of [
			["What's Wrong with Code?", 'wrong'],
			['Where Are Large Models?', 'large'],
			['CodeRAG-Bench: Can It?', 'coderag'],
			['If LLM Is the Wizard', 'llm'],
			['“Why Should I Trust You?”', 'i'],
			['The', 'the'],
		] as const) {
			assert.equal(newCiteKey(work(title, 2020, chen)), `chen2020${word}`);
		}
	});

	it('folds names to ASCII', () => {
		for (const [family, folded] of [
			['Paaß', 'paass'],
			['Łukasz', 'lukasz'],
			['Sørensen-Ærø', 'sorensenaero'],
			["O'Neill", 'oneill'],
			['Đặng', 'dang'],
			['Иванов', 'ivanov'],
			['Щукин', 'shchukin'],
			['Αθανασίδης', 'athanasidis'],
			['King Jr.', 'king'],
		] as const) {
			assert.equal(newCiteKey(work('Notes', 2020, { family, given: 'A' })), `${folded}2020notes`);
		}
		assert.equal(newCiteKey(work('Notes', 2020, { literal: 'DeepSeek-AI' })), 'deepseekai2020notes');
	});

	it('is never empty and never a number', () => {
		assert.equal(newCiteKey(work('Notes', 2020)), '2020notes');
		assert.equal(newCiteKey(work('Notes', 2020, { family: '王' }), { pattern: 'auth + year' }), 'notes2020');
		assert.equal(newCiteKey(work('深度学习', 2020, { family: '王' })), 'untitled2020');
		assert.equal(newCiteKey(work('', undefined)), 'untitled');
	});

	it('has no separators around a part that is unknown', () => {
		const undated = work('Robots at Work', undefined, chen);
		assert.equal(newCiteKey(undated, { pattern: "auth + ':' + year" }), 'Chen');
		assert.equal(newCiteKey(undated, { pattern: "auth.lower + '-' + year + '-' + firstword.lower" }), 'chen-robots');
		assert.equal(newCiteKey(codex, { pattern: "auth + '--' + year" }), 'Chen--2021');
	});

	it('adds a letter when the key is taken in any case', () => {
		assert.equal(newCiteKey(codex, { taken: ['Chen2021Evaluating', 'chen2021evaluatinga'] }), 'chen2021evaluatingb');
		const letters = Array.from({ length: 26 }, (_, at) => `k${String.fromCharCode(97 + at)}`);
		assert.equal(newCiteKey({ ...codex, id: 'k', collection: 'core' }, { taken: ['K', ...letters] }), 'kaa');
	});

	it('holds nothing that ends a key', () => {
		assert.equal(newCiteKey(codex, { pattern: "'a b{,}=#\"%' + year" }), 'ab2021');
		assert.equal(formatCiteKey('DBLP:conf/x/A_b+c-d.e'), 'DBLP:conf/x/A_b+c-d.e');
	});
});

describe('parseKeyPattern', () => {
	for (const [pattern, text] of [
		['auth.lower + shorttitle(3, 3) + year', 'chenEvaluating Large Language2021'],
		['auth(3).upper + shortyear', 'CHE21'],
		['auth(n=2, m=2)', 'Tw'],
		["authors(2, '-')", 'Chen-Tworek'],
		['authEtAl + "_" + year', 'ChenEtAl_2021'],
		["authEtal2(sep='-').lower + '-' + year + '-' + firstword.lower", 'chen-etal-2021-evaluating'],
		['authorsAlpha + shortyear', 'CTJ21'],
		['shorttitle(3,3).abbr', 'ELL'],
		["shorttitle(2).condense('_').lower", 'evaluating_large'],
		['title.substring(1, 4)', 'Eval'],
		["year.prefix(':') + type.capitalize + firstpage.postfix('p')", ':2021Misc'],
	] as const) {
		it(`reads ${pattern}`, () => assert.equal(parseKeyPattern(pattern)(codex), text));
	}

	it('takes year and venue of the published version', () => {
		assert.equal(parseKeyPattern("auth + year + ':' + venue")(icse), 'Chen2022:ICSE');
		assert.equal(parseKeyPattern('dblp')(icse), 'conf/icse/ChenTJ22');
		assert.equal(parseKeyPattern('dblp')({ ...codex, arxiv: '2107.03374' }), 'journals/corr/abs-2107-03374');
	});

	for (const [pattern, told] of [
		['', 'it ends where a function or a text in quotes is expected'],
		['auth.lwer', '".lwer" is none of .lower'],
		['[auth][year]', '"[" is none of auth'],
		['auth year', '"year" stands where "+" is expected'],
		['auth(3', 'a ")" is missing'],
		['auth(x)', '"x" is neither a number nor a text in quotes'],
		["auth + '", '"\'" is none of auth'],
	] as const) {
		it(`tells what is wrong with "${pattern}"`, () => {
			const tellsIt = (error: unknown) => error instanceof UserError && error.message.includes(told);
			assert.throws(() => parseKeyPattern(pattern), tellsIt);
		});
	}
});

describe('inferKeyPattern', () => {
	const works = [
		codex,
		graph,
		work(
			'On the Dangers of Stochastic Parrots',
			2021,
			{ family: 'Bender' },
			{ family: 'Gebru' },
			{ family: 'Mitchell' },
		),
		work('Attention Is All You Need', 2017, { family: 'Vaswani' }, { family: 'Shazeer' }),
		work('Deep Learning', 2015, { family: 'LeCun' }),
		icse,
	];
	const keyedBy = (pattern: string) => works.map((paper) => ({ key: newCiteKey(paper, { pattern }), paper }));

	for (const pattern of [
		'auth.lower + year + firstword.lower',
		'auth.lower + shorttitle(3, 3) + year',
		'auth + year',
		'auth.lower + shortyear',
		"auth + ':' + year",
		"auth + '_' + year",
		"auth.lower + '_' + firstword.lower + '_' + year",
		"auth + ':' + year + ':' + shorttitle(3, 3).abbr",
		"authEtal2(sep='-').lower + '-' + year + '-' + firstword.lower",
		'authEtAl + year',
		'authors(4) + year',
		'authorsAlpha + shortyear',
		'year + auth.lower',
	]) {
		it(`reads ${pattern} off the keys`, () => assert.equal(inferKeyPattern(keyedBy(pattern)), pattern));
	}

	it("reads DBLP's keys", () => {
		assert.equal(inferKeyPattern(keyedBy("'DBLP:' + dblp")), "'DBLP:' + dblp");
	});

	it('looks past letters that set keys apart, and keys of another make', () => {
		const keyed = keyedBy('auth + year').map(({ key, paper }, at) => ({
			key: at === 1 ? 'web-graph' : `${key}${at ? '' : 'a'}`,
			paper,
		}));
		assert.equal(inferKeyPattern(keyed), 'auth + year');
	});

	it('finds none where most keys follow none, or there is but one', () => {
		const keyed = keyedBy('auth + year');
		assert.equal(inferKeyPattern(keyed.map(({ paper }, at) => ({ key: `ref${at}`, paper }))), undefined);
		assert.equal(inferKeyPattern(keyed.slice(0, 1)), undefined);
		assert.equal(inferKeyPattern([]), undefined);
	});
});
