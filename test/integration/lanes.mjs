import { NEWEST, OLDEST } from '../host/installVsCode.mjs';

/**
 * The lanes of `npm test`: both extension hosts of the newest and the oldest VS Code, Restricted Mode, an empty window; once
 * each host with the package instead of the source folder.
 */
export const LANES = [
	{ vscode: NEWEST, host: 'node', isVsix: true },
	{ vscode: NEWEST, host: 'web', isVsix: true },
	{ vscode: OLDEST, host: 'node' },
	{ vscode: OLDEST, host: 'web' },
	{ vscode: NEWEST, host: 'node', isRestricted: true },
	{ vscode: NEWEST, host: 'web', isEmpty: true },
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
