import assert from 'node:assert/strict';
import { findCitationAt, findCitations } from '../../src/core/citation/citations';
import type { Markup } from '../../src/core/citation/styles';
import { readCursor, readRanges } from './markedText';

/** Every key that is cited stands between « and »; the rest of each text cites nothing. */
const fixtures: Readonly<Partial<Record<Markup, readonly string[]>>> = {
	latex: [
		String.raw`\cite{«a»} \cite{«a»,«b»} \cite{ «a» , «b» } \cite{«Chen:2021-x_y.z/1+2»}`,
		String.raw`\citep[see][p.~3]{«a»} \citet*{«b»} \Citealp{«c»} \citeyearpar{«d»} \citealt*[ch.~2]{«e»}`,
		String.raw`\parencite*{«a»} \Textcite{«b»} \footcite[12]{«c»} \footcitetext{«d»} \smartcite{«e»} \autocite*[see][]{«f»}`,
		String.raw`\supercite{«a»} \fullcite{«b»} \footfullcite{«c»} \citeauthor*{«d»} \citetitle{«e»} \citedate{«f»} \citeurl{«g»}`,
		String.raw`\cites(see)(and more)[1]{«a»}[2][3]{«b»}{«c»}, \textcites{«d»}{«e»}; \parencites [1] {«f»} [2] {«g»}`,
		String.raw`\volcite{2}{«a»} \volcite[see]{2}[p. 3]{«b»} \Pvolcite{1}{«c»} \ftvolcite{I}[4]{«d»} \pvolcites{1}[2]{«e»}{3}[4]{«f»}`,
		String.raw`\textcquote[12]{«a»}{words} \blockcquote[see][1]{«b»}{text} \foreigntextcquote{german}[1]{«c»}{Text}`,
		String.raw`\begin{displaycquote}[3]{«a»} words \end{displaycquote} \begin{foreigndisplaycquote}{french}[1]{«b»}`,
		String.raw`\nocite{«*»} \nocite{«a»,«b»} \bibentry{«c»} \newcite{«d»} \citeA<see>[p.~3]{«e»} \onlinecite{«f»} \shortcite{«g»}`,
		String.raw`\cite[{see [1]}]{«a»} \cite[see \citealp{«in»}][{[x]}]{«out»} \cite[a \{ b]{«c»} \cite[$]0,1]$]{d} text`,
		'\\cite{%\n  «a», % first, not {this}\n  «b»,%\n%  none,\n  «c»\n}',
		'\\cite\n  [p. 3]\n  {«a»} \\cite [x] {«b»}',
		'\\cite{«a»}% \\cite{none}\r\n% \\cite{none}\r\n\\\\% \\cite{none}\r\n\\% \\cite{«b»,\r\n «c»}',
		String.raw`\verb|\cite{none}| \verb*!\cite{none}! \lstinline[language=x]|\cite{none} % x| \cite{«a»} \url{http://x/%20} \cite{«b»}`,
		'\\begin{verbatim}\n\\cite{none}\n\\end{verbatim} \\begin{lstlisting}[x]\\cite{none}\\end{lstlisting} \\cite{«a»} \\begin{comment}\\cite{none}',
		String.raw`\newcommand{\mycite}[1]{\cite{#1}} \renewcommand*{\citep}[2][]{\oldcite[#1]{#2}} \def\citet#1{x} \let\cite\citep`,
		String.raw`\DeclareCiteCommand{\cite}{pre}{code}{sep}{post} \DeclareRobustCommand\cite{x} \newcites{own}{Own papers}`,
		String.raw`\newcommand{\bert}{BERT~\cite{«devlin»}} \citestyle{authoryear} \setcitestyle{numbers} \citetext{see text} \cite{\jobname}`,
		String.raw`\citeneeded{some words here} \mycite{«a»} \excite{x} \recite{poem} \hypersetup{citecolor=blue} \cite text \cite, \cite`,
		'\\cite{«ä»,«日本語»,«😀»} \\cite{a\n\nb} \\cite{} \\cite{,«a»,,«b»,}',
		String.raw`\mcite{«set»,*«a»,*«b»} \blx@cites{none} \bibcite{none}{1}`,
		'\\iffoo\\cite{«a»}\\fi\\section{On \\cite{«b»}}\\footnote{See~\\cite{«c»}.}\\caption[short]{\\citet{«d»}}',
	],
	markdown: [
		'See [@«a»], [@«a»; @«b»], [see @«a», pp. 3-4, and *passim*; -@«b»; also @«c» for more].',
		'@«chen2021» says, -@«chen2021», @«chen2021» [p. 3], @«a» [see also @«b»]',
		'@«Foo_bar.baz». @«a:b/c»: @«doe-etal-2021-x», @«a#b$c%d&e+f?g<h>i~j/k»! @«Foo»--bar @«a».. (@«b»); *@«c»* _@«d_» "@«e»"',
		'@{«odd key»}, [@{«https://example.com/bib?name=foobar&date=2000»}, p. 33; @{«a.»}] @«https://example.com/x»',
		'me@example.org, a.b@c, (x@y), \\@none, https://medium.com/@none/x <https://x.y/@none> [text](https://x.y/@none) ![](a/@2x.png)',
		'`@none` `` ` @none `` <!-- @none\n@none --> <a href="@none"> [@«a»](http://x/@none) [text @«b»](x) ^[see @«c»]',
		'```python\n@none\n```\n~~~\n@none\n```\n@none\n~~~\n- ```\n  @none\n  ```\n> ```\n> @none\n> ```\n@«a»\n````\n```\n@none\n````\n@«b»',
		'**Cite:**\n\n    @none{x\n\n* item\n\n    @«a»\n\n<pre class="x">@none\n\n@none</pre> @«b»\n<style>\n@none',
		'@fig-a @tbl-b [@sec-c; @eq-d] @lst-e @thm-f @Fig-g @fig:h @eq:i \\@ref(fig:x) @«sol-etal-2021-x» @«figment» @«cor-smith-2020»',
		'---\nnocite: |\n  @«a», @«*»\n---\n@«b»',
		'[@«a»;\r\n@«b»,\r\np. 3]\r\n\r\n[@«c»\r\n\r\n@«d»] [x [@«e»] @«f»]',
		'@«ä» @«Müller2020» @«日本» 日@none [@«a»][ref] [[@«b»]] @ @. @-a [@] []@«c»',
		'Raw \\citep[p. 3]{«a»,«b»} % \\citet{«c»} `\\cite{none}` [\\cite{«d»}, @«e»] \\@none',
		'*a*@«b» x.@none 1@none )@«c» /@«d»',
		'Text @«a»\n\n    @none\n\n\t@none\nText @«b»\n    @«c»\n\n- item\n\n    @«d»\n\nText\n\n    @none\n\n[^1]: note\n\n    @«e»',
		'| @«a» | `@none` | [@«b»] |\n|---|---|---|\n1. [@«c»]\n   @«d»\n\n    @«e»',
	],
	djot: ['See [@«a»; @«b», p. 3] and @«c». `@none`'],
	typst: [
		'See @«a» and @«b»[p. 3]. @«Chen2021»: @«a-b_c:d.e»; (@«x») *@«y»* _@«z_» 研究@«cjk»、 "@«q»"',
		'#cite(<«a»>) #cite(<«b:c»>, form: "prose") #cite( <«d»> , supplement: [p. 3 @«in»]) #cite(label("«DBLP:conf/x/Y21»")) #cite(<«e»>, form: none)',
		'#cite(form: "prose", <«a»>) #cite(supplement: [p. 3], form: none, label("«b/c»"))',
		'`@none` ```typ @none ``` // @none\n/* @none\n@none */ https://x.y/@none a@b.org \\@none #cite(<open>',
		'#link("mailto:a@b.c")[mail] #let x = "@none" \n @«a» #set text(font: "@none")\n#image("a@2x.png") @«b» #figure(image("a@2x.png"), caption: [As @«c» "@«d»"])',
		'#f(x, [y @«a»], (b: "@none", c: [@«e»])) #{ let y = "@none"; [@«b»] } #if x { "@none" } else [ @«c» ]\n#show: t.with(a: "@none", abstract: [@«d»])',
		'= Intro <sec:intro>\n#figure(x) <fig>\nSee @sec:intro, @fig and @«a». #ref(<b>)  #link(<c>)[x]',
		'#let note(body) = {\n  [@«a»]\n  "@none"\n}\n(see @«b») [bracket @«c»] {x @«d»} #x.y("@none").z("@none")[@«e»]\r\n#import "@preview/x:0.1.0": *',
		'``` unclosed @none',
	],
	myst: [
		'{cite:p}`«a»,«b»` {cite}`«a»; «b»` {cite:t}`{see}«a»{p. 3}` {footcite:p}`«c»` {cite:ps}`«d»` {ref}`none` {cite:p}``',
		'[@«a»; @«b», p. 3] @«c» `@none` `{cite}` x',
		'```{note}\nSee @«a» {cite:p}`«b»`\n```\n```{code-cell}\n@none\n```\n````{admonition} T\n```python\n@none\n```\n@«c»\n````\n:::{tip}\n@«d»\n:::\n```\n@none\n{cite:p}`none`\n```',
	],
	rst: [
		':cite:p:`«a»,«b»` :cite:`«c»` :footcite:t:`«d»` :cite:t:`{see}«a»{p. 3}, «b»{p. 4}` :cite:ps:`«e»`\\ :ref:`none`',
		'``:cite:`none` `` x\n\n.. :cite:`none`\n   :cite:`none`\n\n.. note:: :cite:`«a»`\n\n   :cite:`«b»`\n\n.. code-block:: rst\n\n   :cite:`none`\n\n     :cite:`none`\n\nsee::\n\n   :cite:`none`\n\n:cite:`«c»`',
		':cite:p:`«a»,\r\n«b»` :cite:`open',
		'x:cite:`none` x.:cite:`none` :cite:`none`x :cite:`none`(x :cite:`none`_ (:cite:`«a»`), x-:cite:`«b»`-x *x*:cite:`«c»`\\ x',
		'“:cite:`«a»`” x。:cite:`«b»`。 :cite:`«c»`:cite:`«d»`\n\n|:cite:`«e»`|\n\n.. csv-table::\n\n   x,:cite:`«f»`,y',
	],
	org: [
		'[cite:@«a»] [cite:@«a»;@«b»] [cite/t:see @«a-b_c:d» p. 3;@«c» ch. 4] [cite/n:@«*»] [cite:common; @«a»; last] [cite/a/f:@«x»]',
		'cite:«a» cite:«a»,«b» citep:&«a»;&«b» [[citet:see &«a» p. 3;&«b»]] [[cite:«a»,«b»][see]] citeauthor*:«x». nocite:«y», bibentry:«z»',
		'me@x.org @none website:none cite: none =[cite:@none]= ~cite:none~\n# [cite:@none]\n: cite:none\n#+begin_src x\n[cite:@none]\n#+END_SRC\n#+begin_quote\n[cite:@«a»]\n#+end_quote',
		'[cite:@«a»;\r\n@«b»]',
		'foldingcite:none parencite:«a» Textcites:&«b»;&«c» footfullcite*:«d» pnotecite:«e» ftvolcite:«f» Citeauthor:«g»',
	],
	asciidoc: [
		'cite:[«a»] cite:[«a»,«b»] cite:[«a»(3-4), «b»(p. 5, 6)] citenp:[«c»] cite:See[«d»] fullcite:[«e»] bibitem:[«f»] cite:[]',
		'excite:[none] cite: [none] <<none>> `+cite:[none]+`\n// cite:[none]\n----\ncite:[none]\n----\n////\ncite:[none]\n////\n....\ncite:[none]\n....\ncite:[«a»]',
	],
	plain: [String.raw`\cite{none} [@none] @none cite:[none]`],
};

