import fs from 'node:fs';

/**
 * A bibliography of made-up works, the same at every call: names and words are those of the bundled papers. Gives back its
 * text, about 600 bytes for each entry, and of each entry the key and words that tell it from others.
 */
export function makeBibliography(size) {
	const papers = JSON.parse(fs.readFileSync('data/papers.json', 'utf8'));
	const words = [...new Set(papers.flatMap(({ title }) => title.match(/[A-Za-z]{4,}/g) ?? []))];
	const people = papers.flatMap(({ authors }) => authors.filter(({ family, given }) => family && given));
	const pick = random(20_261_101);
	const entries = Array.from({ length: size }, (_, number) => {
		const authors = Array.from({ length: 1 + pick(5) }, () => people[pick(people.length)]);
		const title = Array.from({ length: 6 + pick(6) }, () => words[pick(words.length)]).join(' ');
		const year = 1990 + pick(36);
		const family = authors[0].family.replace(/\W/g, '').toLowerCase();
		const key = `${family}${year}${title.split(' ')[0].toLowerCase()}${number}`;
		return { key, authors, title, year, typed: `${authors[0].family} ${title.split(' ').slice(0, 3).join(' ')}` };
	});
	const filler = (count) => Array.from({ length: count }, () => words[pick(words.length)].toLowerCase()).join(' ');
	const text = entries.map((entry) => formatEntry(entry, filler)).join('\n');
	return { text, entries: entries.map(({ key, typed }) => ({ key, typed })) };
}

function formatEntry({ key, authors, title, year }, filler) {
	const names = authors.map(({ family, given }) => `${family}, ${given}`).join(' and ');
	return [
		`@inproceedings{${key},`,
		`  author    = {${names}},`,
		`  title     = {{${title}}},`,
		`  booktitle = {Proceedings of ${filler(5)}},`,
		`  year      = {${year}},`,
		`  abstract  = {${filler(30)}},`,
		'}\n',
	].join('\n');
}

/** Whole numbers below a bound, from a linear congruential generator (Numerical Recipes). */
function random(seed) {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}
