import { type Markup, markupOf } from './styles';

/** The markup of a document: files of the language `markdown` that hold a role of MyST are written in MyST. */
export function documentMarkup(languageId: string, fileName: string, text: string): Markup {
	const markup = markupOf(languageId, fileName);
	return markup === 'markdown' && MYST_ROLE.test(text) ? 'myst' : markup;
}

const MYST_ROLE = /\{(?:foot)?(?:full)?cite(?::[a-z]+)?\}`/;
