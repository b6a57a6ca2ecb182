import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { parseTermFile, termFileHead, writeTerm } from '../../src/core/terms/termFile';
import { hostileTexts } from './hostileTexts';

function write(text: string, name: string, key: string | undefined): string {
	const change = writeTerm(text, name, key);
	return text.slice(0, change.start) + change.text + text.slice(change.end);
}

function read(text: string): readonly (readonly [name: string, key: string | undefined])[] {
	return parseTermFile(text).lines.map(({ name, key }) => [name, key]);
}

describe('A terms file', () => {
	it('has one term a line, with comments, quotes, and names that are no terms', () => {
		const text = [
			'\ufeff# Our terms',
			'',
			'HumanEval: chen2021codex   # the benchmark',
			'pass@k: chen2021codex',
			'"odd: name": "key with space"',
			'C#: hejlsberg',
			'Code Llama: roziere2023',
			'Transformer: ~',
		].join('\r\n');
		assert.deepEqual(read(text), [
			['HumanEval', 'chen2021codex'],
			['pass@k', 'chen2021codex'],
			['odd: name', 'key with space'],
			['C#', 'hejlsberg'],
			['Code Llama', 'roziere2023'],
			['Transformer', undefined],
		]);
		assert.deepEqual(parseTermFile(text).problems, []);
	});

	it('tells of broken lines, and uses the rest', () => {
		const text = 'HumanEval\nMBPP: austin\n: x\n"open: y\nMBPP: other\nA: b c\n';
		assert.deepEqual(read(text), [['MBPP', 'austin']]);
		assert.deepEqual(
			parseTermFile(text).problems.map(({ start, end }) => text.slice(start, end)),
			['HumanEval', ': x', '"open: y', 'MBPP: other', 'A: b c'],
		);
	});

	it('begins with what it is', () => assert.equal(write('', 'MBPP', 'austin'), `${termFileHead}MBPP: austin\n`));

	it('keeps the order of names, and every other line', () => {
		const text = '# ours\r\nAPPS: h # good\r\nMBPP: austin';
		assert.equal(write(text, 'HumanEval', 'chen'), '# ours\r\nAPPS: h # good\r\nHumanEval: chen\r\nMBPP: austin');
		assert.equal(write(text, 'SimPO', 'meng'), `${text}\r\nSimPO: meng\r\n`);
		assert.equal(write(text, 'MBPP', undefined), '# ours\r\nAPPS: h # good\r\nMBPP: ~');
	});

	const names = [
		'HumanEval',
		'pass@k',
		'C#',
		'a: b',
		'x #y',
		'"q"',
		'- list',
		'中文',
		"Bob's",
		'back\\slash',
		'end:',
		'@key',
		'{x}',
	];
	for (const name of names) {
		for (const key of ['chen2021', 'DBLP:conf/icml/X21', 'a&b', '~', '2021', 'key with space', '10.1145/x#1']) {
			it(`keeps ${name} with ${key}, and is YAML`, () => {
				const text = write('', name, key);
				assert.deepEqual(read(text), [[name, key]]);
				assert.deepEqual(parse(text), { [name]: key });
			});
		}
	}

	for (const [what, text] of hostileTexts) {
		it(`is read with ${what} in it`, () => {
			const file = `HumanEval: chen\n${text}\nMBPP: austin\n`;
			const lines = read(file);
			assert.equal(lines[0]?.[0], 'HumanEval');
			assert.equal(lines.at(-1)?.[0], 'MBPP');
		});
	}
});
