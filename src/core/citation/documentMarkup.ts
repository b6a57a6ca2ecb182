import { type Markup, markupOf } from './styles';

/** The markup of a document: files of the language `markdown` that hold a role of MyST are written in MyST. */
export function documentMarkup(languageId: string, fileName: string, text: string): Markup {
	return markupOf(languageId, fileName, MYST_ROLE.test(text) ? 'myst' : undefined);
}

const MYST_ROLE = /\{(?:foot)?(?:full)?cite(?::[a-z]+)?\}`/;
