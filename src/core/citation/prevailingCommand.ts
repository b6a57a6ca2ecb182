import { findCitations } from './citations';
import { citationCommands, type Markup } from './styles';

/** The command that most citations of a text use, where it is one that new citations can use; `undefined` without citations. */
export function prevailingCommand(text: string, markup: Markup): string | undefined {
	const usual = citationCommands(markup).filter(({ kind }) => kind === 'bare' || kind === 'parenthetical');
	const counts = new Map<string, number>(usual.map(({ command }) => [command, 0]));
	for (const { command } of findCitations(text, markup)) {
		const count = counts.get(command);
		if (count !== undefined) {
			counts.set(command, count + 1);
		}
	}
	const [best] = [...counts].sort(([, a], [, b]) => b - a);
	return best && best[1] > 0 ? best[0] : undefined;
}
