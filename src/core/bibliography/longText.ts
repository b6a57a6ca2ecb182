import type { Steps } from '../search/packed/steps';

/** A text or a long one. */
export interface SliceableText {
	readonly length: number;
	slice(start?: number, end?: number): string;
}

/** The text of a file in parts, each of which begins a line: making one text of 50 MB would block the host for 100 ms. */
export class LongText implements SliceableText {
	readonly length: number;
	private readonly starts: readonly number[];
	/** The part that was asked for last. */
	private recent = 0;

	constructor(readonly parts: readonly string[]) {
		let length = 0;
		this.starts = parts.map((part) => {
			const start = length;
			length += part.length;
			return start;
		});
		this.length = length;
	}

	slice(start = 0, end: number = this.length): string {
		const first = this.partAt(start);
		const from = this.starts[first] ?? 0;
		let text = this.parts[first]?.slice(start - from, Math.max(start, end) - from) ?? '';
		for (let next = first + 1; (this.starts[next] ?? Infinity) < end; next++) {
			text += this.parts[next]?.slice(0, end - (this.starts[next] ?? 0));
		}
		return text;
	}

	/** As one text. */
	join(): string {
		return this.parts.length === 1 ? (this.parts[0] ?? '') : this.parts.join('');
	}

	/** The offset at which a part begins. */
	startOf(part: number): number {
		return this.starts[part] ?? this.length;
	}

	private partAt(offset: number): number {
		const { starts } = this;
		if ((starts[this.recent] ?? 0) > offset) {
			this.recent = 0;
		}
		while ((starts[this.recent + 1] ?? Infinity) <= offset) {
			this.recent++;
		}
		return this.recent;
	}
}

/** Joins the pieces of a text, which are cut anywhere, to parts that begin with an "@" at the beginning of a line. */
export function* longText(pieces: Iterable<string>): Steps<LongText> {
	const parts: string[] = [];
	let open: string[] = [];
	for (const piece of pieces) {
		const cut = Math.max(piece.lastIndexOf('\n@'), piece.lastIndexOf('\r@')) + 1;
		if (cut > 0) {
			parts.push([...open, piece.slice(0, cut)].join(''));
			open = [piece.slice(cut)];
		} else {
			open.push(piece);
		}
		yield;
	}
	parts.push(open.join(''));
	return new LongText(parts);
}
