import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Term, TermForm } from '../../src/core/terms/glossary';
import { createTermMatcher } from '../../src/core/terms/termMatcher';

const terms: readonly Term[] = JSON.parse(readFileSync('data/terms.json', 'utf8'));
const matcher = createTermMatcher(terms);

const term = (id: string, ...forms: (string | TermForm)[]): Term => ({
	id,
	label: id,
	kind: 'model',
	definition: '',
	definedBy: '',
	mentionedBy: [],
	forms: forms.map((form) => (typeof form === 'string' ? { text: form } : form)),
});

/** The terms of a text as "id:written". */
function found(text: string, matched = matcher): string[] {
	return matched.findTerms(text).map((match) => `${match.term.id}:${text.slice(match.start, match.end)}`);
}

describe('a form of the bundled glossary', () => {
	const forms = terms.flatMap((owner) => owner.forms.map((form) => ({ owner, form })));

	it('is one of 789', () => assert.equal(forms.length, 789));

	for (const { owner, form } of forms) {
		it(`${form.text} is ${owner.id} in a sentence`, () => {
			const context = form.contextWords?.[0] ?? 'nothing';
			const text = `Then ${form.text} came, and so did ${context} here.`;
			const match = matcher.findTerms(text).find(({ start }) => start === 5);
			assert.equal(match?.term.id, owner.id);
			assert.equal(text.slice(match?.start, match?.end), form.text);
		});
	}
});

describe('the case of a form', () => {
	it('counts where the form says so', () => {
		assert.deepEqual(found('BLEU bleu Bleu'), ['bleu:BLEU']);
		assert.deepEqual(found('humaneval HumanEval HUMANEVAL'), ['humaneval:humaneval', 'humaneval:HumanEval']);
	});

	it('does not count elsewhere', () =>
		assert.deepEqual(found('Chain-Of-Thought'), ['chain-of-thought:Chain-Of-Thought']));
});

describe('the longest form', () => {
	const rows: readonly (readonly [text: string, expected: string])[] = [
		['HumanEval+', 'humaneval-plus:HumanEval+'],
		['HumanEval-X', 'humaneval-x:HumanEval-X'],
		['CodeT5+', 'codet5-plus:CodeT5+'],
		['CodeT5-base-multi', 'codet5:CodeT5-base'],
		['CodeT5-xl', 'codet5:CodeT5'],
		['DeepSeek-Coder-V2', 'deepseek-coder-v2:DeepSeek-Coder-V2'],
		['GPT-3.5', 'gpt-35:GPT-3.5'],
		['GPT-4o mini', 'gpt-4o:GPT-4o mini'],
		['structured chain-of-thought', 'scot:structured chain-of-thought'],
		['Code Llama - Python', 'code-llama:Code Llama - Python'],
		['pass@100', 'pass-at-k:pass@100'],
	];
	for (const [text, expected] of rows) {
		it(`of ${text} is ${expected}`, () => assert.deepEqual(found(text), [expected]));
	}

	it('gives way to a shorter one where its own rules fail', () => {
		const short = createTermMatcher([term('a', 'Foo'), term('b', { text: 'Foo Bar', contextWords: ['baz'] })]);
		assert.deepEqual(found('Foo Bar', short), ['a:Foo']);
		assert.deepEqual(found('Foo Bar baz', short), ['b:Foo Bar']);
	});
});

describe('what stands beside a term', () => {
	const none = [
		'xBERT',
		'3BERT',
		'_BERT',
		'@BERT',
		'#BERT',
		'\\BERT',
		'Self-BERT',
		'v2.BERT',
		'éBERT',
		'BERTs',
		'BERT3',
		'BERT_x',
	];
	const more = ['BERT+', 'BERT@x', 'BERT(x)', 'BERT.5', 'BERTé', '\u{1d400}BERT', 'BERT\u{1d400}', 'BERT\\_x'];
	for (const text of [...none, ...more]) {
		it(`keeps ${text} from being one`, () => assert.deepEqual(found(text), []));
	}

	const one = [
		'-BERT',
		'.BERT',
		'(BERT)',
		'BERT-like',
		'BERT.',
		'BERT, x',
		"BERT's",
		'x–BERT',
		'x--BERT',
		'x/BERT',
		'“BERT”',
		'BERT…',
		'~BERT~',
	];
	for (const text of one) {
		it(`lets ${text} be one`, () => assert.deepEqual(found(text), ['bert:BERT']));
	}
});

