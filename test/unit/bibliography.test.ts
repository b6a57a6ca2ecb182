import assert from 'node:assert/strict';
import { type BibliographyText, readBibliography } from '../../src/core/bibliography/bibliography';

function read(text: string, fileName: string): BibliographyText {
	const steps = readBibliography(text, fileName);
	let step = steps.next();
	while (!step.done) {
		step = steps.next();
	}
	return step.value;
}

const formats: readonly (readonly [string, string])[] = [
	['refs.bib', '@misc{Chen, title={T}, year={2021}}\n@misc{b, title={U}}'],
	['refs.txt', '@misc{Chen, title={T}, year={2021}}\n@misc{b, title={U}}'],
	['refs.json', '[{"id":"Chen","title":"T","issued":{"date-parts":[[2021]]}},{"id":"b","title":"U"}]'],
	['refs.RIS', 'TY  - GEN\nID  - Chen\nTI  - T\nPY  - 2021\nER  - \nTY  - GEN\nID  - b\nTI  - U\nER  - \n'],
	['refs.yml', 'Chen:\n  type: misc\n  title: T\n  date: 2021\nb:\n  type: misc\n  title: U\n'],
	['refs.yaml', 'references:\n- id: Chen\n  title: T\n  issued: 2021\n- id: b\n  title: U\n'],
];

describe('readBibliography', () => {
	for (const [fileName, text] of formats) {
		it(`reads ${fileName}`, () => {
			const { entries, problems, find } = read(text, fileName);
			assert.deepEqual(problems, []);
			assert.deepEqual(
				entries.map(({ key, paper }) => [key, paper.title, paper.year]),
				[
					['Chen', 'T', 2021],
					['b', 'U', undefined],
				],
			);
			assert.ok(entries.every(({ start, end, key }) => text.slice(start, end).includes(key)));
			assert.equal(find('chen')?.key, 'Chen');
			assert.equal(find('unknown'), undefined);
		});
	}

	it('prefers the key in the same case, and the first of several', () => {
		const { find } = read('@misc{A, title={1}}@misc{a, title={2}}@misc{a, title={3}}', 'x.bib');
		assert.equal(find('a')?.paper.title, '2');
		assert.equal(find('A')?.paper.title, '1');
	});
});
