import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBibliography } from '../../src/core/bibliography/bibliography';
import type { EditedText } from '../../src/core/bibliography/editedText';
import {
	type Footprint,
	openFootprint,
	type ReadChange,
	readAll,
	readChange,
	readEdit,
} from '../../src/core/bibliography/footprint';
import { type LongText, longText } from '../../src/core/bibliography/longText';
import { summarize } from '../../src/core/bibliography/piece';
import { isWork } from '../../src/core/bibliography/reading/entryPaper';
import type { Paper } from '../../src/core/paper';
import { finish } from '../../src/core/search/packed/steps';

const fixtures = join(process.cwd(), 'test', 'fixtures', 'bibliographies');

/** Follows a file from change to change: read whole, or around the edit where that is enough. */
function follower(fileName: string, tellAround: (isAround: boolean) => void = () => {}) {
	let footprint: Footprint | undefined;
	let last: ReadChange | undefined;
	let lastText = '';
	const papers = new Map<string, Paper[]>();
	return (text: string) => {
		const edit = editBetween(lastText, text);
		const around = footprint && last?.layout && finish(readEdit(edit, last.layout, footprint));
		tellAround(around !== undefined);
		const taken: Paper[] = [];
		const read =
			around ??
			finish(
				footprint
					? readChange(inPieces(text), fileName, footprint)
					: readAll(inPieces(text), fileName, (paper) => taken.push(paper)),
			);
		footprint = openFootprint(finish(read.leaveFootprint()).bytes.slice());
		[last, lastText] = [read, text];
		const removed = [...read.change.removed];
		for (const key of removed) {
			papers.delete(key);
		}
		const added = [...taken, ...read.change.added];
		for (const paper of added) {
			papers.set(paper.id, [...(papers.get(paper.id) ?? []), paper]);
		}
		const held = [...papers.values()].flat();
		assert.equal(read.count, held.length);
		return { ...read, removed, added: added.map(({ id }) => id), held };
	};
}

/** As a long text is decoded, cut anywhere. */
function inPieces(text: string): LongText {
	return finish(longText(text.match(/[\s\S]{1,60}/g) ?? []));
}

/** The edit that makes one text of another. */
function editBetween(before: string, text: string): EditedText {
	const most = Math.min(before.length, text.length);
	let start = 0;
	while (start < most && before[start] === text[start]) {
		start++;
	}
	let same = 0;
	while (same < most - start && before.at(-1 - same) === text.at(-1 - same)) {
		same++;
	}
	return {
		start,
		end: before.length - same,
		growth: text.length - before.length,
		slice: (from, to) => text.slice(from, to),
		sizeOf: (part) => part.length,
		lineAt: (offset) => text.slice(0, offset).split(/\r\n?|\n/).length - 1,
	};
}

/** What a file holds when it is read anew. */
function whole(text: string, fileName: string) {
	const { entries, problems } = finish(readBibliography(text, fileName));
	const works = entries.filter(({ key, source }) => key !== '' && (!source || isWork(source)));
	return { papers: works.map(({ paper }) => paper), problems: summarize(problems) };
}

const sorted = (papers: readonly Paper[]) => papers.map((paper) => JSON.stringify(paper)).sort();