describe('a spelling of a form', () => {
	const rows: readonly (readonly [written: string, id: string])[] = [
		...[
			'Llama~2',
			'Llama\\ 2',
			'Llama\n2',
			'Llama\r\n  2',
			'Llama \t 2',
			'Llama\u00a02',
			'Llama\u202f2',
			'Llama\\,2',
			'Llama&nbsp;2',
			'Llama $2$',
			'Llama %\n2',
		].map((written) => [written, 'llama-2'] as const),
		...[
			'chain‐of‐thought',
			'chain‑of‑thought',
			'chain–of–thought',
			'chain−of−thought',
			'chain"=of"=thought',
			'chain of\nthought',
		].map((written) => [written, 'chain-of-thought'] as const),
		...[
			'pass@$k$',
			'pass$@k$',
			'pass$@$k',
			'pass@{k}',
			'pass@\\textit{k}',
			'pass@\\emph{k}',
			'pass@\\(k\\)',
			'pass@$1$',
			'pass@{10}',
			'pass@$\\mathrm{k}$',
		].map((written) => [written, 'pass-at-k'] as const),
		...['HumanEval$^+$', 'HumanEval$^{+}$', 'HumanEval\\textsuperscript{+}', 'HumanEval{+}'].map(
			(written) => [written, 'humaneval-plus'] as const,
		),
		['(IA)$^3$', 'ia3'],
		['GPT-{4}', 'gpt-4'],
		['Code\\textbf{Llama}', 'code-llama'],
	];
	for (const [written, id] of rows) {
		it(`is read in ${JSON.stringify(written)}`, () => {
			assert.deepEqual(found(`on ${written} it`), [`${id}:${written}`]);
		});
	}

	it('goes on behind a font group that opens right before it', () => {
		assert.deepEqual(found('\\textsc{Human}Eval'), ['humaneval:Human}Eval']);
		assert.deepEqual(found('{C}ode {L}lama'), ['code-llama:C}ode {L}lama']);
	});

	it('ends with the group of a command that is no font', () => {
		assert.deepEqual(found('\\footnote{GPT} -4'), []);
		assert.deepEqual(found('\\section{CodeT5}+'), ['codet5:CodeT5']);
	});

	it('ends at a blank line', () => assert.deepEqual(found('Code\n\nLlama'), []));
});

describe('context words', () => {
	it('stand within 120 characters', () => {
		assert.deepEqual(found(`Spider ${'x '.repeat(55)}SQL`), ['spider:Spider']);
		assert.deepEqual(found(`Spider ${'x '.repeat(65)}SQL`), []);
		assert.deepEqual(found(`SQL ${'x '.repeat(55)}Spider`), ['spider:Spider']);
		assert.deepEqual(found(`SQL ${'x '.repeat(65)}Spider`), []);
	});

	it('stand in the same paragraph', () => {
		assert.deepEqual(found('SQL\nSpider'), ['spider:Spider']);
		for (const gap of ['\n\n', '\r\n\r\n', '\n  \n', '\n# \n# ']) {
			assert.deepEqual(found(`SQL${gap}Spider`), []);
		}
	});

	it('are beginnings of words, in any case', () => {
		assert.deepEqual(found('Spider databases'), ['spider:Spider']);
		assert.deepEqual(found('Spider xdatabase'), []);
		assert.deepEqual(found('Spider \\database'), []);
	});

	it('choose between two terms written alike: the nearer one', () => {
		assert.deepEqual(found('MINT, with tools; a later patch'), ['mint-bench:MINT']);
		assert.deepEqual(found('MINT, a patch; with tools later'), ['mint-repair:MINT']);
	});
});

describe('a matcher of other terms', () => {
	it('finds names outside of ASCII', () => {
		const other = createTermMatcher([term('z', 'Zürich-Bench'), term('数', '数据集')]);
		assert.deepEqual(found('die zürich‑bench und 数据集.', other), ['z:zürich‑bench', '数:数据集']);
	});

	it('knows what a form is', () => {
		assert.equal(matcher.isForm('humaneval'), true);
		assert.equal(matcher.isForm('humanevals'), false);
		assert.equal(matcher.isForm(''), false);
	});

	it('finds nothing without terms', () => assert.deepEqual(found('HumanEval', createTermMatcher([])), []));
});

describe('hostile text', () => {
	const rows: Readonly<Record<string, string>> = {
		nothing: '',
		'lone surrogates': '\ud800BERT\udc00 \udc00 \ud800',
		NULs: '\0BERT\0',
		'a megabyte of blanks': `Code${' '.repeat(1_000_000)}Llama`,
		'a megabyte of braces': 'pass@'.concat('{'.repeat(1_000_000)),
		'a megabyte of dollars': 'pass$'.repeat(200_000),
		'a megabyte of beginnings': 'Code '.repeat(200_000),
		'a megabyte of hyphens': 'chain-'.repeat(160_000),
		'a megabyte of terms with context': 'Spider '.repeat(140_000),
	};
	for (const [name, text] of Object.entries(rows)) {
		it(`is read: ${name}`, () => {
			for (const { start, end } of matcher.findTerms(text)) {
				assert.ok(start < end && end <= text.length);
			}
		});
	}
});
