import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { bundledData } from './bundledData';

const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'data/README.md']
	.filter((name) => existsSync(name))
	.map((name) => ({ name, text: readFileSync(name, 'utf8') }));
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
	readonly scripts: Readonly<Record<string, string>>;
};

/** What the pattern's first group finds in the documents and the check refuses, as "document: text". */
function refused(pattern: RegExp, isRight: (found: string) => boolean): readonly string[] {
	return documents.flatMap(({ name, text }) =>
		[...text.matchAll(pattern)]
			.map(([, found = '']) => found)
			.flatMap((found) => (isRight(found) ? [] : [`${name}: ${found}`])),
	);
}

describe('the documents', () => {
	it('name scripts that exist', () => {
		assert.deepEqual(
			refused(/\bnpm run ([\w:-]+)/g, (script) => script in manifest.scripts),
			[],
		);
	});

	it('name files and folders that exist', () => {
		const isThere = (path: string) => existsSync(path) || path.includes('*');
		assert.deepEqual(refused(/`(?:\.\/)?((?:src|test|bench|data|media)\/[^`\s]*)`/g, isThere), []);
		assert.deepEqual(refused(/`\.\/([\w-]+\.sh)\b/g, isThere), []);
	});

	it('date the data as about.json does', () => {
		const [year, month] = bundledData.asOf.split('-').map(Number);
		const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(
			Date.UTC(year ?? 0, (month ?? 1) - 1),
		);
		assert.deepEqual(
			refused(/\bas of ([A-Z][a-z]+ \d{4})/gi, (date) => date === `${name} ${year}`),
			[],
		);
	});

	it('count what the data holds', () => {
		const { papers, topics, terms } = bundledData;
		const core = papers.filter((paper) => paper.collection === 'core').length;
		const forms = terms.flatMap((term) => term.forms).length;
		const card = readFileSync('data/README.md', 'utf8');
		for (const count of [
			`${papers.length} papers`,
			`the ${core} papers`,
			`${papers.length - core} works`,
			`${topics.length} topics`,
			`${terms.length} terms with ${forms} written forms`,
			`${papers.filter((paper) => paper.collection === 'cited' && !paper.venue).length} cited works have no venue`,
		]) {
			assert.ok(card.includes(count), count);
		}
	});
});
