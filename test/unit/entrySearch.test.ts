import assert from 'node:assert/strict';
import { type BibliographyText, readBibliography } from '../../src/core/bibliography/bibliography';
import { openLibrary } from '../../src/core/library';
import { proposeCitations } from '../../src/core/search/citationProposals';
import { type EntryIndex, indexEntries, searchEntries } from '../../src/core/search/entrySearch';
import { finish } from '../../src/core/search/packed/steps';
import { userTerm } from '../../src/core/terms/learnedGlossary';
import { withGlossary } from '../../src/core/terms/learnedLibrary';
import { bundledData } from './bundledData';

const library = openLibrary(bundledData);

const BIB = String.raw`
@string{jmlr = {JMLR}}
@article{goedel-1931, author = {G{\"o}del, Kurt}, title = {{\"U}ber formal unentscheidbare S{\"a}tze}, year = 1931}
@inproceedings{DBLP:conf/icse/SmithJ20, author = {Smith, Ann and Jones, Bo}, title = {Reading {Code} with $n$-grams}, year = {2020}}
@misc{humaneval, author = {Chen, Mark and Tworek, Jerry and others}, title = {Evaluating Large Language Models Trained on Code}, year = 2021, eprint = {2107.03374}, archiveprefix = {arXiv}}
@incollection{chapter, author = {Jones, Cy}, crossref = {volume}}
@book{volume, editor = {Roe, Di}, title = {A Volume on Compilers}, date = {1999-05}}
@xdata{house, publisher = {Pub}}
@article{zhang2022, author = {张三}, title = {程序的自动生成}, year = 2022}
@article{, title = {No key}}
`;

function read<T>(work: Iterator<unknown, T>): T {
	for (let step = work.next(); ; step = work.next()) {
		if (step.done) {
			return step.value;
		}
	}
}

function index(text: string): EntryIndex {
	return read(indexEntries(read(readBibliography(text) as Iterator<unknown, BibliographyText>)));
}

const small = index(BIB);

const keys = (typed: string, indexes: readonly EntryIndex[] = [small]) =>
	finish(searchEntries(indexes, typed)).map(({ entry }) => entry.key);

describe('The search of entries', () => {
	const found: readonly (readonly [typed: string, keys: readonly string[]])[] = [
		['godel', ['goedel-1931']],
		['Gödel', ['goedel-1931']],
		['uber formal', ['goedel-1931']],
		['goedel-19', ['goedel-1931']],
		['DBLP:conf/icse/Smi', ['DBLP:conf/icse/SmithJ20']],
		['mithj2', ['DBLP:conf/icse/SmithJ20']],
		['jones code', ['DBLP:conf/icse/SmithJ20']],
		['code 2020 smith', ['DBLP:conf/icse/SmithJ20']],
		['n-grams', ['DBLP:conf/icse/SmithJ20']],
		['large language models', ['humaneval']],
		['1999', ['volume', 'chapter']],
		['compilers jones', ['chapter']],
		['zhang', ['zhang2022']],
		['自动', ['zhang2022']],
		['comiplers', ['volume', 'chapter']],
		['smiht', ['DBLP:conf/icse/SmithJ20']],
		['godel nonsenseword', ['goedel-1931']],
		['house', []],
		['nokey', []],
		['qqqq', []],
		['', []],
		['{}%$', []],
	];
	for (const [typed, expected] of found) {
		it(`finds by "${typed}"`, () => assert.deepEqual(keys(typed).sort(), [...expected].sort()));
	}

	it('puts the key that was typed first, then keys that begin so', () => {
		const several = index('@misc{ab, title={x}} @misc{a, title={y}} @misc{z, title={a a a}, author={A, A}}');
		assert.deepEqual(keys('a', [several]).slice(0, 2), ['a', 'ab']);
	});

	it('prefers the first author to others, and authors to titles', () => {
		const several = index(
			'@misc{k1, title={On Chen}} @misc{k2, author={Roe, A and Chen, B}} @misc{k3, author={Chen, B and Roe, A}}',
		);
		assert.deepEqual(keys('chen', [several]), ['k3', 'k2', 'k1']);
	});

	it('reaches every entry by its key and by its title', () => {
		const many = Array.from({ length: 3000 }, (_, number) => `@misc{key${number}, title={Title number w${number}x}}`);
		const indexed = index(many.join('\n'));
		for (const number of [0, 1, 42, 999, 1000, 2999]) {
			assert.equal(keys(`key${number}`, [indexed])[0], `key${number}`);
			assert.equal(keys(`w${number}x`, [indexed])[0], `key${number}`);
		}
	});

	it('takes very long text', () => {
		assert.deepEqual(keys('x'.repeat(100_000)), []);
		assert.deepEqual(keys('go '.repeat(50_000)).slice(0, 1), ['goedel-1931']);
	});
});

describe('The proposals for a citation', () => {
	const propose = (typed: string, cited: readonly string[] = [], recent: readonly string[] = []) =>
		read(proposeCitations(typed, { indexes: [small], library, cited, recent })).map((proposal) =>
			'entry' in proposal ? proposal.entry.key : `+${proposal.paper.id}`,
		);

	it('lists what is cited already, then what was picked lately, then the rest', () => {
		const listed = propose('', ['zhang2022', 'nowhere'], ['chen2021codex', 'austin2021program']);
		assert.deepEqual(listed.slice(0, 3), ['zhang2022', 'humaneval', 'goedel-1931']);
		assert.equal(listed.at(-1), '+austin2021program');
	});

	it('keeps that order among what was found', () => {
		assert.deepEqual(propose('jones', ['chapter']).slice(0, 2), ['chapter', 'DBLP:conf/icse/SmithJ20']);
		assert.equal(propose('volume', ['chapter'])[0], 'volume');
	});

	it('finds entries by what the library knows of them', () => {
		assert.equal(propose('codex')[0], 'humaneval');
		assert.ok(!propose('evaluating large language models').includes('+chen2021codex'));
	});

	it('puts the paper that a learned name stands for first, with and without an entry', () => {
		const own = (key: string, title: string) => ({
			id: `file:///a.bib#${key}`,
			key,
			title,
			authors: [],
			entryType: 'misc',
		});
		const volume = own('volume', 'A Volume on Compilers');
		const elsewhere = own('elsewhere', 'Quite another work');
		const terms = [userTerm('Jones', volume.id), userTerm('SimPO', elsewhere.id)];
		const learned = read(withGlossary(library, terms, [volume, elsewhere]));
		const keysFor = (typed: string) =>
			read(proposeCitations(typed, { indexes: [small], library: learned, cited: ['chapter'], recent: [] })).map(
				(proposal) => ('entry' in proposal ? proposal.entry.key : `+${proposal.paper.id}`),
			);
		assert.deepEqual(keysFor('jones').slice(0, 2), ['volume', 'chapter']);
		assert.equal(keysFor('SimPO')[0], '+file:///a.bib#elsewhere');
	});

	it('adds papers of the library behind the entries', () => {
		assert.equal(propose('program synthesis with large language models')[0], 'humaneval');
		assert.ok(propose('program synthesis with large language models').includes('+austin2021program'));
	});
});
