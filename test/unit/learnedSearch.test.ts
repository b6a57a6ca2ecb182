import assert from 'node:assert/strict';
import { createWorkIndex } from '../../src/core/bibliography/sameWork';
import { openLibrary } from '../../src/core/library';
import { recordId } from '../../src/core/recordId';
import { createLibraryIndex } from '../../src/core/search/librarySearch';
import { packPapers } from '../../src/core/search/packed/packedIndex';
import { readEntryEvidence } from '../../src/core/terms/learnedEntries';
import { readTextEvidence } from '../../src/core/terms/learnedEvidence';
import { learnedLibrary } from '../../src/core/terms/learnedLibrary';
import { createTermLearner } from '../../src/core/terms/learnedTerms';
import { finish } from './finish';
import { paper } from './searchFixtures';

const FILE = 'file:///group/refs.bib';
const own = [
	paper(recordId(FILE, 'meng'), 'Simple preferences with a margin', { key: 'meng' }),
	paper(recordId(FILE, 'roe'), 'OddPO and OddPO again: OddPO revisited', { abstract: 'OddPO. OddPO.', key: 'roe' }),
	paper(recordId(FILE, 'doe'), 'Weather of distant moons', { key: 'doe' }),
];
const byChen = { authors: [{ family: 'Chen' }], year: 2021 };
const bundled = [paper('zeta', 'Code and OddPO in large letters'), paper('chen', 'Evaluating models', byChen)];
const text = String.raw`We use OddPO~\cite{meng} and HumanEval~\cite{chen}; again OddPO~\cite{meng}.`;

function learn() {
	const library = openLibrary({ papers: bundled, topics: [], terms: [], asOf: '2026-01' });
	const learner = createTermLearner();
	const entries = [...own, paper(recordId(FILE, 'chen'), 'Evaluating models', { ...byChen, key: 'chen' })];
	finish(
		learner.setEntries(
			FILE,
			entries.map((one) => readEntryEvidence({ key: one.key ?? '', paper: one })),
		),
	);
	finish(learner.setText('a.tex', finish(readTextEvidence(text, 'latex'))));
	return finish(learnedLibrary(library, createWorkIndex(bundled), finish(learner.learn()), []));
}

describe('A library with learned names', () => {
	const library = learn();
	const index = createLibraryIndex();
	index.setPart('bundled', packPapers(bundled), ['bundled']);
	index.setPart(FILE, packPapers(own), ['workspace']);
	const found = (typed: string) => index.search(typed, { names: library.knownNames() }).hits.map((hit) => hit.paper.id);

	it('lists the paper that a name stands for first, in whatever part it is, then the papers with the name', () => {
		assert.deepEqual(found('OddPO'), [recordId(FILE, 'meng'), recordId(FILE, 'roe'), 'zeta']);
		assert.deepEqual(found('oddpo '), found('OddPO'));
	});

	it('finds by a name of which no paper has a word, also by its filter', () => {
		assert.deepEqual(found('HumanEval'), ['chen']);
		assert.deepEqual(found('term:HumanEval'), ['chen']);
		assert.deepEqual(found('term:OddPO'), [recordId(FILE, 'meng')]);
	});

	it('knows the papers of the names, the bundled record where there is one', () => {
		const [term] = library.terms.filter(({ label }) => label === 'HumanEval');
		assert.equal(term?.definedBy, 'chen');
		assert.equal(library.findPaper(recordId(FILE, 'meng'))?.key, 'meng');
		assert.equal(library.search('HumanEval').hits[0]?.paper.id, 'chen');
	});

	it('lets the user say what a name stands for, and that one is none', () => {
		const learned = finish(
			learnedLibrary(
				library,
				createWorkIndex([]),
				[],
				[
					{ name: 'OddPO', paper: own[2] },
					{ name: 'HumanEval', paper: undefined },
				],
			),
		);
		const names = learned.knownNames();
		assert.equal(index.search('OddPO', { names }).hits[0]?.paper.id, recordId(FILE, 'doe'));
		assert.deepEqual(index.search('term:HumanEval', { names }).hits, []);
	});
});

describe('The id of a record', () => {
	it('stands for any key', () => {
		assert.equal(recordId('file:///a.bib', 'a b#c'), 'file:///a.bib#a%20b%23c');
		assert.equal(recordId('f', 'half \ud83d'), 'f#half%20%EF%BF%BD');
	});
});
