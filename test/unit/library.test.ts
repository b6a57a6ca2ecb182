import assert from 'node:assert/strict';
import { openLibrary } from '../../src/core/library';
import { bundledData } from './bundledData';

const QUERY = 'program repair';

describe('openLibrary', () => {
	it('finds papers, terms and topics by id', () => {
		const library = openLibrary(bundledData);
		assert.equal(library.findPaper('chen2021codex')?.id, 'chen2021codex');
		assert.equal(library.findTerm('humaneval')?.label, 'HumanEval');
		assert.equal(library.findTopic('agents')?.id, 'agents');
		assert.equal(library.findPaper('nobody'), undefined);
	});

	it('tells which terms a paper introduces and mentions', () => {
		const library = openLibrary(bundledData);
		const paper = library.findPaper('chen2021codex');
		const { introduced, mentioned } = library.termsOf(paper ?? bundledData.papers[0] ?? assert.fail());
		assert.ok(introduced.some((term) => term.id === 'humaneval'));
		assert.ok(mentioned.every((term) => term.definedBy !== 'chen2021codex'));
	});

	it('searches alike whether its index was built in steps, at once, or half and half', () => {
		const [inSteps, atOnce, halfway] = [openLibrary(bundledData), openLibrary(bundledData), openLibrary(bundledData)];
		const steps = inSteps.pack();
		let count = 0;
		while (!steps.next().done) {
			count++;
		}
		assert.ok(count >= bundledData.papers.length);
		const started = halfway.pack();
		started.next();
		started.next();
		const [expected, ...others] = [atOnce, inSteps, halfway].map((library) =>
			library.search(QUERY).hits.map(({ paper, score }) => [paper.id, score]),
		);
		assert.ok(expected && expected.length > 5);
		assert.deepEqual(others, [expected, expected]);
		assert.ok(started.next().done, 'expected nothing left to build');
	});
});
