import assert from 'node:assert/strict';
import { createLibraryCache, type StorageFolder } from '../../src/editor/libraryCache';

type Files = Map<string, { readonly bytes: Uint8Array; readonly changedAt: number }>;

const DAY_MS = 24 * 3600 * 1000;
const kept = (problem: string) => ({
	...{ mtime: 1, size: 2, count: 3, problem },
	...{ footprint: new Uint8Array([1, 2]), trail: new Uint8Array([1]), packed: new Uint8Array([3, 4, 5]) },
});

function folderOf(files: Files): StorageFolder {
	const find = (name: string) => files.get(name) ?? assert.fail('There is no such file.');
	return {
		list: async () => [...files.keys()],
		changedAt: async (name) => find(name).changedAt,
		read: async (name) => find(name).bytes.slice(),
		write: async (name, bytes) => {
			files.set(name, { bytes: bytes.slice(), changedAt: Date.now() });
		},
		rename: async (from, to) => {
			files.set(to, find(from)).delete(from);
		},
		remove: async (name) => {
			files.delete(name);
		},
	};
}

const open = (folder: StorageFolder, version = '1.0.0') =>
	createLibraryCache(folder, version, async () => ({ terms: [], topics: [] }));

describe('What is kept of large files', () => {
	let files: Files;
	beforeEach(() => {
		files = new Map();
	});
	const onlyFile = () => [...files.keys()][0] ?? '';

	it('is shared by two windows, which read what the other wrote last', async () => {
		const [one, other] = [open(folderOf(files)), open(folderOf(files))];
		for (const [turn, [writer, reader]] of [[one, other] as const, [other, one] as const].entries()) {
			await writer.write('file:///a.bib', kept(`turn ${turn}`));
			assert.equal((await reader.read('file:///a.bib'))?.problem, `turn ${turn}`);
		}
		await Promise.all([one.write('file:///a.bib', kept('one')), other.write('file:///a.bib', kept('other'))]);
		assert.match((await one.read('file:///a.bib'))?.problem ?? '', /^one$|^other$/);
		assert.equal(files.size, 1);
	});

	it('stays what it was while another window writes', async () => {
		const cache = open(folderOf(files));
		await cache.write('file:///a.bib', kept('before'));
		let fail = () => {};
		const torn = new Promise<void>((_, reject) => {
			fail = () => reject(new Error('The window was closed.'));
		});
		const slow = { ...folderOf(files), write: () => torn };
		const writing = open(slow).write('file:///a.bib', kept('after'));
		assert.equal((await cache.read('file:///a.bib'))?.problem, 'before');
		fail();
		await writing;
		assert.equal((await cache.read('file:///a.bib'))?.problem, 'before');
	});

	it('is not there where it is torn or rubbish, and is written anew', async () => {
		const cache = open(folderOf(files));
		await cache.write('file:///a.bib', kept('whole'));
		const whole = files.get(onlyFile())?.bytes ?? new Uint8Array();
		const broken = [
			whole.slice(0, whole.length / 2),
			whole.slice(0, 3),
			new Uint8Array(),
			new Uint8Array(5000).fill(7),
		];
		for (const bytes of broken) {
			files.set(onlyFile(), { bytes, changedAt: 0 });
			assert.equal(await cache.read('file:///a.bib'), undefined);
			await cache.write('file:///a.bib', kept('anew'));
			assert.equal((await cache.read('file:///a.bib'))?.problem, 'anew');
		}
	});

	it('is that of one version and one file', async () => {
		const [old, newer] = [open(folderOf(files), '1.0.0'), open(folderOf(files), '1.1.0')];
		await old.write('file:///a.bib', kept('old'));
		assert.equal(await newer.read('file:///a.bib'), undefined);
		assert.equal(await old.read('file:///b.bib'), undefined);
		await newer.write('file:///a.bib', kept('newer'));
		assert.equal(await old.read('file:///a.bib'), undefined);
		assert.equal(files.size, 1);
	});

	it('is nothing in a storage that refuses all, which nobody is told of', async () => {
		const refuse = () => Promise.reject(new Error('It is read-only.'));
		const cache = open({
			...{ list: refuse, changedAt: refuse, read: refuse },
			write: refuse,
			rename: refuse,
			remove: refuse,
		});
		await cache.write('file:///a.bib', kept('lost'));
		await cache.remove('file:///a.bib');
		await cache.removeOld([]);
		assert.equal(await cache.read('file:///a.bib'), undefined);
	});

	it('is read where the storage became read-only', async () => {
		await open(folderOf(files)).write('file:///a.bib', kept('before'));
		const refuse = () => Promise.reject(new Error('It is read-only.'));
		const cache = open({ ...folderOf(files), write: refuse, rename: refuse, remove: refuse });
		await cache.write('file:///a.bib', kept('after'));
		assert.equal((await cache.read('file:///a.bib'))?.problem, 'before');
	});

	it('is removed after a month, with what a window left that ended while it wrote, unless it is used', async () => {
		const cache = open(folderOf(files));
		await cache.write('file:///used.bib', kept('used'));
		await cache.write('file:///old.bib', kept('old'));
		await cache.write('file:///new.bib', kept('new'));
		const [used = '', old = '', recent = ''] = files.keys();
		for (const name of [used, old, `${old}.temporary`]) {
			files.set(name, { bytes: new Uint8Array(), changedAt: Date.now() - 31 * DAY_MS });
		}
		await cache.removeOld(['file:///used.bib']);
		assert.deepEqual([...files.keys()], [used, recent]);
	});
});
