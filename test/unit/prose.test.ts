import assert from 'node:assert/strict';
import { codeSyntaxes, findSyntax } from '../../src/core/prose/codeLanguages';
import { argumentCounts, argumentsWithoutProse, isCitation } from '../../src/core/prose/latexCommands';
import { mark } from '../../src/core/prose/marks';
import { isProseLanguage, markProse, proseLanguages } from '../../src/core/prose/prose';

/** The words of a text that are prose, `_` for the others. */
function proseWords(text: string, language: string): string[] {
	const marks = markProse(text, language, 'document');
	return [...text.matchAll(/[a-z]+/g)].map(({ 0: word, index }) => (marks[index] === mark.prose ? word : '_'));
}

const comments: Readonly<Record<string, string>> = {
	...{
		python: '# word',
		javascript: '// word',
		typescript: '/* word */',
		javascriptreact: '// word',
		typescriptreact: '// word',
	},
	...{
		json: '"word"',
		jsonc: '// word',
		java: '// word',
		c: '/* word */',
		cpp: '// word',
		csharp: '/// word',
		go: '// word',
	},
	...{
		rust: '//! word',
		r: "#' word",
		julia: '# word',
		ruby: '# word',
		shellscript: '# word',
		sql: '-- word',
		matlab: '% word',
	},
	...{
		lua: '-- word',
		haskell: '-- word',
		yaml: '# word',
		toml: '# word',
		kotlin: '// word',
		swift: '/// word',
		scala: '// word',
	},
	...{
		php: '# word',
		perl: '# word',
		dart: '/// word',
		dockerfile: '# word',
		makefile: '# word',
		powershell: '# word',
	},
	...{
		elixir: '# word',
		clojure: ';; word',
		lisp: '; word',
		scheme: '; word',
		racket: '; word',
		fortran: '! word',
		ocaml: '(* word *)',
	},
	...{
		fsharp: '// word',
		vb: "' word",
		ini: '; word',
		properties: '# word',
		css: '/* word */',
		scss: '// word',
		less: '// word',
	},
	...{
		groovy: '// word',
		coffeescript: '# word',
		erlang: '% word',
		prolog: '% word',
		cmake: '# word',
		nix: '# word',
		graphql: '# word',
	},
	...{
		proto: '// word',
		zig: '// word',
		nim: '# word',
		awk: '# word',
		sparql: '# word',
		stan: '// word',
		verilog: '// word',
	},
	...{
		vhdl: '-- word',
		ada: '-- word',
		pascal: '{ word }',
		lean: '-- word',
		coq: '(* word *)',
		agda: '-- word',
		bat: 'REM word',
	},
};

describe('the table of code languages', () => {
	it('has a sample of each row here', () => assert.deepEqual(Object.keys(comments), Object.keys(codeSyntaxes)));

	for (const [language, comment] of Object.entries(comments)) {
		it(`finds the comment of ${language}, and code beside it`, () => {
			assert.deepEqual(proseWords(`${comment}\ncode\n${comment}`, language), ['word', '_', 'word']);
		});
	}

	it('knows the names that fenced blocks give', () => {
		for (const name of ['py', 'js', 'ts', 'c++', 'sh', 'bash', 'rs', 'jl', 'rb', 'yml', 'ipython3', 'R', 'Python']) {
			assert.ok(findSyntax(name), name);
		}
		assert.equal(findSyntax('constructor'), undefined);
		assert.equal(findSyntax('mermaid'), undefined);
	});
});

describe('strings of code', () => {
	const rows: readonly (readonly [language: string, code: string, words: readonly string[]])[] = [
		['python', "x = 'a b' + c", ['_', 'a', 'b', '_']],
		['python', 'x = """a\nb""" + c', ['_', 'a', 'b', '_']],
		['python', 'x = "a\nb"', ['_', '_', '_']],
		['python', "x = f'a {b} c'", ['_', '_', 'a', '_', 'c']],
		['javascript', 'x = `a \u0024{b} c`', ['_', 'a', '_', 'c']],
		['javascript', 'x = /"a/; "b"', ['_', '_', 'b']],
		['go', 'x := `a\nb`', ['_', 'a', 'b']],
		['rust', 'x = \'"\'; y = "a b"', ['_', '_', 'a', 'b']],
		['rust', 'r#"a "b" c"# d', ['_', 'a', 'b', 'c', '_']],
		['cpp', 'R"x(a )" b)x" c', ['_', 'a', 'b', '_', '_']],
		['csharp', '@"a\\" b', ['a', '_']],
		['lua', '[==[a ]] b]==] c', ['a', 'b', '_']],
		['sql', "'a''b' c", ['a', 'b', '_']],
		['matlab', "x = y'; z = 'a b'", ['_', '_', '_', 'a', 'b']],
		['haskell', 'f\' = "a b"', ['_', 'a', 'b']],
		['yaml', 'x: "a b"', ['_', 'a', 'b']],
		['yaml', "it's: 'a b'", ['_', '_', 'a', 'b']],
		['shellscript', 'x <<E\na b\nE\nc', ['_', 'a', 'b', '_']],
		['shellscript', "echo 'a\nb' c", ['_', 'a', 'b', '_']],
		['julia', '"a $(b) c"', ['a', '_', 'c']],
		['ruby', '"a #{b} c"', ['a', '_', 'c']],
		['kotlin', '"""a\nb""" c', ['a', 'b', '_']],
		['json', '{"a b": "c d"}', ['a', 'b', 'c', 'd']],
		['nothing-known', 'x = "a b"\n# c d\ny', ['_', 'a', 'b', 'c', 'd', '_']],
	];
	for (const [language, code, words] of rows) {
		it(`are found in ${language}: ${JSON.stringify(code)}`, () => {
			assert.deepEqual(proseWords(code, language), words);
		});
	}
});

describe('commands of LaTeX without prose', () => {
	for (const [name, count] of argumentCounts) {
		it(`${name} has ${count}`, () => {
			const text = `\\${name}${'{k}'.repeat(count)}{a} b`;
			assert.deepEqual(proseWords(text, 'latex').slice(-count - 2), [...Array(count).fill('_'), 'a', 'b']);
		});
	}

	for (const name of [
		'cite',
		'citep',
		'Citet',
		'parencite',
		'textcites',
		'footcite',
		'autocite',
		'nocite',
		'citeauthor',
		'fullcite',
	]) {
		it(`${name} cites`, () => {
			assert.ok(isCitation(name));
			assert.deepEqual(proseWords(`\\${name}[a]{b,\n c} d`, 'latex').slice(-4), ['a', '_', '_', 'd']);
		});
	}

	for (const name of ['ref', 'eqref', 'autoref', 'cref', 'Cref', 'pageref', 'nameref', 'vref']) {
		it(`${name} refers`, () => assert.equal(argumentsWithoutProse(name), 1));
	}

	it('are not those with prose', () => {
		for (const name of ['textbf', 'section', 'caption', 'footnote', 'emph', 'title', 'item']) {
			assert.equal(argumentsWithoutProse(name), 0);
		}
	});
});

describe('the languages of prose', () => {
	for (const language of proseLanguages) {
		it(`${language} has prose`, () => {
			const isBibliography = language.startsWith('bib');
			const text = isBibliography ? '@misc{x, title = {word}}' : 'word';
			assert.ok(isProseLanguage(language));
			assert.equal(proseWords(text, language).at(-1), 'word');
		});
	}

	it('are known in any case', () => assert.ok(isProseLanguage('LaTeX')));
});
