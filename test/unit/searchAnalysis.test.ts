import assert from 'node:assert/strict';
import { fold, LONGEST_TEXT, stem, tokenize, words } from '../../src/core/search/analysis';
import { sentences } from '../../src/core/search/sentences';

const terms = (text: string) => tokenize(text).map(({ word }) => word);

describe('tokenize', () => {
	const NAMES: readonly (readonly [text: string, words: readonly string[]])[] = [
		['CodeT5', ['codet5']],
		['pass@k', ['pass', 'k', 'passk']],
		['pass@$k$', ['pass', 'k']],
		['C++', ['c', 'c++']],
		['C#', ['c', 'c#']],
		['C/C++', ['c', 'c', 'c++']],
		['.NET', ['net', '.net']],
		['GPT-4', ['gpt', '4', 'gpt4']],
		['HumanEval+', ['humaneval', 'humaneval+']],
		['O(n log n)', ['o', 'n', 'log', 'n']],
		['pre‑trained', ['pre', 'trained', 'pretrained']],
		['Qwen2.5', ['qwen2', '5', 'qwen25']],
		["O'Brien", ['o', 'brien', 'obrien']],
		["author's", ['author', 's']],
		['Ελληνικός', ['ελληνικοσ']],
		['Обучение', ['обучение']],
		['深度学习', ['深度', '度学', '学习']],
		['GPT模型', ['gpt', '模型']],
		['שלום עולם', ['שלום', 'עולם']],
		['…and', ['and']],
		['😀 \ud800x', ['x']],
	];

	for (const [text, expected] of NAMES) {
		it(`reads ${text}`, () => assert.deepEqual(terms(text), expected));
	}

	it('gives the place of each word in the text as it stands', () => {
		const text = 'É. Müller’s GPT-4';
		assert.deepEqual(
			tokenize(text).map(({ start, end }) => text.slice(start, end)),
			['É', 'Müller', 's', 'GPT', '4', 'GPT-4'],
		);
	});

	it('leaves out the wholes when asked for plain words', () => assert.deepEqual(words('GPT-4 x'), ['gpt', '4', 'x']));

	it('reads a text without end in part', () => {
		assert.equal(tokenize('word '.repeat(200_000)).length, LONGEST_TEXT / 5);
		assert.equal(tokenize('深'.repeat(1_000_000)).length, LONGEST_TEXT - 1);
	});

	it('cuts a word without end', () => assert.equal(terms('a'.repeat(100_000))[0]?.length, 64));
});

describe('fold', () => {
	it('drops case, accents, ligatures and widths', () => {
		assert.equal(fold('MÜLLER Straße ﬁt ＡＢ Łódź Søren'), 'muller strasse fit ab lodz soren');
		assert.equal(fold('e\u0301tude'), 'etude');
	});
});

describe('stem', () => {
	it('stems English words and leaves names alone', () => {
		assert.equal(stem('generating'), stem('generated'));
		assert.equal(stem('gpt4'), 'gpt4');
		assert.equal(stem('обучения'), 'обучения');
	});
});

describe('sentences', () => {
	it('splits behind a full stop, not behind an abbreviation or within a number', () => {
		const text = 'We follow Chen et al. (2021), e.g. GPT 3.5. It works! Does it? "Yes." See Fig. 3.';
		assert.deepEqual(
			sentences(text).map((sentence) => sentence.trim()),
			['We follow Chen et al. (2021), e.g. GPT 3.5.', 'It works!', 'Does it?', '"Yes."', 'See Fig. 3.'],
		);
		assert.equal(sentences(text).join(''), text);
	});

	it('splits a text without end in part', () => {
		const text = 'Yes, it is. '.repeat(80_000);
		assert.equal(sentences(text).length, LONGEST_TEXT / 12);
		assert.equal(sentences(text).join(''), text);
	});
});
