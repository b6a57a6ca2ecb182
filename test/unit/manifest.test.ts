import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { citationExtensions, citationLanguages } from '../../src/core/citation/styles';
import { languagesWithoutProse } from '../../src/core/prose/prose';
import { type Manifest, manifestRules, settingsOf } from './manifestRules';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const contributes = manifest.contributes ?? {};
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => readFileSync(`src/${name}`, 'utf8'))
	.join('\n');

describe('the manifest', () => {
	for (const { says, problems, broken } of manifestRules) {
		it(`keeps the rule: ${says}`, () => assert.deepEqual(problems(manifest), []));

		it(`would be told when it breaks it: ${says}`, () => {
			assert.deepEqual(
				broken.filter((one) => problems(one).length === 0),
				[],
			);
		});
	}

	it('leaves languages without prose out of hovers by default', () => {
		const setting = new Map(settingsOf(contributes)).get('relatedWork.hover.excludedLanguages');
		assert.deepEqual(setting?.default, languagesWithoutProse);
	});

	it('offers Insert Citation in the menu of every document that has citations', () => {
		const [entry] = contributes.menus?.['editor/context'] ?? [];
		const listed = (key: string) => {
			const [, names = ''] = entry?.when?.split(`${key} =~ /`)[1]?.match(/\(([^)]*)\)\$\//) ?? [];
			return names.split('|');
		};
		assert.deepEqual(listed('editorLangId'), citationLanguages());
		assert.deepEqual(listed('resourceExtname'), citationExtensions());
	});

	it('has a square PNG icon of 256 pixels under 15 kB', () => {
		const icon = readFileSync(manifest.icon ?? '');
		assert.equal(icon.toString('latin1', 1, 4), 'PNG');
		assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256]);
		assert.ok(icon.length < 15_000, `${icon.length} bytes`);
	});

	it('names icon files that exist and take the colour of the theme', () => {
		const places = [
			...Object.values(contributes.viewsContainers ?? {}),
			...Object.values(contributes.views ?? {}),
		].flat();
		const icons = places.flatMap(({ icon }) => (icon && !icon.startsWith('$(') ? [icon] : []));
		assert.deepEqual(
			icons.filter((icon) => !existsSync(icon) || !readFileSync(icon, 'utf8').includes('fill="currentColor"')),
			[],
		);
	});

	it('has no setting that the sources do not read', () => {
		const ids = settingsOf(contributes).map(([id]) => id);
		const isRead = (id: string) =>
			sources.includes(`'${id.slice(id.lastIndexOf('.') + 1)}'`) || sources.includes(`'${id}'`);
		assert.deepEqual(
			ids.filter((id) => !isRead(id)),
			[],
		);
	});
});
