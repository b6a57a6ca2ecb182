import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { findCycles, rules, type SourceFile, source } from './architectureRules';

const files = ['src', 'media/panel', 'bench', 'test/unit', 'test/integration'].flatMap(readFolder);

describe('the sources', () => {
	for (const { says, problems, broken, kept } of rules) {
		it(`keep the rule: ${says}`, () => {
			assert.deepEqual(
				files.flatMap((file) => problems(file).map((problem) => `${file.path}: ${problem}`)),
				[],
			);
		});

		it(`would be told when they break it: ${says}`, () => {
			assert.deepEqual(
				broken.filter((file) => problems(file).length === 0),
				[],
			);
			assert.deepEqual(kept.flatMap(problems), []);
		});
	}

	it('have no import cycle', () => assert.deepEqual(findCycles(files), []));

	it('would be told of an import cycle', () => {
		const cycle = [
			source('src/core/a.ts', "import { b } from './b';"),
			source('src/core/b.ts', "import type { C } from './deep/c';"),
			source('src/core/deep/c.ts', "import { a } from '../a';"),
		];
		assert.deepEqual(findCycles(cycle), ['src/core/a.ts → src/core/b.ts → src/core/deep/c.ts → src/core/a.ts']);
		assert.deepEqual(findCycles(cycle.slice(0, 2)), []);
	});
});

function readFolder(folder: string): readonly SourceFile[] {
	if (!existsSync(folder)) {
		return [];
	}
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
		.map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
		.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
