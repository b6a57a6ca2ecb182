import {
	accents,
	blackboard,
	functions,
	inScript,
	operators,
	type Shape,
	shapes,
	signs,
	silent,
	spacingAccents,
	symbols,
} from './latexCommands';

interface Frame {
	readonly shape: Shape;
	/** How many pieces there were before it. */
	readonly start: number;
	/** What comes after it. */
	readonly expected: readonly Shape[];
}

interface Decoding {
	readonly value: string;
	readonly pieces: string[];
	readonly frames: Frame[];
	/** Accents whose letter has not come yet. */
	marks: string[];
	/** What the next groups or characters are for the last command. */
	expected: readonly Shape[];
	math: boolean;
	verbatim: number;
}

const latex = /[\\{}$~]|--|``|''|[?!]`|\s\s|[^\S ]/;
const token = /\\([A-Za-z]+)\*?\s*|\\([\s\S]?)|[{}$~^_]|---?|``|''|[?!]`|[^\\{}$~^_`'?!-]+|[\s\S]/y;
const price = /^\d[^\\^_={}]*\s$/;

const ligatures: ReadonlyMap<string, string> = new Map([
	['~', ' '],
	['--', '–'],
	['---', '—'],
	['``', '“'],
	["''", '”'],
	['?`', '¿'],
	['!`', '¡'],
]);

/**
 * LaTeX as a person reads it: accents and named signs as Unicode (NFC), dashes, quotes and ties, commands for looks
 * taken away, formulas as far as plain text goes ("x_i", "10⁶", "α ≤ β"), white space as single blanks. An unknown
 * command leaves its argument, or its name.
 */
export function latexToText(value: string): string {
	if (!latex.test(value)) {
		return value.normalize('NFC').trim();
	}
	const decoding: Decoding = {
		value,
		pieces: [],
		frames: [],
		marks: [],
		expected: [],
		math: false,
		verbatim: 0,
	};
	token.lastIndex = 0;
	for (let match = token.exec(value); match; match = token.exec(value)) {
		const [text, word, sign] = match;
		if (word !== undefined) {
			readCommand(decoding, word, token.lastIndex);
		} else if (sign !== undefined) {
			readSign(decoding, sign);
		} else {
			readText(decoding, text, token.lastIndex);
		}
	}
	flushMarks(decoding);
	return decoding.pieces.join('').normalize('NFC').replace(/\s+/g, ' ').trim();
}

function readCommand(decoding: Decoding, name: string, after: number): void {
	const { value, math } = decoding;
	const mark = accents.get(name);
	const shape = shapes.get(name);
	const symbol = symbols.get(name);
	const operator = operators.get(name);
	if (mark !== undefined) {
		decoding.marks.push(mark);
	} else if (shape) {
		decoding.expected = shape;
	} else if (symbol !== undefined) {
		emit(decoding, symbol);
	} else if (operator !== undefined) {
		emit(decoding, decoding.expected.length > 0 ? operator : ` ${operator} `);
	} else if (math && functions.has(name)) {
		emit(decoding, withBlanks(decoding, name, value.charAt(after)));
	} else if (!silent.has(name) && value[after] !== '{') {
		emit(decoding, withBlanks(decoding, name, value.charAt(after)));
	}
}

/** A backslash and one sign: an accent, a space, or the sign itself. */
function readSign(decoding: Decoding, sign: string): void {
	const mark = accents.get(sign);
	if (decoding.verbatim > 0 || (mark === undefined && !'()[]'.includes(sign))) {
		emit(decoding, decoding.verbatim > 0 ? sign : (signs.get(sign) ?? sign));
	} else if (mark === undefined) {
		decoding.math = sign === '(' || sign === '[';
	} else {
		decoding.marks.push(mark);
	}
}

