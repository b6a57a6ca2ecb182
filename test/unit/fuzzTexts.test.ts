import assert from 'node:assert/strict';
import { findCitations } from '../../src/core/citation/citations';
import type { Markup } from '../../src/core/citation/styles';
import { findTermsIn } from '../../src/core/terms/findTerm';
import { readTextEvidence } from '../../src/core/terms/learnedEvidence';
import { findNamesInTitle } from '../../src/core/terms/learnedTitles';
import { parseTermFile, writeTerm } from '../../src/core/terms/termFile';
import { createTermMatcher } from '../../src/core/terms/termMatcher';
import { bundledData } from './bundledData';
import { finish } from './finish';
import { drawFrom, mutate } from './mutations';

const termFile = `# Names
BERT: devlin2019
"C#: a language": hejlsberg
Code Llama: roziere2023   # a model
GPT-3: ~
"on": "true"
`;

const pieces: readonly string[] = [
	...[':', ': ', ' #', '#', '"', "'", '\\', '~', '\n', '\r', '---', '- ', '\t', ' ', '\\"', '""', '{', '[', '|', '&a'],
	...['BERT', 'a: b\n', 'true', 'null', '__proto__'],
];

describe('Broken terms files', () => {
	const names: readonly string[] = ['BERT', 'SimPO', 'C#: a language', 'on', '5', 'a "b" \\c', 'Ünï ☃'];
	const keys: readonly string[] = ['devlin2019', 'a:b', '~', '#x', 'true', '-', 'a b', '"', '键'];

	it('are read line by line, each line and each problem at its place', () => {
		const draw = drawFrom(61);
		for (let round = 0; round < 10_000; round++) {
			const text = mutate(termFile, draw, pieces);
			const { lines, problems } = parseTermFile(text);
			for (const { name, key, start, end } of lines) {
				const [again, ...others] = parseTermFile(text.slice(start, end)).lines;
				assert.deepEqual([again?.name, again?.key, others.length], [name, key, 0], text);
			}
			for (const { start, end, message } of problems) {
				assert.ok(0 <= start && start < end && end <= text.length && message !== '', text);
				assert.doesNotMatch(text.slice(start, end), /[\r\n]/);
			}
		}
	});

	it('take a line and keep all others', () => {
		const draw = drawFrom(62);
		for (let round = 0; round < 10_000; round++) {
			const text = draw.below(20) === 0 ? '' : mutate(termFile, draw, pieces);
			const name = draw.of(names);
			const key = draw.below(4) === 0 ? undefined : draw.of(keys);
			const change = writeTerm(text, name, key);
			const written = text.slice(0, change.start) + change.text + text.slice(change.end);
			const meant = new Map([...meanings(text), [name, key]]);
			assert.deepEqual(meanings(written), new Map([...meant].sort(byName)), `${name}: ${key} in ${text}`);
		}
	});
});

const texts: readonly (readonly [markup: Markup, language: string, text: string])[] = [
	[
		'latex',
		'latex',
		'% A comment\n\\section{On HumanEval}\nWe use \\textbf{HumanEval}~\\citep[see][p.~3]{chen2021, austin2021} and GPT-3 (\\cite{brown}).\n\\begin{verbatim}\n\\cite{x}\n\\end{verbatim} $a_1$ pass@k',
	],
	[
		'markdown',
		'markdown',
		'# On *HumanEval*\n\nWe use HumanEval [see @chen2021, p. 3; -@austin2021], and @{odd key}.\n\n```py\n@x\n```\n`code` <b>',
	],
	[
		'typst',
		'typst',
		'= On HumanEval\nWe use *HumanEval* @chen2021[p. 3] and #cite(<austin2021>, form: "prose") or #cite(label("odd:key")).\n// no\n$x$ `raw`',
	],
	[
		'myst',
		'markdown',
		'# HumanEval\n\nWe use HumanEval {cite:p}`see {chen2021} p. 3, austin2021`, and {cite}`x`.\n\n:::{note}\n@y\n:::',
	],
	[
		'rst',
		'restructuredtext',
		'On HumanEval\n============\n\nWe use HumanEval :cite:p:`chen2021,austin2021` and ``code``.\n\n.. code::\n\n   x',
	],
	[
		'org',
		'org',
		'* On HumanEval\nWe use HumanEval [cite/t:see @chen2021 p. 3;@austin2021] and cite:x,y [[cite:&z]].\n#+begin_src\n#+end_src',
	],
	[
		'asciidoc',
		'asciidoc',
		'= On HumanEval\n\nWe use HumanEval cite:[chen2021(3), austin2021] and citenp:[x].\n\n----\ncode\n----',
	],
	['djot', 'djot', '# On HumanEval\n\nWe use HumanEval [@chen2021; @austin2021] and _so_ on.'],
];

