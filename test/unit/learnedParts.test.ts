import assert from 'node:assert/strict';
import { recordId } from '../../src/core/recordId';
import { createLibraryIndex } from '../../src/core/search/librarySearch';
import { packPapers } from '../../src/core/search/packed/packedIndex';
import { readEntryEvidence } from '../../src/core/terms/learnedEntries';
import { readTextEvidence } from '../../src/core/terms/learnedEvidence';
import { createTitleReader, findRecord } from '../../src/core/terms/learnedParts';
import { createTermLearner } from '../../src/core/terms/learnedTerms';
import { finish } from './finish';
import { paper } from './searchFixtures';

const FILE = 'file:///lab/all.bib';

function record(key: string, title: string) {
	return paper(recordId(FILE, key), title, { key });
}

/** Learns from the titles of an added library beside texts, and the entries of their bibliography. */
function learn(titles: readonly string[], text = '', own: Readonly<Record<string, string>> = {}) {
	const records = titles.map((title, number) => record(`k${number}`, title));
	const pieces = [{ index: packPapers(records), removed: undefined }];
	const learner = createTermLearner((key) => {
		const found = findRecord(pieces, recordId(FILE, key));
		return found && readEntryEvidence({ key, paper: found });
	});
	const entries = Object.entries(own).map(([key, title]) => readEntryEvidence({ key, paper: paper(key, title) }));
	finish(learner.setEntries('own.bib', entries));
	finish(learner.setText('a.tex', finish(readTextEvidence(text, 'latex'))));
	finish(learner.setTitles(FILE, finish(createTitleReader()(pieces))));
	return Object.fromEntries(finish(learner.learn()).map(({ name, paper: { id }, forms }) => [name, { id, forms }]));
}

describe('Names that titles of added libraries present', () => {
	it('are learned as they are written, under the ids that their papers have in the library', () => {
		assert.deepEqual(learn(['BanglishRev: A Large-Scale Dataset', 'Parsing with Nets (MINT)', 'Plain words']), {
			BanglishRev: { id: recordId(FILE, 'k0'), forms: ['BanglishRev'] },
			MINT: { id: recordId(FILE, 'k1'), forms: ['MINT'] },
		});
	});

	const untold: readonly (readonly [why: string, titles: readonly string[], text?: string])[] = [
		['several papers present the name', ['SMART: a toolkit', 'SMART: a model']],
		['two letters are a field', ['Advances in Retrieval (IR)']],
		['any word may be written so', ['Debugging: A View', 'Min/max stability', 'Title', 'pass: Arithmetic']],
		['the texts write the word in small letters, too', ['CompILE: Imitation'], 'Compile it. We compile it.'],
		['a title only holds the name', ['Fine-tuning with LoRA of models']],
	];
	for (const [why, titles, text] of untold) {
		it(`are none where ${why}`, () => assert.deepEqual(learn(titles, text), {}));
	}

	it('give way to what the texts and their bibliography tell', () => {
		const own = { d: 'DROP: a benchmark of reading', s: 'Simple preferences' };
		const titles = ['DROP: dropping of packets', 'SimPO: simulated polymers'];
		const learned = learn(titles, String.raw`We use SimPO~\cite{s} and \cite{d}.`, own);
		assert.deepEqual([learned.DROP?.id, learned.SimPO?.id], ['d', 's']);
	});

	it('stand for the entry that is cited where the bibliography has the paper, too', () => {
		const title = 'NewsQA: a dataset';
		assert.equal(learn([title], String.raw`See \cite{n}.`, { n: title }).NewsQA?.id, 'n');
	});

	it('are told by citations of papers that only the library has', () => {
		const learned = learn(['Simple preferences'], String.raw`We use SimPO~\cite{k0}.`);
		assert.equal(learned.SimPO?.id, recordId(FILE, 'k0'));
	});

	it('are read once, and follow an edit of the library', () => {
		const index = createLibraryIndex();
		// What is small beside an edit is packed together with it.
		const others = ['c', 'd', 'e'].map((key) => record(key, 'Plain words'));
		index.setPart(FILE, packPapers([record('a', 'AlphaNet: one'), record('b', 'BetaNet: two'), ...others]));
		const read = createTitleReader();
		const titles = () => [...finish(read(index.piecesOf(FILE) ?? []))];
		const before = titles();
		finish(index.changePart(FILE, { removed: [recordId(FILE, 'a')], added: [record('a', 'GammaNet: three')] }));
		const after = titles();
		assert.deepEqual(
			after.map(({ names: [first] }) => first?.name),
			['BetaNet', 'GammaNet'],
		);
		assert.equal(after[0], before[1]);
		assert.equal(findRecord(index.piecesOf(FILE) ?? [], recordId(FILE, 'a'))?.title, 'GammaNet: three');
		assert.equal(findRecord(index.piecesOf(FILE) ?? [], 'none'), undefined);
	});
});
