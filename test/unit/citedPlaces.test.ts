import assert from 'node:assert/strict';
import { separateWords } from '../../src/core/citation/citationPlace';
import { citeKeys, findCitations } from '../../src/core/citation/citations';
import { citationCommands, type Markup } from '../../src/core/citation/styles';
import { applyChange, readCursor } from './markedText';

/** The command, a text with the cursor, and the same when `k` is cited there. */
type Row = readonly [command: string, fixture: string, cited: string];

const rows: Readonly<Partial<Record<Markup, readonly Row[]>>> = {
	latex: [
		['cite', 'text |next', String.raw`text \cite{k}next`],
		['supercite', 'text |[more]', String.raw`text \supercite{k}[more]`],
	],
	markdown: [
		['[@key]', 'x |(more)', 'x [@k] (more)'],
		['[@key]', 'x |( see', 'x [@k] ( see'],
		['[@key]', 'x |[more]', 'x [@k] [more]'],
		['[@key]', 'x|{.cls}', 'x[@k] {.cls}'],
		['[@key]', 'x |next', 'x [@k]next'],
		['[-@key]', 'x |(more)', 'x [-@k] (more)'],
		['[@key]', 'x^|', 'x^ [@k]'],
		['@key', 'x |next', 'x @k next'],
		['@key', 'x|next', 'x @k next'],
		['@key', 'x |-based', 'x @{k}-based'],
		['@key', 'x |_it_', 'x @k _it_'],
		['@key', 'x *it*|', 'x *it* @k'],
		['@key', '(*| it*)', '(*@k it*)'],
		['[@key]', 'x *it*|', 'x *it*[@k]'],
		['@key', 'x |[more]', 'x [@k] [more]'],
		['@key', '[see |]', '[see @k]'],
		['@key', 'x |. Next', 'x @k. Next'],
	],
	djot: [['[@key]', 'x |(more)', 'x [@k] (more)']],
	typst: [
		['@', 'Some text |next @a', 'Some text @k next @a'],
		['@', 'text |1.5 more', 'text @k 1.5 more'],
		['@', 'text |_it_ x', 'text @k _it_ x'],
		['@', 'text |*bold*', 'text @k *bold*'],
		['@', 'text |[bold]', 'text @k [bold]'],
		['@', 'text |-based', 'text #cite(<k>)-based'],
		['@', 'text |.5', 'text #cite(<k>).5'],
		['@', '_see |_ x', '_see #cite(<k>)_ x'],
		['@', '*see |* x', '*see @k* x'],
		['@', 'text |日本', 'text #cite(<k>)日本'],
		['@', 'text |(more)', 'text @k(more)'],
		['@', 'text|, more', 'text@k, more'],
		['@', 'text |. More', 'text @k. More'],
		['@', 'text (|) more', 'text (@k) more'],
		['@', "text |'s", "text @k's"],
		['@', '#footnote[|]', '#footnote[@k]'],
		['prose', 'text |[bold]', 'text #cite(<k>, form: "prose") [bold]'],
		['prose', 'text |(more)', 'text #cite(<k>, form: "prose") (more)'],
		['prose', 'text |.x', 'text #cite(<k>, form: "prose");.x'],
		['prose', 'text |; x', 'text #cite(<k>, form: "prose");; x'],
		['prose', 'text |. x', 'text #cite(<k>, form: "prose"). x'],
		['prose', 'text |next', 'text #cite(<k>, form: "prose")next'],
	],
	myst: [
		['cite:p', 'x |next', 'x {cite:p}`k`next'],
		['cite:p', 'x |`code` y', 'x {cite:p}`k` `code` y'],
		['[@key]', 'x |(more)', 'x [@k] (more)'],
		['@key', 'x |-based', 'x {cite:t}`k`-based'],
	],
	rst: [
		['cite:p', 'text |more', 'text :cite:p:`k` more'],
		['cite:p', 'text| more', 'text :cite:p:`k` more'],
		['cite:p', 'te|xt', 'te :cite:p:`k` xt'],
		['cite:p', 'Some *text*|more', 'Some *text*:cite:p:`k` more'],
		['cite:p', 'text (|), more', 'text (:cite:p:`k`), more'],
		['cite:p', 'text |(more)', 'text :cite:p:`k` (more)'],
		['cite:p', 'text |%', 'text :cite:p:`k`\\ %'],
		['cite:p', '日本|語', '日本\\ :cite:p:`k`\\ 語'],
		['cite:p', 'text |-based', 'text :cite:p:`k`-based'],
		['cite:p', '5%| more', '5% :cite:p:`k` more'],
		['cite:p', 'text,| more', 'text, :cite:p:`k` more'],
	],
	org: [
		['cite:', 'Some text |more', 'Some text cite:&k more'],
		['cite:', 'Some text| more', 'Some text cite:&k more'],
		['cite:', 'fold|ing', 'fold cite:&k ing'],
		['cite:', 'Some text|. More', 'Some text cite:&k. More'],
		['cite:', 'Some (|) more', 'Some (cite:&k) more'],
		['cite:', "text |'s", "text [[cite:&k]]'s"],
		['cite:', 'text |-based', 'text [[cite:&k]]-based'],
		['cite:', 'text |*bold*', 'text cite:&k *bold*'],
		['cite', 'Some text |more', 'Some text [cite:@k]more'],
	],
	asciidoc: [
		['cite', 'x |more', 'x cite:[k]more'],
		['cite', 'x| more', 'x cite:[k] more'],
	],
};