describe('citations of a text', () => {
	for (const [markup, texts] of Object.entries(fixtures) as [Markup, readonly string[]][]) {
		for (const fixture of texts) {
			it(`${markup}: ${fixture.split(/\r?\n/)[0]}`, () => assertKeys(fixture, markup));
		}
	}

	it('gives the command and the whole range', () => {
		assert.deepEqual(written(String.raw`x \citep[see][3]{a} \cites{a}[2]{b}, \citet*{c}`, 'latex'), [
			['citep', String.raw`\citep[see][3]{a}`],
			['cites', String.raw`\cites{a}[2]{b}`],
			['citet*', String.raw`\citet*{c}`],
		]);
		assert.deepEqual(written('[see @a; @b] @c [p. 3] [-@d] -@e @{f g}', 'markdown'), [
			['[@key]', '[see @a; @b]'],
			['@key', '@c [p. 3]'],
			['[-@key]', '[-@d]'],
			['-@key', '-@e'],
			['@key', '@{f g}'],
		]);
		assert.deepEqual(written('@a [p. 3; @b], -@c [p. 3; @d], @e [@f], @g, [x; @h] [see @i [p. 3; @j]]', 'markdown'), [
			['@key', '@a [p. 3; @b]'],
			['-@key', '-@c [p. 3; @d]'],
			['@key', '@e'],
			['[@key]', '[@f]'],
			['@key', '@g'],
			['[@key]', '[x; @h]'],
			['[@key]', '[see @i [p. 3; @j]]'],
			['[@key]', '[p. 3; @j]'],
		]);
		assert.deepEqual(written('[@a](x) [@b][x] [@c]{.x} [@d] (x)', 'markdown'), [
			['@key', '@a'],
			['@key', '@b'],
			['@key', '@c'],
			['[@key]', '[@d]'],
		]);
		assert.deepEqual(written('@a[p. 3] #cite(<b>, form: "prose") #cite(<c>)', 'typst'), [
			['@', '@a[p. 3]'],
			['prose', '#cite(<b>, form: "prose")'],
			['cite', '#cite(<c>)'],
		]);
		assert.deepEqual(written('[cite/t:@a] cite:b [[citet:see &c]]', 'org'), [
			['cite/t', '[cite/t:@a]'],
			['cite:', 'cite:b'],
			['citet:', '[[citet:see &c]]'],
		]);
	});

	it('says where a label may be meant', () => {
		const isAmbiguous = (text: string, markup: Markup) =>
			findCitations(text, markup).map((found) => found.ambiguous ?? false);
		assert.deepEqual(isAmbiguous('@a #cite(<b>)', 'typst'), [true, false]);
		assert.deepEqual(isAmbiguous('@a [@b] {cite}`c`', 'myst'), [true, false, false]);
		assert.deepEqual(isAmbiguous('@a [@b]', 'markdown'), [false, false]);
	});

	it('reads the escapes of a Typst string', () => {
		const text = String.raw`#cite(label("a\"b\\c"))`;
		const [citation] = findCitations(text, 'typst');
		assert.equal(citation?.keys[0]?.key, String.raw`a"b\c`);
		assert.equal(text.slice(citation?.keys[0]?.start, citation?.keys[0]?.end), String.raw`a\"b\\c`);
	});
});

