import { block, type CodeSyntax, line, skip, string } from './codeSyntax';
import { languageName } from './languageNames';

const slashes = [line('//'), block('/\\*', '\\*/')];
const hash = line('#');
const quotes = [string('"'), string("'")];
const longQuotes = [string('"""', { lines: 'open' }), string("'''", { lines: 'open' })];
const acrossLines = { lines: 'closed' } as const;
const raw = { escapes: false } as const;
const rawAcrossLines = { lines: 'closed', escapes: false } as const;
const character = skip(String.raw`'(?:\\[^\r\n]{1,10}?|[^\\'\r\n])'`);
const regularExpression = skip(
	String.raw`/(?<=(?:^|[(,=:[!&|?{};]|return)[ \t]{0,100}/)(?![*/])(?:[^\\/[\r\n]|\\[^\r\n]|\[(?:[^\]\\\r\n]|\\[^\r\n]){0,200}\]){1,300}/[a-z]*`,
);
/** A here-document: `blank` says what may stand before its name; after a blank, `<<` is an operator of Ruby and Perl. */
const heredoc = (blank: string) =>
	string(String.raw`<<[-~]?${blank}["']?([A-Za-z_]\w*)["']?[^\r\n]*\r?\n`, {
		close: String.raw`^[ \t]*$1[ \t;,)]*$`,
		lines: 'closed',
		escapes: false,
	});

const cLike: CodeSyntax = [...slashes, string('"'), character];
const javascript: CodeSyntax = [
	...slashes,
	regularExpression,
	...quotes,
	string('`', { lines: 'closed', hole: String.raw`\$\{` }),
];
const python: CodeSyntax = [
	hash,
	string(String.raw`(?<!\w)(?:[rRbB]?[fF][rRbB]?)"""`, {
		close: '"""',
		lines: 'open',
		hole: String.raw`(?<!\{)\{(?!\{)`,
	}),
	string(String.raw`(?<!\w)(?:[rRbB]?[fF][rRbB]?)'''`, {
		close: "'''",
		lines: 'open',
		hole: String.raw`(?<!\{)\{(?!\{)`,
	}),
	...longQuotes,
	string(String.raw`(?<!\w)(?:[rRbB]?[fF][rRbB]?)"`, { close: '"', hole: String.raw`(?<!\{)\{(?!\{)` }),
	string(String.raw`(?<!\w)(?:[rRbB]?[fF][rRbB]?)'`, { close: "'", hole: String.raw`(?<!\{)\{(?!\{)` }),
	...quotes,
];
const shell: CodeSyntax = [
	line(String.raw`(?<=^|[\s;&|(])#`),
	heredoc(String.raw`[ \t]*`),
	skip(String.raw`\\["'#]`),
	string('"', { lines: 'closed', hole: String.raw`\$[({]` }),
	string("'", rawAcrossLines),
];
const lisp: CodeSyntax = [line(';'), block('#\\|', '\\|#', true), skip(String.raw`\\.`), string('"', acrossLines)];
const ml: CodeSyntax = [block('\\(\\*', '\\*\\)', true), string('"', acrossLines), character];
const hashQuotes: CodeSyntax = [hash, ...quotes];
const iniLike: CodeSyntax = [line(String.raw`(?<=^|\s)[#;]`), ...quotes];
const css: CodeSyntax = [block('/\\*', '\\*/'), ...quotes];

