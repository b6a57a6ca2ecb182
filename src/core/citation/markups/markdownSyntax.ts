import type { CitationSyntax } from '../citation';
import { findLatexCitations, latexSyntax } from './latexSyntax';
import { markdownProse } from './markdownProse';
import { findPandocCitations, pandocSyntax } from './pandocSyntax';

/** Pandoc's citations, and those of LaTeX, which Pandoc, R Markdown and nbconvert pass on when they write LaTeX. */
export const markdownSyntax: CitationSyntax = {
	...pandocSyntax,
	find: (text) => {
		const prose = markdownProse(text);
		const citations = [...findPandocCitations(prose), ...findLatexCitations({ text, prose })];
		return citations.sort((a, b) => a.start - b.start);
	},
	formatKeys: (keys, command, mark) => syntaxOf(command).formatKeys(keys, command, mark),
	separator: (command) => syntaxOf(command).separator(command),
	append: (citation, text, keys) => syntaxOf(citation.command).append(citation, text, keys),
};

function syntaxOf(command: string): CitationSyntax {
	return command.includes('@') ? pandocSyntax : latexSyntax;
}
