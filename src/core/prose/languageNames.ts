/** The name under which the table of code languages has a language: by its VS Code id, or by what a fenced block calls it. */
export function languageName(language: string): string {
	const lower = language.toLowerCase();
	return otherNames.get(lower) ?? lower;
}

const otherNames = new Map(
	`python = py python3 ipython ipython3 cython sage starlark
	javascript = js jsx mjs ojs node
	typescript = ts tsx
	cpp = c++ cc cuda-cpp cuda objective-cpp arduino
	c = objective-c glsl hlsl
	csharp = cs c#
	go = golang
	rust = rs
	julia = jl
	ruby = rb crystal
	shellscript = sh bash zsh shell fish ksh
	sql = postgres pgsql mysql sqlite plsql
	matlab = octave
	haskell = hs
	yaml = yml dockercompose github-actions-workflow
	kotlin = kt
	perl = pl perl6 raku
	dockerfile = docker
	makefile = make
	powershell = ps1
	elixir = ex
	clojure = clj
	lisp = commonlisp elisp emacs-lisp
	fortran = f90 fortranfreeform fortranfixedform fortran-modern
	ocaml = ml ocaml.interface
	fsharp = f#
	vb = visual-basic vba
	ini = conf dotenv editorconfig ignore pip-requirements
	scss = sass
	jsonc = json5 snippets
	verilog = systemverilog
	lean = lean4
	proto = proto3
	r = rsc`
		.split('\n')
		.flatMap((row) => {
			const [language = '', names = ''] = row.split(' = ');
			return names.split(' ').map((name): [string, string] => [name, language.trim()]);
		}),
);
