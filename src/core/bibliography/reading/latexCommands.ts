/** What a command does to the group or the character after it. */
export type Shape =
	| 'plain'
	| 'skipped'
	| 'verbatim'
	| 'quoted'
	| 'numerator'
	| 'denominator'
	| 'radicand'
	| 'superscript'
	| 'subscript'
	| 'raised'
	| 'lowered'
	| 'blackboard';

/** Combining marks of accents, each set on the letter that follows the command. */
export const accents: ReadonlyMap<string, string> = new Map([
	['`', '\u0300'],
	["'", '\u0301'],
	['^', '\u0302'],
	['~', '\u0303'],
	['=', '\u0304'],
	['u', '\u0306'],
	['.', '\u0307'],
	['"', '\u0308'],
	['r', '\u030a'],
	['H', '\u030b'],
	['v', '\u030c'],
	['G', '\u030f'],
	['d', '\u0323'],
	['c', '\u0327'],
	['k', '\u0328'],
	['b', '\u0331'],
	['t', '\u0361'],
	['textcommabelow', '\u0326'],
	['grave', '\u0300'],
	['acute', '\u0301'],
	['hat', '\u0302'],
	['widehat', '\u0302'],
	['tilde', '\u0303'],
	['widetilde', '\u0303'],
	['bar', '\u0304'],
	['overline', '\u0305'],
	['breve', '\u0306'],
	['dot', '\u0307'],
	['ddot', '\u0308'],
	['mathring', '\u030a'],
	['check', '\u030c'],
	['vec', '\u20d7'],
]);

/** What an accent on nothing prints: "\~{}" is a tilde. */
export const spacingAccents: ReadonlyMap<string, string> = new Map([
	['\u0300', '`'],
	['\u0301', '\u00b4'],
	['\u0302', '^'],
	['\u0303', '~'],
	['\u0308', '\u00a8'],
	['\u030a', '\u00b0'],
]);

/** Commands with groups that are more than text, and what each group is. */
export const shapes: ReadonlyMap<string, readonly Shape[]> = new Map<string, readonly Shape[]>([
	['url', ['verbatim']],
	['nolinkurl', ['verbatim']],
	['path', ['verbatim']],
	['href', ['skipped', 'plain']],
	['htmladdnormallink', ['plain', 'skipped']],
	['enquote', ['quoted']],
	['mkbibquote', ['quoted']],
	['frac', ['numerator', 'denominator']],
	['tfrac', ['numerator', 'denominator']],
	['dfrac', ['numerator', 'denominator']],
	['sqrt', ['radicand']],
	['textsuperscript', ['raised']],
	['textsubscript', ['lowered']],
	['sp', ['raised']],
	['sb', ['lowered']],
	['mathbb', ['blackboard']],
	['Bbb', ['blackboard']],
	...['begin', 'end', 'label', 'hspace', 'vspace', 'vphantom', 'hphantom', 'phantom', 'noopsort', 'SortNoop'].map(
		(name): [string, Shape[]] => [name, ['skipped']],
	),
	['textcolor', ['skipped', 'plain']],
	['color', ['skipped']],
]);

/** Commands that print nothing. */
export const silent: ReadonlySet<string> = new Set(
	(
		'em bf it tt rm sf sc sl cal frak itshape upshape scshape slshape bfseries mdseries ttfamily rmfamily sffamily ' +
		'normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge boldmath unboldmath ' +
		'protect relax noindent displaystyle textstyle limits nolimits left right big Big bigl bigr Bigl Bigr ' +
		'begingroup endgroup bgroup egroup centering ignorespaces unskip xspace allowbreak nobreak penalty null strut ' +
		'urlprefix BibUrl newblock leavevmode mathstrut ensuremath'
	).split(' '),
);

const pairs = (text: string): [string, string][] =>
	text.split(' ').map((pair): [string, string] => {
		const at = pair.indexOf(':');
		return [pair.slice(0, at), pair.slice(at + 1)];
	});

