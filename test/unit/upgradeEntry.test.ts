import assert from 'node:assert/strict';
import { parseBibtex } from '../../src/core/bibliography/reading/bibtex';
import { upgradeEntry } from '../../src/core/bibliography/writing/upgradeEntry';
import type { Paper } from '../../src/core/paper';

const lora: Paper = {
	id: 'hu2021lora',
	title: 'LoRA: Low-Rank Adaptation of Large Language Models',
	authors: [{ family: 'Hu', given: 'Edward J.' }],
	year: 2021,
	arxiv: '2106.09685',
	entryType: 'inproceedings',
	venue: 'International Conference on Learning Representations',
	venueYear: 2022,
};

function upgrade(text: string): string {
	const [entry] = parseBibtex(text).entries;
	assert.ok(entry);
	const change = upgradeEntry(text, entry, lora, 'bibtex');
	return text.slice(0, change.start) + change.text + text.slice(change.end);
}

describe('upgradeEntry', () => {
	it('keeps the key, the layout and what is the user’s own', () => {
		const before = [
			'% ours',
			'@article{LoRA,',
			'\ttitle={LoRA},',
			'\tauthor={Hu, Edward},',
			'\tjournal={arXiv preprint arXiv:2106.09685},',
			'\tyear={2021},',
			'\teprint={2106.09685},',
			'\tkeywords={adapters, {PEFT}},',
			'\tfile={:C\\:/lora.pdf:PDF}',
			'}',
			'@misc{other}',
		].join('\r\n');
		const after = upgrade(before);
		assert.match(after, /^% ours\r\n@inproceedings\{LoRA,\r\n\t/);
		assert.match(after, /\r\n\tbooktitle=\{International Conference on Learning Representations\},\r\n/);
		assert.match(after, /\r\n\tyear=\{2022\},?\r\n/);
		assert.ok(
			after.includes(',\r\n\tkeywords={adapters, {PEFT}},\r\n\tfile={:C\\:/lora.pdf:PDF}\r\n}\r\n@misc{other}'),
		);
		assert.doesNotMatch(after, /arXiv preprint|2021/);
		assert.deepEqual(parseBibtex(after).problems, []);
	});

	it('takes out what tells of the preprint alone', () => {
		const after = upgrade(
			'@online{a, title={LoRA}, eprint={2106.09685}, urldate={2024-09-01}, pubstate={prepublished}, timestamp={x}, biburl={y}}',
		);
		assert.doesNotMatch(after, /urldate|pubstate|timestamp|biburl/);
	});

	it('replaces the DOI that arXiv gives', () => {
		assert.doesNotMatch(upgrade('@misc{a, title={LoRA}, doi={10.48550/arXiv.2106.09685}, year={2021}}'), /48550/);
	});
});
