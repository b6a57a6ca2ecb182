import { markCode } from './code';
import type { CodeSyntax, Delimiter } from './codeSyntax';
import { type Marking, mark } from './marks';
import { linesOf } from './textRanges';

/**
 * Marks code that is cut out of a file and may begin inside a comment or a long string. A block comment shows it by an end
 * without a start; a delimiter that opens and closes alike does not, so both readings are tried, and that one counts in which
 * fewer lines of strings look like code and fewer lines of code like sentences.
 */
export function markCodeWindow(marking: Marking, from: number, to: number, syntax: CodeSyntax): void {
	markCode(marking, from, to, syntax);
	for (const delimiter of syntax) {
		if (delimiter.kind === 'block' && endsFirst(marking, from, to, delimiter)) {
			markCode(marking, from, to, syntax, { inside: { ...delimiter, nested: false } });
			return;
		}
	}
	for (const delimiter of syntax) {
		if (isSymmetric(delimiter) && marking.text.slice(from, to).includes(delimiter.close)) {
			tryInside(marking, from, to, { syntax, delimiter });
		}
	}
}

/** Whether the first end of a comment stands in code, and no start of one before it. */
function endsFirst({ text, marks }: Marking, from: number, to: number, { open, close }: Delimiter): boolean {
	const part = text.slice(from, to);
	const end = part.search(new RegExp(close, 'm'));
	if (end < 0 || marks[from + end] !== mark.outside) {
		return false;
	}
	const start = part.search(new RegExp(open, 'm'));
	return start < 0 || start > end;
}

function isSymmetric({ kind, open, close, lines }: Delimiter): boolean {
	return kind === 'string' && lines === 'open' && open === close;
}

function tryInside(
	marking: Marking,
	from: number,
	to: number,
	{ syntax, delimiter }: { syntax: CodeSyntax; delimiter: Delimiter },
): void {
	const plain = countOddLines(marking, from, to);
	if (plain === 0) {
		return;
	}
	const other = { ...marking, marks: marking.marks.slice() };
	markCode(other, from, to, syntax, { inside: delimiter });
	if (countOddLines(other, from, to) < plain) {
		marking.marks.set(other.marks);
	}
}

const looksLikeCode =
	/^[ \t]*(?:(?:def|class|fn|func|function|struct|public|private|const|let|var|val)\s+\w+.*[({:=]|(?:import|from)\s+[\w.]+(?:\s+import\b.*)?$|return\b|(?:if|elif|for|while|with)\b.*:$|(?:else|try|finally):$|@\w+|end$|[\w.[\]'"]+\s*[-+*/]?=\s*\S|[\w.]+\(.*\)$)/;
const looksLikeProse = /^[ \t]*[A-Z]?[a-z]+(?:,? (?:[a-z]+|[A-Z][A-Za-z]*)){2,}[^(=]*$/;

function countOddLines({ text, marks }: Marking, from: number, to: number): number {
	let odd = 0;
	for (const { start, end } of linesOf(text, from, to)) {
		const line = text.slice(start, Math.min(end, start + 300)).trimEnd();
		const first = start + Math.max(0, line.search(/\S/));
		const isProse = marks[first] === mark.prose;
		if (line !== '' && (isProse ? looksLikeCode : looksLikeProse).test(line) && marks[first] !== mark.markup) {
			odd++;
		}
	}
	return odd;
}
