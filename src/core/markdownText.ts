import { displayText } from './displayText';

// Every ASCII punctuation character may be escaped in CommonMark (section 2.4). `<` and `&` become entities instead, because
// some renderers look for HTML before escapes.
const PUNCTUATION = /[!"#$%'()*+,\-./:;=>?@[\\\]^_`{|}~]/g;

/** Untrusted text as one line of Markdown that shows exactly that text: no link, image, HTML, emphasis, icon or formula. */
export function escapeMarkdown(text: string, most?: number): string {
	// An escaped `;` would end no entity, so entities come last.
	return displayText(text, most).replace(PUNCTUATION, '\\$&').replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** Several paragraphs of untrusted text, each escaped. */
export function escapeParagraphs(text: string, most = 20_000): string {
	return text
		.slice(0, most)
		.split(/(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+/)
		.map((paragraph) => escapeMarkdown(paragraph, most))
		.filter((paragraph) => paragraph !== '')
		.join('\n\n');
}

/** A fenced block that holds the text as it is, however many backticks are in it. */
export function markdownFence(text: string, language: string): string {
	const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** A link to a web page; only http and https addresses become links, anything else stays text. */
export function markdownLink(label: string, url: string): string {
	if (!/^https?:\/\/[^\s<>]+$/i.test(url)) {
		return escapeMarkdown(label);
	}
	return `[${escapeMarkdown(label)}](<${url.replace(/[\\`|"]/g, percent)}>)`;
}

/** A link that runs one command with JSON arguments, for a MarkdownString that enables this command by name. */
export function markdownCommand(label: string, command: string, ...args: readonly unknown[]): string {
	const query = args.length > 0 ? `?${encodeURIComponent(JSON.stringify(args)).replace(/[()'*_~]/g, percent)}` : '';
	return `[${escapeMarkdown(label)}](command:${command}${query})`;
}

function percent(character: string): string {
	return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
