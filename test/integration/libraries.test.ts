import * as vscode from 'vscode';
import * as assert from './framework/assert';
import { closeEditors } from './framework/editors';
import { memoryFiles } from './framework/memoryFiles';
import { until } from './framework/until';

const scheme = 'related-work-libraries';
const fileAt = (path: string) => vscode.Uri.from({ scheme, path });
const entry = (number: number) =>
	`@article{folding${number}, title = {Paper Cranes Folded ${number} Times}, year = 2020}\n`;
const entries = (count: number) => Array.from({ length: count }, (_, number) => entry(number)).join('');

interface Source {
	readonly id: string;
	readonly label: string;
	readonly kind: string;
	readonly count: number;
	readonly problem?: string;
	readonly isOff: boolean;
	readonly isKept: boolean;
}

const readLibraries = async () => (await vscode.commands.executeCommand<Source[]>('relatedWork.readLibraries')) ?? [];
const find = async (path: string) => (await readLibraries()).find(({ id }) => id === fileAt(path).toString());
const setting = () => vscode.workspace.getConfiguration('relatedWork');
const set = (name: string, value?: readonly string[]) =>
	setting().update(name, value, vscode.ConfigurationTarget.Global);
const add = (...paths: readonly string[]) =>
	vscode.commands.executeCommand('relatedWork.addLibrary', paths.map(fileAt));

