import type { Library } from '../core/library';
import type { Paper } from '../core/paper';

/** The paper with an id, wherever it is from; `undefined` where no library has it any more. */
export type FindPaper = (id: string) => Promise<Paper | undefined>;

/** Looks papers up in libraries, in their order. */
export function findPaperIn(libraries: readonly (() => Promise<Library>)[]): FindPaper {
	return async (id) => {
		for (const load of libraries) {
			const paper = (await load()).findPaper(id);
			if (paper) {
				return paper;
			}
		}
		return undefined;
	};
}
