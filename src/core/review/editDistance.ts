/**
 * How many letters must be put in, left out, replaced or swapped with their neighbours to make one text of another (optimal
 * string alignment); `undefined` where that is more than `most`.
 */
export function editDistance(one: string, other: string, most: number): number | undefined {
	if (Math.abs(one.length - other.length) > most) {
		return undefined;
	}
	let before: number[] = [];
	let above = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (let row = 1; row <= one.length; row++) {
		const current = [row];
		let least = row;
		for (let column = 1; column <= other.length; column++) {
			const isSame = one[row - 1] === other[column - 1];
			const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
			const distance = Math.min(
				cell(above, column) + 1,
				cell(current, column - 1) + 1,
				cell(above, column - 1) + (isSame ? 0 : 1),
				isSwap && row > 1 ? cell(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
			);
			current.push(distance);
			least = Math.min(least, distance);
		}
		if (least > most) {
			return undefined;
		}
		before = above;
		above = current;
	}
	const distance = cell(above, other.length);
	return distance > most ? undefined : distance;
}

function cell(row: readonly number[], column: number): number {
	return row[column] ?? Number.POSITIVE_INFINITY;
}
