import assert from 'node:assert/strict';
import type { Markup } from '../../src/core/citation/styles';
import type { Paper } from '../../src/core/paper';
import type { Term } from '../../src/core/terms/glossary';
import { readEntryEvidence } from '../../src/core/terms/learnedEntries';
import { readTextEvidence, type TextEvidence } from '../../src/core/terms/learnedEvidence';
import { learnedTerm, mergeGlossaries as mergeInSteps, userTerm } from '../../src/core/terms/learnedGlossary';
import { nameKey, nameShape } from '../../src/core/terms/learnedNames';
import { createTermLearner, type LearnedName } from '../../src/core/terms/learnedTerms';
import { findNamesInTitle } from '../../src/core/terms/learnedTitles';
import { createTermMatcher } from '../../src/core/terms/termMatcher';
import { hostileTexts } from './hostileTexts';

function drain<T>(steps: Generator<unknown, T>): T {
	for (let step = steps.next(); ; step = steps.next()) {
		if (step.done) {
			return step.value;
		}
	}
}

function evidence(text: string, markup: Markup = 'latex'): TextEvidence {
	return drain(readTextEvidence(text, markup));
}

function paper(id: string, title: string, family = 'Doe'): Paper {
	return { id, title, authors: [{ family }], entryType: 'article' };
}

/** Learns from texts by file name and titles by key. */
function learn(texts: Record<string, string>, titles: Record<string, string>, markup: Markup = 'latex') {
	const learner = createTermLearner();
	const entries = Object.entries(titles).map(([key, title]) => readEntryEvidence({ key, paper: paper(key, title) }));
	drain(learner.setEntries('a.bib', entries));
	for (const [file, text] of Object.entries(texts)) {
		drain(learner.setText(file, evidence(text, markup)));
	}
	return { learner, names: drain(learner.learn()) };
}

function meanings(names: readonly LearnedName[]): Record<string, string> {
	return Object.fromEntries(names.map(({ name, key }) => [name, key]));
}

