import assert from 'node:assert/strict';
import { readBibliography } from '../../src/core/bibliography/bibliography';
import { keyPlace } from '../../src/core/bibliography/keyPlace';
import { countLines, withLines } from '../../src/core/bibliography/reading/lineNumbers';
import { finish } from '../../src/core/search/packed/steps';

/** As short and slow as possible. */
function slowPlace(text: string, offset: number) {
	const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
	return { line: lines.length - 1, column: lines.at(-1)?.length };
}

describe('the places in a long text', () => {
	const texts: Readonly<Record<string, string>> = {
		LF: `${'word\n'.repeat(40_000)}end`,
		CRLF: `${'a word\r\n'.repeat(30_000)}end`,
		CR: `${'word\r'.repeat(40_000)}end`,
		'all line ends': 'a\r\n\nb\r\rc\n\r'.repeat(20_000),
		'one long line': `x\n${'word '.repeat(60_000)}\ny`,
		nothing: '',
	};
	for (const [name, text] of Object.entries(texts)) {
		it(`are found with ${name}`, () => {
			const placeOf = finish(countLines(text));
			const offsets = [0, 1, 7, 65_535, 65_536, 65_537, 131_071, 131_072, 150_001, text.length];
			for (const offset of offsets.filter((one) => one <= text.length && !isInCrlf(text, one))) {
				const place = slowPlace(text, offset);
				assert.deepEqual(placeOf(offset), place, `at ${offset}`);
				assert.equal(withLines(text, [{ start: offset }])[0]?.line, place.line);
			}
		});
	}

	const isInCrlf = (text: string, at: number) => text[at - 1] === '\r' && text[at] === '\n';

	it('are counted in many steps', () => {
		const text = 'word\n'.repeat(200_000);
		assert.ok([...countLines(text)].length > 10);
	});

	it('come sorted', () => {
		const places = withLines('a\nb\nc', [{ start: 4 }, { start: 0 }, { start: 2 }]);
		assert.deepEqual(
			places.map(({ line }) => line),
			[0, 1, 2],
		);
	});
});

describe('the place of a key', () => {
	const rows: readonly (readonly [fileName: string, text: string, key: string, line: number])[] = [
		['a.bib', '@article{x, crossref={b}}\n@book{b, title={B}}', 'b', 1],
		['a.json', '[{"id": "x", "note": "of b"},\n{"id": "b"}]', 'b', 1],
		['a.yaml', 'x:\n  type: book\n  title: b\nb:\n  type: book\n  title: On b\n', 'b', 3],
		['a.ris', 'TY  - BOOK\nTI  - See b\nER  - \nTY  - BOOK\nID  - b\nER  - \n', 'b', 4],
		['a.jsonl', '{"id": "x", "title": "b"}\n{"id": "b", "title": "x"}\n', 'b', 1],
		['a.ris', 'TY  - BOOK\nTI  - x\nER  - \nTY  - BOOK\nAU  - Doe, J.\nPY  - 2020\nER  - \n', 'Doe2020', 3],
	];
	for (const [fileName, text, key, line] of rows) {
		it(`${key} is in its own record of ${fileName}, line ${line + 1}`, () => {
			const entry = finish(readBibliography(text, fileName)).find(key);
			const { start, end } = entry ? keyPlace(text, entry) : { start: -1, end: -1 };
			assert.equal(slowPlace(text, start).line, line);
			assert.ok(['', key].includes(text.slice(start, end)));
		});
	}
});
