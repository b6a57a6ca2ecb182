import assert from 'node:assert/strict';
import { type Author, byline, type Paper } from '../../src/core/paper';

const paper = (...authors: Author[]): Paper => ({ id: 'p', title: 'T', authors, year: 2021, entryType: 'misc' });

describe('byline', () => {
	it('names one author or body', () => {
		assert.equal(byline(paper({ family: 'Chen', given: 'Mark' })), 'Chen, 2021');
		assert.equal(byline(paper({ literal: 'OpenAI' })), 'OpenAI, 2021');
	});

	it('names two authors', () => assert.equal(byline(paper({ family: 'A' }, { family: 'B' })), 'A and B, 2021'));

	it('shortens three, and a list that the source cut', () => {
		assert.equal(byline(paper({ family: 'A' }, { family: 'B' }, { family: 'C' })), 'A et al., 2021');
		assert.equal(byline({ ...paper({ family: 'A' }), authorsTruncated: true }), 'A et al., 2021');
	});

	it('leaves out what is unknown', () => {
		const { year: _, ...undated } = paper({ family: 'A' });
		assert.equal(byline(undated), 'A');
		assert.equal(byline(paper()), '2021');
	});
});
