import * as vscode from 'vscode';
import type { CitationOptions } from '../core/citation/citation';
import { formatCitation } from '../core/citation/citations';
import { formatPages, rankedCommands, takesNotes } from '../core/citation/commandChoice';
import type { CitationCommand, CitationKind, Markup } from '../core/citation/styles';
import { UserError } from '../core/userError';
import { markupOfDocument } from './citationDocuments';
import { insertCitation } from './citing';
import type { CitingTools } from './citingTools';
import { registerCommand } from './commands';
import { editableEditor } from './editorEdits';
import type { ChoosePapers, PaperArgument } from './paperChoice';
import type { PaperNode } from './treeNodes';

const TITLE = 'Insert Citation As…';

/** `Insert Citation As…`: asks for the citation command, and for what stands before and behind the citation. */
export function registerInsertCitationAs(
	log: vscode.LogOutputChannel,
	choosePapers: ChoosePapers,
	{ recent, writing, ...tools }: CitingTools,
): vscode.Disposable {
	return registerCommand(log, 'insertCitationAs', async (argument: PaperArgument, selected?: readonly PaperNode[]) => {
		const papers = await choosePapers(TITLE, argument, selected);
		if (!papers) {
			return;
		}
		await writing.show();
		const { document } = editableEditor();
		const markup = markupOfDocument(document);
		if (markup === 'plain') {
			throw new UserError('This file has no citation commands. Use Insert Citation to insert authors and year.');
		}
		const options = await askOptions(document.getText(), markup);
		if (options) {
			await insertCitation(papers, tools, options);
			await recent.add(papers);
		}
	});
}

/** `undefined` where the user leaves; an empty note is none. */
async function askOptions(text: string, markup: Markup): Promise<CitationOptions | undefined> {
	const chosen = await askCommand(text, markup);
	if (!chosen || !takesNotes(chosen.kind)) {
		return chosen && { command: chosen.command };
	}
	const example = formatCitation(markup, ['key'], { command: chosen.command });
	const prenote = await askNote(example, 'Before the citation, such as “see”. Enter leaves it out.');
	if (prenote === undefined) {
		return undefined;
	}
	const pages = await askNote(
		example,
		'Page, or what stands behind the citation: 12, 12-15, ch. 3. Enter leaves it out.',
	);
	return pages === undefined ? undefined : { command: chosen.command, prenote, postnote: formatPages(pages, markup) };
}

async function askCommand(text: string, markup: Markup): Promise<CitationCommand | undefined> {
	const rows = rankedCommands(text, markup).map((chosen) => ({
		label: formatCitation(markup, ['key'], { command: chosen.command }),
		description: kindLabels[chosen.kind],
		...(chosen.package === undefined ? {} : { detail: `With the package ${chosen.package}` }),
		chosen,
	}));
	const picked = await vscode.window.showQuickPick(rows, {
		title: TITLE,
		placeHolder: 'How to cite',
		matchOnDescription: true,
		matchOnDetail: true,
	});
	return picked?.chosen;
}

async function askNote(example: string, prompt: string): Promise<string | undefined> {
	const note = await vscode.window.showInputBox({ title: example, prompt, ignoreFocusOut: true });
	return note?.trim();
}

const kindLabels: Readonly<Record<CitationKind, string>> = {
	bare: 'Citation',
	parenthetical: 'In parentheses',
	textual: 'In the text',
	author: 'Author only',
	year: 'Year only',
	suppressAuthor: 'Without the author',
	title: 'Title only',
	footnote: 'In a footnote',
	superscript: 'Superscript',
	full: 'Full reference',
	hidden: 'In the bibliography only',
};
