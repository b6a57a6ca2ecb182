// Builds the extension (`node esbuild.js`, `--production` for the package) and, by name, the test and bench bundles:
// `node esbuild.js unit integration bench`.
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const shared = { bundle: true, logLevel: 'warning', target: 'es2022' };

const extension = (platform, outfile) => ({
	...shared,
	entryPoints: ['src/extension.ts'],
	outfile,
	platform,
	format: 'cjs',
	mainFields: ['module', 'main'],
	external: ['vscode'],
	minify: production,
	sourcemap: !production,
});

/**
 * The parts in which both hosts load the features at their first use, see src/editor/loadParts.ts: at one stretch it would
 * take too long. A module lies in the first part that holds it or a module that needs it.
 */
const PARTS = [
	{ name: 'packages', holds: /^node_modules\// },
	{ name: 'library', holds: /^src\/core\/(?:bibliography|search)\// },
	{ name: 'texts', holds: /^src\/core\// },
	{ name: 'features', holds: /^src\/features\.ts$/ },
];

const inAnyHost = {
	...shared,
	platform: 'neutral',
	format: 'cjs',
	mainFields: ['module', 'main'],
	external: ['vscode'],
};

/** A function of its own, in parentheses so that it is parsed once, not twice. */
const part = ({ name }, number) => ({
	...inAnyHost,
	entryPoints: [name],
	outfile: `dist/${name}.mjs`,
	minify: production,
	sourcemap: !production,
	banner: { js: 'export default (function (require, module) {' },
	footer: { js: '});' },
	plugins: [{ name: 'part', setup: (build) => bundlePart(build, number) }],
});

/** Gives the modules of a part that others need, under their paths; takes those of earlier parts by theirs. */
function bundlePart(build, number) {
	let modules;
	build.onLoad({ filter: /^/, namespace: 'part' }, async () => {
		modules = await readModules();
		const needed = [...modules.values()]
			.filter((module) => module.part > number)
			.flatMap(({ imports }) => imports.filter((file) => modules.get(file).part === number));
		const given = [...new Set(needed)].sort().map((file) => `export * as '${file}' from './${file}';`);
		return {
			contents: number === PARTS.length - 1 ? "export * from './src/features.ts';" : given.join('\n'),
			resolveDir: __dirname,
			watchFiles: [...modules.keys()].map((file) => path.resolve(file)),
		};
	});
	build.onResolve({ filter: /^/ }, async ({ path: name, kind, importer, resolveDir, pluginData }) => {
		if (kind === 'entry-point') {
			return { path: name, namespace: 'part' };
		}
		if (pluginData === BY_ESBUILD || name === 'vscode') {
			return undefined;
		}
		const found = await build.resolve(name, { kind, importer, resolveDir, pluginData: BY_ESBUILD });
		const file = path.relative(__dirname, found.path).replaceAll(path.sep, '/');
		return modules.get(file)?.part < number ? { path: file, external: true } : found;
	});
}

const BY_ESBUILD = {};

/** The modules of the features by their paths: which part each lies in, and which ones it imports. */
async function readModules() {
	const { metafile } = await esbuild.build({
		...inAnyHost,
		entryPoints: ['src/features.ts'],
		metafile: true,
		write: false,
	});
	const modules = new Map();
	for (const [file, { imports }] of Object.entries(metafile.inputs)) {
		modules.set(file, { imports: imports.filter(({ external }) => !external).map(({ path: other }) => other) });
	}
	const put = (file, part) => {
		const module = modules.get(file);
		if (module.part === undefined) {
			module.part = part;
			for (const other of module.imports) {
				put(other, part);
			}
		}
	};
	for (const [part, { holds }] of PARTS.entries()) {
		for (const file of modules.keys()) {
			if (holds.test(file)) {
				put(file, part);
			}
		}
	}
	return modules;
}

/** Every file below `folder` whose name ends in `suffix`. */
function filesBelow(folder, suffix) {
	if (!fs.existsSync(folder)) {
		return [];
	}
	return fs
		.readdirSync(folder, { recursive: true })
		.filter((name) => name.endsWith(suffix))
		.map((name) => path.join(folder, name))
		.sort();
}

const inNode = (folder, suffix, outdir) => ({
	...shared,
	entryPoints: filesBelow(folder, suffix),
	outbase: folder,
	outdir,
	platform: 'node',
	format: 'cjs',
	packages: 'external',
	sourcemap: 'inline',
});

// One bundle for both extension hosts, below a folder that is an extension of its own: VS Code runs the tests in the host of
// the extension that they lie in.
function integration() {
	const outdir = 'out/integration';
	const manifest = {
		name: 'integration-tests',
		publisher: 'related-work',
		version: '1.0.0',
		engines: { vscode: '^1.100.0' },
	};
	fs.rmSync(outdir, { recursive: true, force: true });
	fs.mkdirSync(outdir, { recursive: true });
	fs.writeFileSync(`${outdir}/package.json`, JSON.stringify(manifest));
	const suites = filesBelow('test/integration', '.test.ts').map((file) => `require('./${file}');`);
	const run = "require('./test/integration/framework/run').run";
	return {
		...shared,
		stdin: { contents: `const run = ${run};${suites.join('')}module.exports = { run };`, resolveDir: '.' },
		outfile: `${outdir}/suites.js`,
		platform: 'browser',
		format: 'cjs',
		external: ['vscode', 'node:net'],
		define: { global: 'globalThis' },
		sourcemap: 'inline',
	};
}

const targets = {
	extension: () => [
		extension('node', 'dist/extension.js'),
		extension('browser', 'dist/web/extension.js'),
		...PARTS.map(part),
	],
	unit: () => [{ ...inNode('test/unit', '.test.ts', 'out/unit'), packages: 'bundle' }],
	integration: () => [integration()],
	bench: () => [{ ...inNode('bench', '.bench.ts', 'out/bench'), packages: 'bundle' }],
};

async function main() {
	if (names.length === 0 || names.includes('extension')) {
		fs.rmSync('dist', { recursive: true, force: true });
	}
	for (const options of (names.length > 0 ? names : ['extension']).flatMap((name) => targets[name]())) {
		if (watch) {
			await (await esbuild.context({ ...options, logLevel: 'info' })).watch();
		} else {
			fs.rmSync(options.outdir ?? options.outfile, { recursive: true, force: true });
			await esbuild.build(options);
		}
	}
}

main().catch(() => process.exit(1));
