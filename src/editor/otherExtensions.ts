import * as vscode from 'vscode';
import { serveSetting } from './settings';

export type ServedFeature =
	| 'completion'
	| 'citationHover'
	| 'definition'
	| 'references'
	| 'rename'
	| 'outline'
	| 'folding'
	| 'links';

/** The features with a setting `relatedWork.<feature>.enabled`. */
export type CitationFeature = Exclude<ServedFeature, 'outline' | 'folding' | 'links'>;

/** Whether another extension that is enabled has this feature for the entries of a bibliography in this language. */
export function isServedByOthers(feature: ServedFeature, languageId: string): boolean {
	return others.some(
		({ id, languages, serves }) =>
			serves.includes(feature) && languages.includes(languageId) && vscode.extensions.getExtension(id) !== undefined,
	);
}

/** How far a feature is ours in a document: `rest` is what other extensions do not have, such as papers without entry. */
export function ourPart(feature: CitationFeature, document: vscode.TextDocument): 'all' | 'rest' | 'none' {
	switch (serveSetting(feature, document)) {
		case 'on':
			return 'all';
		case 'off':
			return 'none';
		default:
			return isServedByOthers(feature, document.languageId) ? 'rest' : 'all';
	}
}

interface OtherExtension {
	readonly id: string;
	readonly languages: readonly string[];
	readonly serves: readonly ServedFeature[];
}

const weaves = ['pweave', 'jlweave', 'rsweave'];

/** As of their releases of 2026. */
const others: readonly OtherExtension[] = [
	{
		id: 'james-yu.latex-workshop',
		languages: ['latex', 'tex', 'doctex', 'latex-expl3', ...weaves],
		serves: ['completion', 'citationHover', 'definition'],
	},
	{ id: 'james-yu.latex-workshop', languages: ['bibtex'], serves: ['outline'] },
	{
		id: 'efoerster.texlab',
		languages: ['latex', 'tex', 'doctex', 'latex-expl3', 'bibtex'],
		serves: ['completion', 'citationHover', 'definition', 'references', 'rename'],
	},
	{ id: 'efoerster.texlab', languages: ['bibtex'], serves: ['outline', 'folding'] },
	{
		id: 'myriad-dreamin.tinymist',
		languages: ['typst'],
		serves: ['completion', 'citationHover', 'definition', 'references'],
	},
	{ id: 'quarto.quarto', languages: ['quarto'], serves: ['completion', 'citationHover'] },
	{
		id: 'notzaki.pandocciter',
		languages: ['markdown', 'rmd', 'pweave_md', 'quarto'],
		serves: ['completion', 'citationHover', 'definition'],
	},
];
