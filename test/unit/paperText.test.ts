import assert from 'node:assert/strict';
import type { Paper } from '../../src/core/paper';
import { citedAs, creditLine, pageUrl, venueLine, venueSeries } from '../../src/core/paperText';

const paper = (more: Partial<Paper>): Paper => ({ id: 'p', title: 'T', authors: [], entryType: 'misc', ...more });

describe('venueLine', () => {
	const cases: readonly (readonly [Partial<Paper>, string | undefined])[] = [
		[{ venueShort: 'ICSE 2024', venue: 'International Conference', venueYear: 2024 }, 'ICSE 2024'],
		[{ venue: 'Advances in Neural Information Processing Systems (NeurIPS)', venueYear: 2023 }, 'NeurIPS 2023'],
		[{ venue: 'Proceedings of the 2019 Conference on X (EMNLP-IJCNLP)', venueYear: 2019 }, 'EMNLP-IJCNLP 2019'],
		[{ venue: 'Proceedings of the 2023 Conference on Things', venueYear: 2023 }, 'Conference on Things 2023'],
		[{ venue: 'Journal of Things (in German)' }, 'Journal of Things (in German)'],
		[{ arxiv: '2107.03374' }, 'arXiv'],
		[{}, undefined],
	];
	for (const [facts, expected] of cases) {
		it(`is ${expected} for ${facts.venue ?? facts.arxiv ?? 'nothing'}`, () =>
			assert.equal(venueLine(paper(facts)), expected));
	}
});

describe('venueSeries', () => {
	const cases: readonly (readonly [Partial<Paper>, string | undefined])[] = [
		[{ venueShort: 'ICLR 2024', venue: 'Twelfth International Conference', venueYear: 2024 }, 'ICLR'],
		[{ venue: 'International Conference on Learning Representations (ICLR)', venueYear: 2023 }, 'ICLR'],
		[{ venueShort: 'TOSEM 2023/24' }, 'TOSEM'],
		[{ venue: 'Proceedings of the 2023 Conference on Things: Findings' }, 'Conference on Things: Findings'],
		[{ venue: 'Proceedings of the 61st Annual Meeting of the Society (Volume 1: Long Papers)' }, 'Society'],
		[{ venue: 'Conference of the Society, Volume 1 (Long and Short Papers)' }, 'Conference of the Society'],
		[{ venue: '2023 IEEE/ACM 45th International Conference on Software Engineering (ICSE)' }, 'ICSE'],
		[{ venue: 'CoRR, abs/2010.12345' }, 'CoRR, abs/2010.12345'],
		[{ venue: 'Annals of 19th Century Volumes' }, 'Annals of 19th Century Volumes'],
		[{ venue: '1984' }, '1984'],
		[{ arxiv: '2107.03374' }, undefined],
	];
	for (const [facts, expected] of cases) {
		it(`is ${expected} for ${facts.venueShort ?? facts.venue ?? facts.arxiv}`, () =>
			assert.equal(venueSeries(paper(facts)), expected));
	}
});

describe('creditLine', () => {
	it('joins what is known', () => {
		const authors = [{ family: 'Chen' }, { family: 'Tworek' }];
		assert.equal(creditLine(paper({ authors, year: 2021, arxiv: '2107.03374' })), 'Chen and Tworek, 2021 · arXiv');
		assert.equal(creditLine(paper({})), '');
	});
});

describe('citedAs', () => {
	const cases: readonly (readonly [Partial<Paper>, string])[] = [
		[{ authors: [{ family: 'Chen' }], year: 2021, title: 'Codex' }, 'Chen, 2021'],
		[{ authors: [{ family: 'Chen' }], title: 'Codex' }, 'Chen'],
		[{ title: 'Half' }, 'Half'],
		[{ title: 'Half: A\nStory', year: 2020 }, 'Half, 2020'],
		[{ title: 'A\n Whole\u202e', venueYear: 2020 }, 'A Whole, 2020'],
		[{ title: `${'word '.repeat(40)}end` }, `${'word '.repeat(11)}word…`],
		[{ title: '', year: 2020 }, 'p, 2020'],
		[{ title: '', key: 'half' }, 'half'],
	];
	for (const [facts, expected] of cases) {
		it(`is ${expected}`, () => assert.equal(citedAs(paper(facts)), expected));
	}
});

describe('pageUrl', () => {
	const cases: readonly (readonly [Partial<Paper>, string | undefined])[] = [
		[{ url: 'https://example.org/a', arxiv: '2107.03374' }, 'https://example.org/a'],
		[{ url: 'javascript:alert(1)', doi: '10.1/x' }, 'https://doi.org/10.1/x'],
		[{ arxiv: '2107.03374', doi: '10.1/x' }, 'https://arxiv.org/abs/2107.03374'],
		[{}, undefined],
	];
	for (const [facts, expected] of cases) {
		it(`is ${expected}`, () => assert.equal(pageUrl(paper(facts)), expected));
	}
});