/** Letters, signs and Greek. */
export const symbols: ReadonlyMap<string, string> = new Map([
	...pairs(
		'i:ı j:ȷ ss:ß SS:ẞ o:ø O:Ø l:ł L:Ł ae:æ AE:Æ oe:œ OE:Œ aa:å AA:Å dh:ð DH:Ð th:þ TH:Þ dj:đ DJ:Đ ng:ŋ NG:Ŋ ' +
			'textendash:– textemdash:— endash:– emdash:— ldots:… dots:… textellipsis:… cdots:⋯ dotsc:… S:§ P:¶ pounds:£ ' +
			'textsterling:£ euro:€ texteuro:€ textyen:¥ textcent:¢ copyright:© textcopyright:© textregistered:® ' +
			'texttrademark:™ textdegree:° degree:° deg:deg dag:† dagger:† ddag:‡ ddagger:‡ textbullet:• textperiodcentered:· ' +
			'textasciitilde:~ textasciicircum:^ textasciigrave:` textbackslash:\\ backslash:\\ textbar:| textless:< ' +
			'textgreater:> textunderscore:_ textdollar:$ textbraceleft:{ textbraceright:} lbrace:{ rbrace:} slash:/ hyphen:- ' +
			'textquoteleft:‘ textquoteright:’ textquotedblleft:“ textquotedblright:” textquotesingle:\' textquotedbl:" ' +
			'quotesinglbase:‚ quotedblbase:„ guillemotleft:« guillemotright:» guilsinglleft:‹ guilsinglright:› glqq:„ grqq:“ ' +
			'textexclamdown:¡ textquestiondown:¿ textordfeminine:ª textordmasculine:º textonehalf:½ textmu:µ lq:‘ rq:’ ' +
			'TeX:TeX LaTeX:LaTeX LaTeXe:LaTeX2e BibTeX:BibTeX ' +
			'alpha:α beta:β gamma:γ delta:δ epsilon:ε varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ ' +
			'mu:μ nu:ν xi:ξ omicron:ο pi:π varpi:ϖ rho:ρ varrho:ϱ sigma:σ varsigma:ς tau:τ upsilon:υ phi:φ varphi:φ chi:χ ' +
			'psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω ' +
			'infty:∞ partial:∂ nabla:∇ ell:ℓ hbar:ℏ Re:ℜ Im:ℑ aleph:ℵ emptyset:∅ varnothing:∅ forall:∀ exists:∃ neg:¬ ' +
			'lnot:¬ sum:∑ prod:∏ int:∫ oint:∮ angle:∠ prime:′ circ:∘ bullet:• star:⋆ ast:∗ cdot:· perp:⊥ top:⊤ ' +
			'bot:⊥ langle:⟨ rangle:⟩ lfloor:⌊ rfloor:⌋ lceil:⌈ rceil:⌉ vert:| Vert:‖ mid:| colon:: sharp:♯ flat:♭',
	),
	...['nobreakspace', 'space', 'quad', 'qquad', 'enspace', 'thinspace', 'par', 'newline', 'item', 'linebreak'].map(
		(name): [string, string] => [name, ' '],
	),
]);

/** Relations and operators, which stand between blanks in a formula. */
export const operators: ReadonlyMap<string, string> = new Map(
	pairs(
		'le:≤ leq:≤ leqslant:≤ ge:≥ geq:≥ geqslant:≥ ne:≠ neq:≠ approx:≈ sim:∼ simeq:≃ cong:≅ equiv:≡ propto:∝ ll:≪ gg:≫ ' +
			'in:∈ notin:∉ ni:∋ subset:⊂ supset:⊃ subseteq:⊆ supseteq:⊇ cup:∪ cap:∩ setminus:∖ to:→ rightarrow:→ ' +
			'longrightarrow:→ leftarrow:← gets:← leftrightarrow:↔ Rightarrow:⇒ Leftarrow:⇐ Leftrightarrow:⇔ iff:⇔ ' +
			'implies:⇒ mapsto:↦ uparrow:↑ downarrow:↓ times:× div:÷ pm:± mp:∓ oplus:⊕ otimes:⊗ wedge:∧ land:∧ vee:∨ lor:∨ ' +
			'models:⊨ vdash:⊢ prec:≺ succ:≻ parallel:∥ bmod:mod',
	),
);

/** Names that a formula shows upright. */
export const functions: ReadonlySet<string> = new Set(
	(
		'log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh min max sup inf lim limsup liminf arg det ' +
		'dim gcd hom ker Pr mod argmin argmax'
	).split(' '),
);

/** Commands of one sign that print another; every other sign after a backslash prints itself. */
export const signs: ReadonlyMap<string, string> = new Map([
	['-', ''],
	['/', ''],
	['!', ''],
	['@', ''],
	[',', ' '],
	[';', ' '],
	[':', ' '],
	['>', ' '],
	['\\', ' '],
	['|', '‖'],
]);

/** Double-struck letters that have a sign of their own outside of the mathematical alphabets. */
export const blackboard: ReadonlyMap<string, string> = new Map(pairs('C:ℂ H:ℍ N:ℕ P:ℙ Q:ℚ R:ℝ Z:ℤ'));

const raisedSigns = new Map(pairs('0:⁰ 1:¹ 2:² 3:³ 4:⁴ 5:⁵ 6:⁶ 7:⁷ 8:⁸ 9:⁹ +:⁺ -:⁻ ∘:° ′:′'));
const loweredSigns = new Map(pairs('0:₀ 1:₁ 2:₂ 3:₃ 4:₄ 5:₅ 6:₆ 7:₇ 8:₈ 9:₉ +:₊ -:₋'));

/** The text in raised or lowered signs; undefined when there is no sign for a part of it. */
export function inScript(text: string, where: 'raised' | 'lowered'): string | undefined {
	const signsOf = where === 'raised' ? raisedSigns : loweredSigns;
	const found = [...text].map((character) => signsOf.get(character));
	return text.length > 0 && text.length <= 20 && !found.includes(undefined) ? found.join('') : undefined;
}
