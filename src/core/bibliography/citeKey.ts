/** The text without what no citation key can hold in BibTeX, biber or a citation: space, `" # % ' ( ) , = { } \ ~` and the like; may be empty. */
export function formatCiteKey(text: string): string {
	return text.normalize('NFC').replace(/[\s"#%'(),={}\\~@^$&<>[\];`|!?*\p{C}]/gu, '');
}
