import assert from 'node:assert/strict';
import { findNamedFiles } from '../../src/core/citation/bibliographies';
import {
	addKeys,
	completeCitation,
	findCitationAt,
	findCitations,
	findOpenCitation,
	formatCitation,
} from '../../src/core/citation/citations';
import { declareBibliography } from '../../src/core/citation/declareBibliography';
import type { Markup } from '../../src/core/citation/styles';

const markups: readonly Markup[] = ['latex', 'markdown', 'typst', 'myst', 'rst', 'org', 'asciidoc', 'djot', 'plain'];

/** What the syntaxes are made of, and what breaks them. */
const pieces = [
	...String.raw`\cite{ \citep[ \cites( \verb| \begin{verbatim} \end{verbatim} % \nocite{*} \bibliography{ ] } ) > " ; , : @ -@ & [ { ( <`.split(
		' ',
	),
	...'[@ [cite: [[cite:& cite:a cite:[ {cite:p}` :cite:` ` ``` ~~~ <!-- --> #cite( #cite(< label(" #let // /* */ #( #[ ---'.split(
		' ',
	),
	...[
		'a',
		'key2021',
		'ä',
		'e\u0301',
		'日本',
		'😀',
		'\ud800',
		'\udc00',
		'\u0000',
		'\ufeff',
		' ',
		'\t',
		'\n',
		'\r\n',
		'\r',
		'\n\n',
		'    ',
		'\\',
	],
	...[
		'bibliography: ',
		'#+bibliography: ',
		'\n#+begin_src\n',
		'\n----\n',
		'\n.. x::\n',
		'https://',
		'x@y.org',
		'*',
		'.',
	],
];

describe('citations in hostile text', () => {
	it('keeps every range right in 3,000 texts made of broken syntax', () => {
		const random = randomFrom(20_210_707);
		for (let round = 0; round < 3000; round++) {
			const length = 1 + Math.floor(random() * 40);
			const text = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join('');
			const markup = markups[round % markups.length] ?? 'plain';
			assertConsistent(text, markup, Math.floor(random() * (text.length + 1)));
		}
	});

	it('reads long runs of every piece', () => {
		for (const markup of markups) {
			for (const piece of pieces) {
				const text = piece.repeat(1000);
				assertConsistent(text, markup, text.length);
			}
		}
	});

	it('reads a line of 100,000 keys', () => {
		const keys = Array.from({ length: 100_000 }, (_, index) => `k${index}`);
		for (const markup of markups.filter((each) => each !== 'plain')) {
			const text = formatCitation(markup, keys);
			assert.equal(findCitations(text, markup).flatMap((citation) => citation.keys).length, keys.length);
		}
	});
});

function assertConsistent(text: string, markup: Markup, offset: number): void {
	for (const { start, end, keys } of findCitations(text, markup)) {
		assert.ok(start >= 0 && start < end && end <= text.length);
		for (const cited of keys) {
			assert.ok(cited.start >= start && cited.end <= end, text);
			const written = text.slice(cited.start, cited.end);
			assert.ok(written === cited.key || (markup === 'typst' && written.includes('\\')), JSON.stringify(text));
		}
	}
	const open = findOpenCitation(text, offset, markup);
	if (open) {
		assert.ok(open.start <= offset && offset <= open.end, JSON.stringify([text, offset]));
		assert.equal(text.slice(open.start, offset), open.typed);
		const change = completeCitation(text, open, markup, ['new2021']);
		assert.ok(change.start <= open.start && change.end >= open.end && change.end <= text.length);
	}
	const citation = findCitationAt(text, offset, markup);
	assert.ok(!citation || (citation.start <= offset && offset <= citation.end));
	addKeys(text, offset, markup, ['new2021']);
	declareBibliography(text, markup, 'refs.bib');
	for (const { start, end } of findNamedFiles(text, markup, 'x.tex').bibliographies) {
		assert.ok(start >= 0 && start < end && end <= text.length);
	}
}

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