describe('citation at the cursor', () => {
	const at = (fixture: string, markup: Markup) => {
		const { text, offset } = readCursor(fixture);
		const citation = findCitationAt(text, offset, markup);
		return citation && text.slice(citation.start, citation.end);
	};

	it('finds it from its first character to behind its last', () => {
		assert.equal(at(String.raw`x |\cite{a}`, 'latex'), String.raw`\cite{a}`);
		assert.equal(at(String.raw`x \cite[p. |3]{a}`, 'latex'), String.raw`\cite[p. 3]{a}`);
		assert.equal(at('[@a, p. 3]|', 'markdown'), '[@a, p. 3]');
		assert.equal(at('[@a] |x', 'markdown'), undefined);
		assert.equal(at('```\n[@a|]\n```', 'markdown'), undefined);
	});

	it('takes the inner of two', () => {
		assert.equal(at(String.raw`\cite[see \citealp{i|n}]{out}`, 'latex'), String.raw`\citealp{in}`);
	});
});

function assertKeys(fixture: string, markup: Markup): void {
	const { text, ranges } = readRanges(fixture);
	const found = findCitations(text, markup)
		.flatMap(({ keys }) => keys)
		.sort((a, b) => a.start - b.start);
	assert.deepEqual(
		found.map(({ start, end }) => [start, end, text.slice(start, end)]),
		ranges.map(([start, end]) => [start, end, text.slice(start, end)]),
	);
}

function written(text: string, markup: Markup): string[][] {
	return findCitations(text, markup).map(({ command, start, end }) => [command, text.slice(start, end)]);
}
