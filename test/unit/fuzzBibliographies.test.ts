import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { wrongRanges } from '../../bench/bibRanges';
import {
	type BibliographyEntry,
	type BibliographyText,
	readBibliography,
} from '../../src/core/bibliography/bibliography';
import { parseBibtex } from '../../src/core/bibliography/reading/bibtex';
import { formatEntry } from '../../src/core/bibliography/writing/bibEntry';
import type { Paper } from '../../src/core/paper';
import { paperCard } from '../../src/core/paperMarkdown';
import { bundledData } from './bundledData';
import { finish } from './finish';
import { drawFrom, mutate } from './mutations';

/** A kind of file, by records that follow one another in it. */
interface Format {
	readonly fileName: string;
	readonly records: readonly string[];
	readonly head: string;
	readonly between: string;
	readonly tail: string;
	/** What breaks it where it matters. */
	readonly pieces: readonly string[];
	readonly rounds: number;
	/** The beginning of a record, without which it would belong to the one before. */
	readonly start: RegExp;
	/** What reads a record cut out of its file. */
	readonly whole: (record: string) => string;
}

const ROUNDS = 1500;
const MOST_MS = 60_000;
const asIs = (record: string) => record;

const JSON_PIECES = ['{', '}', '[', ']', '"', ',', ':', '\\', '\\u12', 'null', '1e999', '"id"', '{"id": 1}', '0x'];

const formats: readonly Format[] = [
	{
		fileName: 'refs.bib',
		records: bibRecords(),
		head: '',
		between: '\n\n',
		tail: '\n',
		pieces: ['{', '}', '"', ',', '=', '#', '@', '%', '(', ')', '\\', '$', '\r\n', '{{', '}}', '@string{a="b"}', '@a{'],
		rounds: 4 * ROUNDS,
		start: /^/,
		whole: asIs,
	},
	{
		fileName: 'refs.json',
		records: cslRecords(),
		head: '[\n',
		between: ',\n',
		tail: '\n]\n',
		pieces: [...JSON_PIECES, '\r\n', '//'],
		rounds: ROUNDS,
		start: /^/,
		whole: (record) => `[${record}]`,
	},
	{
		fileName: 'refs.jsonl',
		records: lineRecords(),
		head: '',
		between: '\n',
		tail: '\n',
		pieces: [...JSON_PIECES, '\r', '\u2028'],
		rounds: ROUNDS,
		start: /^/,
		whole: asIs,
	},
	{
		fileName: 'refs.ris',
		records: risRecords(),
		head: '',
		between: '\n',
		tail: '',
		pieces: ['TY  - ', 'ER  - \n', 'AU  - ', 'PY  - ', '\r', '\n', '  - ', '  -', 'ID  - a\n', 'DO  - 10.1/', '/', '-'],
		rounds: ROUNDS,
		start: /^/,
		whole: asIs,
	},
	{
		fileName: 'refs.yml',
		records: yamlRecords(),
		head: '',
		between: '\n',
		tail: '',
		pieces: [
			':',
			': ',
			'- ',
			'\n',
			'  ',
			'\t',
			'{',
			'}',
			'[',
			']',
			'&a ',
			'*a',
			'!!map ',
			'|',
			'>',
			'"',
			"'",
			'#',
			'---',
			'? ',
		],
		rounds: ROUNDS,
		start: /^.*\n/,
		whole: asIs,
	},
];

describe('Broken bibliographies', () => {
	for (const format of formats) {
		const { fileName, records, rounds, pieces } = format;
		const read = (text: string) => finish(readBibliography(text, fileName));
		const sound = records.map((record) => read(join(format, [record])).entries[0]?.paper);

		it(`are sound before they are broken: ${fileName}`, () => {
			assert.ok(records.length > 3);
			assert.deepEqual(read(join(format, records)).problems, []);
			assert.ok(sound.every((paper) => paper !== undefined));
		});

		it(`are read, the records beside what is broken as before: ${fileName}`, () => {
			const draw = drawFrom(20_261_126);
			for (let round = 0; round < rounds; round++) {
				const from = draw.below(records.length - 2);
				const record = records[from + 1] ?? '';
				const [start = ''] = format.start.exec(record) ?? [];
				const broken = start + mutate(record.slice(start.length), draw, pieces);
				const written = join(format, [records[from] ?? '', broken, records[from + 2] ?? '']);
				const text = draw.below(4) === 0 ? `\ufeff${written.replaceAll('\n', '\r\n')}` : written;
				const file = read(text);
				checkPlaces(text, file, fileName.endsWith('.jsonl') ? /\n/ : /\r\n|\r|\n/);
				for (const entry of file.entries) {
					checkEntry(format, text, entry);
				}
				for (const beside of [sound[from], sound[from + 2]]) {
					assert.ok(beside && hasPaper(file.entries, beside), `${beside?.id} is lost in ${text}`);
				}
			}
		}).timeout(MOST_MS);
	}
});

function join({ head, between, tail }: Format, records: readonly string[]): string {
	return head + records.join(between) + tail;
}

