import { applyRules, type InlineRule } from './inlineRules';
import { formulaRule, latexCommandRule, roleRule } from './markdownInline';
import { type Marker, type Marking, mark } from './marks';
import { linesOf } from './textRanges';

const inlineRules: readonly InlineRule[] = [
	{ pattern: /``[^\r\n]{1,500}?``(?!`)/g, mark: mark.whole },
	roleRule,
	formulaRule,
	latexCommandRule,
	...[
		/<[^<>\r\n]{1,1000}>(?=`_)/g,
		/\[[#*\w.:-]{1,100}\]_/g,
		/\|[^|\s][^|\r\n]{0,100}\|_{0,2}(?!\w)/g,
		/(?<![\p{L}\p{N}])_`/gu,
	].map((pattern): InlineRule => ({ pattern, mark: mark.outside })),
];

const directive = /^([ \t]*)\.\.[ \t]+(?:\|[^|\r\n]+\|[ \t]+)?([\w:+.-]+)::[ \t]*(.*)$/;
const codeDirectives = /^(?:code|code-block|sourcecode|code-cell|ipython|jupyter-execute|plot)$/;
const textDirectives =
	/^(?:note|warning|tip|hint|important|attention|caution|danger|error|admonition|rubric|topic|sidebar|title|epigraph|highlights|seealso|todo|deprecated|versionadded|versionchanged|centered|table|list-table|csv-table|replace)$/;
const printed =
	/^(?:parsed-literal|raw|literalinclude|include|figure|image|toctree|highlight|bibliography|graphviz|mermaid|testcode|doctest|prompt|default-role|role|autoclass|automodule|autofunction|index)$/;

interface Block {
	readonly indent: number;
	readonly kind: 'code' | 'literal' | 'formula' | 'options';
	readonly language?: string;
	from: number;
}

/** Marks reStructuredText: literal blocks, directives, roles, targets, field names. */
export const markRestructuredText: Marker = (marking, from, to) => {
	applyRules(marking, from, to, inlineRules);
	let block: Block | undefined;
	let last = from;
	for (const { start, end } of linesOf(marking.text, from, to)) {
		const line = marking.text.slice(start, Math.min(end, start + 2000));
		const indent = line.search(/\S/);
		if (block && indent >= 0 && indent <= block.indent) {
			closeBlock(marking, block, last);
			block = undefined;
		}
		if (block?.kind === 'options' || !block) {
			block = markLine(marking, { start, end, line, indent }, block) ?? block;
		}
		last = end;
	}
	if (block) {
		closeBlock(marking, block, to);
	}
};

function closeBlock({ marks, embed }: Marking, { kind, language, from }: Block, to: number): void {
	if (kind === 'formula') {
		marks.fill(mark.formula, from, to);
	} else if (kind !== 'options' && !(language && embed(language, from, to))) {
		marks.fill(mark.outside, from, to);
	}
}

interface Line {
	readonly start: number;
	readonly end: number;
	readonly line: string;
	readonly indent: number;
}

function markLine(marking: Marking, found: Line, block: Block | undefined): Block | undefined {
	const { start, end, line, indent } = found;
	const [, , name, argument = ''] = directive.exec(line) ?? [];
	if (name) {
		return markDirective(marking, found, { name, argument });
	}
	const target = /^[ \t]*(?:\.\.[ \t]+(?:_[^:\r\n]+:.*|\[[^\]\r\n]+\])|__[ \t].*)/.exec(line)?.[0].length ?? 0;
	marking.marks.fill(mark.outside, start, start + target);
	const field = /^[ \t]*:[\w][^:\r\n]{0,80}:(?=\s|$)/.exec(line)?.[0] ?? '';
	const isValue = block !== undefined && !/:(?:caption|alt|title|header):/.test(field) && field !== '';
	marking.marks.fill(mark.outside, start, isValue ? end : start + field.length);
	if (/^[ \t]*>>>[ \t]/.test(line)) {
		marking.marks.fill(mark.outside, start, end);
	}
	return /(?:^|[^:]):{2}[ \t]*$/.test(line) ? { indent, kind: 'literal', from: end } : undefined;
}

function markDirective({ marks }: Marking, found: Line, { name, argument }: { name: string; argument: string }): Block {
	const { start, end, line, indent } = found;
	const isText = textDirectives.test(name);
	marks.fill(mark.outside, start, isText ? start + line.length - argument.length : end);
	if (codeDirectives.test(name)) {
		return { indent, kind: 'code', language: argument.trim(), from: end };
	}
	if (name === 'math') {
		marks.fill(mark.formula, start, end);
		return { indent, kind: 'formula', from: end };
	}
	return {
		indent,
		kind: printed.test(name) && name !== 'figure' && name !== 'image' ? 'literal' : 'options',
		from: end,
	};
}