const marks: readonly string[] = [
	...['\\', '{', '}', '[', ']', '(', ')', '@', '`', '```', '$', '$$', '%', '#', '<', '>', '*', '_', '~', ':', ';', ','],
	...[
		'\\cite{',
		'[@',
		'{cite:p}`',
		':cite:p:`',
		'#cite(<',
		'[cite:',
		'cite:[',
		'\n',
		'\r\n',
		'\n\n',
		'    ',
		'|',
		'---',
	],
	...['\\begin{verbatim}', '\\end{document}', '<!--', '-->', '::: ', '/*', '//', 'HumanEval', 'GPT-3', 'https://a.b/'],
];

describe('Broken texts', () => {
	const matcher = createTermMatcher(bundledData.terms);
	for (const [markup, language, text] of texts) {
		it(`give citations, names and terms at their places: ${markup}`, () => {
			const draw = drawFrom(63);
			for (let round = 0; round < 1000; round++) {
				const broken = mutate(text, draw, marks);
				for (const { keys, start, end } of findCitations(broken, markup)) {
					assert.ok(0 <= start && start < end && end <= broken.length, broken);
					assert.ok(
						keys.every((key) => start <= key.start && key.end <= end),
						broken,
					);
					for (const { key, start, end } of keys) {
						const cut = broken.slice(start, end);
						// What is literal inside of a key is left out of it.
						assert.ok(cut === key || cut.includes('``'), `${key} in ${broken}`);
					}
				}
				for (const pair of finish(readTextEvidence(broken, markup)).pairs) {
					const cut = broken
						.slice(pair.start, pair.end)
						.replace(/\\ |[\s~]+/g, ' ')
						.trim();
					assert.equal(cut, pair.name, broken);
					assert.equal(pair.line, broken.slice(0, pair.start).split(/\r\n|\r|\n/).length - 1, broken);
				}
				checkTerms(broken, findTermsIn(matcher, broken, language));
			}
		});
	}
});

describe('Any title', () => {
	it('gives names that stand in it', () => {
		const draw = drawFrom(64);
		for (let round = 0; round < 5000; round++) {
			const title = mutate(draw.of(titles), draw, [
				':',
				' ',
				',',
				'-',
				'(',
				')',
				'[',
				']',
				'A',
				'NAME',
				'the ',
				' – ',
				'"',
			]);
			for (const { name } of findNamesInTitle(title)) {
				const read = title.replace(/\s+/g, ' ').toLowerCase();
				assert.ok(name !== '' && read.includes(name.toLowerCase()), `${name} in ${title}`);
			}
		}
	});
});

const titles: readonly string[] = [
	'BanglishRev: A Large-Scale Bangla-English Dataset',
	'Mathematical Instruction Tuning (MINT)',
	'The Pile: an 800GB dataset',
	'Introducing Claude, a model',
	'Array programming with NumPy',
];

function meanings(text: string): Map<string, string | undefined> {
	return new Map(
		parseTermFile(text)
			.lines.map(({ name, key }) => [name, key] as const)
			.sort(byName),
	);
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
	return one < other ? -1 : 1;
}

function checkTerms(text: string, matches: readonly { readonly start: number; readonly end: number }[]): void {
	let last = 0;
	for (const { start, end } of matches) {
		assert.ok(last <= start && start < end && end <= text.length, text);
		last = end;
	}
}
