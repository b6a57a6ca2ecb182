import * as vscode from 'vscode';
import * as assert from './framework/assert';

interface Lane {
	readonly vscode: string;
	readonly host: 'node' | 'web';
	readonly isRestricted: boolean;
	readonly isEmpty: boolean;
}

describe('The lane', () => {
	// A desktop VS Code is started without it.
	const lane = vscode.workspace.getConfiguration('relatedWorkTest').get<Lane>('lane');
	const extension = () => vscode.extensions.getExtension('related-work.related-work');

	it('has the extension, and it starts', async () => {
		assert.ok(extension(), 'expected the extension');
		await extension()?.activate();
		assert.equal(extension()?.isActive, true);
	});

	if (lane) {
		it('is the VS Code, host and window that was asked for', () => {
			assert.ok(vscode.version.startsWith(`${lane.vscode}.`), `expected VS Code ${lane.vscode}`);
			assert.equal('importScripts' in globalThis ? 'web' : 'node', lane.host);
			assert.equal(vscode.workspace.isTrusted, !lane.isRestricted);
			assert.equal(vscode.workspace.workspaceFolders === undefined, lane.isEmpty);
		});
	}
});
