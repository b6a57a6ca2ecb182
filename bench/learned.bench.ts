import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BibliographyText, readBibliography } from '../src/core/bibliography/bibliography';
import type { Paper } from '../src/core/paper';
import { packPapers } from '../src/core/search/packed/packedIndex';
import { readEntryEvidence } from '../src/core/terms/learnedEntries';
import { createTitleReader } from '../src/core/terms/learnedParts';
import { createTermLearner } from '../src/core/terms/learnedTerms';
import { drain, findFiles, readText } from './learnedFiles';
import { countWords, measureHovers, measurePairs } from './learnedMeasures';

const { values, positionals } = parseArgs({
	options: {
		bib: { type: 'string', multiple: true, default: [] },
		texts: { type: 'string', multiple: true, default: [] },
		// What an added library tells: its titles alone.
		library: { type: 'string', multiple: true, default: [] },
		json: { type: 'string' },
	},
	allowPositionals: true,
});

const learner = createTermLearner();
const bibliographies = findFiles(values.bib).map((file) => {
	const bibliography = drain(readBibliography(readFileSync(file, 'utf8'), file));
	drain(learner.setEntries(file, bibliography.entries.map(readEntryEvidence)));
	return bibliography;
});
for (const file of findFiles(values.library)) {
	const { entries } = drain(readBibliography(readFileSync(file, 'utf8'), file));
	const index = packPapers(entries.map(({ key, paper }) => ({ ...paper, id: key, key })));
	drain(learner.setTitles(file, drain(createTitleReader()([{ index, removed: undefined }]))));
}
// A shell may have replaced an unquoted glob by the names of the files.
const texts = findFiles([...values.texts, ...positionals]).map(readText);
for (const { file, evidence } of texts) {
	drain(learner.setText(file, evidence));
}
if (bibliographies.length === 0 || texts.length === 0) {
	console.error('Name at least one bibliography (--bib FILE) and one text (--texts GLOB).');
	process.exitCode = 1;
} else {
	report();
}

function report(): void {
	const titles = (key: string) => findPaper(bibliographies, key)?.title;
	const authors = (key: string) =>
		findPaper(bibliographies, key)?.authors.flatMap((author) => ('family' in author ? [author.family] : [])) ?? [];
	const { pairs, missed } = measurePairs(learner, texts, { titles, authors });
	const { hovers, wrong } = measureHovers(learner, texts, titles);
	const words = texts.reduce((sum, text) => sum + countWords(text), 0);
	const found = pairs === 0 ? 0 : (pairs - missed.length) / pairs;
	const wrongPerThousandWords = words === 0 ? 0 : (1000 * wrong.length) / words;
	console.log(`texts ${texts.length}  words ${words}  pairs ${pairs}  hovers ${hovers}`);
	console.log(`found ${found.toFixed(3)}  wrong hovers per 1,000 words ${wrongPerThousandWords.toFixed(3)}`);
	for (const { file, line, name, key, found: other, title } of missed) {
		console.log(`  ${file}:${line} ${name} → ${key}, found ${other ?? 'nothing'}: ${title.slice(0, 100)}`);
	}
	if (values.json) {
		const result = { pairs, found, wrongPerThousandWords, missed, words, hovers, wrong };
		writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
	}
}

function findPaper(bibliographies: readonly BibliographyText[], key: string): Paper | undefined {
	return bibliographies.map((bibliography) => bibliography.find(key)).find((entry) => entry !== undefined)?.paper;
}
