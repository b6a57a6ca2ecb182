import assert from 'node:assert/strict';
import { FIRST_PAGE, hiddenRows, PAGE_SIZE, type Page, pageWith } from '../../src/core/rowPages';

describe('the pages of a long list of rows', () => {
	it('hide nothing of a short list', () => {
		assert.deepEqual(hiddenRows(PAGE_SIZE, FIRST_PAGE), { before: undefined, behind: undefined });
		assert.deepEqual(hiddenRows(0, FIRST_PAGE), { before: undefined, behind: undefined });
	});

	it('tell how many rows are hidden behind, and show the next ones with those before', () => {
		assert.deepEqual(hiddenRows(450, FIRST_PAGE).behind, { hidden: 250, page: { from: 0, to: 400 }, next: 200 });
		assert.deepEqual(hiddenRows(450, { from: 0, to: 400 }).behind, {
			hidden: 50,
			page: { from: 0, to: 600 },
			next: 400,
		});
		assert.equal(hiddenRows(450, { from: 0, to: 600 }).behind, undefined);
	});

	it('reach every row from any page', () => {
		let page: Page = pageWith(30_123, FIRST_PAGE);
		assert.deepEqual(page, { from: 30_000, to: 30_200 });
		for (let hidden = hiddenRows(50_001, page); hidden.before ?? hidden.behind; hidden = hiddenRows(50_001, page)) {
			page = (hidden.before ?? hidden.behind)?.page ?? page;
		}
		assert.equal(page.from, 0);
		assert.ok(page.to >= 50_001);
	});

	it('stay as they are for a row that they show', () => {
		const page = { from: 400, to: 800 };
		assert.equal(pageWith(400, page), page);
		assert.equal(pageWith(799, page), page);
		assert.deepEqual(pageWith(800, page), { from: 800, to: 1000 });
		assert.deepEqual(pageWith(0, page), FIRST_PAGE);
	});
});
