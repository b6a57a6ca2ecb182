import assert from 'node:assert/strict';
import { prevailingCommand } from '../../src/core/citation/prevailingCommand';

describe('prevailingCommand', () => {
	it('is the one that most citations use', () => {
		const text = String.raw`\cite{a} \citep{b} \citep[p.~3]{c} \citet{d} \citet{e} \citet{f}`;
		assert.equal(prevailingCommand(text, 'latex'), 'citep');
		assert.equal(prevailingCommand('[@a] and [@b; @c]', 'markdown'), '[@key]');
	});

	it('is not a textual one, which would not fit everywhere', () =>
		assert.equal(prevailingCommand(String.raw`\citet{a} \textcite{b}`, 'latex'), undefined));

	it('is unknown without citations', () => assert.equal(prevailingCommand('text', 'latex'), undefined));
});
