import assert from 'node:assert/strict';
import { openFootprint, readAll } from '../../src/core/bibliography/footprint';
import { LongText } from '../../src/core/bibliography/longText';
import { openLibrary } from '../../src/core/library';
import type { Paper } from '../../src/core/paper';
import { formatKeptSource, openKeptSource } from '../../src/core/search/keptSource';
import { createLibraryIndex, type LibraryIndex } from '../../src/core/search/librarySearch';
import { openPackedIndex, packPapers } from '../../src/core/search/packed/packedIndex';
import { parseQuery } from '../../src/core/search/query';
import type { FoundPapers, SearchAnswer } from '../../src/core/search/searchAnswer';
import { bundledData } from './bundledData';
import { finish } from './finish';
import { type Draw, drawFrom, mutate } from './mutations';
import { oddPapers } from './oddPapers';

const LIMIT = 20;
const MOST_MS = 60_000;

const queries: readonly string[] = [
	'code generation benchmarks with unit tests',
	'"large language models" year:2021..2023 -tests',
	'author:"Chen, M." venue:ICML humaneval',
	'topic:"code generation" tag:llm term:HumanEval key:chen in:bundled',
	'https://arxiv.org/abs/2107.03374v2',
	'doi:10.18653/v1/2020.findings-emnlp.139',
	'chen2021evaluating year:<2022 year:>=2020 year:2020-',
	'We present a benchmark of programs, which models complete. It has 164 problems, each with tests, and pass@k.',
	'程序的自动生成 Gödel’s naïve C++ F# pass@k GPT-4',
];

const pieces: readonly string[] = [
	...['"', '“', '”', ':', '..', '-', '<', '>', '=', '(', ')', '*', '+', '@', '#', '/', '\\', '.', ',', ' ', '\n', '\t'],
	...['year:', 'author:', 'venue:', 'topic:', 'tag:', 'term:', 'in:', 'key:', 'yaer:', 'OR', 'AND', 'constructor'],
	...['__proto__', 'toString', 'et al.', 'M. ', '2021', '9999999999', '10.1000/', 'arXiv:', 'aaaaaaaaaaaaaaaaaaaa'],
];

describe('Any text', () => {
	const bundled = openLibrary(bundledData);
	const parts = libraryOf(bundledData.papers, oddPapers);
	for (const [name, { search, find }] of [
		['the bundled index', bundled],
		['a library of parts', parts],
	] as const) {
		it(`is answered by ${name}`, () => {
			const draw = drawFrom(51);
			for (let round = 0; round < 1000; round++) {
				const typed = anyQuery(draw);
				const answer = search(typed, { limit: LIMIT, names: bundled.knownNames() });
				checkAnswer(typed, answer, finish(find(typed, bundled.knownNames())));
			}
		}).timeout(MOST_MS);
	}

	it('is understood the same when it is asked again, and its problems are sentences', () => {
		const draw = drawFrom(52);
		for (let round = 0; round < 10_000; round++) {
			const typed = anyQuery(draw);
			const query = parseQuery(typed);
			assert.deepEqual(parseQuery(typed), query);
			for (const problem of query.problems) {
				assert.match(problem, /^\S.*[.?]$/s, typed);
			}
		}
	});
});

describe('Broken bytes of an index', () => {
	const papers = [...oddPapers, ...bundledData.papers.slice(0, 20)];
	const sound = packPapers(papers).bytes;
	const other = packPapers(bundledData.papers.slice(20, 40)).bytes;
	const answer = JSON.stringify(ask(sound));

	it('are given up, or answer as before', () => {
		const draw = drawFrom(53);
		for (let round = 0; round < 1000; round++) {
			const answered = ask(breakBytes(sound, other, draw));
			assert.ok(answered === undefined || JSON.stringify(answered) === answer, `round ${round}`);
		}
	});
});

describe('Broken bytes of what is kept of a file', () => {
	const { leaveFootprint, count } = finish(
		readAll(new LongText(['@article{a, title={A title}}\n@misc{b, title={B}}']), 'a.bib', () => {}),
	);
	const footprint = finish(leaveFootprint());
	const packed = packPapers(oddPapers).bytes;
	const facts = { stamp: 'now', mtime: 5, size: 50, keptAt: 7, count };
	const sound = finish(formatKeptSource({ ...facts, footprint: footprint.bytes, trail: new Uint8Array(4), packed }));
	const other = finish(
		formatKeptSource({
			...facts,
			count: 9,
			footprint: new Uint8Array(0),
			trail: new Uint8Array(0),
			packed: packed.slice(0, 40),
		}),
	);

	it('are given up, or what was kept', () => {
		assert.ok(openKeptSource(sound, 'now'));
		const draw = drawFrom(54);
		for (let round = 0; round < 1500; round++) {
			const kept = openKeptSource(breakBytes(sound, other, draw), 'now');
			const index = kept && openPackedIndex(kept.packed);
			assert.ok(!kept || (kept.count === count && openFootprint(kept.footprint)), `round ${round}`);
			assert.ok(!index || index.papers.count === oddPapers.length, `round ${round}`);
		}
	});
});

function anyQuery(draw: Draw): string {
	const query = draw.of(queries);
	const start = draw.below(query.length);
	const part = draw.below(3) === 0 ? query.slice(start, start + 1 + draw.below(30)) : query;
	return mutate(part, draw, pieces);
}

function checkAnswer(typed: string, { hits, total, problems }: SearchAnswer, found: FoundPapers): void {
	assert.ok(hits.length <= LIMIT && hits.length <= total, typed);
	assert.equal(new Set(hits.map(({ paper }) => paper.id)).size, hits.length, typed);
	assert.ok(problems.every((problem) => problem.length > 0));
	let last = Number.POSITIVE_INFINITY;
	for (const { paper, score } of hits) {
		assert.ok(score <= last && score >= 0, `${typed}: ${score} behind ${last}`);
		last = score;
		let at = 0;
		for (const [start, end] of found.highlights(paper)) {
			assert.ok(at <= start && start < end && end <= paper.title.length, typed);
			at = end;
		}
	}
}

function libraryOf(...parts: readonly (readonly Paper[])[]): LibraryIndex {
	const library = createLibraryIndex();
	for (const [number, papers] of parts.entries()) {
		library.setPart(`part ${number}`, packPapers(papers), [`part ${number}`]);
	}
	return library;
}

function ask(bytes: Uint8Array): SearchAnswer | undefined {
	const index = openPackedIndex(bytes);
	if (!index) {
		return undefined;
	}
	const library = createLibraryIndex();
	library.setPart('a', index);
	return library.search('code models year:2000..');
}

/** Cuts, doubles, moves or blanks a stretch, as a disk that is full or two windows that write at once may leave it. */
function breakBytes(sound: Uint8Array, other: Uint8Array, draw: Draw): Uint8Array {
	const at = draw.below(sound.length);
	const length = 1 + draw.below(draw.of([8, 512, 4096, sound.length]));
	const end = Math.min(sound.length, at + length);
	const broken = sound.slice();
	switch (draw.below(6)) {
		case 0:
			return sound.slice(0, at);
		case 1:
			return broken.fill(draw.of([0, 255]), at, end);
		case 2:
			broken.set(other.subarray(at, Math.min(end, other.length)), Math.min(at, other.length));
			return broken;
		case 3:
			return Uint8Array.from([...sound.subarray(0, end), ...sound.subarray(at)]);
		case 4:
			broken.copyWithin(draw.below(sound.length), at, end);
			return broken;
		default:
			broken[at] = draw.below(256);
			return broken;
	}
}
