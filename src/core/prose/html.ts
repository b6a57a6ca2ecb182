import { applyRules, type InlineRule } from './inlineRules';
import { type Marker, mark } from './marks';

const embedded = /<(script|style|pre|code|samp|kbd|math|svg)\b[^<>]{0,1000}>/gi;
const tags: readonly InlineRule[] = [
	{ pattern: /<[/!?]?[a-zA-Z][^<>]{0,3000}>/g, mark: mark.outside },
	{ pattern: /\{\{[^{}]{0,1000}\}\}|\{%[^{}]{0,1000}%\}|<\?[\s\S]{0,1000}?\?>/g, mark: mark.outside },
	{ pattern: /\\\([^\r\n]{0,500}?\\\)|\$\$[^$]{1,1000}\$\$/g, mark: mark.formula },
];

/** Marks HTML and XML: text and comments are prose; tags, scripts and styles are not; `<code>` holds a term only as a whole. */
export const markHtml: Marker = (marking, from, to) => {
	const { text, marks, embed } = marking;
	applyRules(marking, from, to, tags);
	const unclosed = new Set<string>();
	embedded.lastIndex = from;
	for (let found = embedded.exec(text); found && found.index < to; found = embedded.exec(text)) {
		const name = found[1]?.toLowerCase() ?? '';
		const inside = found.index + found[0].length;
		const close = unclosed.has(name) ? -1 : text.slice(inside, to).search(new RegExp(`</${name}`, 'i'));
		if (close < 0) {
			unclosed.add(name);
			continue;
		}
		const end = inside + close;
		if (name === 'code' || name === 'samp' || name === 'kbd') {
			marks.fill(mark.whole, inside, end);
		} else if (!/^s[ct]/.test(name) || !embed(name === 'script' ? 'javascript' : 'css', inside, end)) {
			marks.fill(mark.outside, inside, end);
		}
		embedded.lastIndex = end;
	}
};
