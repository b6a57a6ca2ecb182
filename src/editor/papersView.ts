import * as vscode from 'vscode';
import { displayText } from '../core/displayText';
import type { Paper } from '../core/paper';
import { groupings } from '../core/paperGroup';
import { sortings } from '../core/paperOrder';
import { UserError } from '../core/userError';
import type { CitedWorks } from './citedWorks';
import { registerCommand } from './commands';
import { askFilter } from './filterInput';
import type { LateTree } from './lateTree';
import { createPaperArranger } from './paperArranger';
import { PapersTree } from './papersTree';
import { countText } from './treeItems';
import type { MoreNode, TreeNode } from './treeNodes';
import { chosenNodes } from './treeSelection';
import { oneByOne } from './turns';
import type { UserLibrary } from './userLibrary';

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
	{ view, settled }: LateTree,
	{ user, cited }: { readonly user: UserLibrary; readonly cited: CitedWorks },
	state: vscode.Memento,
): PapersView {
	const tree = new PapersTree(user, createPaperArranger(user, cited.ids), state);
	const filter = async (text: string) => {
		await tree.setFilter(text);
		await vscode.commands.executeCommand('setContext', 'relatedWork.filtered', tree.filter !== '');
	};
	const disposables = vscode.Disposable.from(
		tree,
		tree.onDidArrange((count) => describe(view, tree, count)),
		user.onDidChange(() => tree.follow()),
		cited.onDidChange(() => tree.followCitations()),
		...registerTreeCommands(log, view, tree, filter),
	);
	// Two keys pressed at once would toggle the same row across each other, or while it is revealed.
	const inTurn = oneByOne();
	const chosen = async () => {
		await settled();
		return chosenNodes(view);
	};
	const reveal = async ({ id }: Paper) => {
		await filter('');
		const node = await tree.findPaper(id);
		if (!node) {
			throw new UserError('The Papers view does not list this paper. Add its file with “Add Library…”.', {
				title: 'Add Library…',
				command: 'relatedWork.addLibrary',
			});
		}
		await view.reveal(node, { select: true, focus: true });
	};
	return {
		tree,
		chosen: async () => (await inTurn(chosen)).flatMap((node) => (node.kind === 'paper' ? [node.paper] : [])),
		reveal: (paper) => inTurn(() => reveal(paper)),
		dispose: () => disposables.dispose(),
	};
}

function registerTreeCommands(
	log: vscode.LogOutputChannel,
	view: vscode.TreeView<TreeNode>,
	tree: PapersTree,
	filter: (text: string) => Promise<void>,
): readonly vscode.Disposable[] {
	const show = async (text: string) => {
		await filter(text);
		await vscode.commands.executeCommand(`${VIEW}.focus`);
	};
	return [
		registerCommand(log, 'filterPapers', (text?: string) =>
			typeof text === 'string' ? filter(text) : askFilter(view, tree, filter),
		),
		registerCommand(log, 'clearFilter', () => filter('')),
		registerCommand(log, 'showTerm', (id: string) => show(`term:${id}`)),
		registerCommand(log, 'showPapers', show),
		registerCommand(log, 'showMore', async (node: MoreNode) => {
			const next = await tree.showMore(node);
			if (next) {
				await view.reveal(next, { select: false, focus: true });
			}
		}),
		...groupings.map((by) => registerCommand(log, `groupBy.${by}`, () => tree.arrange({ by }))),
		...sortings.map((sort) => registerCommand(log, `sortBy.${sort}`, () => tree.arrange({ sort }))),
	];
}

/** VS Code shows no description of a view that is alone in its container, and no welcome text below a message. */
function describe(view: vscode.TreeView<TreeNode>, { filter, problems }: PapersTree, count: number): void {
	const papers = countText(count);
	const found = filter === '' || count === 0 ? [] : [`“${displayText(filter, MOST_FILTER)}” · ${papers}`];
	view.description = papers;
	view.message = [...found, ...problems].join(' — ');
	void vscode.commands.executeCommand('setContext', 'relatedWork.empty', count === 0);
}

const MOST_FILTER = 200;
