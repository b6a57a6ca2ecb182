import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { planEntries as planInSteps } from '../../src/core/bibliography/writing/entryPlan';
import type { Paper } from '../../src/core/paper';
import { bundledData } from './bundledData';
import { bibliographyFixture, planOptions, readText, withInsertions } from './citedProject';
import { finish } from './finish';
import { oddPapers } from './oddPapers';
import { published } from './writtenEntry';

const planEntries = (...args: Parameters<typeof planInSteps>) => finish(planInSteps(...args));

const papers = [...oddPapers, ...bundledData.papers];

/** What an editor or a system makes of the same file. */
const variants: readonly (readonly [name: string, change: (text: string) => string])[] = [
	['as it is', (text) => text],
	['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
	['with CR', (text) => text.replaceAll('\n', '\r')],
	['with a BOM', (text) => `\ufeff${text}`],
	['without a last line end', (text) => text.trimEnd()],
	['with blank lines at the end', (text) => `${text}\n\n\n`],
	['with a comment at the end', (text) => `${text.trimEnd()} % the last one`],
	['with an entry that is not closed', (text) => `${text.trimEnd()}\n\n@misc{half, title = {Never`],
	['with more lines between entries', (text) => text.replaceAll('\n\n', '\n\n\n')],
];

/** A paper with an accent. */
const paper: Paper = { ...published, authors: [{ family: 'Döe', given: 'Jane' }] };

/** How each file's entry for it begins and ends. */
const layouts: Readonly<Record<string, readonly [head: string, tail: string]>> = {
	'acl.bib': ['\n\n@inproceedings{doe-2022-robots,\n    author = "Döe, Jane",\n', '\n    doi = "10.1000/Work_7.2"\n}'],
	'apostrophe.bib': ['\n\n@inproceedings{doe2022robots,\n  author = "Döe, Jane",\n', '\n  doi = "10.1000/Work_7.2"\n}'],
	'biblatex.bib': [
		'\n\n@inproceedings{doe_robots_2022,\n\tauthor = {Döe, Jane},\n',
		'\n\tdoi = {10.1000/Work_7.2},\n}',
	],
	'dblp.bib': [
		'\n\n@inproceedings{DBLP:conf/pcw/Doe22,\n  author       = {D{\\"o}e, Jane},\n',
		'\n  doi          = {10.1000/Work_7.2}\n}',
	],
	'hand.bib': ['\n\n@INPROCEEDINGS{Doe:2022,\n\tAUTHOR = "D{\\"o}e, Jane",\n', '\n\tDOI = "10.1000/Work_7.2"\n}'],
	'jabref.bib': ['\n\n@InProceedings{Doe2022,\n  author    = {Döe, Jane},\n', '\n  doi       = {10.1000/Work_7.2},\n}'],
	'odd.bib': ['\n\n@inproceedings{doe2022robots,\n    author = {Döe, Jane},\n', '\n    doi = {10.1000/Work_7.2}\n}'],
	'parentheses.bib': ['\n@inproceedings{doe:robots,\n  author = "Döe, Jane",\n', '\n  doi = "10.1000/Work_7.2"\n}'],
	'scholar.bib': ['\n\n@inproceedings{doe2022robots,\n  author={Döe, Jane},\n', '\n  doi={10.1000/Work_7.2}\n}'],
	'zotero.bib': [
		'@inproceedings{doeRobotsWork2022,\n\tauthor = {D{\\"o}e, Jane},\n',
		'\n\tdoi = {10.1000/Work_7.2}\n}\n\n',
	],
};

describe('bibliographies of other tools and people', () => {
	for (const name of readdirSync('test/fixtures/bibliographies')) {
		for (const [variant, change] of variants) {
			it(`get entries and keep all that is there: ${name} ${variant}`, () => {
				const before = readText(change(bibliographyFixture(name).text));
				const options = planOptions(before);
				for (const paper of oddPapers) {
					withInsertions(
						before,
						planEntries(before, [paper], () => undefined, options),
						paper.id,
					);
				}
				withInsertions(
					before,
					planEntries(before, papers, () => undefined, options),
				);
			});
		}

		it(`get entries in their own layout: ${name}`, () => {
			const before = bibliographyFixture(name);
			const { insertions } = planEntries(before, [paper], () => undefined, planOptions(before));
			const text = insertions[0]?.text ?? '';
			const [head = '', tail = ''] = layouts[name] ?? [];
			assert.deepEqual([text.slice(0, head.length), text.slice(-tail.length)], [head, tail]);
		});
	}
});
