import assert from 'node:assert/strict';
import { type BibliographyText, readBibliography } from '../../src/core/bibliography/bibliography';
import type { BibEntry } from '../../src/core/bibliography/reading/bibtex';
import { findCitations } from '../../src/core/citation/citations';
import type { Markup } from '../../src/core/citation/styles';
import type { Paper } from '../../src/core/paper';
import { distinctFrom, findDuplicateKeys } from '../../src/core/review/duplicateKeys';
import { editDistance } from '../../src/core/review/editDistance';
import type { Finding } from '../../src/core/review/finding';
import { keyParts } from '../../src/core/review/keyParts';
import { findPapersForKey } from '../../src/core/review/papersForKey';
import { findSameWorks } from '../../src/core/review/sameWorks';
import { findSimilarEntries } from '../../src/core/review/similarKeys';
import { findDefinedKeys, findUnknownKeys, type KnownKeys, readAliases } from '../../src/core/review/unknownKeys';
import { findUnusedEntries } from '../../src/core/review/unusedEntries';

function run<T>(steps: Iterator<unknown, T>): T {
	let step = steps.next();
	while (!step.done) {
		step = steps.next();
	}
	return step.value;
}

const read = (text: string): BibliographyText => run(readBibliography(text));
const sources = (text: string): BibEntry[] => read(text).entries.flatMap(({ source }) => source ?? []);
const marked = (text: string, findings: readonly Finding[]) =>
	findings.map(({ start, end, other }) => [
		text.slice(start, end),
		...(other ? [text.slice(other.start, other.end)] : []),
	]);

describe('duplicate keys', () => {
	const text = '@misc{a, title={A}}\n@misc{B,}\n@misc{a,}\n@misc{b,}\n@misc{,}\n@misc{,}\n@misc{A,}';
	const found = (ignoresCase: boolean) => run(findDuplicateKeys(sources(text), ignoresCase));

	it('are those of an entry above', () => {
		assert.deepEqual(marked(text, found(false)), [['a', 'a']]);
	});

	it('are in BibTeX also those that differ in case', () => {
		assert.deepEqual(marked(text, found(true)), [
			['a', 'a'],
			['b', 'B'],
			['A', 'a'],
		]);
		assert.match(found(true)[1]?.message ?? '', /"B" above only in case/);
	});

	it('get a letter that no key has', () => {
		assert.equal(distinctFrom('a', ['A', 'aa', 'AB']), 'ac');
		assert.equal(distinctFrom('x', []), 'x');
	});
});

describe('the same work', () => {
	const works = (text: string) => marked(text, run(findSameWorks(read(text).entries)));
	const chen = 'author = {Mark Chen and Jerry Tworek}, title = {Evaluating Large Language Models Trained on Code}';

	it('is found by DOI, arXiv id, and title with authors and year', () => {
		const text = `
@misc{one, ${chen}, year = 2021, eprint = {2107.03374}, archivePrefix = {arXiv}}
@article{two, ${chen}, journal = {CoRR}, volume = {abs/2107.03374}, year = 2021}
@misc{three, author = {Chen, M. and others}, title = {{Evaluating large language models trained on code}}, year = {2021}}
@article{four, title = {On {\\"U}bung}, author = {Ü. Ö}, doi = {10.1000/ABC_1}, year = 2001}
@article{five, title = {On Übung}, author = {Ü. Ö}, doi = {https://doi.org/10.1000/abc\\_1}, year = 2001}`;
		assert.deepEqual(works(text), [
			['two', 'one'],
			['three', 'one'],
			['five', 'four'],
		]);
	});

	it('tells a preprint from its publication', () => {
		const text = `@misc{p, ${chen}, year = 2021}\n@inproceedings{q, ${chen}, year = 2022, booktitle = {ICSE}}`;
		const [finding] = run(findSameWorks(read(text).entries));
		assert.match(finding?.message ?? '', /The same work as "p", which is the preprint\./);
	});

	it('is not found in parts, issues, chapters and other years', () => {
		const by = 'author = {Ann Lee}, title = {Notes From the Editor of This Journal}, year = 2001';
		const chapter = by.replace('Ann Lee', 'Al Oz');
		const text = `
@article{a, ${by}, journal = {J}, volume = 1, number = 1}
@article{b, ${by}, journal = {J}, volume = 1, number = 2}
@incollection{c, ${chapter}, booktitle = {B}, pages = {1--9}}
@incollection{d, ${chapter}, booktitle = {B}, pages = {10--19}}
@book{e, ${by.replace('2001', '1990')}}
@inbook{f, ${by.replace('2001', '1990')}, chapter = 2}
@misc{g, author = {Bo Yu}, title = {Notes From the Editor of This Journal}, year = 2001}
@book{v1, title = {Handbook of Optics}, editor = {M. Bass}, year = 1995, volume = 1}
@book{v2, title = {Handbook of Optics}, editor = {M. Bass}, year = 1995, volume = {2: Devices}}
@inproceedings{c1, author = {C. Koch}, title = {Nonrecursive Queries}, booktitle = {PODS}, year = 2005, pages = {1--9}}
@article{c2, author = {C. Koch}, title = {Nonrecursive Queries}, journal = {TODS}, year = 2006, pages = {100--150}}
@proceedings{h, title = {Proceedings of X}, year = 2001}
@inproceedings{i, booktitle = {Proceedings of X}, year = 2001}
@inproceedings{j, booktitle = {Proceedings of X}, year = 2001}
@xdata{k, title = {Proceedings of X}}`;
		assert.deepEqual(works(text), []);
	});

	it('is left to duplicate keys where the keys are the same', () => {
		assert.deepEqual(works(`@misc{a, ${chen}}\n@misc{A, ${chen}}`), []);
	});
});

