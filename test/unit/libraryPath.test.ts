import assert from 'node:assert/strict';
import { isLibraryName, literalGlob, parseLibraryPath } from '../../src/core/libraryPath';

describe('A path of the setting for libraries', () => {
	const read: readonly (readonly [written: string, is: ReturnType<typeof parseLibraryPath>])[] = [
		['refs.bib', { from: 'workspace', path: 'refs.bib' }],
		[' ./refs//all.bib ', { from: 'workspace', path: 'refs/all.bib' }],
		['../lab/refs.bib', { from: 'workspace', path: '../lab/refs.bib' }],
		['papers\\old\\', { from: 'workspace', path: 'papers/old' }],
		['**/*.bib', { from: 'workspace', path: '', glob: '**/*.bib' }],
		['refs/{a,b}/*.ris', { from: 'workspace', path: 'refs', glob: '{a,b}/*.ris' }],
		['~', { from: 'home', path: '' }],
		['~/Zotero/my library.json', { from: 'home', path: 'Zotero/my library.json' }],
		['~other/x.bib', { from: 'workspace', path: '~other/x.bib' }],
		['/data/lab.bib', { from: 'root', path: '/data/lab.bib' }],
		['/', { from: 'root', path: '/' }],
		['C:\\lab\\**\\*.bib', { from: 'root', path: 'C:/lab', glob: '**/*.bib' }],
		['\\\\server\\share\\x.bib', { from: 'root', path: '//server/share/x.bib' }],
		['vscode-vfs://github/a/b/[x].bib', { from: 'address', path: 'vscode-vfs://github/a/b/[x].bib' }],
		['memfs:/a.bib', { from: 'address', path: 'memfs:/a.bib' }],
		['日本/論文.bib', { from: 'workspace', path: '日本/論文.bib' }],
		['', undefined],
		[' . ', undefined],
	];
	for (const [written, is] of read) {
		it(`reads ${JSON.stringify(written)}`, () => assert.deepEqual(parseLibraryPath(written), is));
	}

	it('knows the formats by the ends of names', () => {
		const names = [
			'a.bib',
			'a.BIB',
			'a.ris',
			'a.json',
			'a.jsonl',
			'a.ndjson',
			'a.yml',
			'a.yaml',
			'a.tex',
			'bib',
			'a.bib~',
		];
		assert.deepEqual(names.filter(isLibraryName), names.slice(0, 8));
	});

	it('finds a path with signs of globs by a glob', () => {
		assert.equal(literalGlob('a[1]{x}*?.bib'), 'a[[]1[]][{]x[}][*][?].bib');
	});
});
