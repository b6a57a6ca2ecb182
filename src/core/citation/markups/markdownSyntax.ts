import type { CitationSyntax } from '../citation';
import { findLatexCitations, latexSyntax } from './latexSyntax';
import { findInParagraphs, noFence } from './markdownProse';
import { findPandocCitations, pandocSyntax } from './pandocSyntax';

/** Pandoc's citations, and those of LaTeX, which Pandoc, R Markdown and nbconvert pass on when they write LaTeX. */
export const markdownSyntax: CitationSyntax = {
	...pandocSyntax,
	find: (text) =>
		findInParagraphs(text, noFence, (source) =>
			[...findPandocCitations(source.prose), ...findLatexCitations(source)].sort((a, b) => a.start - b.start),
		),
	formatKeys: (keys, command, mark) => syntaxOf(command).formatKeys(keys, command, mark),
	separator: (command) => syntaxOf(command).separator(command),
	append: (citation, text, keys) => syntaxOf(citation.command).append(citation, text, keys),
};

function syntaxOf(command: string): CitationSyntax {
	return command.includes('@') ? pandocSyntax : latexSyntax;
}