describe('entries never cited', () => {
	const text = `
@inproceedings{a, crossref = {book}}
@proceedings{book, title = {B}}
@misc{b, ids = {old, older}}
@misc{c, xdata = {x}}
@xdata{x, note = {n}}
@set{s, entryset = {m1, m2}}
@misc{m1,}
@misc{m2,}
@control{REVTEX42Control,}
@misc{,title = {No key}}
@misc{Unused, related = {a}}
@misc{unused2,}`;
	const unused = (...cited: string[]) => marked(text, run(findUnusedEntries(sources(text), new Set(cited)))).flat();

	it('are those that no citation and no cited entry names', () => {
		assert.deepEqual(unused('A', 'older', 'c', 's'), ['Unused', 'unused2']);
		assert.deepEqual(unused('unused'), ['b', 'c', 's', 'm1', 'm2', 'unused2']);
	});

	it('are none where all is cited, and none in a library that nobody cites', () => {
		assert.deepEqual(unused('*', 'a'), []);
		assert.deepEqual(unused('somethingelse'), []);
		assert.deepEqual(unused(), []);
	});
});

describe('keys without entry', () => {
	const unknownIn = (text: string, markup: Markup, known: readonly string[], namedBy: KnownKeys['namedBy']) => {
		const defined = findDefinedKeys(text, markup);
		const has = (key: string) => known.includes(key) || defined.has(key);
		return findUnknownKeys(findCitations(text, markup), { has, namedBy }).map(({ key, start, end }) => {
			assert.equal(text.slice(start, end), key);
			return key;
		});
	};

	const unknown = (
		text: string,
		markup: Markup,
		known: readonly string[],
		namedBy: 'document' | 'project' = 'document',
	) => unknownIn(text, markup, known, namedBy);
	const guessed = (text: string, known: readonly string[]) => unknownIn(text, 'markdown', known, undefined);

	it('are found in every kind of citation, each time', () => {
		assert.deepEqual(unknown('\\cite{a, b}\n\\citep[see][p.~3]{c,%\r\n  b}', 'latex', ['a']), ['b', 'c', 'b']);
		assert.deepEqual(unknown('See [@a; -@b, p. 3] and @{odd key}.', 'markdown', ['a']), ['b', 'odd key']);
		assert.deepEqual(unknown('#cite(<a>) #cite(<b>)', 'typst', ['a']), ['b']);
		assert.deepEqual(unknown('[cite:@a;@b]', 'org', ['a']), ['b']);
	});

	it('are none where everything is meant, or something else may be', () => {
		assert.deepEqual(unknown('\\nocite{*}', 'latex', []), []);
		assert.deepEqual(unknown('See @fig-one and @sec:two.', 'typst', []), []);
	});

	it('are none that the document defines', () => {
		const latex =
			'\\cite{a,b,c}\\begin{thebibliography}{9}\\bibitem{a} A. \\bibitem[B(2001)]{b} B.\\end{thebibliography}';
		assert.deepEqual(unknown(latex, 'latex', []), ['c']);
		assert.deepEqual(unknown('---\nreferences:\n- id: a\n  title: A\n---\n[@a; @b]', 'markdown', []), ['b']);
		assert.deepEqual(unknown('(@good) An example.\n\nAs (@good) shows, [@b].', 'markdown', []), ['b']);
	});

	it('are surer where the bibliography is named', () => {
		assert.deepEqual(unknown('[@a; @b], thanks to @octocat', 'markdown', ['a'], 'project'), ['b', 'octocat']);
		assert.deepEqual(unknown('[@b], thanks to @octocat', 'markdown', ['a'], 'document'), ['b', 'octocat']);
		assert.deepEqual(unknown('[@b], thanks to @octocat', 'markdown', ['a'], 'project'), ['b']);
		assert.deepEqual(guessed('[@a; @b], thanks to @octocat', ['a']), ['b']);
		assert.deepEqual(guessed('[@b], thanks to @octocat', ['a']), []);
	});

	it('are none that an entry has as a further key', () => {
		assert.deepEqual([...run(readAliases(read('@misc{a, ids = {b, c}}\n@misc{d,}').entries))].filter(Boolean), [
			'b',
			'c',
		]);
	});
});

