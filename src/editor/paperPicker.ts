import * as vscode from 'vscode';
import { displayText } from '../core/displayText';
import type { Library } from '../core/library';
import type { Paper, Topic } from '../core/paper';
import { creditLine } from '../core/paperText';
import type { SearchHit } from '../core/search/paperIndex';
import type { RecentPapers } from './recentPapers';

export interface PickOptions {
	readonly title: string;
	readonly placeholder: string;
	/** What is typed already. */
	readonly value?: string;
}

/** The quick pick in which papers are searched; at most one is open. */
export interface PaperPicker extends vscode.Disposable {
	/** The paper that the user accepts; `undefined` when the picker is closed. */
	pick(options: PickOptions): Promise<Paper | undefined>;
	/** The paper under the cursor of the open picker; `undefined` when it is closed. */
	active(): Paper | undefined;
}

interface Row extends vscode.QuickPickItem {
	readonly paper?: Paper;
	readonly topic?: Topic;
}

/** What the buttons of a row run; each is a command with a key, too. */
const rowActions = [
	{ icon: 'quote', tooltip: 'Insert Citation', command: 'relatedWork.insertCitation' },
	{ icon: 'copy', tooltip: 'Copy BibTeX', command: 'relatedWork.copyBibtex' },
	{ icon: 'link-external', tooltip: 'Open Paper’s Web Page', command: 'relatedWork.openPaperPage' },
	{ icon: 'list-tree', tooltip: 'Show in Papers View', command: 'relatedWork.showInTree' },
] as const;

/** Makes the picker; `relatedWork.searching` is set while it is open, for the keys of its actions. */
export function createPaperPicker(loadLibrary: () => Promise<Library>, recent: RecentPapers): PaperPicker {
	let open: vscode.QuickPick<Row> | undefined;
	const buttons = rowActions.map(({ icon, tooltip }) => ({ iconPath: new vscode.ThemeIcon(icon), tooltip }));
	return {
		active: () => open?.activeItems[0]?.paper,
		dispose: () => open?.dispose(),
		async pick({ title, placeholder, value }) {
			open?.hide();
			const picker = vscode.window.createQuickPick<Row>();
			open = picker;
			Object.assign(picker, { title, placeholder, value: value ?? '', busy: true });
			keepOrder(picker);
			const closed = new Promise<undefined>((resolve) => picker.onDidHide(() => resolve(undefined)));
			picker.show();
			void vscode.commands.executeCommand('setContext', 'relatedWork.searching', true);
			try {
				return await Promise.race([acceptedPaper(picker, await loadLibrary(), recent, buttons), closed]);
			} finally {
				if (open === picker) {
					open = undefined;
					void vscode.commands.executeCommand('setContext', 'relatedWork.searching', false);
				}
				picker.dispose();
			}
		},
	};
}

/** VS Code filters and sorts the rows of a quick pick; ours are found and ranked already (microsoft/vscode#73904). */
function keepOrder(picker: vscode.QuickPick<Row>): void {
	if ('sortByLabel' in picker) {
		picker.sortByLabel = false;
	}
}

function acceptedPaper(
	picker: vscode.QuickPick<Row>,
	library: Library,
	recent: RecentPapers,
	buttons: readonly vscode.QuickInputButton[],
): Promise<Paper> {
	const fill = () => {
		picker.items = rowsFor(library, recent, picker.value, buttons);
	};
	fill();
	picker.busy = false;
	picker.onDidChangeValue(fill);
	picker.onDidTriggerItemButton(({ item, button }) => {
		const action = rowActions[buttons.indexOf(button)];
		if (action && item.paper) {
			picker.hide();
			void vscode.commands.executeCommand(action.command, item.paper.id);
		}
	});
	return new Promise((resolve) => {
		picker.onDidAccept(() => {
			const row = picker.activeItems[0];
			if (row?.topic) {
				picker.value = `topic:${row.topic.id} `;
				fill();
			} else if (row?.paper) {
				void recent.add(row.paper.id);
				resolve(row.paper);
			}
		});
	});
}

function rowsFor(
	library: Library,
	recent: RecentPapers,
	value: string,
	buttons: readonly vscode.QuickInputButton[],
): Row[] {
	if (value.trim() === '') {
		return startRows(library, recent, buttons);
	}
	const { hits, problems } = library.search(value);
	const rows: Row[] = problems.map((problem) => ({ label: `$(warning) ${plainLabel(problem)}`, alwaysShow: true }));
	rows.push(...hits.map((hit) => paperRow(library, hit, buttons)));
	return hits.length > 0 ? rows : [...rows, { label: 'No paper found', detail: NOTHING_FOUND, alwaysShow: true }];
}

const NOTHING_FOUND = 'Try fewer or other words. Filters: author: year: venue: topic: tag: term:';

function startRows(library: Library, recent: RecentPapers, buttons: readonly vscode.QuickInputButton[]): Row[] {
	const papers = recent.ids().flatMap((id) => library.findPaper(id) ?? []);
	const heading = (label: string): Row => ({ label, kind: vscode.QuickPickItemKind.Separator });
	return [
		...(papers.length > 0 ? [heading('recent')] : []),
		...papers.map((paper) => paperRow(library, { paper }, buttons)),
		heading('topics'),
		...library.topics.map((topic) => ({
			label: `$(folder) ${plainLabel(topic.label)}`,
			description: String(library.papers.filter((paper) => paper.topic === topic.id).length),
			detail: displayText(topic.description),
			topic,
		})),
	];
}

function paperRow(
	library: Library,
	{ paper, sentence }: Pick<SearchHit, 'paper'> & Partial<SearchHit>,
	buttons: readonly vscode.QuickInputButton[],
): Row {
	const topic = paper.topic === undefined ? undefined : library.findTopic(paper.topic)?.label;
	const facts = [creditLine(paper), topic].filter((part) => part !== undefined && part !== '').join(' · ');
	return {
		label: plainLabel(paper.title),
		detail: plainLabel([facts, sentence].filter(Boolean).join(' — ')),
		alwaysShow: true,
		buttons,
		paper,
	};
}

/** Text for a row, in which `$(name)` would otherwise be drawn as an icon. */
function plainLabel(text: string): string {
	return displayText(text).replace(/\$\(/g, '\\$(');
}
