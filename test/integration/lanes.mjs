import { NEWEST, OLDEST } from '../host/installVsCode.mjs';

/**
 * The lanes of `npm test`: both extension hosts of the newest VS Code with the package, and of the oldest with the source
 * folder, there in Restricted Mode and in an empty window.
 */
export const LANES = [
	{ vscode: NEWEST, host: 'node', isVsix: true },
	{ vscode: NEWEST, host: 'web', isVsix: true },
	{ vscode: OLDEST, host: 'node', isRestricted: true },
	{ vscode: OLDEST, host: 'web', isEmpty: true },
].map(completeLane);

/** A lane with every field. */
export function completeLane(lane) {
	return { vscode: NEWEST, host: 'node', isVsix: false, isRestricted: false, isEmpty: false, ...lane };
}

/** "VS Code 1.139, web extension host, packaged". */
export function laneName({ vscode, host, isVsix, isRestricted, isEmpty }) {
	return [
		`VS Code ${vscode}`,
		`${host === 'web' ? 'web' : 'Node'} extension host`,
		isVsix ? 'packaged' : 'source',
		...(isRestricted ? ['Restricted Mode'] : []),
		...(isEmpty ? ['empty window'] : []),
	].join(', ');
}
