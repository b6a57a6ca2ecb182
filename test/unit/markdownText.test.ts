import assert from 'node:assert/strict';
import { displayText, wellFormed } from '../../src/core/displayText';
import {
	escapeMarkdown,
	escapeParagraphs,
	markdownCommand,
	markdownFence,
	markdownLink,
} from '../../src/core/markdownText';

describe('displayText', () => {
	const cases: readonly (readonly [string, string, string])[] = [
		['joins lines and blanks', ' a \r\n\tb  c ', 'a b c'],
		['drops control characters', 'a\u0000b\u001bc\u009fd', 'abcd'],
		['drops characters that turn the direction', 'abc\u202egpj.\u202c\u2066x\u2069', 'abcgpj.x'],
		['drops characters without width', 'pass\u200b@\u2060k\ufeff', 'pass@k'],
		['replaces half of a surrogate pair', 'a\ud800b\udc00c', 'a\ufffdb\ufffdc'],
		['keeps a whole pair', '😀', '😀'],
	];
	for (const [title, text, expected] of cases) {
		it(title, () => assert.equal(displayText(text), expected));
	}

	it('cuts long text without splitting a pair', () => {
		assert.equal(displayText('abcdef', 4), 'abc…');
		assert.equal(displayText(`ab${'😀'.repeat(9)}`, 4), 'ab…');
		assert.equal(displayText('x'.repeat(100_000)).length, 400);
	});

	it('leaves well-formed text as it is', () => assert.equal(wellFormed('aé😀'), 'aé😀'));
});

/** What CommonMark shows of a text in which every special character is escaped. */
function shown(markdown: string): string {
	return markdown
		.replace(/\\([!-/:-@[-`{-~])/g, '$1')
		.replace(/&lt;/g, '<')
		.replace(/&amp;/g, '&');
}

describe('escapeMarkdown', () => {
	const hostile = [
		'](command:workbench.action.quit)',
		'[x](command:a) ![y](http://a/b)',
		'<img src=x onerror=alert(1)>',
		'$O(n)$ and $(trash)',
		'`code` | table | *a* _b_ ~~c~~',
		'# heading',
		'1. list',
		'- list',
		'> quote',
		'http://example.org www.example.org a@b.org',
		'&lt;b&gt; &amp;',
		'[^1]: note',
		'\\[x\\]',
	];
	for (const text of hostile) {
		it(`shows ${text} as text`, () => {
			const markdown = escapeMarkdown(text);
			assert.equal(shown(markdown), text);
			assert.doesNotMatch(markdown, /(?<!\\)[[\]()`*_$#|~>:@]|</);
		});
	}

	it('keeps paragraphs apart', () => assert.equal(escapeParagraphs('a\nb\r\n\r\nc\n \nd'), 'a b\n\nc\n\nd'));
});

describe('markdownFence', () => {
	it('is longer than any run of backticks in the text', () => {
		assert.equal(markdownFence('a', 'bibtex'), '```bibtex\na\n```');
		assert.equal(markdownFence('a ```` b', ''), '`````\na ```` b\n`````');
	});
});

describe('markdownLink', () => {
	it('links to the web', () =>
		assert.equal(markdownLink('a]b', 'https://x.org/a(b)'), '[a\\]b](<https://x.org/a(b)>)'));

	for (const url of ['command:quit', 'javascript:alert(1)', 'https://a b', 'https://a>b', 'file:///etc']) {
		it(`leaves ${url} as text`, () => assert.equal(markdownLink('label', url), 'label'));
	}
});

describe('markdownCommand', () => {
	it('encodes its arguments so that nothing of them is Markdown', () => {
		const link = markdownCommand('Cite', 'relatedWork.insertCitation', "a)](x'*_~");
		const query = /^\[Cite\]\(command:relatedWork\.insertCitation\?([^()\s'*_~]+)\)$/.exec(link)?.[1] ?? '';
		assert.deepEqual(JSON.parse(decodeURIComponent(query)), ["a)](x'*_~"]);
	});
});
