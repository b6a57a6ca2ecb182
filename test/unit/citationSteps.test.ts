import assert from 'node:assert/strict';
import { findCitationsInSteps } from '../../src/core/citation/citationSteps';
import { findCitations } from '../../src/core/citation/citations';
import type { Markup } from '../../src/core/citation/styles';
import { finish } from './finish';

const WORDS = 'Some words that cite nothing go on and on, line by line.\n'.repeat(60);
const CODE = '    x = f("a@b") # words\n\n'.repeat(400);

/** Texts of about 700,000 characters whose blocks of code and comments go over many blank lines. */
const longTexts: readonly (readonly [markup: Markup, block: string])[] = [
	[
		'markdown',
		`See [@a; @b].\n\n${WORDS}\n\`\`\`python\n${CODE}@hidden\n\`\`\`\n\n<!--\n\n${WORDS}\n@hidden\n\n-->\n\n`,
	],
	['myst', `See {cite:p}\`a,b\`.\n\n${WORDS}\n\`\`\`{code} python\n${CODE}@hidden\n\`\`\`\n\n`],
	[
		'latex',
		`${String.raw`See \citep{a,b}.`}\n\n${WORDS}\n\\begin{verbatim}\n${CODE}\\cite{hidden}\n\\end{verbatim}\n\n`,
	],
	['org', `See [cite:@a;@b].\n\n${WORDS}\n#+begin_src\n${CODE}[cite:@hidden]\n#+end_src\n\n`],
	['asciidoc', `See cite:[a,b].\n\n${WORDS}\n----\n${CODE}cite:[hidden]\n----\n\n`],
	['rst', `See :cite:p:\`a,b\`.\n\n${WORDS}\n.. code::\n\n${CODE}  :cite:p:\`hidden\`\n\n`],
];

describe('findCitationsInSteps', () => {
	for (const [markup, block] of longTexts) {
		it(`stops on the way, and finds what the whole text has in ${markup}`, () => {
			const text = block.repeat(Math.ceil(700_000 / block.length));
			const whole = findCitations(text, markup);
			const steps = findCitationsInSteps(text, markup);
			let stops = 0;
			let step = steps.next();
			for (; !step.done; step = steps.next()) {
				stops++;
			}
			assert.ok(stops >= 3, `${stops} stops`);
			assert.ok(whole.length >= 20 && whole.every(({ keys }) => keys.length === 2 && keys[0]?.key === 'a'));
			assert.deepEqual(step.value, whole);
		});
	}

	it('reads code that is never closed to the end', () => {
		const text = `See [@a].\n\n\`\`\`\n${CODE.repeat(60)}@hidden\n`;
		assert.deepEqual(finish(findCitationsInSteps(text, 'markdown')), findCitations(text, 'markdown'));
		assert.equal(findCitations(text, 'markdown').length, 1);
	});
});
