import * as vscode from 'vscode';
import { byline } from '../core/paper';
import type { EntryEvidence } from '../core/terms/learnedEntries';
import { nameKey } from '../core/terms/learnedNames';
import { UserError } from '../core/userError';
import { registerCommand } from './commands';
import type { LearnedTerms } from './learnedTerms';
import type { ChoosePapers } from './paperChoice';
import { plainLabel } from './paperRows';
import { runInSlices } from './slices';
import type { TermFiles } from './termFiles';

/** The commands that add, correct and forget a term; each writes a line of the terms file. */
export function registerTermCommands(
	log: vscode.LogOutputChannel,
	choosePapers: ChoosePapers,
	learned: LearnedTerms,
	termFiles: TermFiles,
): vscode.Disposable {
	const write = async (name: string, key: string | undefined) => {
		await termFiles.write(vscode.window.activeTextEditor?.document.uri, name, key);
		await learned.refresh();
	};
	const put = (title: string) => async (given?: string, givenKey?: string) => {
		const name = await chooseName(title, given);
		const key = name === undefined ? undefined : (givenKey ?? (await chooseKey(title, name, choosePapers, learned)));
		if (name !== undefined && key !== undefined) {
			await write(name, key);
		}
	};
	return vscode.Disposable.from(
		registerCommand(log, 'addTerm', put('Add Term')),
		registerCommand(log, 'correctTerm', put('Correct Term')),
		registerCommand(log, 'forgetTerm', async (given?: string) => {
			const name = await chooseName('Forget Term', given);
			if (name !== undefined) {
				await write(name, undefined);
			}
		}),
	);
}

const LONGEST_NAME = 80;

/** The name given, else what is selected or under the cursor, for the user to confirm. */
async function chooseName(title: string, given: string | undefined): Promise<string | undefined> {
	const name =
		typeof given === 'string'
			? given
			: await vscode.window.showInputBox({
					title,
					value: nameAtCursor(),
					prompt: 'The name as it is written in your texts',
					validateInput: (value) => problemOf(value),
				});
	const problem = name === undefined ? undefined : problemOf(name);
	if (problem !== undefined) {
		throw new UserError(problem);
	}
	return name?.trim();
}

function problemOf(name: string): string | undefined {
	const isName = nameKey(name) !== '' && name.trim().length <= LONGEST_NAME && !/[\r\n]/.test(name);
	return isName ? undefined : `Type a name with letters or digits, ${LONGEST_NAME} characters at most.`;
}

function nameAtCursor(): string {
	const editor = vscode.window.activeTextEditor;
	if (!editor) {
		return '';
	}
	const { document, selection } = editor;
	const word = document.getWordRangeAtPosition(selection.active, /[\p{L}\p{N}][\p{L}\p{N}.@+-]*[\p{L}\p{N}+]/u);
	const range = selection.isEmpty ? word : selection;
	return range ? document.getText(range).slice(0, LONGEST_NAME).replace(/\s+/g, ' ') : '';
}

function* keyItems(entries: readonly EntryEvidence[]): Generator<undefined, readonly KeyItem[]> {
	const items: KeyItem[] = [];
	for (const { key, paper } of entries) {
		const description = [key, byline(paper)].filter((part) => part !== '').join(' · ');
		items.push({ label: plainLabel(paper.title) || plainLabel(key), description: plainLabel(description), key });
		yield;
	}
	return items;
}

interface KeyItem extends vscode.QuickPickItem {
	readonly key?: string;
}

/** A key of the user's bibliographies, or the id of a paper of the library. */
async function chooseKey(
	title: string,
	name: string,
	choosePapers: ChoosePapers,
	learned: LearnedTerms,
): Promise<string | undefined> {
	const load = async (): Promise<readonly KeyItem[]> => {
		await learned.refresh();
		const items = (await runInSlices(keyItems(learned.entries()))) ?? [];
		return [...items, { label: '$(search) Search Papers…', alwaysShow: true }];
	};
	const item = await vscode.window.showQuickPick(load(), {
		title: `${title}: ${name}`,
		placeHolder: `The paper that ${name} stands for`,
		matchOnDescription: true,
	});
	if (!item || item.key !== undefined) {
		return item?.key;
	}
	const [paper] = (await choosePapers(`${title}: ${name}`, undefined)) ?? [];
	return paper?.key ?? paper?.id;
}
