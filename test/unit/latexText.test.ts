import assert from 'node:assert/strict';
import { latex2unicode } from 'unicode2latex';
import { accents, blackboard, operators, symbols } from '../../src/core/bibliography/reading/latexCommands';
import { latexToText } from '../../src/core/bibliography/reading/latexText';

const s = String.raw;

const grid: readonly (readonly [latex: string, text: string])[] = [
	['Plain text', 'Plain text'],
	[s`\"{o} {\"o} \"o {\"{o}}`, 'ö ö ö ö'],
	[s`\'\i{} {\'\i} \'{\i} \'i \"{\i} \^\j`, 'í í í í ï ĵ'],
	[s`\v{c} \v c {\v{c}} \c c \c{c} \k{a} \H{o} \u{g} \r a \d{a} \b{n} \.{I} \=o`, 'č č č ç ç ą ő ğ å ạ ṉ İ ō'],
	[s`Stra\ss e Stra{\ss}e Stra\ss{}e`, 'Straße Straße Straße'],
	[s`\o{} \O{} \l{} {\L} \aa{} {\AA} \ae{} \oe{} \dh{} {\th} \i{} \j`, 'ø Ø ł Ł å Å æ œ ð þ ı ȷ'],
	[s`Erd{\H o}s, Gr\"un, Universit\`a, \'Etude, {\'E}t{\'e}`, 'Erdős, Grün, Università, Étude, Été'],
	[s`\'{\^a} \~{} \^{} \'`, 'ấ ~ ^ ´'],
	['1--2, a---b', '1–2, a—b'],
	["``quoted'' and `single'", "“quoted” and `single'"],
	["don't ?`Que? !`Ay!", "don't ¿Que? ¡Ay!"],
	['Chapter~1,\n\t two', 'Chapter 1, two'],
	[s`\& \% \_ \# \$ \{ \}`, '& % _ # $ { }'],
	[s`z.\,B. vs.\ co\-op\/ a\\b`, 'z. B. vs. coop a b'],
	[s`{GPT} {\em The {\bf Big} One} \textit{a} \emph{b} \textsc{C}`, 'GPT The Big One a b C'],
	[s`\textasciitilde{}x \textbackslash \textless i\textgreater`, '~x \\<i>'],
	[s`\LaTeX\ and \TeX{}nicians`, 'LaTeX and TeXnicians'],
	[s`\url{http://a.b/c_d%20e~f--g} \url{http://a/b\_c}`, 'http://a.b/c_d%20e~f--g http://a/b_c'],
	[s`\href{http://a/b_c%20d}{the text}`, 'the text'],
	[s`Foo\texttrademark{} \textregistered \copyright 2020`, 'Foo™ ®©2020'],
	[s`{$O(n \log n)$} and $n\log n$`, 'O(n log n) and n log n'],
	[s`$x_i \leq \alpha$, $x\le y$, $2^{n-1}$, $x_{ij}$`, 'x_i ≤ α, x ≤ y, 2^(n-1), x_ij'],
	[s`10$^{-6}$, CO$_2$, $x^2$, $45^\circ$, $\ell_1$`, '10⁻⁶, CO₂, x², 45°, ℓ₁'],
	[s`$\frac{a+b}{2}$, $\sqrt{n}$, $\hat{x}$, $\mathbb{R}^n$`, '(a+b)/2, √n, x̂, ℝ^n'],
	[s`\(\epsilon\)-greedy $\pi_\theta$ $a$--$b$ $x-y$`, 'ε-greedy π_θ a–b x-y'],
	['costs $5', 'costs $5'],
	['from $5 to $6 a day', 'from $5 to $6 a day'],
	[s`19\textsuperscript{th} H\textsubscript{2}O`, '19th H₂O'],
	[s`\PLOT: a \foo{bar} \baz is`, 'PLOT: a bar baz is'],
	[s`\mkbibquote{a} \begin{itemize}\item b\end{itemize}`, '“a” b'],
	[s`{\noopsort{1973b}}1973 \vphantom{x}y`, '1973 y'],
	[s`C:$\backslash$dir a_b c^d`, 'C:\\dir a_b c^d'],
	['o\u0308', 'ö'],
	['{unbalanced', 'unbalanced'],
	['unbalanced} \\', 'unbalanced'],
	['lone \ud800 {surrogate}', 'lone \ud800 surrogate'],
];

describe('latexToText', () => {
	for (const [latex, text] of grid) {
		it(`reads ${latex}`, () => assert.equal(latexToText(latex), text));
	}

	it('leaves no command of its tables unread', () => {
		for (const [name, text] of symbols) {
			assert.equal(latexToText(`x\\${name}{}y`), `x${text}y`.normalize('NFC'), name);
		}
		for (const [name, text] of operators) {
			assert.equal(latexToText(`$x\\${name} y$`), `x ${text} y`, name);
		}
		for (const [name, mark] of accents) {
			assert.equal(latexToText(`\\${name}{x}`), `x${mark}`.normalize('NFC'), name);
		}
		for (const [letter, text] of blackboard) {
			assert.equal(latexToText(`$\\mathbb{${letter}}$`), text);
		}
	});

	it('reads signs as unicode2latex does, where that has them', () => {
		const differing = [...symbols, ...operators].filter(([name, text]) => {
			const theirs = plainer.has(name) ? undefined : theirSign(name);
			return theirs !== undefined && theirs.normalize('NFKC').trim() !== text.normalize('NFKC').trim();
		});
		assert.deepEqual(differing, []);
	});

	it('reads 100 kB of anything', () => {
		for (const part of ['{', '}', '\\', "\\'", '$', '$^{', '\\url{', '\\frac{', '- ', 'a$5 ', '\\c ', '_', '\u0301']) {
			assert.equal(typeof latexToText(part.repeat(Math.ceil(100_000 / part.length))), 'string');
		}
	});
});

/** Where the library has a rarer sign of the same look, which fonts lack and nobody searches for. */
const plainer = new Set(
	(
		'textperiodcentered textasciigrave slash quotedblbase bullet cdot perp mid leqslant geqslant setminus ' +
		'longrightarrow models'
	).split(' '),
);

function theirSign(name: string): string | undefined {
	const sign = (latex2unicode as Record<string, string | { text?: string; math?: string } | undefined>)[`\\${name}`];
	return typeof sign === 'string' ? sign : (sign?.text ?? sign?.math);
}
