import type { Author, Paper } from '../../src/core/paper';

/** Made-up works with everything in their titles and names that LaTeX, Pandoc and Typst may stumble over. */
export const oddPapers: readonly Paper[] = [
	...[
		'Sorting in $O(n \\log n)$ and $x_1^2$',
		'R&D at 100% of C# for $5 and snake_case',
		'Sets {a, b} and a stray } or { brace',
		'A ~ tilde, a ^ hat and a back\\slash',
		"“Quotes”, ‘more’, \"straight\" and 'em: it’s ``TeX''",
		'@article{evil, title = {No}} @cite [see](x) <b> *bold* `code`',
		'Dashes – — -- --- and an ellipsis …',
		'GPT-4o: A Title With CamelCase, ICLR2024 and LaTeX',
		'#set page() #cite(<x>) \\cite{x} [@x] $',
	].map(
		(title, index): Paper => misc(`title${index}`, title, [{ family: `Title${'abcdefghi'[index]}`, given: 'Ann' }]),
	),
	misc(
		'twenty',
		'Twenty authors',
		['Łukasz Żółć', 'José Núñez', 'Zoë Brontë', 'Åse Sørensen', 'Þór Æsir', 'Şule Ğ. Çelik', 'Dvořák Ľuboš'].flatMap(
			(name, index) =>
				[index, index + 7, index + 14].slice(0, index < 6 ? 3 : 2).map((rank) => ({
					family: `${name.split(' ')[1]}${'abcdefghijklmnopqrst'[rank]}`,
					given: name.split(' ')[0] ?? '',
				})),
		),
	),
	misc('apostrophe', 'Two apostrophes', [
		{ family: "O'Neil", given: 'Shaq' },
		{ family: 'D’Angelo', given: 'Bo' },
	]),
	misc('particles', 'Particles', [
		{ family: 'van der Berg', given: 'Jan-Willem' },
		{ family: 'de la Cruz', given: 'M. A.' },
		{ family: 'Smith Jr.', given: 'Al' },
	]),
	misc('body', 'A body', [{ literal: 'Barnes and Noble, Inc. & Sons' }, { literal: '{Curly} 100% Group' }]),
	{ ...misc('cut', 'A list that was cut', [{ family: 'Mörk', given: 'É.' }]), authorsTruncated: true },
	{
		...misc('published', 'A preprint', [{ family: 'Ångström', given: 'Ö.' }]),
		publishedTitle: 'A Preprint, & Published: 50% More_Text',
		arxiv: '2199.00003v2',
		entryType: 'inproceedings',
		venue: 'Proceedings of the R&D Conference #7 (100% Virtual)',
		venueYear: 2022,
		pages: '10-19',
		publisher: 'Work & Sons',
		doi: '10.5555/1234_5678.<90>#%&',
	},
	{
		...misc('journal', 'A journal article', [{ family: 'Quux', given: 'Q.' }]),
		entryType: 'article',
		venue: 'J. of A_B & C',
		volume: '7',
		number: '2',
		pages: 'A-3–A-9',
		url: 'https://example.org/a_b?c=d&e=%20f#g~h',
	},
	{
		...misc('arxiv', 'A preprint only', [{ family: 'Preprint', given: 'Pat' }]),
		arxiv: '2199.00004v1',
		arxivClass: 'cs.SE',
	},
	{
		...misc('book', 'A book', [{ family: 'Writer', given: 'Wanda' }]),
		entryType: 'book',
		publisher: 'Büchergilde',
		editors: [{ family: 'Editor', given: 'Ed' }],
	},
];

function misc(id: string, title: string, authors: readonly Author[]): Paper {
	return { id, title, authors, year: 2021, entryType: 'misc' };
}
