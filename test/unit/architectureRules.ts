import { posix } from 'node:path';

/** A source file: its path from the root of the project, with `/`, and its text. */
export interface SourceFile {
	readonly path: string;
	readonly text: string;
}

interface Import {
	/** A package ("vscode", "node:fs"), or a path from the root of the project. */
	readonly of: string;
	readonly isType: boolean;
	/** It takes what registers a feature. */
	readonly isFeature: boolean;
}

/** A rule of the architecture; `broken` is a file that breaks it, and `kept` one that does not. */
export interface Rule {
	readonly says: string;
	readonly problems: (file: SourceFile) => readonly string[];
	readonly broken: readonly SourceFile[];
	readonly kept: readonly SourceFile[];
}

const isCore = (path: string) => path.startsWith('src/core/');
const isEditor = (path: string) => path.startsWith('src/editor/');
const isTest = (path: string) => path.startsWith('test/');
const isSource = (path: string) => path.startsWith('src/');
const isPackage = (of: string) => !/^(src|test|bench|media|data)\//.test(of);
const isOutside = (of: string) => of === 'vscode' || of.startsWith('node:');

/** Files of the editor that are tested in Node. */
const knowsNoEditor = /^src\/editor\/(slices|libraryCache)\.ts$/;

/** Who may import what; the first pattern that fits a path decides. */
const layers: readonly (readonly [files: RegExp, may: (imported: Import, path: string) => boolean])[] = [
	[
		/^src\/(extension|features)\.ts$/,
		({ of, isType }) =>
			of === 'vscode' ||
			isEditor(of) ||
			of === 'src/core/once.ts' ||
			(isType && (isCore(of) || of === 'src/features.ts')),
	],
	[/^src\/editor\//, ({ of, isFeature }) => of === 'vscode' || isCore(of) || (isEditor(of) && !isFeature)],
	[/^src\/core\//, ({ of }) => isCore(of) || (isPackage(of) && !isOutside(of))],
	[/^media\/panel\//, ({ of }) => isCore(of) || of.startsWith('media/panel/')],
	[
		/^(test\/unit|bench)\//,
		({ of }, path) =>
			isCore(of) ||
			isBeside(of, path) ||
			(isTest(path) && knowsNoEditor.test(of)) ||
			(isPackage(of) && of !== 'vscode') ||
			(of.startsWith('bench/') && isTest(path)),
	],
	[
		/^test\/integration\//,
		({ of, isType }, path) => /^(vscode$|mocha\/)/.test(of) || isBeside(of, path) || (isType && !isEditor(of)),
	],
];

function isBeside(of: string, path: string): boolean {
	const folder = /^(test\/\w+|bench)\//.exec(path)?.[0];
	return folder !== undefined && of.startsWith(folder);
}

export const rules: readonly Rule[] = [
	{
		says: 'a file imports only what its layer may import',
		problems: (file) =>
			importsOf(file)
				.filter((imported) => !mayImport(file.path, imported))
				.map(({ of }) => of),
		broken: [
			source('src/core/a.ts', "import * as vscode from 'vscode';"),
			source('src/core/a.ts', "import { readFile } from 'node:fs';"),
			source('src/core/search/a.ts', "import {\n\tx,\n} from '../../editor/settings';"),
			source('src/core/a.ts', `const { y } = await ${'import'}('../editor/citing');`),
			source('src/editor/a.ts', "import { registerB } from './b';"),
			source('src/editor/a.ts', "import { type B, registerB } from './b';"),
			source('src/extension.ts', "import { openLibrary } from './core/library';"),
			source('src/extension.ts', "import { startFeatures } from './features';"),
			source('test/unit/a.test.ts', "import * as vscode from 'vscode';"),
			source('test/unit/a.test.ts', "import { x } from '../../src/editor/settings';"),
			source('bench/a.bench.ts', "import { x } from '../test/unit/bundledData';"),
			source('test/integration/a.test.ts', "import { byline } from '../../src/core/paper';"),
		],
		kept: [
			source('src/core/a.ts', "import type { Paper } from './paper';\nimport { stemmer } from 'stemmer';"),
			source(
				'src/editor/a.ts',
				"import * as vscode from 'vscode';\nimport { type B, b } from './b';\nimport { registerCommand } from './commands';",
			),
			source('src/extension.ts', "import { registerA } from './editor/a';\nimport type { Paper } from './core/paper';"),
			source(
				'test/unit/a.test.ts',
				"import fs from 'node:fs';\nimport { x } from './x';\nimport y from '../../src/core/y';",
			),
			source('test/integration/a.test.ts', "import type { Paper } from '../../src/core/paper';"),
		],
	},
	{
		says: 'core uses nothing that only a browser or Node has',
		problems: ({ path, text }) =>
			isCore(path)
				? (withoutComments(text).match(
						/\b(?:process|window|globalThis|console|Buffer)\.\w+|\b(?:require|fetch|setTimeout|setInterval)\(/g,
					) ?? [])
				: [],
		broken: [source('src/core/a.ts', 'setTimeout(f, 1);'), source('src/core/a.ts', 'return process.platform;')],
		kept: [source('src/core/a.ts', '// A console.log is for the process.\nconst fetched = f(window);')],
	},
	{
		says: 'a file of the editor registers one feature at most',
		problems: ({ path, text }) => {
			const registers = text.match(/^export (?:async )?function register\w+/gm) ?? [];
			return isEditor(path) && registers.length > 1 ? [registers.join(', ')] : [];
		},
		broken: [source('src/editor/a.ts', 'export function registerA() {}\nexport function registerB() {}')],
		kept: [source('src/editor/a.ts', 'export function registerA() {}'), source('src/editor/commands.ts', '')],
	},
	{
		says: 'a file is named after its subject, in camel case',
		problems: ({ path }) => {
			const name = posix.basename(path, '.ts');
			const isVague = /^(utils?|helpers?|common|misc|index|shared|types|constants|base|manager)$/i.test(name);
			return isSource(path) && (isVague || !/^[a-z][A-Za-z0-9]*$/.test(name)) ? [name] : [];
		},
		broken: ['utils', 'helpers', 'common', 'misc', 'index', 'PaperIndex', 'paper-index'].map((name) =>
			source(`src/core/${name}.ts`, ''),
		),
		kept: [source('src/core/search/paperDates.ts', '')],
	},
	{
		says: 'a file has at most 250 lines',
		problems: ({ path, text }) => (isSource(path) && lineCount(text) > 250 ? [`${lineCount(text)} lines`] : []),
		broken: [source('src/core/a.ts', '\n'.repeat(251))],
		kept: [source('src/core/a.ts', '\n'.repeat(250))],
	},
	{
		says: 'exports are named and nothing is exported twice',
		problems: ({ path, text }) =>
			isSource(path) ? (text.match(/^export (?:default\b|(?:type )?(?:\*|\{[^}]*\}) from\b.*)/gm) ?? []) : [],
		broken: ['default f;', "* from './a';", "{\n\tx,\n} from './a';", "type { X } from './a';"].map((it) =>
			source('src/core/a.ts', `export ${it}`),
		),
		kept: [source('src/core/a.ts', 'export const defaultStyle = 1;\nexport { x };')],
	},
	{
		says: 'no enum, no mutable variable of a module, no cast to any',
		problems: ({ path, text }) =>
			isSource(path)
				? (withoutComments(text).match(/^(?:export )?(?:(?:const )?enum|let|var)\b.*|\bas any\b/gm) ?? [])
				: [],
		broken: ['let cached: string;', 'export enum Kind {}', 'const x = y as any;'].map((text) =>
			source('src/core/a.ts', text),
		),
		kept: [source('src/core/a.ts', '\tlet inside = 1;\n// as any other')],
	},
];

/** The imports that lead from a file back to itself, as "a → b → a"; types count, too. */
export function findCycles(files: readonly SourceFile[]): readonly string[] {
	const imported = new Map(files.map((file) => [file.path, importsOf(file).map(({ of }) => of)]));
	const done = new Set<string>();
	const cycles: string[] = [];
	const visit = (path: string, trail: readonly string[]): void => {
		if (trail.includes(path)) {
			cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
		} else if (!done.has(path)) {
			for (const next of imported.get(path) ?? []) {
				visit(next, [...trail, path]);
			}
			done.add(path);
		}
	};
	for (const { path } of files) {
		visit(path, []);
	}
	return cycles;
}

/** A made-up file. */
export function source(path: string, text: string): SourceFile {
	return { path, text };
}

function mayImport(path: string, imported: Import): boolean {
	const may = layers.find(([files]) => files.test(path))?.[1];
	return may === undefined || may(imported, path);
}

/** Static and dynamic imports and re-exports; `import { type A }` counts as a type. */
function importsOf({ path, text }: SourceFile): readonly Import[] {
	const found = text.matchAll(
		/^(?:import|export)\s+(type\s)?([^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|(typeof )?\bimport\(\s*['"]([^'"]+)['"]/gm,
	);
	return [...found].map(([, type, names = '', specifier, ofType, dynamic]) => ({
		of: resolve(path, specifier ?? dynamic ?? ''),
		isType: (type ?? ofType) !== undefined || /^\{(\s*type\s[^,}]*,?)+\s*\}/.test(names),
		isFeature: /\bregister(?!Command\b)[A-Z]/.test(names),
	}));
}

function resolve(path: string, specifier: string): string {
	if (!specifier.startsWith('.')) {
		return specifier;
	}
	const target = posix.join(posix.dirname(path), specifier);
	return /\.(ts|mjs|js|json)$/.test(target) ? target : `${target}.ts`;
}

function lineCount(text: string): number {
	return text.split('\n').length - 1;
}

function withoutComments(text: string): string {
	return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*/g, '');
}
