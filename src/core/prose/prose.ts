import { markAsciiDoc } from './asciiDoc';
import { markBibtex } from './bibtexValues';
import { markCode } from './code';
import { findSyntax, unknownSyntax } from './codeLanguages';
import { markCodeWindow } from './codeWindow';
import { markHtml } from './html';
import { markLatex } from './latex';
import { markMarkdown } from './markdown';
import { type Marker, type Marking, type Marks, mark } from './marks';
import { markOrg } from './org';
import { markCommitMessage, markPlainText } from './plainText';
import { markRestructuredText } from './restructuredText';
import { markTypst } from './typst';
import { markSweave } from './weave';
import { markYamlValues } from './yamlValues';

const languages: readonly (readonly [names: string, marker: Marker])[] = [
	['latex tex latex-expl3 doctex context beamer ltx', markLatex],
	['rsweave jlweave sweave pweave rnoweb knitr latex-rnw', markSweave(markLatex)],
	['bibtex biblatex bib', markBibtex(markLatex)],
	[
		`markdown quarto rmd rmarkdown mdx myst djot md markdown-math markdown_latex_combined mdc prompt instructions chatagent skill
		juliamarkdown pandoc`,
		markMarkdown,
	],
	['typst typ', markTypst],
	['restructuredtext rst rest', markRestructuredText],
	['org', markOrg],
	['asciidoc adoc', markAsciiDoc],
	['html xml vue svelte handlebars htm xhtml mustache jinja-html django-html', markHtml],
	['plaintext text txt', markPlainText],
	['git-commit scminput jj-commit hg-commit', markCommitMessage],
];

const markers: ReadonlyMap<string, Marker> = new Map(
	languages.flatMap(([names, marker]) => names.split(/\s+/).map((name): [string, Marker] => [name, marker])),
);

/** The language ids of prose with markup. */
export const proseLanguages: readonly string[] = [...markers.keys()];

/** The VS Code language ids in which terms are not looked for unless the user asks: logs, tables, records, differences. */
export const languagesWithoutProse: readonly string[] = [
	...['log', 'Log', 'csv', 'tsv', 'psv', 'csv (semicolon)', 'csv (pipe)', 'csv (whitespace)', 'dynamic csv'],
	...['jsonl', 'ndjson', 'diff', 'patch', 'git-rebase', 'search-result', 'code-runner-output'],
];

/** Whether a language is prose with markup; the others have prose in comments and strings only. */
export function isProseLanguage(languageId: string): boolean {
	return markers.has(languageId.toLowerCase());
}

/** The marks of a text in a VS Code language. A `window` is cut out of a document and may begin anywhere in it. */
export function markProse(text: string, languageId: string, extent: 'document' | 'window'): Marks {
	const marks = new Uint8Array(text.length);
	const marking: Marking = {
		text,
		marks,
		embed: (language, from, to) => markEmbedded(marking, language, from, to),
	};
	const marker = markers.get(languageId.toLowerCase());
	if (marker) {
		marker(marking, 0, text.length);
		return marks;
	}
	const syntax = findSyntax(languageId);
	(extent === 'window' && syntax ? markCodeWindow : markCode)(marking, 0, text.length, syntax ?? unknownSyntax);
	if (syntax === findSyntax('yaml')) {
		markYamlValues(marking, 0, text.length);
	}
	return marks;
}

function markEmbedded(marking: Marking, language: string, from: number, to: number): boolean {
	const syntax = findSyntax(language);
	const marker = syntax ? undefined : markers.get(language.toLowerCase());
	if (!syntax && (!marker || marker === markPlainText)) {
		return false;
	}
	marking.marks.fill(mark.prose, from, to);
	if (syntax) {
		markCode(marking, from, to, syntax);
	} else {
		marker?.(marking, from, to);
	}
	return true;
}
