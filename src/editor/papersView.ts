import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import { groupings, sortings } from '../core/paperGroups';
import { UserError } from '../core/userError';
import { registerCommand } from './commands';
import { PapersTree, type TreeNode } from './papersTree';

const VIEW = 'relatedWork.papers';

/** The sidebar's tree of papers. */
export interface PapersView extends vscode.Disposable {
	readonly tree: PapersTree;
	/** The papers for a key that is pressed in it: those selected, or the focused one where it is none of them. */
	chosen(): Promise<readonly Paper[]>;
	/** Shows a paper in the unfiltered tree. */
	reveal(paper: Paper): Promise<void>;
}

/** Fills the view "Papers", with its grouping, sorting and filter. */
export function registerPapersView(
	log: vscode.LogOutputChannel,
	view: vscode.TreeView<TreeNode>,
	loadLibrary: () => Promise<Library>,
	state: vscode.Memento,
): PapersView {
	const tree = new PapersTree(loadLibrary, state);
	const filter = async (text: string) => {
		await tree.setFilter(text);
		await showFilter(view, tree);
	};
	const disposables = vscode.Disposable.from(
		tree,
		tree.onDidLoad((library) => describe(view, tree, library)),
		registerCommand(log, 'filterPapers', (text?: string) =>
			typeof text === 'string' ? filter(text) : askFilter(view, tree, filter),
		),
		registerCommand(log, 'clearFilter', () => filter('')),
		registerCommand(log, 'showTerm', async (id: string) => {
			await filter(`term:${id}`);
			await vscode.commands.executeCommand(`${VIEW}.focus`);
		}),
		...groupings.map((by) => registerCommand(log, `groupBy.${by}`, () => tree.arrange({ by }))),
		...sortings.map((sort) => registerCommand(log, `sortBy.${sort}`, () => tree.arrange({ sort }))),
	);
	// Two keys pressed at once would toggle the same row across each other.
	let asked: Promise<readonly TreeNode[]> = Promise.resolve([]);
	return {
		tree,
		async chosen() {
			asked = asked.catch(() => []).then(() => chosenNodes(view));
			return (await asked).flatMap((node) => (node.kind === 'paper' ? [node.paper] : []));
		},
		async reveal({ id }) {
			await filter('');
			const node = await tree.findPaper(id);
			if (!node) {
				throw new UserError('The Papers view lists the papers of the index; this one is in your own bibliography.');
			}
			await view.reveal(node, { select: true, focus: true });
		},
		dispose: () => disposables.dispose(),
	};
}

/** VS Code tells extensions what is selected, not what is focused; what is focused joins the selection for a moment, or leaves it. */
async function chosenNodes(view: vscode.TreeView<TreeNode>): Promise<readonly TreeNode[]> {
	const selected = view.selection;
	const isAsBefore = () =>
		view.selection.length === selected.length && view.selection.every((node) => selected.includes(node));
	await toggleFocused(view, () => !isAsBefore());
	const added = view.selection.filter((node) => !selected.includes(node));
	await toggleFocused(view, isAsBefore);
	return added.length > 0 ? added : selected;
}

const MOST_WAIT_MS = 1000;

/** Takes the focused row into the selection or out of it. VS Code tells of it after the command; without rows never. */
async function toggleFocused(view: vscode.TreeView<TreeNode>, isTold: () => boolean): Promise<void> {
	let listener: vscode.Disposable | undefined;
	const told = new Promise<void>((resolve) => {
		listener = view.onDidChangeSelection(() => isTold() && resolve());
	});
	await vscode.commands.executeCommand('list.toggleSelection');
	if (!isTold()) {
		await Promise.race([told, new Promise((resolve) => setTimeout(resolve, MOST_WAIT_MS))]);
	}
	listener?.dispose();
}

/** Filters while the user types; Escape goes back to the filter of before, whoever goes on in the tree or an editor keeps it. */
async function askFilter(
	view: vscode.TreeView<TreeNode>,
	tree: PapersTree,
	filter: (text: string) => Promise<void>,
): Promise<void> {
	await vscode.commands.executeCommand(`${VIEW}.focus`);
	const before = tree.filter;
	const input = vscode.window.createInputBox();
	input.title = 'Filter Papers';
	input.placeholder = 'Words, "phrases", author: year:2021..2023 venue: topic: tag: term:';
	input.value = before;
	// Else a click into the tree would hide it as Escape does.
	input.ignoreFocusOut = true;
	const showCount = () => {
		input.prompt = tree.filter === '' ? 'Enter keeps the filter, Escape goes back' : countText(tree.shownPapers);
	};
	showCount();
	await new Promise<void>((resolve) => {
		let accepted = false;
		const accept = () => {
			accepted = true;
			input.hide();
		};
		const goesOn = vscode.Disposable.from(
			view.onDidChangeSelection(({ selection }) => (selection.length > 0 ? accept() : undefined)),
			vscode.window.onDidChangeTextEditorSelection(accept),
		);
		input.onDidChangeValue(async (text) => {
			await filter(text);
			showCount();
		});
		input.onDidAccept(accept);
		input.onDidHide(async () => {
			goesOn.dispose();
			input.dispose();
			if (!accepted) {
				await filter(before);
			}
			resolve();
		});
		input.show();
	});
}

async function showFilter(view: vscode.TreeView<TreeNode>, tree: PapersTree): Promise<void> {
	const { filter, problems } = tree;
	view.message = problems.join(' ');
	await vscode.commands.executeCommand('setContext', 'relatedWork.filtered', filter !== '');
}

function describe(view: vscode.TreeView<TreeNode>, tree: PapersTree, library: Library): void {
	view.description =
		tree.filter === ''
			? `${library.papers.length} papers, as of ${library.asOf}`
			: `“${tree.filter}” · ${countText(tree.shownPapers)}`;
}

function countText(papers: number): string {
	return papers === 1 ? '1 paper' : `${papers} papers`;
}
