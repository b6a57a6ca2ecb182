import * as vscode from 'vscode';
import { displayText } from '../core/displayText';
import type { Paper } from '../core/paper';
import type { PaperGroup } from '../core/paperGroup';
import { entriesAdded, planBibFileEdit } from './bibFileEdits';
import { formatEntries } from './citing';
import { registerCommand } from './commands';
import { applyEdit } from './editorEdits';
import type { EntryWritingTools } from './entryWriting';
import { fileStat } from './files';
import type { ChoosePapers, PaperArgument } from './paperChoice';
import type { TreeNode } from './treeNodes';
import { findRefusal } from './writeRefusal';

const MOST_FILES = 200;

/** `Export Papers…`: writes the entries of papers, or of all papers of a group, into a new or an existing `.bib` file. */
export function registerExportPapers(
	log: vscode.LogOutputChannel,
	choosePapers: ChoosePapers,
	tools: EntryWritingTools,
): vscode.Disposable {
	return registerCommand(
		log,
		'exportPapers',
		async (argument: PaperArgument | TreeNode, selected?: readonly TreeNode[], file?: vscode.Uri) => {
			const papers = await choosePapers('Export Papers', withoutGroups(argument, selected));
			const uri = papers && (file ?? (await askFile()));
			return uri && exportTo(uri, papers, tools);
		},
	);
}

/** What was chosen, with the ids of the papers of groups in the place of nodes of the tree. */
function withoutGroups(argument: PaperArgument | TreeNode, selected: readonly TreeNode[] = []): PaperArgument {
	// A key binding may call with `null`.
	if (typeof argument !== 'object' || argument === null || !('kind' in argument)) {
		return argument as PaperArgument;
	}
	const nodes = selected.length > 0 ? selected : [argument];
	return [...new Set(nodes.flatMap(papersBelow).map(({ id }) => id))];
}

function papersBelow(node: TreeNode): Paper[] {
	return node.kind === 'paper' ? [node.paper] : node.kind === 'group' ? papersOf(node.group) : [];
}

function papersOf(group: PaperGroup): Paper[] {
	return [...group.papers, ...group.groups.flatMap(papersOf)];
}

async function askFile(): Promise<vscode.Uri | undefined> {
	const files = await vscode.workspace.findFiles('**/*.bib', undefined, MOST_FILES);
	const rows = files
		.map((uri) => ({ label: plainName(vscode.workspace.asRelativePath(uri)), uri }))
		.sort((a, b) => a.label.localeCompare(b.label));
	if (rows.length === 0) {
		return askNewFile();
	}
	const picked = await vscode.window.showQuickPick([{ label: '$(new-file) New .bib File…', uri: undefined }, ...rows], {
		title: 'Export Papers',
		placeHolder: 'The file that gets the entries; what it has already is left out',
	});
	return picked && (picked.uri ?? askNewFile());
}

function askNewFile(): Thenable<vscode.Uri | undefined> {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	return vscode.window.showSaveDialog({
		title: 'Export Papers',
		saveLabel: 'Export',
		filters: { BibTeX: ['bib'] },
		...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, 'papers.bib') } : {}),
	});
}

async function exportTo(uri: vscode.Uri, papers: readonly Paper[], tools: EntryWritingTools): Promise<void> {
	const bibliography = await tools.bibliographies.read(uri);
	const refusal = (await fileStat(uri)) && (await findRefusal(uri, bibliography));
	if (refusal) {
		await vscode.env.clipboard.writeText(formatEntries(papers));
		throw refusal;
	}
	const before = bibliography?.document?.getText() ?? '';
	const wasClean = bibliography?.document?.isDirty !== true;
	const { edit, added } = await planBibFileEdit(uri, papers, tools);
	let outcome = 'saved';
	if (added.length > 0) {
		await applyEdit(edit);
		const document = await vscode.workspace.openTextDocument(uri);
		outcome = wasClean ? await tools.saver.save(document, before) : 'has other unsaved changes';
	}
	const message = `${plainName(uri.path.split('/').pop() ?? '')}: ${entriesAdded(added.length, papers.length)}`;
	vscode.window.setStatusBarMessage(`$(export) ${message}${outcome === 'saved' ? '' : `; the file ${outcome}`}`, 6000);
}

/** The name of a file, in which `$(name)` would otherwise be drawn as an icon. */
function plainName(path: string): string {
	return displayText(path, 80).replace(/\$\(/g, '$ (');
}
