import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import { type PaperRow, rowsFor } from './paperRows';
import type { RecentPapers } from './recentPapers';
import type { UserLibrary } from './userLibrary';

export interface PickOptions {
	readonly title: string;
	readonly placeholder: string;
	/** What is typed already. */
	readonly value?: string;
}

/** The quick pick in which papers are searched; at most one is open. */
export interface PaperPicker extends vscode.Disposable {
	/** The papers that the user accepts; `undefined` when the picker is closed. */
	pick(options: PickOptions): Promise<readonly Paper[] | undefined>;
	/** Closes the open picker and gives back the papers chosen in it, else the one under its cursor; none when it is closed. */
	take(): readonly Paper[];
	/** Chooses the paper under the cursor of the open picker besides others, or no longer. */
	toggleActive(): void;
}

/** An open picker. */
interface Session {
	readonly active: () => readonly Paper[];
	readonly toggleActive: () => void;
	/** Begins or ends the choice of several papers. */
	readonly toggleSeveral: () => void;
	/** Searches again in what was added to the library. */
	readonly refill: () => void;
	readonly accepted: Promise<readonly Paper[]>;
}

/** What the buttons of a row run; each is a command with a key, too. */
const rowActions = [
	{ icon: 'quote', tooltip: 'Insert Citation', command: 'relatedWork.insertCitation' },
	{ icon: 'copy', tooltip: 'Copy BibTeX', command: 'relatedWork.copyBibtex' },
	{ icon: 'link-external', tooltip: 'Open Paper’s Web Page', command: 'relatedWork.openPaperPage' },
	{ icon: 'list-tree', tooltip: 'Show in Papers View', command: 'relatedWork.showInTree' },
] as const;

/** Makes the picker; `relatedWork.searching` is set while it is open, for the keys of its actions. */
export function createPaperPicker(user: UserLibrary, recent: RecentPapers): PaperPicker {
	let open: vscode.QuickPick<PaperRow> | undefined;
	let session: Session | undefined;
	return {
		take() {
			const papers = session?.active() ?? [];
			if (papers.length > 0) {
				open?.hide();
			}
			return papers;
		},
		toggleActive: () => session?.toggleActive(),
		dispose: () => open?.dispose(),
		async pick({ title, placeholder, value }) {
			open?.hide();
			const picker = vscode.window.createQuickPick<PaperRow>();
			open = picker;
			session = undefined;
			Object.assign(picker, { title, placeholder, value: value ?? '', busy: true });
			keepOrder(picker);
			const closed = new Promise<undefined>((resolve) => picker.onDidHide(() => resolve(undefined)));
			picker.show();
			let refilling: vscode.Disposable | undefined;
			void vscode.commands.executeCommand('setContext', 'relatedWork.searching', true);
			try {
				const started = startSession(picker, await user.load(), recent, user.placesOf);
				refilling = user.onDidChange(started.refill);
				session = open === picker ? started : session;
				void user.refresh();
				return await Promise.race([started.accepted, closed]);
			} finally {
				refilling?.dispose();
				if (open === picker) {
					open = undefined;
					session = undefined;
					void vscode.commands.executeCommand('setContext', 'relatedWork.searching', false);
				}
				picker.dispose();
			}
		},
	};
}

/** VS Code filters and sorts the rows of a quick pick; ours are found and ranked already (microsoft/vscode#73904). */
function keepOrder(picker: vscode.QuickPick<PaperRow>): void {
	if ('sortByLabel' in picker) {
		picker.sortByLabel = false;
	}
}