/** The comment marks and string delimiters of languages, by VS Code language id. Of two that open at one place, the first counts. */
export const codeSyntaxes: Readonly<Record<string, CodeSyntax>> = {
	python,
	javascript,
	typescript: javascript,
	javascriptreact: javascript,
	typescriptreact: javascript,
	json: [string('"')],
	jsonc: [...slashes, string('"')],
	java: [...slashes, string('"""', { lines: 'open' }), string('"'), character],
	c: cLike,
	cpp: [
		...slashes,
		string(String.raw`R"([^()\\\s]{0,16})\(`, { close: String.raw`\)$1"`, lines: 'open', escapes: false }),
		string('"'),
		character,
	],
	csharp: [
		...slashes,
		string('"""', { lines: 'open', escapes: false }),
		string(String.raw`\$?@\$?"`, { close: '"(?!")', ...rawAcrossLines }),
		string(String.raw`\$"`, { close: '"', hole: '\\{' }),
		string('"'),
		character,
	],
	go: [...slashes, string('"'), string('`', rawAcrossLines), character],
	rust: [
		line('//'),
		block('/\\*', '\\*/', true),
		string(String.raw`(?<![\w])b?r(#{0,10})"`, { close: '"$1', lines: 'open', escapes: false }),
		string('"', acrossLines),
		character,
	],
	r: [
		hash,
		string(String.raw`[rR]"\(`, { close: String.raw`\)"`, ...rawAcrossLines }),
		string('"', acrossLines),
		string("'", acrossLines),
		skip('`[^`\\r\\n]{0,200}`'),
	],
	julia: [
		block('#=', '=#', true),
		hash,
		string('"""', { lines: 'open', hole: String.raw`\$\(` }),
		string('"', { lines: 'closed', hole: String.raw`\$\(` }),
		character,
	],
	ruby: [
		block('(?<=^)=begin\\b', '^=end\\b'),
		hash,
		heredoc('(?=["\'A-Z_])'),
		string('"', { lines: 'closed', hole: '#\\{' }),
		string("'", acrossLines),
	],
	shellscript: shell,
	sql: [
		line('--'),
		line('(?<=^|\\s)#'),
		block('/\\*', '\\*/'),
		string(String.raw`\$(\w{0,30})\$`, { close: String.raw`\$$1\$`, lines: 'open', escapes: false }),
		string("'", rawAcrossLines),
		string('"', raw),
	],
	matlab: [
		block('%\\{(?<=^[ \\t]{0,200}%\\{)', '%\\}(?<=^[ \\t]{0,200}%\\})'),
		line('%'),
		string('"', raw),
		string(String.raw`(?<![\w)\]}.'])'`, { close: "'", escapes: false }),
	],
	lua: [
		block(String.raw`--\[(={0,10})\[`, String.raw`\]$1\]`),
		line('--'),
		string(String.raw`\[(={0,10})\[`, { close: String.raw`\]$1\]`, lines: 'open', escapes: false }),
		...quotes,
	],
	haskell: [
		block('\\{-', '-\\}', true),
		line('--(?![!#$%&*+./<=>?@\\\\^|~:])'),
		string('"'),
		skip(String.raw`(?<!\w)'(?:\\[^\r\n]{1,10}?|[^\\'\r\n])'`),
	],
	yaml: [
		line(String.raw`(?<=^|\s)#`),
		string(String.raw`"(?<=(?:[:\-[{,]|^)[ \t]{0,200}")`, { close: '"', ...acrossLines }),
		string(String.raw`'(?<=(?:[:\-[{,]|^)[ \t]{0,200}')`, { close: "'", ...rawAcrossLines }),
	],
	toml: [hash, ...longQuotes, string('"'), string("'", raw)],
	kotlin: [
		...slashes,
		string('"""', { lines: 'open', escapes: false }),
		string('"', { hole: String.raw`\$\{` }),
		character,
	],
	swift: [
		...slashes,
		string(`(#{1,3})"`, { close: `"$1`, escapes: false }),
		string('"""', { lines: 'open' }),
		string('"', { hole: String.raw`\\\(` }),
	],
	scala: [
		...slashes,
		string('"""', { lines: 'open', escapes: false, hole: String.raw`\$\{` }),
		string('"', { hole: String.raw`\$\{` }),
		character,
	],
	php: [
		...slashes,
		line('#(?!\\[)'),
		string(String.raw`<<<["']?(\w+)["']?\r?\n`, { close: String.raw`^[ \t]*$1\b`, lines: 'open' }),
		string('"', acrossLines),
		string("'", acrossLines),
	],
	perl: [
		block('(?<=^)=(?:pod|head\\d|over|item|begin|for|encoding)\\b', '^=cut\\b'),
		line('(?<![$\\\\])#'),
		heredoc('(?=["\'A-Z_])'),
		string('"', acrossLines),
		string("'", acrossLines),
	],
	dart: [...slashes, ...longQuotes, string('"', { hole: String.raw`\$\{` }), string("'", { hole: String.raw`\$\{` })],
	dockerfile: [line('#(?<=^[ \\t]{0,200}#)'), ...quotes],
	makefile: [line('(?<!\\\\)#'), ...quotes],
	powershell: [
		block('<#', '#>'),
		line('(?<=^|\\s)#'),
		string('@"\\r?\\n', { close: '^"@', lines: 'open', escapes: false }),
		string("@'\\r?\\n", { close: "^'@", lines: 'open', escapes: false }),
		string('"', { ...rawAcrossLines, hole: String.raw`\$\(` }),
		string("'", rawAcrossLines),
	],
	elixir: [
		hash,
		string('"""', { lines: 'open', hole: '#\\{' }),
		string("'''", { lines: 'open' }),
		string('"', { lines: 'closed', hole: '#\\{' }),
		skip('\\?.'),
	],
	clojure: lisp,
	lisp,
	scheme: lisp,
	racket: lisp,
	fortran: [line('!'), line('(?<=^)[cC*](?=[ \\t])'), string('"', raw), string("'", raw)],
	ocaml: ml,
	fsharp: [line('//'), ...ml],
	vb: [line("'"), string('"', raw)],
	ini: iniLike,
	properties: [line('[#!](?<=^[ \\t]{0,200}[#!])')],
	css,
	scss: [...slashes, ...quotes],
	less: [...slashes, ...quotes],
	groovy: [...slashes, ...longQuotes, ...quotes],
	coffeescript: [block('###', '###'), hash, ...longQuotes, ...quotes],
	erlang: [line('%'), string('"', acrossLines)],
	prolog: [line('%'), block('/\\*', '\\*/'), ...quotes],
	cmake: [block('#\\[\\[', '\\]\\]'), hash, string('"', acrossLines)],
	nix: [hash, block('/\\*', '\\*/'), string("''", { lines: 'open', escapes: false }), string('"', acrossLines)],
	graphql: [hash, string('"""', { lines: 'open' }), string('"')],
	proto: [...slashes, ...quotes],
	zig: [line('//'), string('"'), character],
	nim: [block('#\\[', '\\]#', true), hash, string('"""', { lines: 'open', escapes: false }), string('"')],
	awk: [hash, string('"')],
	sparql: hashQuotes,
	stan: [...slashes, string('"')],
	verilog: [...slashes, string('"')],
	vhdl: [line('--'), string('"', raw)],
	ada: [line('--'), string('"', raw)],
	pascal: [line('//'), block('\\{', '\\}'), block('\\(\\*', '\\*\\)'), string("'", raw)],
	lean: [block('/-', '-/', true), line('--'), string('"', acrossLines)],
	coq: ml,
	agda: [block('\\{-', '-\\}', true), line('--'), string('"')],
	bat: [line('(?:[rR][eE][mM]\\b|::)(?<=^[ \\t]{0,200}(?:...|::))'), string('"', raw)],
};

/** A language without a row shows by its own line alone what is a comment or a string. */
export const unknownSyntax: CodeSyntax = [line(String.raw`(?<=^|\s)(?:#|//|--|%|;)`), ...quotes];

/** The row of a language by its VS Code id or by the name a fenced block gives it; `undefined` if there is none. */
export function findSyntax(language: string): CodeSyntax | undefined {
	const name = languageName(language);
	return Object.hasOwn(codeSyntaxes, name) ? codeSyntaxes[name] : undefined;
}
