import * as vscode from 'vscode';
import { displayText } from '../core/displayText';
import { isLibraryName, libraryExtensions } from '../core/libraryPath';
import { UserError } from '../core/userError';
import { registerCommand } from './commands';
import { fileStat } from './files';
import { namesThatMean } from './librarySources';
import { addToLibraries, disabledLibraries, removeFromLibraries } from './settings';
import type { LibrarySource, UserLibrary } from './userLibrary';

/** What a command is given: the id, kind or path of a source, or its group in the tree. */
type Chosen = string | { readonly group?: { readonly source?: string } } | undefined;

/** The commands that add, remove, switch off and read the sources of the library; the last gives the sources to who calls it. */
export function registerSourceCommands(log: vscode.LogOutputChannel, user: UserLibrary): vscode.Disposable {
	const add = async (uris?: unknown) => {
		const given = Array.isArray(uris) ? uris.filter((uri) => uri instanceof vscode.Uri) : [];
		const chosen = given.length > 0 ? given : await askForFiles();
		for (const uri of chosen) {
			await checkFile(uri);
		}
		await writeSettings(async () => {
			for (const uri of chosen) {
				const { path, folder } = pathFor(uri);
				await addToLibraries('libraries', path, folder);
			}
		});
		return user.refresh();
	};
	const known = async () => {
		if (user.sources().length === 0) {
			await user.refresh();
		}
		return user.sources();
	};
	const remove = async (chosen: Chosen) => {
		const added = (await known()).filter(({ kind }) => kind === 'added');
		if (added.length === 0) {
			throw new UserError('No library was added.', { title: 'Add Library…', command: 'relatedWork.addLibrary' });
		}
		const source = await chooseSource(chosen, added, 'Remove which library?');
		if (source) {
			await writeSettings(() => removeFromLibraries('libraries', [pathToRemove(source, chosen)]));
			await user.refresh();
		}
	};
	const toggle = async (chosen: Chosen) => {
		const source = await chooseSource(chosen, await known(), 'Switch which library off or on?');
		if (source) {
			await writeSettings(() => toggleSource(source));
			await user.refresh();
		}
	};
	return vscode.Disposable.from(
		registerCommand(log, 'addLibrary', add),
		registerCommand(log, 'removeLibrary', remove),
		registerCommand(log, 'toggleLibrary', toggle),
		registerCommand(log, 'stopReading', () => user.stop()),
		registerCommand(log, 'readLibraries', async () => {
			await user.restart();
			return user.sources();
		}),
	);
}

/** Native dialogs of Windows and Linux choose either files or folders. */
async function askForFiles(): Promise<readonly vscode.Uri[]> {
	const kinds = [{ label: '$(file) Files…' }, { label: '$(folder) Folders…' }];
	const kind = await vscode.window.showQuickPick(kinds, {
		title: 'Add Library',
		placeHolder: 'Bibliographies to search',
	});
	if (!kind) {
		return [];
	}
	const isFile = kind === kinds[0];
	const chosen = await vscode.window.showOpenDialog({
		title: 'Add Library',
		openLabel: 'Add',
		canSelectMany: true,
		canSelectFiles: isFile,
		canSelectFolders: !isFile,
		...(isFile ? { filters: { Bibliographies: [...libraryExtensions] } } : {}),
	});
	return chosen ?? [];
}

async function checkFile(uri: vscode.Uri): Promise<void> {
	const stat = await fileStat(uri);
	const name = displayText(uri.path.split('/').pop() ?? '');
	if (!stat) {
		throw new UserError(`There is no file “${name}”.`);
	}
	if (!(stat.type & vscode.FileType.Directory) && !isLibraryName(uri.path)) {
		const formats = libraryExtensions.map((extension) => `.${extension}`).join(', ');
		throw new UserError(`“${name}” is in none of the formats that are read: ${formats}.`);
	}
}

/** How the settings write a file: relative in a folder of the workspace, else whole and for the user. */
function pathFor(uri: vscode.Uri): { readonly path: string; readonly folder: vscode.WorkspaceFolder | undefined } {
	const folder = vscode.workspace.getWorkspaceFolder(uri);
	const inside = folder && uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
	// A sign of a glob in a name would make it one; an address has none.
	if (inside && !/[*?[\]{}]/.test(inside)) {
		return { path: inside, folder };
	}
	return {
		path: uri.scheme === 'file' && !/[*?[\]{}]/.test(uri.fsPath) ? uri.fsPath : uri.toString(),
		folder: undefined,
	};
}

async function chooseSource(
	chosen: Chosen,
	sources: readonly LibrarySource[],
	placeHolder: string,
): Promise<LibrarySource | undefined> {
	const name = typeof chosen === 'string' ? chosen : chosen?.group?.source;
	if (name !== undefined) {
		const found = sources.find(({ id, kind, path }) => [id, path, kind].includes(name));
		return found && name === found.kind ? { ...found, id: name } : found;
	}
	const items = sources.map((source) => ({
		label: displayText(source.label),
		description: source.isOff ? 'off' : String(source.count),
		source,
	}));
	return (await vscode.window.showQuickPick(items, { placeHolder }))?.source;
}

function pathToRemove({ label, path, uri }: LibrarySource, chosen: Chosen): string {
	if (path === undefined) {
		throw new UserError(`“${displayText(label)}” is not in the setting for libraries. Switch it off instead.`);
	}
	const isOnly = chosen === path || !uri || path.endsWith(uri.path.split('/').pop() ?? '');
	if (!isOnly) {
		throw new UserError(`“${displayText(label)}” was found by “${displayText(path)}”, which the settings name.`, {
			title: 'Remove All of It',
			command: 'relatedWork.removeLibrary',
			arguments: [path],
		});
	}
	return path;
}

async function toggleSource(source: LibrarySource): Promise<void> {
	const names = namesThatMean(source, disabledLibraries());
	if (names.length > 0) {
		return removeFromLibraries('disabledLibraries', names);
	}
	if (!source.uri || source.id === source.kind) {
		return addToLibraries('disabledLibraries', source.path ?? source.kind, undefined);
	}
	const { path, folder } = pathFor(source.uri);
	return addToLibraries('disabledLibraries', path, folder);
}

async function writeSettings(write: () => Promise<void>): Promise<void> {
	try {
		await write();
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new UserError(`The settings could not be written: ${reason}`);
	}
}
