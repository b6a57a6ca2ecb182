import type { Paper } from '../core/paper';
import type { FindPaper } from './paperFinder';
import type { PaperPicker } from './paperPicker';
import type { PaperNode } from './treeNodes';

/** What a command on papers can be called with: ids (a link), a node of the tree, the place of the key that was pressed. */
export type PaperArgument = string | readonly string[] | PaperNode | { readonly from: 'picker' | 'tree' } | undefined;

/** Finds the papers that a command is about, asking for one where the call does not say; `undefined` when none is chosen. */
export type ChoosePapers = (
	title: string,
	argument: PaperArgument,
	selected?: readonly PaperNode[],
) => Promise<readonly Paper[] | undefined>;

export function choosePapersFrom(
	findPaper: FindPaper,
	picker: PaperPicker,
	chosenInTree: () => Promise<readonly Paper[]>,
): ChoosePapers {
	const named = async (argument: PaperArgument, selected: readonly PaperNode[] = []): Promise<readonly Paper[]> => {
		if (typeof argument === 'string' || Array.isArray(argument)) {
			const found = await Promise.all([argument].flat().map(findPaper));
			return found.flatMap((paper) => paper ?? []);
		}
		if (typeof argument === 'object' && argument && 'from' in argument) {
			return argument.from === 'tree' ? chosenInTree() : picker.take();
		}
		const nodes = selected.length > 0 ? selected : [argument as PaperNode | undefined];
		return nodes.flatMap((node) => (node?.kind === 'paper' ? [node.paper] : []));
	};
	return async (title, argument, selected) => {
		const papers = await named(argument, selected);
		return papers.length > 0 ? papers : picker.pick({ title, placeholder: 'Title, author, year, term' });
	};
}
