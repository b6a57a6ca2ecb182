/** A path of the setting for libraries, as far as it can be told without looking at files. */
export interface LibraryPath {
	/** What it is relative to; `root` is an absolute path, `address` a whole one such as `vscode-vfs://…`. */
	readonly from: 'workspace' | 'home' | 'root' | 'address';
	/** With `/` between names; of a glob the folders before its first sign. Empty for the folder it is relative to. */
	readonly path: string;
	/** What stands behind the path in a glob. */
	readonly glob?: string;
}

/** Reads `refs/all.bib`, `~/papers`, `/data/lab.bib`, `C:\lab\**\*.ris`, `\\server\lab.bib`; `undefined` for what says nothing. */
export function parseLibraryPath(written: string): LibraryPath | undefined {
	const text = written.trim();
	if (/^[a-z][a-z0-9+.-]+:\/./i.test(text)) {
		return { from: 'address', path: text };
	}
	const [, start = '', rest = ''] = /^(~(?=\/|$)|\/\/?|[A-Za-z]:\/|)(.*)$/s.exec(text.replace(/\\/g, '/')) ?? [];
	const names = rest.split('/').filter((name) => name !== '' && name !== '.');
	if (start === '' && names.length === 0) {
		return undefined;
	}
	const sign = names.findIndex((name) => GLOB.test(name));
	const folders = names.slice(0, sign < 0 ? undefined : sign).join('/');
	return {
		from: start === '~' ? 'home' : start === '' ? 'workspace' : 'root',
		path: start === '~' ? folders : `${start}${folders}`,
		...(sign < 0 ? {} : { glob: names.slice(sign).join('/') }),
	};
}

/** Whether a file by its name may hold papers in a format that is read. */
export function isLibraryName(path: string): boolean {
	const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
	return libraryExtensions.some((known) => known === extension);
}

/** The formats that are read, by the ends of their files' names. */
export const libraryExtensions = ['bib', 'ris', 'json', 'jsonl', 'ndjson', 'yml', 'yaml'] as const;

/** The glob that finds this very path: signs of globs in it stand for themselves. */
export function literalGlob(path: string): string {
	return path.replace(/[*?[\]{}]/g, '[$&]');
}

const GLOB = /[*?[\]{}]/;