const WORDS = ['', 'word', 'word ', 'word.', '(', '*b*', '"', '5&', '\n', '日'];
const BEHIND = ['', '\n', '\nnext', 'next', ' next', '1.5', '_it_', '*b*', '(x)', '. N', ', n', ')', '-n', "'s", '日'];

describe('a new citation at its place', () => {
	for (const [markup, ofMarkup] of Object.entries(rows) as [Markup, readonly Row[]][]) {
		for (const [command, fixture, cited] of ofMarkup) {
			it(`${markup}: ${command} in ${fixture}`, () => {
				const { text, offset } = readCursor(fixture);
				assert.equal(applyChange(text, citeKeys(text, offset, markup, ['k'], { command })), cited);
			});
		}
	}

	for (const markup of ['latex', 'markdown', 'djot', 'typst', 'myst', 'rst', 'org', 'asciidoc'] as const) {
		it(`is read as its keys with every command of ${markup}, and changes nothing else`, () => {
			for (const { command } of citationCommands(markup)) {
				for (const [before, behind] of WORDS.flatMap((left) => BEHIND.map((right) => [left, right] as const))) {
					assertCited(markup, command, before, behind);
				}
			}
		});
	}

	it('stands apart from the words of a text without citations', () => {
		const words = (fixture: string) => {
			const [before = '', behind = ''] = fixture.split('|');
			return before + separateWords({ before, behind }, 'Chen, 2021') + behind;
		};
		assert.equal(words('of| folding'), 'of Chen, 2021 folding');
		assert.equal(words('of |folding'), 'of Chen, 2021 folding');
		assert.equal(words('of|.'), 'of Chen, 2021.');
		assert.equal(words('of (|)'), 'of (Chen, 2021)');
		assert.equal(words('日本|語'), '日本Chen, 2021語');
		assert.equal(words('|'), 'Chen, 2021');
		assert.equal(words('of\n|\n'), 'of\nChen, 2021\n');
	});
});

function assertCited(markup: Markup, command: string, before: string, behind: string): void {
	const text = before + behind;
	const change = citeKeys(text, before.length, markup, ['k1', 'k2'], { command });
	const cited = applyChange(text, change);
	assert.ok(cited.startsWith(before) && cited.endsWith(behind));
	const found = findCitations(cited, markup);
	const keys = found.flatMap((citation) => citation.keys.map(({ key }) => key));
	assert.deepEqual(keys, ['k1', 'k2'], JSON.stringify(cited));
	assert.ok(
		found.every(({ start, end }) => start >= before.length && end <= cited.length - behind.length),
		cited,
	);
	assert.match(change.text, /^(?:\\? )?\S(?:.*\S)?(?:\\? )?$/);
}