describe('The libraries of the user', () => {
	const texts = new Map<string, string>();
	// Long ago, so that a time tells whether a file is the same.
	let mtime = 1_000_000_000_000;
	let files: vscode.Disposable | undefined;
	const sizes = new Map<string, number>();
	const write = (path: string, text: string) => {
		mtime += 10_000;
		texts.set(path, text);
	};

	before(() => {
		const provider = memoryFiles(texts);
		const stat = (uri: vscode.Uri) => ({
			type: vscode.FileType.File,
			ctime: 0,
			mtime,
			size: sizes.get(uri.path) ?? texts.get(uri.path)?.length ?? -1,
		});
		files = vscode.workspace.registerFileSystemProvider(scheme, {
			...provider,
			stat: (uri) => ({ ...provider.stat(uri), ...stat(uri) }),
		});
	});
	afterEach(async () => {
		await closeEditors();
		await set('libraries');
		await set('disabledLibraries');
		await readLibraries();
	});
	after(() => files?.dispose());

	it('have the bundled papers', async () => {
		const bundled = (await readLibraries()).find(({ kind }) => kind === 'bundled');
		assert.ok(bundled && bundled.count > 100);
	});

	it('take files in several formats', async () => {
		write('/lab.bib', entries(3));
		write('/lab.ris', 'TY  - JOUR\nID  - a\nTI  - A Title\nER  - \n');
		write('/lab.json', '[{"id": "b", "type": "book", "title": "B"}]');
		write('/lab.yml', 'c:\n  type: book\n  title: C\n');
		write('/lab.jsonl', '{"id": "d", "title": "D", "abstract": "Told at length."}\n\nno record\n');
		await add('/lab.bib', '/lab.ris', '/lab.json', '/lab.yml', '/lab.jsonl');
		const sources = (await readLibraries()).filter(({ kind }) => kind === 'added');
		assert.deepEqual(
			sources.map(({ label, count, problem }) => [label, count, problem?.slice(0, 6)]),
			[
				['lab.bib', 3, undefined],
				['lab.ris', 1, undefined],
				['lab.json', 1, undefined],
				['lab.yml', 1, undefined],
				['lab.jsonl', 1, 'Line 3'],
			],
		);
	});

	it('count what is typed and not saved, and what is on disk again when the editor is closed without it', async () => {
		write('/typed.bib', entries(3));
		await add('/typed.bib');
		const editor = await vscode.window.showTextDocument(fileAt('/typed.bib'));
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), entry(99)));
		assert.equal((await find('/typed.bib'))?.count, 4);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await until(
			() => find('/typed.bib'),
			(source) => source?.count === 3,
		);
	});

	/** What a library tells of itself, and of the paper with this key. */
	async function told(path: string, key: string): Promise<string> {
		const source = await find(path);
		await vscode.commands.executeCommand('relatedWork.copyReference', `${fileAt(path)}#${key}`);
		const reference = await vscode.env.clipboard.readText();
		return `${source?.count}, ${source?.problem}: ${/Paper \w+|Œuvre/.exec(reference)?.[0]}`;
	}

	it('follow an open file from edit to edit', async () => {
		write('/edited.bib', entries(60));
		await add('/edited.bib');
		const { document } = await vscode.window.showTextDocument(fileAt('/edited.bib'));
		const change = async (...changes: readonly (readonly [line: number, from: number, to: number, text: string])[]) => {
			const edit = new vscode.WorkspaceEdit();
			for (const [line, from, to, text] of changes) {
				edit.replace(document.uri, new vscode.Range(line, from, line, to), text);
			}
			await vscode.workspace.applyEdit(edit);
		};
		const title = entry(50).indexOf('Cranes');
		assert.equal(await told('/edited.bib', 'folding50'), '60, undefined: Paper Cranes');
		await change([50, title, title + 6, 'Boats']);
		assert.equal(await told('/edited.bib', 'folding50'), '60, undefined: Paper Boats');
		await change([0, 0, 0, entry(70)], [10, title, title + 6, 'Birds'], [59, 0, 0, `\n${entry(71)}\n`]);
		assert.equal(await told('/edited.bib', 'folding10'), '62, undefined: Paper Birds');
		await change([30, 0, 0, '@misc{bad, title {x}}\n']);
		assert.match(await told('/edited.bib', 'folding50'), /^63, Line 31: .*Paper Boats$/);
		await change([2, 0, 0, '\n\n']);
		assert.match(await told('/edited.bib', 'folding71'), /^63, Line 33: .*Paper Cranes$/);
		await vscode.commands.executeCommand('undo');
		await vscode.commands.executeCommand('undo');
		await vscode.commands.executeCommand('undo');
		assert.equal(await told('/edited.bib', 'folding10'), '60, undefined: Paper Cranes');
		await change([40, 0, 10, ''], [41, 0, 0, entry(72)]);
		assert.match(await told('/edited.bib', 'folding72'), /^60, .*: Paper Cranes$/);
	});

	it('follow a long file on disk from change to change', async () => {
		const lines = entries(3000).split('\n');
		const change = (line: number, text: string) => {
			lines[line] = text;
			write('/long.bib', lines.join('\n'));
		};
		change(2000, '@misc{bad, title {x}}');
		await add('/long.bib');
		assert.match(await told('/long.bib', 'folding7'), /^3000, Line 2001: .*: Paper Cranes$/);
		change(7, entry(7).trim().replace('Paper Cranes', 'Œuvre'));
		assert.match(await told('/long.bib', 'folding7'), /^3000, Line 2001: .*: Œuvre$/);
		change(1500, `\n${entry(7000)}${entry(7001)}`);
		assert.match(await told('/long.bib', 'folding7001'), /^3001, Line 2004: .*: Paper Cranes$/);
		change(2999, '');
		change(0, entry(0).replace('Cranes', 'Boats'));
		assert.match(await told('/long.bib', 'folding0'), /^3000, Line 2005: .*: Paper Boats$/);
		change(2000, entry(2000));
		assert.equal(await told('/long.bib', 'folding2000'), '3000, undefined: Paper Cranes');
	});

	it('keep what could be read last, and say why', async () => {
		write('/broken.json', '[{"id": "b", "title": "B"}]');
		await add('/broken.json');
		assert.equal((await find('/broken.json'))?.count, 1);
		write('/broken.json', '[{"id": "b" "title"');
		const broken = await find('/broken.json');
		assert.equal(broken?.count, 1);
		assert.match(broken?.problem ?? '', /^Line 1: .*What it held before stays\.$/);
		texts.delete('/broken.json');
		const gone = await find('/broken.json');
		assert.equal(gone?.count, 1);
		assert.equal(gone?.problem, 'There is no such file.');
	});

	it('say which file is none, and read the rest of a broken one', async () => {
		write('/binary.bib', 'PK\u0003\u0004\0\0');
		write('/flawed.bib', `${entry(1)}@misc{two, title = {open\n\n${entry(3)}`);
		await set('libraries', [fileAt('/binary.bib').toString(), fileAt('/flawed.bib').toString(), '~nobody/*.tex']);
		const added = (await readLibraries()).filter(({ kind }) => kind === 'added');
		assert.equal(added.find(({ label }) => label === 'binary.bib')?.problem, 'It is not a text file.');
		const flawed = added.find(({ label }) => label === 'flawed.bib');
		assert.ok(flawed && flawed.count >= 2);
		assert.match(flawed.problem ?? '', /^Line \d+: /);
	});

	it('take JSON Lines above 50 MB, but for the web host, which says so', async () => {
		write('/huge.jsonl', '{"id": "d", "title": "D"}\n');
		sizes.set('/huge.jsonl', 60 * 2 ** 20);
		await add('/huge.jsonl');
		const huge = await find('/huge.jsonl');
		const isWeb = 'importScripts' in globalThis;
		const refusal = 'It has 60 MB; here files of this format are read up to 50 MB.';
		assert.deepEqual([huge?.count, huge?.problem], isWeb ? [0, refusal] : [1, undefined]);
	});

	it('are removed, and switched off and on', async () => {
		write('/lab.bib', entries(3));
		await add('/lab.bib');
		const id = fileAt('/lab.bib').toString();
		await vscode.commands.executeCommand('relatedWork.toggleLibrary', id);
		const off = await find('/lab.bib');
		assert.deepEqual([off?.isOff, off?.count], [true, 0]);
		await vscode.commands.executeCommand('relatedWork.toggleLibrary', id);
		const on = await find('/lab.bib');
		assert.deepEqual([on?.isOff, on?.count], [false, 3]);
		await vscode.commands.executeCommand('relatedWork.removeLibrary', id);
		assert.equal(await find('/lab.bib'), undefined);
		assert.deepEqual(setting().get('libraries'), []);
	});

	it('switch off the bundled papers', async () => {
		const bundled = async () => (await readLibraries()).find(({ kind }) => kind === 'bundled');
		await vscode.commands.executeCommand('relatedWork.toggleLibrary', 'bundled');
		assert.deepEqual([(await bundled())?.isOff, (await bundled())?.count], [true, 0]);
		await vscode.commands.executeCommand('relatedWork.toggleLibrary', 'bundled');
		assert.equal((await bundled())?.isOff, false);
	});

	it('are kept when they are large, for as long as their file is the same', async () => {
		write('/large.bib', entries(2000));
		await add('/large.bib');
		const id = fileAt('/large.bib').toString();
		const reopen = async () => {
			await vscode.commands.executeCommand('relatedWork.toggleLibrary', id);
			await vscode.commands.executeCommand('relatedWork.toggleLibrary', id);
			const source = await find('/large.bib');
			return [source?.count, source?.isKept];
		};
		assert.deepEqual(await reopen(), [2000, true]);
		write('/large.bib', entries(2001));
		assert.deepEqual(await reopen(), [2001, false]);
	});
});
