/** A text that was edited in one stretch since its pieces were found; in units of their layout. */
export interface EditedText {
	/** The stretch of before. */
	readonly start: number;
	readonly end: number;
	/** By how much the text is longer now. */
	readonly growth: number;
	/** A part of the text by now that begins and ends with pieces. */
	slice(start: number, end: number): string;
	/** The units of such a part. */
	sizeOf(part: string): number;
	/** The line, from 0, in which the unit at this offset is. */
	lineAt(offset: number): number;
}
