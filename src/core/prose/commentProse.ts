import { applyRules, type InlineRule } from './inlineRules';
import { latexCommandRule, roleRule } from './markdownInline';
import { type Marking, mark } from './marks';

const rules: readonly InlineRule[] = [
	roleRule,
	latexCommandRule,
	...[
		/\{@[a-z]{2,20}[^{}\r\n]{0,300}\}/g,
		/(?:[@\\](?:param|arg|tparam|throws|exception|see|author|class|file|package|import|type|typedef|property|prop)\b|:(?:param|type|raises|class|var)\b)[ \t]*(?:\[[a-z,]{0,20}\]|\{[^{}\r\n]{0,200}\})?[ \t]*[\w.[\]=]{0,100}/g,
		/<\/?[a-zA-Z][^<>\r\n]{0,300}>/g,
		/(?<=\])\([^()\s]{1,500}\)/g,
		/^[ \t]*>>>[ \t][^\r\n]{0,500}/gm,
	].map((pattern): InlineRule => ({ pattern, mark: mark.outside })),
];

const anyMarkup = /[`\\{@:<\](>]/;

/** Marks what is no prose inside a comment or a string: roles, documentation tags with the names they are about, HTML tags. */
export function markCommentProse(marking: Marking, from: number, to: number): void {
	if (anyMarkup.test(marking.text.slice(from, to))) {
		applyRules(marking, from, to, rules);
	}
}