describe('Names before citations', () => {
	const found: readonly (readonly [markup: Markup, text: string, name: string, keys: string, kind?: string])[] = [
		['latex', String.raw`We use HumanEval~\cite{chen2021codex}.`, 'HumanEval', 'chen2021codex'],
		['latex', String.raw`and SimPO \citep{meng} works`, 'SimPO', 'meng'],
		['latex', String.raw`with \textsc{SimPO}~\cite{meng}`, 'SimPO', 'meng'],
		['latex', String.raw`with \texttt{scikit-learn} \parencite{p}`, 'scikit-learn', 'p'],
		['latex', String.raw`by Code~Llama~\cite{r}`, 'Code Llama', 'r'],
		['latex', String.raw`Direct Preference Optimization (DPO)~\citep{r}`, 'DPO', 'r'],
		['latex', String.raw`the HumanEval benchmark~\cite{c}`, 'HumanEval', 'c', 'benchmark'],
		['latex', String.raw`the BERT language model~\cite{c}`, 'BERT', 'c', 'model'],
		['latex', String.raw`evaluated (HumanEval; \citealp{c})`, 'HumanEval', 'c'],
		['latex', String.raw`simulated with GROMACS,\cite{a}`, 'GROMACS', 'a'],
		['latex', String.raw`Google's OSS-Fuzz~\cite{o}`, 'OSS-Fuzz', 'o'],
		['latex', 'We use AFL++\n\\cite{f}', 'AFL++', 'f'],
		['latex', String.raw`as in Tree of Prompts~\cite{y}`, 'Tree of Prompts', 'y'],
		['latex', String.raw`written in Prusti~\cite{a}`, 'Prusti', 'a'],
		['latex', String.raw`a \textbf{Llama~2}~\cite{t} model`, 'Llama 2', 't'],
		['latex', String.raw`BERT~\cite{a,b}`, 'BERT', 'a,b'],
		['markdown', 'SimPO [@meng2025simpo] is', 'SimPO', 'meng2025simpo'],
		['markdown', 'the *SimPO* method [@m, p. 3]', 'SimPO', 'm', 'method'],
		['markdown', '`DESeq2` [@love]', 'DESeq2', 'love'],
		['typst', 'SimPO @meng2025 is', 'SimPO', 'meng2025'],
		['myst', 'SimPO {cite:p}`meng` is', 'SimPO', 'meng'],
		['rst', 'SimPO :cite:p:`meng` is', 'SimPO', 'meng'],
		['org', 'SimPO [cite:@meng] is', 'SimPO', 'meng'],
		['asciidoc', 'SimPO cite:[meng] is', 'SimPO', 'meng'],
	];
	for (const [markup, text, name, keys, kind] of found) {
		it(`are read in ${markup}: ${text.replace('\n', ' ')}`, () => {
			const [pair, ...others] = evidence(text, markup).pairs;
			assert.deepEqual([pair?.name, pair?.keys.join(), pair?.kind], [name, keys, kind]);
			assert.equal(others.length, 0);
			assert.equal(text.slice(pair?.start, pair?.end).replace('~', ' '), name);
		});
	}

	const nothing: readonly (readonly [markup: Markup, text: string])[] = [
		['latex', String.raw`In SimPO \citet{meng} show`],
		['latex', String.raw`On Tuesday~\cite{a}`],
		['latex', String.raw`see Section 3~\cite{a} and Table~\cite{b}`],
		['latex', String.raw`large language models~\cite{a}, by Doe et al.~\cite{b}`],
		['latex', String.raw`Transformers~\cite{a}, Python~\cite{b}, LLMs~\cite{c}, Germany~\cite{d}`],
		['latex', String.raw`in 1998~\cite{a}, in 3D~\cite{b}, part II~\cite{c}`],
		['latex', String.raw`\ours~\cite{a} and \ref{BERT}~\cite{b}`],
		['latex', 'about SimPO.\n\n\\cite{a}'],
		['latex', String.raw`% SimPO~\cite{a}`],
		['latex', String.raw`we show SimPO. \nocite{a}`],
		['markdown', '```\nSimPO [@a]\n```'],
		['markdown', 'Smith et al. [@a] and In the end [@b]'],
		['markdown', 'As Smith @smith2020 says'],
	];
	for (const [markup, text] of nothing) {
		it(`are not there in ${markup}: ${text.replaceAll('\n', ' ')}`, () => {
			assert.deepEqual(
				evidence(text, markup).pairs.map(({ name }) => name),
				[],
			);
		});
	}

	it('take the keys of one citation in order where there are as many', () => {
		const pairs = evidence(String.raw`HumanEval, MBPP and DS-1000~\cite{a,b,c}`).pairs;
		assert.deepEqual(
			pairs.map(({ name, index }) => [name, index]),
			[
				['HumanEval', 0],
				['MBPP', 1],
				['DS-1000', 2],
			],
		);
	});

	it('have the line of their place, in long texts, too', () => {
		const text = `${'Some words.\n\n'.repeat(20_000)}HumanEval~\\cite{c}`;
		assert.deepEqual(
			evidence(text).pairs.map(({ line, start }) => [line, start]),
			[[40_000, text.indexOf('HumanEval')]],
		);
	});

	for (const [name, text] of hostileTexts) {
		it(`are read without harm from ${name}`, () => {
			const around = `${text} HumanEval~\\cite{c} ${text}`;
			assert.ok(evidence(around.slice(0, 300_000)).pairs.length >= 0);
		});
	}
});

describe('Names in titles', () => {
	const titles: readonly (readonly [title: string, presented: string, held: string])[] = [
		['BanglishRev: A Large-Scale Bangla-English Dataset', 'BanglishRev', ''],
		['Multilingual News Texts (MINT)', 'MINT', ''],
		['KLEE, an engine for tests', 'KLEE', ''],
		['pandas: a foundational Python library', 'pandas', ''],
		['The GLAIR Cognitive Architecture', 'GLAIR', ''],
		['[Enformer] Effective gene expression prediction', 'Enformer', ''],
		['LangChain', 'LangChain', ''],
		['GPT-4 Technical Report', 'GPT-4', ''],
		['Code Llama: Open Foundation Models for Code', 'Code Llama', ''],
		['Array programming with NumPy', '', 'NumPy'],
		['ImageNet classification with deep networks', '', 'ImageNet'],
		['Attention is all you need', '', ''],
		['Deep learning: a review', '', ''],
		['Machine learning systems (MLSys): A Survey', '', 'MLSys'],
		['HIGH PERFORMANCE COMPUTING (HPC)', '', ''],
		['', '', ''],
	];
	for (const [title, presented, held] of titles) {
		it(`are told apart in "${title}"`, () => {
			const names = findNamesInTitle(title);
			const of = (isPresented: boolean) =>
				names
					.filter(({ role }) => (role === 'presented') === isPresented)
					.map(({ name }) => name)
					.join();
			assert.deepEqual([of(true), of(false)], [presented, held]);
		});
	}
});

