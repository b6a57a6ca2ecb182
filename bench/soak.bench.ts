import { readFileSync } from 'node:fs';
import { readBibliography } from '../src/core/bibliography/bibliography';
import { createWorkIndex } from '../src/core/bibliography/sameWork';
import { openLibrary } from '../src/core/library';
import type { Paper } from '../src/core/paper';
import { recordId } from '../src/core/recordId';
import { createLibraryIndex } from '../src/core/search/librarySearch';
import { packPapers } from '../src/core/search/packed/packedIndex';
import { finish } from '../src/core/search/packed/steps';
import { findTermAt } from '../src/core/terms/findTerm';
import { readEntryEvidence } from '../src/core/terms/learnedEntries';
import { readTextEvidence } from '../src/core/terms/learnedEvidence';
import { learnedLibrary } from '../src/core/terms/learnedLibrary';
import { createTermLearner } from '../src/core/terms/learnedTerms';
import { seededRandom } from './seededRandom';

// Edits, hovers and searches for as long as a day of writing has, and what is held in memory before and after: a window of
// core alone. Run with `--expose-gc`.

const ROUNDS = 10_000;
/** Rounds before the first measure, in which all that is made at first use is made. */
const WARM_UP = 1000;
const ENTRIES = 2000;
const REREAD_EVERY = 100;
const REPORT_EVERY = 2000;
const MOST_GROWTH = 0.1;
const FILE = 'file:///papers/refs.bib';

const random = seededRandom(5);
const below = (most: number) => Math.floor(random() * most);
const data = <T>(name: string) => JSON.parse(readFileSync(`data/${name}.json`, 'utf8')) as T;
const bundled = openLibrary({ papers: data('papers'), topics: data('topics'), terms: data('terms'), asOf: '' });
const words = bundled.papers.flatMap(({ title }) => title.split(' '));

const versions = Array.from({ length: ENTRIES }, () => 0);
const titleOf = (number: number) =>
	`Name${number}: ${Array.from({ length: 6 }, (_, place) => words[(number * 7 + place * 31 + (versions[number] ?? 0)) % words.length]).join(' ')}`;
const paperOf = (number: number): Paper => ({
	id: recordId(FILE, `key${number}`),
	key: `key${number}`,
	title: titleOf(number),
	authors: [{ family: `Doe${number % 97}` }],
	year: 1990 + (number % 36),
	entryType: 'article',
});

const works = createWorkIndex(bundled.papers);
const learner = createTermLearner();
const index = createLibraryIndex();
index.setNames(bundled.terms, bundled.topics);
index.setPart('bundled', packPapers(bundled.papers, bundled.terms, bundled.topics));
index.setPart(FILE, packPapers([...versions.keys()].map(paperOf)));
let library = learn();

run();

function run(): void {
	soak(WARM_UP, () => undefined);
	const before = heldMb();
	console.log(`${ENTRIES} entries; after ${WARM_UP} rounds to warm up ${before.toFixed(1)} MB`);
	soak(ROUNDS, (round) =>
		console.log(`${String(round).padStart(6)} edits, hovers, searches  ${heldMb().toFixed(1)} MB`),
	);
	const growth = heldMb() / before - 1;
	console.log(
		`heap after / before ${(1 + growth).toFixed(3)}  within ${100 * MOST_GROWTH} %: ${growth <= MOST_GROWTH ? 'yes' : 'no'}`,
	);
	process.exitCode = growth <= MOST_GROWTH ? 0 : 1;
}

function soak(rounds: number, report: (round: number) => void): void {
	for (let round = 1; round <= rounds; round++) {
		const number = edit();
		hover(number);
		index.search(`Name${number} ${words[below(words.length)]}`, { names: library.knownNames(), limit: 20 });
		if (round % REREAD_EVERY === 0) {
			library = learn();
		}
		if (round % REPORT_EVERY === 0) {
			report(round);
		}
	}
}

/** Changes the title of an entry, as a window follows it. */
function edit(): number {
	const number = below(ENTRIES);
	versions[number] = (versions[number] ?? 0) + 1;
	finish(index.changePart(FILE, { removed: [recordId(FILE, `key${number}`)], added: [paperOf(number)] }));
	const packed = index.wasteOf(FILE) > 1 / 3 ? finish(index.packPart(FILE)) : undefined;
	if (packed) {
		index.setPart(FILE, packed);
	}
	return number;
}

function hover(number: number): void {
	const text = `Some prose on Name${number} and HumanEval, round about.`;
	findTermAt(library.termMatcher(), text, text.indexOf('Name') + 2, 'latex');
	findTermAt(library.termMatcher(), text, text.indexOf('Human') + 2, 'latex');
}

/** Reads the bibliography and a chapter anew, and makes the glossary of it. */
function learn() {
	const text = [...versions.keys()].map((number) => `@article{key${number}, title = {${titleOf(number)}}}`).join('\n');
	const { entries } = finish(readBibliography(text, FILE));
	finish(learner.setEntries(FILE, entries.map(readEntryEvidence)));
	const chapter = Array.from({ length: 300 }, () => below(ENTRIES)).map(
		(number) => `We use Thing${number}~\\cite{key${number}}.`,
	);
	finish(learner.setText('chapter.tex', finish(readTextEvidence(chapter.join('\n\n'), 'latex'))));
	return finish(learnedLibrary(bundled, works, finish(learner.learn()), []));
}

function heldMb(): number {
	globalThis.gc?.();
	globalThis.gc?.();
	return process.memoryUsage().heapUsed / 1e6;
}