function startSession(
	picker: vscode.QuickPick<PaperRow>,
	library: Library,
	recent: RecentPapers,
	placesOf: UserLibrary['placesOf'],
): Session {
	const buttons = rowActions.map(({ icon, tooltip }) => ({ iconPath: new vscode.ThemeIcon(icon), tooltip }));
	const chosen = new Set<Paper>();
	const isChosen = ({ paper }: PaperRow) => paper !== undefined && chosen.has(paper);
	const rows = () => {
		const works = recent.ids().flatMap((id) => library.findPaper(id) ?? []);
		const papers = [...new Map(works.map((paper) => [paper.id, paper])).values()];
		const several = picker.canSelectMany ? [...chosen] : undefined;
		return rowsFor({ library, value: picker.value, recent: papers, chosen: several, buttons, placesOf });
	};
	const fill = (isActive = (row: PaperRow) => row.kind === undefined && !isChosen(row)) => {
		picker.items = rows();
		picker.selectedItems = picker.items.filter(isChosen);
		picker.activeItems = picker.items.filter(isActive).slice(0, 1);
	};
	const activePapers = followActive(picker);
	const session = {
		active: () => (chosen.size > 0 ? [...chosen] : activePapers()),
		toggleActive: () => {
			const [paper] = activePapers();
			if (!picker.canSelectMany) {
				picker.canSelectMany = true;
				fill((row) => row.paper === paper);
			}
			if (paper && !chosen.delete(paper)) {
				chosen.add(paper);
			}
			picker.selectedItems = picker.items.filter(isChosen);
		},
		toggleSeveral: () => {
			picker.canSelectMany = !picker.canSelectMany;
			chosen.clear();
			fill();
		},
	};
	fill();
	picker.busy = false;
	picker.onDidChangeValue(() => fill());
	picker.onDidChangeSelection((rows) => {
		if (picker.canSelectMany) {
			choose(chosen, picker.items, rows);
		}
	});
	addButtons(picker, buttons, session);
	const refill = () => {
		// Rows that are put in anew lose their ticks for a moment.
		if (picker.canSelectMany || drawn(rows()) === drawn(picker.items)) {
			return;
		}
		const active = picker.activeItems[0]?.paper?.id;
		fill();
		const row = picker.items.find(({ paper }) => paper !== undefined && paper.id === active);
		picker.activeItems = row ? [row] : picker.activeItems;
	};
	return { ...session, refill, accepted: acceptedPapers(picker, recent, session, fill) };
}

/** The paper under the cursor, also in the moment in which VS Code has taken in other rows and tells of none yet. */
function followActive(picker: vscode.QuickPick<PaperRow>): () => readonly Paper[] {
	let last: PaperRow | undefined;
	picker.onDidChangeActive(([row]) => {
		last = row ?? last;
	});
	return () => {
		const isLast = ({ paper }: PaperRow) => paper !== undefined && paper.id === last?.paper?.id;
		const rows = picker.activeItems.length > 0 ? picker.activeItems : picker.items.filter(isLast);
		return rows.slice(0, 1).flatMap(({ paper }) => paper ?? []);
	};
}

/** What rows look like. */
function drawn(rows: readonly PaperRow[]): string {
	return JSON.stringify(rows.map(({ label, detail }) => [label, detail]));
}

/** Papers that the list does not show stay chosen. */
function choose(chosen: Set<Paper>, shown: readonly PaperRow[], selected: readonly PaperRow[]): void {
	for (const row of shown) {
		if (row.paper && selected.includes(row)) {
			chosen.add(row.paper);
		} else if (row.paper) {
			chosen.delete(row.paper);
		}
	}
}

function addButtons(
	picker: vscode.QuickPick<PaperRow>,
	rowButtons: readonly vscode.QuickInputButton[],
	{ active, toggleSeveral }: Pick<Session, 'active' | 'toggleSeveral'>,
): void {
	const several = { iconPath: new vscode.ThemeIcon('checklist'), tooltip: 'Select Several' };
	const citeAs = { iconPath: new vscode.ThemeIcon('list-selection'), tooltip: 'Insert Citation As…' };
	picker.buttons = [several, citeAs];
	const run = (command: string, papers: readonly Paper[]) => {
		picker.hide();
		void vscode.commands.executeCommand(
			command,
			papers.map(({ id }) => id),
		);
	};
	picker.onDidTriggerButton((button) => {
		if (button === several) {
			toggleSeveral();
		} else if (active().length > 0) {
			run('relatedWork.insertCitationAs', active());
		}
	});
	picker.onDidTriggerItemButton(({ item, button }) => {
		const action = rowActions[rowButtons.indexOf(button)];
		if (action && item.paper) {
			run(action.command, [item.paper]);
		}
	});
}

function acceptedPapers(
	picker: vscode.QuickPick<PaperRow>,
	recent: RecentPapers,
	{ active }: Pick<Session, 'active'>,
	fill: () => void,
): Promise<readonly Paper[]> {
	return new Promise((resolve) => {
		picker.onDidAccept(async () => {
			const papers = active();
			const topic = picker.activeItems[0]?.topic;
			if (papers.length > 0) {
				resolve(papers);
				await recent.add(papers);
			} else if (topic) {
				picker.value = `topic:${topic.id} `;
				fill();
			}
		});
	});
}
