import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findBrowser } from './host/browser.mjs';

// Runs every kind of test, and ends with one line over all of them: "N passed, N failed".

const STEPS = [
	{ name: 'Types', script: 'types' },
	{ name: 'Lint', script: 'lint' },
	{ name: 'Unit tests', script: 'test:unit' },
	{ name: 'Integration tests', script: 'test:integration', program: 'chromium' },
	{ name: 'Desktop lane', script: 'test:desktop' },
	{ name: 'UI tests', script: 'test:ui', program: 'chromium' },
];

const missing = missingPrograms();
const notes = missing.map(({ program, package: name }) => `${program} is missing: apt-get install ${name}`);
const results = [];
for (const step of STEPS) {
	if (missing.some(({ program }) => program === step.program)) {
		notes.push(`${step.name}: not run, ${step.program} is missing.`);
	} else {
		results.push(await runStep(step));
	}
}
for (const { name, failures } of results) {
	for (const failure of failures) {
		console.log(`\n== ${name}: ${failure}`);
	}
}
for (const { name, passed, failed, seconds } of results) {
	console.log(`${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
}
for (const note of notes) {
	console.log(note);
}
const failedPrograms = process.env.CI ? missing.length : 0;
const failed = sum(results.map((result) => result.failed)) + failedPrograms;
console.log(`${sum(results.map((result) => result.passed))} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function sum(counts) {
	return counts.reduce((total, count) => total + count, 0);
}

function missingPrograms() {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	const isThere = (program) =>
		program === 'chromium'
			? findBrowser() !== undefined
			: folders.some((folder) => fs.existsSync(path.join(folder, program)));
	return fs
		.readFileSync(new URL('apt-packages.txt', import.meta.url), 'utf8')
		.split('\n')
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => line.split(' '))
		.map(([name, program]) => ({ package: name, program }))
		.filter(({ program }) => program !== '-' && !isThere(program));
}

// A step that is no mocha run counts as one; so does one that broke without a failing test.
async function runStep({ name, script }) {
	console.log(`\n== ${name}`);
	const started = Date.now();
	const { code, output } = await runScript(script);
	const count = (word) =>
		sum([...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'gm'))].map(([, n]) => Number(n)));
	const [passed, failed] = [count('passing'), count('failing')];
	const notRun = /^.*: not run, .*$/m.exec(output)?.[0];
	if (notRun) {
		notes.push(notRun);
	}
	return {
		name,
		passed: passed + failed === 0 && code === 0 && !notRun ? 1 : passed,
		failed: failed === 0 && code !== 0 ? 1 : failed,
		failures: failuresOf(output),
		seconds: Math.round((Date.now() - started) / 1000),
	};
}

// What mocha tells of the tests that failed, with the line of their run, to be read without the output of a whole run.
function failuresOf(output) {
	const failures = [];
	let run = '';
	for (const [block] of output.matchAll(/^\S.*$|^ +\d+ failing\n(?:(?: .*)?\n)*/gm)) {
		if (block.startsWith(' ')) {
			failures.push(`${run}\n${block.trimEnd()}`);
		} else {
			run = block;
		}
	}
	return failures;
}

function runScript(script) {
	return new Promise((resolve, reject) => {
		const child = spawn('npm', ['run', '--silent', script], {
			stdio: ['inherit', 'pipe', 'pipe'],
			env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
		});
		let output = '';
		child.stdout.on('data', (chunk) => {
			output += chunk;
			process.stdout.write(chunk);
		});
		child.stderr.pipe(process.stderr);
		child.once('error', reject);
		child.once('close', (code) => resolve({ code, output }));
	});
}