describe('what changed in a .bib file', () => {
	const entry = (key: string, title = `On ${key}`) => `@article{${key},\n  title = {${title}},\n  year = 2020\n}\n`;
	const read = () => follower('a.bib');

	it('is all of it at first, and nothing when it is the same', () => {
		const follow = read();
		assert.deepEqual(follow(entry('a') + entry('b')).added, ['a', 'b']);
		const again = follow(entry('a') + entry('b'));
		assert.deepEqual([again.removed, again.added, again.count], [[], [], 2]);
	});

	const CHANGES: readonly (readonly [
		what: string,
		text: string,
		removed: readonly string[],
		added: readonly string[],
	])[] = [
		['an edited entry', entry('a') + entry('b', 'New') + entry('c'), ['b'], ['b']],
		['a new entry', entry('a') + entry('b') + entry('x') + entry('c'), [], ['x']],
		['a gone entry', entry('a') + entry('c'), ['b'], []],
		['a new key', entry('a') + entry('x') + entry('c'), ['b'], ['x']],
		['another order', entry('c') + entry('a') + entry('b'), [], []],
		['a key that is there twice', entry('a') + entry('b') + entry('a', 'New') + entry('c'), [], ['a']],
		['nothing left', '', ['a', 'b', 'c'], []],
		['a broken entry', `${entry('a')}@article{b, title = {On b\n${entry('c')}`, ['b'], ['b']],
		['an entry that is commented out', `${entry('a')}@comment{${entry('b')}}\n${entry('c')}`, ['b'], []],
	];
	for (const [what, text, removed, added] of CHANGES) {
		it(`is ${what}`, () => {
			const follow = read();
			follow(entry('a') + entry('b') + entry('c'));
			const changed = follow(text);
			assert.deepEqual([changed.removed, changed.added], [removed, added]);
			assert.deepEqual(sorted(changed.held), sorted(whole(text, 'a.bib').papers));
		});
	}

	it('is all entries of a list that is put into a value, and out of it', () => {
		const list = Array.from({ length: 40 }, (_, n) => entry(`k${n}`)).join('');
		const follow = read();
		for (const text of [list, `@misc{a, note = {${list}}}\n`, `@misc{a, note = {\n${list}}}\n`, `@misc{a}\n${list}`]) {
			assert.deepEqual(sorted(follow(text).held), sorted(whole(text, 'a.bib').papers));
		}
	});

	it('keeps the other entry of a key that is gone once', () => {
		const follow = read();
		follow(entry('a', 'One') + entry('a', 'Two'));
		assert.deepEqual(
			follow(entry('a', 'Two')).held.map(({ title }) => title),
			['Two'],
		);
		assert.equal(follow(entry('a', 'Two') + entry('a', 'Two')).held.length, 2);
		assert.equal(follow(entry('a', 'Two')).held.length, 1);
	});

	it('is what takes fields from a changed entry, in any case and through others', () => {
		const child = '@inproceedings{c, title = {C}, crossref = {P}}\n';
		const follow = read();
		const venue = (name: string) =>
			follow(`${child}@proceedings{p, xdata = {x}}\n@xdata{x, title = {${name}}}\n`).held.find(({ id }) => id === 'c')
				?.venue;
		assert.equal(venue('Old'), 'Old');
		assert.equal(venue('New'), 'New');
		assert.equal(follow(child).held[0]?.venue, undefined);
		assert.equal(venue('New'), 'New');
	});

	it('is all when a @string changed', () => {
		const follow = read();
		const text = (name: string) => `@string{j = "${name}"}\n@article{a, title = {A}, journal = j}\n${entry('b')}`;
		assert.equal(follow(text('Old')).held[0]?.venue, 'Old');
		const changed = follow(text('New'));
		assert.deepEqual(changed.removed.sort(), ['a', 'b']);
		assert.equal(changed.held.find(({ id }) => id === 'a')?.venue, 'New');
	});

	const using = (key: string) => `@article{${key}, title = {On ${key}}, journal = j}\n`;
	const string = (name: string) => `@string{j = "${name}"}\n`;
	const STRINGS: readonly (readonly [what: string, before: string, after: string])[] = [
		['moves', string('Old') + using('a'), using('a') + string('Old')],
		['is defined anew', string('Old') + using('a'), string('Old') + string('New') + using('a')],
		['is defined anew elsewhere', string('A') + using('a') + string('B'), string('A') + string('B') + using('a')],
		[
			'changes places with an entry that holds one',
			`${string('A')}@article{a, note = {@string{x = "y"}}, journal = j}\n`,
			`@article{a, note = {@string{x = "y"}}, journal = j}\n${string('A')}`,
		],
		['comes late', using('a') + string('Old'), using('b') + string('Old') + using('a')],
		[
			'is commented out',
			string('A') + using('a') + string('B'),
			`@comment{${string('A')}}\n${using('a')}${string('B')}`,
		],
		['holds an entry', string('A') + using('a'), `@string{j = "\n${using('a')}"}\n`],
		[
			'is used by a parent',
			string('A') + using('p') + string('B'),
			`${string('A')}${using('p')}${string('B')}@book{c, crossref = {p}}\n`,
		],
		[
			'stands behind what is broken',
			`@article{x,\n${using('a')}`,
			`@article{x, title = {y\n${using('a')}${string('A')}${using('b')}`,
		],
	];
	for (const [what, before, after] of STRINGS) {
		it(`is what reading anew gives where a @string ${what}`, () => {
			for (const texts of [
				[before, after],
				[after, before],
				[before, `${after}${entry('z')}`, `${after}${entry('y')}`],
			]) {
				const follow = read();
				for (const text of texts) {
					assert.deepEqual(sorted(follow(text).held), sorted(whole(text, 'a.bib').papers));
				}
			}
		});
	}

	it('tells the first problem each time, at its place, and how many there are', () => {
		const follow = read();
		const broken = `${entry('a')}@article{b, title = {x\n\n${entry('c')}@article{, title = {D}}\n`;
		for (const text of [broken, `${entry('x')}\r\n${broken}`, `${entry('x', 'New')}\r${broken}`, `x\n${broken}`]) {
			const { problems } = follow(text);
			assert.deepEqual(problems, whole(text, 'a.bib').problems);
			assert.ok((problems?.others ?? 0) > 0);
		}
	});

	it('is what reading anew gives, edit after edit, in any file', () => {
		const around = [5, 114, 119, 122].flatMap(followEdits);
		const share = around.filter((isAround) => isAround).length / around.length;
		assert.ok(share > 0.1 && share < 0.9, `expected both ways, ${share} are read around the edit`);
	});

	function followEdits(seed: number): boolean[] {
		const around: boolean[] = [];
		const random = seededRandom(seed);
		const below = (most: number) => Math.floor(random() * most);
		for (const name of readdirSync(fixtures)) {
			let text = readFileSync(join(fixtures, name), 'utf8');
			const follow = follower('a.bib', (isAround) => around.push(isAround));
			for (let step = 0; step < 60; step++) {
				const { held, problems } = follow(text);
				const anew = whole(text, name);
				assert.deepEqual(sorted(held), sorted(anew.papers), `${name}, step ${step}`);
				assert.deepEqual(problems, anew.problems);
				const at = below(text.length);
				const copied = text.slice(below(text.length)).slice(0, below(500));
				const signs = ['{', '}', '@', '"', ',', '\n', 'x', '%', '\n@comment{', '\n@string{a = "b"}\n', copied, copied];
				text = text.slice(0, at) + signs[below(signs.length)] + text.slice(at + below(step % 3 === 0 ? 400 : 3));
			}
		}
		return around;
	}

	it('does not keep the text, nor open anything but a footprint', () => {
		const footprint = finish(finish(readAll(inPieces(entry('a')), 'a.bib', () => {})).leaveFootprint());
		assert.ok(footprint.bytes.length < 100);
		assert.equal(openFootprint(footprint.bytes.slice(4)), undefined);
		assert.equal(openFootprint(new Uint8Array(0)), undefined);
	});
});

