import assert from 'node:assert/strict';
import type { Paper } from '../../src/core/paper';
import { found, indexOf, other, paper } from './searchFixtures';

describe('ranking', () => {
	it('finds inflections of a word', () => {
		assert.deepEqual(found([paper('a', 'Generating tests'), other], 'generated test'), ['a']);
	});

	it('counts a word of the title more than one of the abstract', () => {
		const inAbstract = paper('b', 'On programs', { abstract: 'Repair.' });
		assert.deepEqual(found([inAbstract, paper('a', 'On repair', { abstract: 'Programs.' })], 'repairs '), ['a', 'b']);
	});

	it('prefers the word as written to another inflection', () => {
		assert.deepEqual(found([paper('b', 'Actuation'), paper('a', 'Actuators')], 'actuators '), ['a', 'b']);
	});

	it('puts preferred papers first among equals, and not before better ones', () => {
		const papers = [ofThisTitle('a', 'Models of code'), ofThisTitle('b', 'Models of code'), paper('c', 'Code')];
		const preferred = { ids: new Set(['b', 'c']) };
		const { hits } = indexOf(papers).search('models of code ', { preferred });
		assert.deepEqual(
			hits.map((hit) => hit.paper.id),
			['b', 'a', 'c'],
		);
	});

	it('does not care for accents and case', () => {
		const papers = [paper('a', 'Über naïve Methods', { authors: [{ family: 'Müller' }] }), other];
		for (const typed of ['muller', 'MÜLLER', 'naive', 'uber']) {
			assert.deepEqual(found(papers, typed), ['a'], typed);
		}
	});

	it('lists exact words before words that begin so', () => {
		assert.deepEqual(found([paper('b', 'The codex'), paper('a', 'The code')], 'code'), ['a', 'b']);
	});

	it('completes the last word only, and only while it is typed', () => {
		const papers = [paper('a', 'Hallucination benchmark'), other];
		assert.deepEqual(found(papers, 'halluc'), ['a']);
		assert.deepEqual(found(papers, 'ha'), ['a']);
		assert.deepEqual(found(papers, 'halluc '), []);
		assert.deepEqual(found(papers, 'halluc xyz'), []);
	});

	it('completes a name whose beginning has the stem of another word', () => {
		const human = paper('b', 'Humans and a human', { abstract: 'Human robots and human people.' });
		assert.deepEqual(found([human, paper('a', 'On HumanEval and other benchmarks')], 'humane'), ['a', 'b']);
	});

	it('prefers the paper that introduces a name to one that uses it, while the name is typed', () => {
		const uses = paper('b', 'Studies', { abstract: 'Zephyr, and Zephyr. We run Zephyr.' });
		const introduces = paper('a', 'Models', { introduces: ['Zephyr'] });
		assert.deepEqual(found([uses, introduces, other], 'zephy'), ['a', 'b']);
	});

	it('forgives a slip in a word that no paper has', () => {
		const papers = [paper('a', 'Hallucination benchmark for agents'), other];
		for (const typed of ['halucination', 'hallucinatoin', 'bechmark', 'agnets', 'hxllucinatyon']) {
			assert.deepEqual(found(papers, typed), ['a'], typed);
		}
	});

	it('does not correct a word that a paper has, nor short words and numbers', () => {
		assert.deepEqual(found([paper('a', 'Training'), paper('b', 'Draining')], 'draining'), ['b']);
		assert.deepEqual(found([paper('a', 'Cat'), other], 'cot'), []);
		assert.deepEqual(found([paper('a', 'Since 2021'), other], '2031'), []);
	});

	it('takes a misspelt word for the nearest words only', () => {
		const papers = [paper('two', 'NeuralCodeBird'), paper('one', 'NeuralCodeBERT'), other];
		assert.deepEqual(found(papers, 'neuralcodebart '), ['one']);
		assert.deepEqual(found(papers, 'neuralcodebiard '), ['two']);
	});

	it('takes no name for another that has other digits, or that is two slips away and short', () => {
		const papers = [paper('gen', 'CodeGen'), paper('two', 'Llama2'), paper('base', 'CodeBase'), other];
		for (const typed of ['codeqwen', 'CodeQwen ', 'llama3 ', 'codeb2ase ']) {
			assert.deepEqual(found(papers, typed), [], typed);
		}
		assert.deepEqual(found(papers, 'lama2 '), ['two']);
	});

	it('corrects two words of a short search and none of a sentence', () => {
		const papers = [paper('a', 'Benchmark'), paper('b', 'Hallucination'), paper('c', 'Repository'), other];
		assert.deepEqual(found(papers, 'bechmark halucination repositry ').sort(), ['a', 'b']);
		assert.deepEqual(found(papers, 'bechmark of the clouds and storms that we had then '), ['other']);
	});

	it('does not correct a word that an abstract has', () => {
		const papers = [paper('a', 'On programs', { abstract: 'The coder writes.' }), paper('b', 'The coded'), other];
		assert.deepEqual(found(papers, 'coder '), ['a']);
	});

	it('finds names however they are joined', () => {
		const NAMES: readonly (readonly [title: string, typed: readonly string[]])[] = [
			['About GPT-4', ['gpt-4', 'gpt4', 'GPT 4']],
			['About HumanEval', ['human eval', 'humaneval']],
			['About pass@k', ['pass@k']],
			['About C++', ['c++']],
			['About C#', ['C#']],
			['About .NET', ['.net']],
			['About pre-trained models', ['pretrained']],
			['深度学习模型', ['学习']],
			['Обучение моделей', ['обучение']],
		];
		for (const [title, typed] of NAMES) {
			for (const text of typed) {
				assert.equal(found([paper('b', 'A C X pass'), other, paper('a', title)], text)[0], 'a', text);
			}
		}
	});

	it('tells spellings of a name apart in a short search, not in a sentence', () => {
		const papers = [ofThisTitle('spaced', 'On X ray images'), ofThisTitle('joined', 'On X-ray images'), other];
		assert.deepEqual(found(papers, 'x-ray images '), ['joined', 'spaced']);
		assert.deepEqual(found(papers, 'papers that say how storms look in x-ray images '), ['spaced', 'joined', 'other']);
	});

	it('knows C, C++ and C# apart', () => {
		const papers = [paper('c', 'Bugs of C'), paper('p', 'Bugs of C++'), paper('s', 'Bugs of C#')];
		assert.equal(found(papers, 'C++')[0], 'p');
		assert.equal(found(papers, 'C#')[0], 's');
	});

	it('finds author and year, first authors first', () => {
		const by = (id: string, year: number, ...names: string[]) =>
			ofThisTitle(id, 'On models', { authors: names.map((family) => ({ family })), year });
		const papers = [by('late', 2022, 'Chen'), by('second', 2021, 'Li', 'Chen'), by('a', 2021, 'Chen', 'Li'), other];
		assert.deepEqual(found(papers, 'chen 2021').slice(0, 2), ['a', 'second']);
	});

	it('takes the year of the published version too', () => {
		const chen: Partial<Paper> = { authors: [{ family: 'Chen' }] };
		const papers = [
			ofThisTitle('b', 'On models', { ...chen, year: 2020 }),
			ofThisTitle('a', 'On models', { ...chen, year: 2021, venueYear: 2022 }),
		];
		assert.equal(found(papers, 'chen 2022')[0], 'a');
		assert.equal(found(papers, 'chen 2021')[0], 'a');
	});

	it('puts the title that begins with what was typed first, then one that holds it', () => {
		const papers = [
			paper('c', 'Search for code', { abstract: 'Code search. Code search.' }),
			paper('b', 'On code search today'),
			paper('a', 'Code search today and models'),
		];
		assert.deepEqual(found(papers, 'code sear'), ['a', 'b', 'c']);
	});

	it('puts a paper named so by its title before those that use the word', () => {
		const papers = [paper('b', 'Scale and scale laws'), paper('a', 'SCALE: Learning Skills of Robots in a Simulation')];
		assert.deepEqual(found(papers, 'scale'), ['a', 'b']);
	});

	it('prefers papers that have the words near each other', () => {
		const filler = 'one two three four five six seven eight nine ten';
		const papers = [
			paper('b', 'Study', { abstract: `Memory ${filler} errors.` }),
			paper('a', 'Study', { abstract: `${filler} memory errors.` }),
		];
		assert.deepEqual(found(papers, 'memory errors '), ['a', 'b']);
	});

	it('does not take words of different sentences for near', () => {
		const papers = [
			paper('b', 'Study', { abstract: 'We measure memory. Errors are counted much. Nothing is lost.' }),
			paper('a', 'Study', { abstract: 'We measure much memory and count errors. Nothing lost.' }),
		];
		assert.deepEqual(found(papers, 'memory errors '), ['a', 'b']);
	});

	it('leaves stop words out where others are left, and searches them where they are all', () => {
		const papers = [paper('b', 'What it was'), paper('a', 'Bugs'), paper('c', 'To be or not to be')];
		assert.deepEqual(found(papers, 'what are those bugs in these old new programs '), ['a']);
		assert.deepEqual(found(papers, 'to be or not to be '), ['c']);
	});

	it('searches stop words beside one or two other words, as titles are quoted', () => {
		const needs = Array.from({ length: 150 }, (_, n) => paper(`n${n}`, 'The need'));
		assert.equal(found([...needs, paper('a', 'Attention and memory is all you need today')], 'all you need ')[0], 'a');
	});

	it('searches a pasted paragraph', () => {
		const abstract = 'We present a "study" of bugs: models write programs, and the programs fail. '.repeat(40);
		assert.equal(found([other, paper('a', 'Failing programs', { abstract })], abstract)[0], 'a');
	});

	it('gives as many hits as asked for, and counts all that were found', () => {
		const papers = Array.from({ length: 300 }, (_, n) => paper(`p${n}`, `Paper number ${n}`));
		assert.equal(indexOf(papers).search('paper', { limit: 250 }).hits.length, 250);
		assert.equal(indexOf(papers).search('paper').hits.length, 50);
		assert.equal(indexOf(papers).search('paper', { limit: 1 }).total, 300);
	});
});

/** A work that is told apart from others of the same title. */
function ofThisTitle(id: string, title: string, more: Partial<Paper> = {}): Paper {
	return paper(id, title, { ...more, arxiv: `2001.${String(Number.parseInt(id, 36) % 100_000).padStart(5, '0')}` });
}
