/** A path as a document means it: with the extension that its markup leaves out. The offsets are those of what is written. */
export interface NamedPath {
	readonly path: string;
	readonly start: number;
	readonly end: number;
}

/** The files that a document names, in its order. Whether they exist, and where relative paths begin, is not known here. */
export interface NamedFiles {
	readonly bibliographies: readonly NamedPath[];
	/** The main document, where this one says that it is a part of it. */
	readonly root?: NamedPath;
	/** Documents that are read in here. */
	readonly includes: readonly NamedPath[];
}

/** From what is written to the path. */
export type CompletePath = (written: string) => string;

/** The paths between commas. What no reader can know is left out: URLs, macros, templates, wildcards. */
export function splitPaths(text: string, offset: number, complete: CompletePath = asWritten): NamedPath[] {
	let start = offset;
	return text.split(',').flatMap((piece) => {
		const from = start + piece.length - piece.trimStart().length;
		start += piece.length + 1;
		return namedPath(piece.trim(), from, complete);
	});
}

/** One path, or none when no file can be meant. */
export function namedPath(written: string, start: number, complete: CompletePath = asWritten): NamedPath[] {
	const path = complete(written);
	const isPath = written !== '' && !/^[a-z]{2,}:\/\/|[\\{}*?<>|"\n]|#\d|^`|^\.+(?:\.bib)?$/i.test(path);
	return isPath ? [{ path, start, end: start + written.length }] : [];
}

/** The paths in group 1 of each match: one, or a list with commas. */
export function matchPaths(text: string, pattern: RegExp, complete: CompletePath = asWritten): NamedPath[] {
	return [...text.matchAll(pattern)].flatMap(({ index, 0: token, 1: written = '' }) =>
		splitPaths(written, index + token.lastIndexOf(written), complete),
	);
}

/** Adds an extension where none is written. */
export function withExtension(extension: string): CompletePath {
	return (written) => (/\.[A-Za-z]\w{0,9}$/.test(written) ? written : written + extension);
}

function asWritten(written: string): string {
	return written;
}
