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

/** A part that both hosts load at its first use, see src/editor/loadChunk.ts. In parentheses it is parsed once, not twice. */
const chunk = (source, name) => ({
	...shared,
	entryPoints: [source],
	outfile: `dist/${name}.mjs`,
	platform: 'neutral',
	format: 'cjs',
	mainFields: ['module', 'main'],
	external: ['vscode'],
	minify: production,
	sourcemap: !production,
	banner: { js: 'export default (function (require, module) {' },
	footer: { js: '});' },
});

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
		chunk('src/features.ts', 'features'),
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