/** Every entry and every problem stands at a place of the text, and a problem says its line. */
function checkPlaces(text: string, { entries, problems }: BibliographyText, lineEnd: RegExp): void {
	let last = 0;
	for (const { start, end } of entries) {
		assert.ok(last <= start && start < end && end <= text.length, `${start} to ${end} in ${text}`);
		last = start;
	}
	for (const { start, end, line, message } of problems) {
		assert.ok(0 <= start && start <= end && end <= text.length, `${message}: ${start} to ${end} in ${text}`);
		assert.equal(line, text.slice(0, start).split(lineEnd).length - 1, `${message} at ${start} in ${text}`);
		assert.match(message, /\S.*\.$/s);
	}
}

/** What is read can be shown and written, and is read again from its own place. */
function checkEntry(
	{ fileName, whole }: Format,
	text: string,
	{ key, start, end, source, paper }: BibliographyEntry,
): void {
	assert.equal(typeof paper.title, 'string');
	assert.equal(typeof paperCard(paper), 'string');
	assert.equal(parseBibtex(formatEntry(paper)).entries.length, 1, JSON.stringify(paper));
	const cut = text.slice(start, end);
	if (source) {
		assert.deepEqual(wrongRanges(text, source), [], text);
	} else {
		const [again] = finish(readBibliography(whole(cut), fileName)).entries;
		assert.deepEqual(comparable(again?.paper), comparable(paper), `${key} of ${cut}`);
	}
}

function hasPaper(entries: readonly BibliographyEntry[], paper: Paper): boolean {
	const wanted = JSON.stringify(paper);
	return entries.some((entry) => JSON.stringify(entry.paper) === wanted);
}

/** An id that a reader makes, and a title made of it, depend on those before. */
function comparable(paper: Paper | undefined): Partial<Paper> | undefined {
	return paper && { ...paper, id: '', title: paper.title === paper.id ? '' : paper.title };
}

function bibRecords(): string[] {
	const folder = 'test/fixtures/bibliographies';
	const texts = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
	return texts.flatMap((text) => {
		const { entries, problems } = parseBibtex(text);
		return problems.length > 0 ? [] : entries.map(({ start, end }) => text.slice(start, end));
	});
}

function cslRecords(): string[] {
	const authors = [{ family: 'Chen', given: 'Mark' }, { literal: 'OpenAI' }];
	return [
		{
			id: 'chen2021',
			type: 'article-journal',
			title: '<i>Evaluating</i> \\ "models"',
			author: authors,
			DOI: '10.1000/A',
		},
		{ id: 7, type: 'chapter', title: 'T', editor: [{ family: 'Dam', 'non-dropping-particle': 'van', given: 'J.' }] },
		{ id: 'a/b:c', title: '程序的 自动生成', issued: { 'date-parts': [['2021', 7, 3]] }, 'container-title': 'Nature' },
		{
			id: 'd',
			title: 'Deep',
			abstract: 'One. Two {three}, [four]: "five".',
			keyword: 'code, llm',
			volume: 3,
			page: '1–9',
		},
		{ id: 'e', type: 'book', title: 'A Book', issued: { raw: '1999-05' }, publisher: 'Sons & Co', ISBN: '978-3' },
	].map((record, place) => JSON.stringify(record, undefined, place % 2 === 0 ? 2 : undefined));
}

function lineRecords(): string[] {
	return bundledData.papers.slice(0, 20).map((paper) => JSON.stringify(paper));
}

function risRecords(): string[] {
	return [
		'TY  - CPAPER\nID  - chen2021\nAU  - Chen, Mark\nAU  - OpenAI\nTI  - Evaluating\nT2  - Proceedings of X\nPY  - 2021/07/03/\nSP  - 1\nEP  - 9\nER  - \n',
		'TY  - JOUR\nT1  - A study\nA1  - Doe, J.\nY1  - 1999///\nJO  - J. X\nN2  - First line\nsecond line\nKW  - code\nKW  - llm; agents\nER  - \n',
		'TY  - BOOK\nID  - book\nBT  - B – a book\nA2  - Lee, Ann\nPB  - Sons & Co\nDO  - https://doi.org/10.1000/A\nER  - \n',
		'TY  - RPRT\nID  - r\nTI  - 报告\nUR  - https://arxiv.org/abs/2107.03374\nPY  - 2020\nER  - \n',
		'TY  - THES\nID  - t\nAU  - Roe, Di\nTI  - A thesis: {of} $n$\nPY  - 2001\nER  - \n',
	];
}

function yamlRecords(): string[] {
	return [
		'chen2021:\n  type: article\n  title: "Evaluating: models"\n  author: ["Chen, Mark", OpenAI]\n  date: 2021-07-03',
		'doe:\n  type: article\n  title: A study\n  author:\n    - Doe, Jane\n    - name: Lee\n      given-name: Ann\n  parent:\n    type: periodical\n    title: J. X\n    volume: 3',
		'roe-2020:\n  type: book\n  title:\n    value: A {Book}\n    verbatim: true\n  publisher: Sons & Co\n  serial-number:\n    doi: 10.1000/A',
		'wang:\n  type: misc\n  title: >\n    程序的\n    自动生成\n  url: { value: "https://arxiv.org/abs/2107.03374", date: 2022-01-01 }',
		"e:\n  type: thesis\n  title: 'It''s one'\n  date: 1999\n  note: |\n    two\n    lines\n",
	];
}