describe('what changed in other formats', () => {
	const FILES: Readonly<Record<string, (keys: readonly string[]) => string>> = {
		'a.json': (keys) => JSON.stringify(keys.map((id) => ({ id, type: 'book', title: `On ${id.toLowerCase()}` }))),
		'a.jsonl': (keys) => keys.map((id) => JSON.stringify({ id, title: `On ${id.toLowerCase()}` })).join('\n'),
		'a.ris': (keys) => keys.map((key) => `TY  - BOOK\nID  - ${key}\nTI  - On ${key}\nER  - \n`).join('\n'),
		'a.yaml': (keys) => keys.map((key) => `${key}:\n  type: book\n  title: On ${key}\n`).join(''),
	};
	for (const [name, write] of Object.entries(FILES)) {
		it(`is followed in ${name}`, () => {
			const follow = follower(name);
			assert.deepEqual(follow(write(['a', 'b', 'c'])).added, ['a', 'b', 'c']);
			assert.deepEqual(follow(write(['a', 'b', 'c'])).added, []);
			const changed = follow(write(['a', 'x', 'c', 'd']));
			// A file's end belongs to its last record.
			assert.deepEqual(
				changed.removed.filter((key) => key !== 'c'),
				['b'],
			);
			assert.ok(!changed.added.includes('a'));
			assert.deepEqual(sorted(changed.held), sorted(whole(write(['a', 'x', 'c', 'd']), name).papers));
			assert.deepEqual(follow('').held, []);
		});
	}

	it('notices keys that are made anew', () => {
		const record = (title: string) => `TY  - BOOK\nAU  - Doe, A.\nPY  - 2020\nTI  - ${title}\nER  - \n`;
		const follow = follower('a.ris');
		assert.deepEqual(follow(record('One') + record('Two')).added, ['Doe2020', 'Doe2020a']);
		assert.deepEqual(sorted(follow(record('Two')).held), sorted(whole(record('Two'), 'a.ris').papers));
	});
});

/** A linear congruential generator with the constants of Numerical Recipes. */
function seededRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
