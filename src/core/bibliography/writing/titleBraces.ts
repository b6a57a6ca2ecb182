/** Clean title as LaTeX with braces around the words whose capitals a style must keep: acronyms, names with inner capitals, and `names`. */
export function protectTitle(title: string, names: readonly string[], toLatex: (text: string) => string): string {
	const words = title.split(' ');
	if (isUpperCase(title) && words.length > 3) {
		return toLatex(title);
	}
	const known = new Set(names);
	const isSentence = isSentenceCase(words);
	return words
		.map((word, at) => {
			const place: Place = { word, before: words[at - 1], isOnly: words.length === 1, isSentence };
			return protectWord(place, known, toLatex);
		})
		.join(' ');
}

interface Place {
	readonly word: string;
	/** The word in front; undefined for the first. */
	readonly before: string | undefined;
	readonly isOnly: boolean;
	/** The title is in sentence case, so that a capital inside it marks a name. */
	readonly isSentence: boolean;
}

function protectWord(place: Place, names: ReadonlySet<string>, toLatex: (text: string) => string): string {
	const { word } = place;
	if (word.length > LONGEST_WORD) {
		return toLatex(word);
	}
	const from = word.search(/[\p{L}\p{N}]/u);
	const core = word.slice(Math.max(0, from)).replace(/(?:['’]s)?[^\p{L}\p{N}+#]*$/u, '');
	const range = isName(place, core, names) ? ([0, core.length] as const) : protectedRange(core);
	if (from < 0 || !range) {
		return toLatex(word);
	}
	const [start, end] = [from + range[0], from + range[1]];
	const inside = toLatex(word.slice(start, end));
	// BibTeX takes "{\" for one accented letter, whose case it changes.
	const braced = inside.startsWith('\\') ? `{{}${inside}}` : `{${inside}}`;
	return toLatex(word.slice(0, start)) + braced + toLatex(word.slice(end));
}

/** In UTF-16 units; longer runs without a space are no words. */
const LONGEST_WORD = 80;

/** Words to keep as a whole. BibTeX keeps the first capital of a title and the one behind a colon by itself. */
function isName({ word, before, isOnly, isSentence }: Place, core: string, names: ReadonlySet<string>): boolean {
	const isHead = before === undefined && (word.endsWith(':') || isOnly);
	if (names.has(core) || isHead) {
		return /[-\p{Lu}].*\p{Lu}|^[\p{Ll}]/u.test(core) || (before !== undefined && /^\p{Lu}/u.test(core));
	}
	if (before === undefined || before.endsWith(':') || !/^\p{Lu}\p{Ll}/u.test(core)) {
		return false;
	}
	return isSentence || /[.?!]$/.test(before) || PROPER_NOUNS.has(core);
}

/** From the first part of a word that needs its capitals to the last, parts being set off by hyphens and slashes; a plural s stays outside. */
function protectedRange(core: string): readonly [start: number, end: number] | undefined {
	const parts = [...core.matchAll(/[^-/‐‑–—]+/g)].map((match) => ({ text: match[0], start: match.index }));
	if (parts.length > 1 && /^\p{Lu}/u.test(core) && NAME_ENDINGS.has(parts.at(-1)?.text ?? '')) {
		return [0, core.length];
	}
	const needs = parts.filter((part, at) => needsCapitals(part.text, at, parts.length));
	const first = needs[0];
	let last = needs.at(-1);
	if (!first || !last) {
		return undefined;
	}
	const next = parts[parts.indexOf(last) + 1];
	last = next && /^\p{N}/u.test(next.text) ? next : last;
	const end = last.start + last.text.length;
	return [first.start, /\p{Lu}s$/u.test(core.slice(0, end)) ? end - 1 : end];
}

function needsCapitals(part: string, at: number, count: number): boolean {
	if (part.length === 1) {
		return /\p{Lu}/u.test(part) && part !== 'A' && !(part === 'E' && at === 0 && count > 1);
	}
	return /^.+\p{Lu}|^\p{Lu}(?:.*\p{N}|[^\p{L}])/u.test(part) || (count > 1 && PROPER_NOUNS.has(part));
}

function isUpperCase(title: string): boolean {
	return !/\p{Ll}/u.test(title);
}

/** Content words mostly in lower case, those that may be capital by their place left out. */
function isSentenceCase(words: readonly string[]): boolean {
	const content = words.filter((word, at) => {
		const before = words[at - 1];
		return (
			before !== undefined && !/[:.?!]$/.test(before) && /^\p{L}\p{Ll}{3,}/u.test(word) && !FUNCTION_WORDS.has(word)
		);
	});
	const upper = content.filter((word) => /^\p{Lu}/u.test(word)).length;
	const lower = content.length - upper;
	return lower >= 2 * upper ? lower > 0 : lower === 1 && upper === 1;
}

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
	(
		'about above across after against along among around based because before behind below between beyond does down during ' +
		'from have into like more most near only onto over since some than that their them then there these they this those ' +
		'through toward towards under until upon using versus very were what when where which while will with within without your'
	).split(' '),
);

/** Last parts of the names of models and benchmarks: "SWE-Gym", "Qwen2.5-Coder". */
const NAME_ENDINGS: ReadonlySet<string> = new Set(
	'Bench Chat Coder Eval Gym Instruct Math Mini Net Plus Pro Turbo'.split(' '),
);

/** Names common in titles that look like any capitalised word. */
const PROPER_NOUNS: ReadonlySet<string> = new Set(
	(
		'Python Java Haskell Kotlin Fortran Verilog Coq Isabelle Jupyter Android Linux Unix Windows Google Microsoft Wikipedia ' +
		'Twitter Reddit Llama Gemini Gemma Mistral Mixtral Claude Copilot Codex Qwen Bayes Bayesian Markov Markovian Gauss Gaussian ' +
		'Monte Carlo Turing Boolean Fourier Hilbert Nash Shapley Wasserstein Dirichlet Poisson Bernoulli Euler Euclidean Newton ' +
		'Hamiltonian Jacobian Hessian Laplace Laplacian Lipschitz Langevin Kalman Kullback Leibler Pareto Bloom Riemann Riemannian ' +
		'Lagrangian Cartesian Chinese English French German Spanish Japanese Korean Arabic Hindi Bangla Bengali Indian African ' +
		'American European Russian Portuguese Italian Dutch Turkish Vietnamese Latin Greek Hebrew Europe Africa Asia China India ' +
		'America'
	).split(' '),
);