function readText(decoding: Decoding, text: string, after: number): void {
	if (text === '{') {
		open(decoding);
	} else if (text === '}') {
		close(decoding);
	} else if (decoding.verbatim > 0) {
		emit(decoding, text);
	} else if (text === '$') {
		readDollar(decoding, after);
	} else if (decoding.math && (text === '^' || text === '_')) {
		decoding.expected = [text === '^' ? 'superscript' : 'subscript'];
	} else {
		const ligature = decoding.math && text.startsWith('-') ? undefined : ligatures.get(text);
		emit(decoding, ligature ?? text);
	}
}

/** A formula begins or ends, unless it is a price or the only "$". */
function readDollar(decoding: Decoding, after: number): void {
	const { value, math } = decoding;
	const closing = math ? after : value.indexOf('$', after);
	if (closing < 0 || (!math && price.test(value.slice(after, Math.min(closing, after + 100))))) {
		emit(decoding, '$');
	} else {
		decoding.math = !math;
	}
}

function open(decoding: Decoding): void {
	const [shape = 'plain', ...rest] = decoding.expected;
	decoding.expected = rest;
	decoding.frames.push({ shape, start: decoding.pieces.length, expected: rest });
	decoding.expected = [];
	if (shape === 'verbatim') {
		decoding.verbatim++;
	}
}

function close(decoding: Decoding): void {
	flushMarks(decoding);
	const frame = decoding.frames.pop();
	decoding.expected = frame?.expected ?? [];
	if (!frame || frame.shape === 'plain') {
		return;
	}
	if (frame.shape === 'verbatim') {
		decoding.verbatim--;
	}
	const text = decoding.pieces.splice(frame.start).join('');
	decoding.pieces.push(shaped(text, frame.shape));
}

/** Adds text: with the accents that wait for its first letter, in the shape that the last command gives it. */
function emit(decoding: Decoding, text: string): void {
	const { marks, expected, pieces } = decoding;
	const ready = marks.length === 0 ? text : accented(text.trimStart(), marks);
	if (ready === '') {
		return;
	}
	decoding.marks = [];
	const [shape] = expected;
	if (shape === undefined || ready.trim() === '') {
		pieces.push(ready);
		return;
	}
	const [first = ''] = ready.trimStart();
	decoding.expected = expected.slice(1);
	pieces.push(shaped(first, shape), ready.trimStart().slice(first.length));
}

function flushMarks(decoding: Decoding): void {
	for (const mark of decoding.marks) {
		decoding.pieces.push(spacingAccents.get(mark) ?? '');
	}
	decoding.marks = [];
}

/** The text with marks on its first letter; a dotless i or j under a mark is an i or j. */
function accented(text: string, marks: readonly string[]): string {
	const [first] = text;
	if (first === undefined) {
		return '';
	}
	const base = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
	return base + [...marks].reverse().join('') + text.slice(first.length);
}

function shaped(text: string, shape: Shape): string {
	switch (shape) {
		case 'skipped':
			return '';
		case 'quoted':
			return `“${text}”`;
		case 'numerator':
			return `${grouped(text)}/`;
		case 'radicand':
			return `√${grouped(text)}`;
		case 'denominator':
			return grouped(text);
		case 'superscript':
			return inScript(text, 'raised') ?? `^${grouped(text)}`;
		case 'subscript':
			return inScript(text, 'lowered') ?? `_${grouped(text)}`;
		case 'raised':
		case 'lowered':
			return inScript(text, shape) ?? text;
		case 'blackboard':
			return [...text].map((letter) => blackboard.get(letter) ?? letter).join('');
		default:
			return text;
	}
}

function grouped(text: string): string {
	return /^(?:[\p{L}\p{M}\p{N}.,*′']*|.)$/u.test(text) ? text : `(${text})`;
}

/** The name of a command, apart from the letters beside it. */
function withBlanks({ pieces }: Decoding, name: string, next: string): string {
	const before = /[\p{L}\p{N})]$/u.test(pieces[pieces.length - 1] ?? '') ? ' ' : '';
	return before + name + (/[\p{L}\p{N}\\]/u.test(next) ? ' ' : '');
}
