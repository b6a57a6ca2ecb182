/** A Markdown cell of a notebook. */
export interface MarkdownCell {
	/** Its place among all cells, from 0. */
	readonly number: number;
	readonly text: string;
}

/** The Markdown cells in the text of a Jupyter notebook (nbformat 4); none where it cannot be read. */
export function readMarkdownCells(text: string): readonly MarkdownCell[] {
	const notebook = parseJson(text) as { readonly cells?: unknown } | undefined;
	const cells = Array.isArray(notebook?.cells) ? notebook.cells : [];
	return cells.flatMap((cell: unknown, number) => {
		const { cell_type: type, source } = (cell ?? {}) as { readonly cell_type?: unknown; readonly source?: unknown };
		return type === 'markdown' ? [{ number, text: joinLines(source) }] : [];
	});
}

/** nbformat writes a text as one string, or as its lines with their line ends. */
function joinLines(source: unknown): string {
	return (Array.isArray(source) ? source : [source]).filter((line) => typeof line === 'string').join('');
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/, '')) ?? undefined;
	} catch (error) {
		if (error instanceof SyntaxError) {
			return undefined;
		}
		throw error;
	}
}