describe('similar keys', () => {
	const text = `
@misc{chen2021evaluating, author = {Chen, Mark}, year = 2021}
@misc{chen2021evaluation, author = {Chen, Xi}, year = 2021}
@misc{DBLP:journals/corr/abs-2107-03374, author = {Mark Chen and J. Tworek}, year = {2021}}
@misc{muller2019when, author = {M{\\"u}ller, Rafael}, date = {2019-06}}
@misc{lee2020x,}
@misc{王2020,}
@misc{,}`;
	const similar = (key: string) => run(findSimilarEntries(key, read(text).entries)).map((entry) => entry.key);

	it('differ in case, signs or slips of the hand', () => {
		assert.deepEqual(similar('Chen_2021_Evaluating')[0], 'chen2021evaluating');
		assert.deepEqual(similar('cehn2021evaluating')[0], 'chen2021evaluating');
		assert.deepEqual(similar('lee2020y'), ['lee2020x']);
		assert.deepEqual(similar('王2021'), ['王2020']);
		assert.deepEqual(similar('zz'), []);
		assert.deepEqual(similar('#'), []);
	});

	it('are of the same author and year', () => {
		assert.deepEqual(similar('chen2021codex').sort(), [
			'DBLP:journals/corr/abs-2107-03374',
			'chen2021evaluating',
			'chen2021evaluation',
		]);
		assert.deepEqual(similar('Müller2019'), ['muller2019when']);
	});

	it('have parts', () => {
		assert.deepEqual(keyParts('ChenEvaluating_2021a'), { author: 'chen', year: 2021, words: ['evaluating'] });
		assert.deepEqual(keyParts('vanDyck_2008'), { author: 'vandyck', year: 2008, words: [] });
		assert.deepEqual(keyParts('li-etal-2023-starcoder'), { author: 'li', year: 2023, words: ['starcoder'] });
		assert.equal(keyParts('fig:one'), undefined);
		assert.equal(keyParts('a'.repeat(100_000)), undefined);
	});

	it('are as far apart as the slips between them', () => {
		assert.equal(editDistance('', 'abc', 3), 3);
		assert.equal(editDistance('abcd', 'abdc', 3), 1);
		assert.equal(editDistance('kitten', 'sitting', 3), 3);
		assert.equal(editDistance('kitten', 'sitting', 2), undefined);
		assert.equal(editDistance('same', 'same', 0), 0);
		assert.equal(editDistance('same', 'same', -1), undefined);
	});
});

describe('papers for a key', () => {
	const paper = (id: string, family: string, more: Partial<Paper> = {}): Paper => {
		return {
			id,
			title: 'Evaluating Large Language Models',
			entryType: 'misc',
			authors: [{ family }],
			year: 2021,
			...more,
		};
	};
	const papers = [
		paper('chen2021evaluating', 'Chen', { arxiv: '2107.03374' }),
		paper('chen2021other', 'Chen', { title: 'Another Thing', doi: '10.1145/1' }),
		paper('liu2022evaluating', 'Liu'),
	];
	const found = (key: string) => {
		const { exact, similar } = findPapersForKey(key, papers);
		return [exact.map(({ id }) => id), similar.map(({ id }) => id)];
	};

	it('have it as id or identifier, or share slips, author, year and words', () => {
		assert.deepEqual(found('Chen2021Evaluating'), [['chen2021evaluating'], []]);
		assert.deepEqual(found('arXiv:2107.03374v1'), [['chen2021evaluating'], []]);
		assert.deepEqual(found('DBLP:journals/corr/abs-2107-03374'), [['chen2021evaluating'], []]);
		assert.deepEqual(found('10.1145/1'), [['chen2021other'], []]);
		assert.deepEqual(found('chen2021evalauting'), [[], ['chen2021evaluating']]);
		assert.deepEqual(found('chen2021'), [[], ['chen2021evaluating', 'chen2021other']]);
		assert.deepEqual(found('chen-etal-2021-language'), [[], ['chen2021evaluating']]);
		assert.deepEqual(found('smith1999'), [[], []]);
		assert.deepEqual(found('x'.repeat(100_000)), [[], []]);
	});
});