describe('The shape of a name', () => {
	const shapes: Record<string, ReturnType<typeof nameShape>> = {
		HumanEval: 'marked',
		BERT: 'marked',
		'GPT-3': 'marked',
		't-SNE': 'marked',
		'AFL++': 'marked',
		word2vec: 'marked',
		Prusti: 'plain',
		'Stable Diffusion': 'plain',
		Transformer: undefined,
		Table: undefined,
		March: undefined,
		Germany: undefined,
		Python: undefined,
		'3D': undefined,
		'10k': undefined,
		II: undefined,
		prose: undefined,
		'Self-Supervised': undefined,
	};
	for (const [name, shape] of Object.entries(shapes)) {
		it(`is ${shape ?? 'none'} for ${name}`, () => assert.equal(nameShape(name), shape));
	}

	it('makes one name of its spellings', () => {
		assert.equal(nameKey('Code Llama'), nameKey('code-llama'));
		assert.equal(nameKey('GPT-3'), nameKey('GPT3'));
		assert.equal(nameKey('GANs'), nameKey('GAN'));
		assert.notEqual(nameKey('AFL++'), nameKey('AFL'));
	});
});

describe('A learner of terms', () => {
	it('learns what a name stands for from the text, with counts and places', () => {
		const { names } = learn(
			{ 'ch1.tex': 'x\nHumanEval~\\cite{chen}', 'ch7.tex': String.raw`HumanEval~\cite{chen}, HumanEval \cite{chen}` },
			{ chen: 'Evaluating large models' },
		);
		assert.deepEqual(
			names.map(({ name, key, places }) => ({ name, key, places })),
			[
				{
					name: 'HumanEval',
					key: 'chen',
					places: [
						{ file: 'ch1.tex', line: 1 },
						{ file: 'ch7.tex', line: 0 },
						{ file: 'ch7.tex', line: 0 },
					],
				},
			],
		);
	});

	it('resolves contradictions by frequency', () => {
		const texts = { a: String.raw`BERT~\cite{x}. BERT~\cite{y}. BERT~\cite{y}.` };
		assert.deepEqual(meanings(learn(texts, { x: 'One', y: 'Other' }).names), { BERT: 'y' });
	});

	it('lets a title that presents the name outweigh one citation, not two', () => {
		const titles = { x: 'BERT: pre-training', y: 'A quite different work' };
		assert.deepEqual(meanings(learn({ a: String.raw`BERT~\cite{y}` }, titles).names), { BERT: 'x' });
		assert.deepEqual(meanings(learn({ a: String.raw`BERT~\cite{y}, BERT~\cite{y}` }, titles).names), { BERT: 'y' });
	});

	it('takes two keys of one work as one', () => {
		const texts = { a: String.raw`BERT~\cite{x}. BERT~\cite{y}. BERT~\cite{z}. BERT~\cite{z}.` };
		const titles = { x: 'Pre-training of it all', y: 'Pre-Training of It All', z: 'Other' };
		assert.equal(learn(texts, titles).names[0]?.places.length, 2);
	});

	it('learns from a title that presents a name, and from one that holds it where its citations stand beside it', () => {
		const titles = {
			m: 'MINT: a corpus',
			n: 'Array programming with NumPy',
			i: 'ImageNet classification',
			o: 'Other work',
		};
		const texts = { a: String.raw`ImageNet matters~\cite{o}. On ImageNet we go on \cite{o}.` };
		assert.deepEqual(meanings(learn(texts, titles).names), { MINT: 'm', NumPy: 'n' });
		assert.equal(meanings(learn({ a: String.raw`ImageNet is used by~\cite{i}.` }, titles).names).ImageNet, undefined);
		assert.equal(
			meanings(learn({ a: String.raw`ImageNet is used by~\cite{i}. So ImageNet is~\cite{i}.` }, titles).names).ImageNet,
			'i',
		);
	});

	it('takes what a review is about for no name, nor a word that headings write in capitals', () => {
		const text = String.raw`Debugging~\cite{d} and debugging. CITATION: Citation~\cite{c}, a citation. BugLab~\cite{b}.`;
		const titles = {
			d: 'Debugging: A Review of the Literature',
			c: 'On variants of the many things',
			b: 'BugLab: A survey',
		};
		assert.deepEqual(meanings(learn({ a: text }, titles).names), { BugLab: 'b' });
	});

	it('knows the spellings of the texts', () => {
		const { names } = learn(
			{ a: 'We use DreamBooth and BERT.' },
			{ d: 'Dreambooth: fine tuning', b: 'Bert: pre-training' },
		);
		const forms = names.flatMap((name) => name.forms);
		assert.ok(forms.includes('DreamBooth') && forms.includes('BERT'), forms.join());
	});

	it('leaves out words that the texts write in small letters, and authors', () => {
		const texts = { a: String.raw`We use Dropout~\cite{d} as dropout. The rule of Doe~\cite{e}.` };
		assert.deepEqual(meanings(learn(texts, { d: 'A way', e: 'Another way' }).names), {});
	});

	it('leaves a name out whose citations are of three papers or more alike', () => {
		const texts = { a: String.raw`LLVM~\cite{a}. LLVM~\cite{b}. LLVM~\cite{c}. LLVM~\cite{d}.` };
		assert.deepEqual(meanings(learn(texts, { a: 'One', b: 'Two', c: 'Three', d: 'Four' }).names), {});
	});

	it('gives a name of a list the key whose title has it', () => {
		const texts = { a: String.raw`KLEE and IRIS~\cite{i,k}` };
		assert.deepEqual(meanings(learn(texts, { k: 'KLEE: tests', i: 'IRIS: analysis' }).names), { IRIS: 'i', KLEE: 'k' });
	});

	it('follows a change of one file', () => {
		const { learner, names } = learn(
			{ a: String.raw`SimPO~\cite{m}`, b: String.raw`SimPO~\cite{m}` },
			{ m: 'Simple preference', o: 'Other' },
		);
		assert.equal(names[0]?.places.length, 2);
		drain(learner.setText('b', evidence(String.raw`SimPO~\cite{o}, SimPO~\cite{o}`)));
		assert.deepEqual(meanings(drain(learner.learn())), { SimPO: 'o' });
		drain(learner.setText('b', undefined));
		assert.deepEqual(meanings(drain(learner.learn())), { SimPO: 'm' });
		drain(learner.setEntries('a.bib', undefined));
		assert.deepEqual(meanings(drain(learner.learn())), {});
	});

	it('learns the same whatever comes first', () => {
		const learner = createTermLearner();
		drain(learner.setText('a', evidence(String.raw`SimPO~\cite{m}`)));
		assert.deepEqual(drain(learner.learn()), []);
		drain(learner.setEntries('b', [readEntryEvidence({ key: 'm', paper: paper('m', 'Simple') })]));
		assert.deepEqual(meanings(drain(learner.learn())), { SimPO: 'm' });
	});
});

