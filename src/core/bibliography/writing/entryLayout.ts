import type { EntryField } from './entryFields';
import type { EntryStyle, LetterCase } from './entryStyle';

/** Lays an entry out; `delimit` puts the delimiters around a value. No line end behind it. */
export function layOutEntry(
	type: string,
	key: string,
	fields: readonly EntryField[],
	style: EntryStyle,
	delimit: (value: string, style: EntryStyle) => string,
): string {
	const width = Math.max(style.nameWidth, ...fields.map(([name]) => name.length));
	const lines = fields.map(([name, value], at) => {
		const comma = at < fields.length - 1 || style.trailingComma ? ',' : '';
		return `${style.indent}${fieldHead(name, width, style)}${delimit(value, style)}${comma}`;
	});
	const typeName = style.typeNames.get(type) ?? inCase(type, style.typeCase);
	return [`@${typeName}{${key},`, ...lines, '}'].join(style.lineEnd);
}

function fieldHead(name: string, width: number, { equals, fieldCase }: EntryStyle): string {
	const cased = inCase(name, fieldCase);
	switch (equals) {
		case 'none':
			return `${cased}=`;
		case 'spaced':
			return `${cased} = `;
		case 'aligned':
			return `${cased.padEnd(width)} = `;
		case 'aligned values':
			return `${cased} =`.padEnd(width + 3);
	}
}

/** Lower case keeps archivePrefix and primaryClass, which are written so everywhere. */
function inCase(name: string, letterCase: LetterCase): string {
	if (letterCase === 'lower') {
		return name;
	}
	return letterCase === 'upper' ? name.toUpperCase() : name.charAt(0).toUpperCase() + name.slice(1);
}