describe('The glossary of a user', () => {
	const term = (id: string, definedBy: string, ...forms: string[]): Term => ({
		id,
		label: id,
		kind: 'benchmark',
		definition: 'Known.',
		definedBy,
		forms: forms.map((text) => ({ text })),
		mentionedBy: [],
	});
	const bundled = [term('humaneval', 'chen', 'HumanEval', 'Human-Eval'), term('mbpp', 'austin', 'MBPP')];
	const none = { terms: [], forgotten: [] };
	const learnedOf = (text: string, titles: Record<string, string>) =>
		learn({ a: text }, titles).names.map((name) => learnedTerm(name, name.key));
	const mergeGlossaries = (...given: Parameters<typeof mergeInSteps>) => drain(mergeInSteps(...given));

	it('finds plain names on their own, not as parts of longer ones', () => {
		const text = String.raw`In Prusti~\cite{a} and HumanEval~\cite{b}.`;
		const matcher = createTermMatcher(learnedOf(text, { a: 'Proofs', b: 'Models' }));
		const found = (line: string) => matcher.findTerms(line).map(({ start, end }) => line.slice(start, end));
		assert.deepEqual(found('With Prusti, Prusti Research, Prusti IDE. Prusti'), ['Prusti', 'Prusti', 'Prusti']);
		assert.deepEqual(found('HumanEval Plus'), ['HumanEval']);
	});

	it('keeps the bundled term where the texts agree, and says where', () => {
		const merged = mergeGlossaries(bundled, learnedOf(String.raw`MBPP~\cite{austin}`, { austin: 'Programs' }), none);
		assert.deepEqual(
			merged.map(({ id, learned }) => [id, learned?.by]),
			[
				['humaneval', undefined],
				['mbpp', 'texts'],
			],
		);
	});

	it('lets the texts win over the bundled term, and the bundled term over titles', () => {
		const byText = mergeGlossaries(bundled, learnedOf(String.raw`MBPP~\cite{x}`, { x: 'Other' }), none);
		assert.deepEqual(
			byText.map(({ definedBy }) => definedBy),
			['x', 'chen'],
		);
		const byTitle = mergeGlossaries(bundled, learnedOf('', { x: 'MBPP: other', y: 'NewName: a corpus' }), none);
		assert.deepEqual(
			byTitle.map(({ definedBy }) => definedBy),
			['y', 'chen', 'austin'],
		);
	});

	it('lets the user win over all, and forgets what the user wants forgotten', () => {
		const learned = learnedOf(String.raw`MBPP~\cite{x}, SimPO~\cite{x}`, { x: 'Other' });
		const merged = mergeGlossaries(bundled, learned, {
			terms: [userTerm('MBPP', 'mine')],
			forgotten: ['SimPO', 'HumanEval'],
		});
		assert.deepEqual(
			merged.map(({ label, definedBy }) => [label, definedBy]),
			[['MBPP', 'mine']],
		);
	});
});
