import assert from 'node:assert/strict';
import { parseNames } from '../../src/core/bibliography/reading/personNames';

const s = String.raw;

/** A person is "Family|Given", a body "=Name". */
const grid: readonly (readonly [value: string, names: string])[] = [
	['Donald E. Knuth', 'Knuth|Donald E.'],
	['Knuth, Donald E.', 'Knuth|Donald E.'],
	['Plato', 'Plato'],
	['Ada Lovelace and Charles Babbage', 'Lovelace|Ada; Babbage|Charles'],
	['A. One\n  AND B. Two\tand\n C. Three', 'One|A.; Two|B.; Three|C.'],
	['Ludwig van Beethoven', 'van Beethoven|Ludwig'],
	['van der Maaten, Laurens', 'van der Maaten|Laurens'],
	["Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", 'de la Vallée Poussin|Charles Louis Xavier Joseph'],
	['Maria de Souza e Silva', 'de Souza e Silva|Maria'],
	['Bell hooks', 'hooks|Bell'],
	['King, Jr., Martin Luther', 'King|Martin Luther, Jr.'],
	['King, Martin Luther, Jr.', 'King|Martin Luther, Jr.'],
	['Martin Luther King Jr.', 'King|Martin Luther, Jr.'],
	['Martin Luther King, Jr.', 'King|Martin Luther, Jr.'],
	['{World Health Organization}', '=World Health Organization'],
	['{Barnes and Noble} and Ann Lee', '=Barnes and Noble; Lee|Ann'],
	[s`{AT\&T Labs} and {\TeX{} Users Group}`, '=AT&T Labs; =TeX Users Group'],
	['{van den Berg}, Jan', 'van den Berg|Jan'],
	['Jan {van den Berg}', 'van den Berg|Jan'],
	[s`Paul Erd{\H o}s and {\'E}va Tardos and \'{A}. B.`, 'Erdős|Paul; Tardos|Éva; B.|Á.'],
	[s`{\O}rsted, Hans Christian and J{\o}rgen {\aa}berg`, 'Ørsted|Hans Christian; åberg|Jørgen'],
	['J.~R. Smith', 'Smith|J. R.'],
	['Smith, J. and others', 'Smith|J.; …'],
	['Smith, J. and et al.', 'Smith|J.; …'],
	['Smith, J. et~al.', 'Smith|J.; …'],
	['family=Hasan, given=Ali, prefix=al, useprefix=true', 'al Hasan|Ali'],
	['given={Jean Pierre}, given-i=JP, family=Simon, suffix=Jr', 'Simon|Jean Pierre, Jr'],
	['Smith, J.; Doe, B. C.; Lee, D.', 'Smith|J.; Doe|B. C.; Lee|D.'],
	['Ann Smith, Bob Jones, Cy Lee', 'Smith|Ann; Jones|Bob; Lee|Cy'],
	['Smith, A., Jones, B.', 'Smith|A.; Jones|B.'],
	['{Smith, A. and Jones, B.}', 'Smith|A.; Jones|B.'],
	['and A. One and and B. Two and', 'One|A.; Two|B.'],
	['Anderson, Andy', 'Anderson|Andy'],
	['李, 明 and 王小明', '李|明; 王小明'],
	['', ''],
	['{', ''],
	['A. {Open', 'Open|A.'],
];

describe('parseNames', () => {
	for (const [value, names] of grid) {
		it(`reads ${value}`, () => assert.equal(shown(value), names));
	}

	it('reads 100 kB of anything', () => {
		for (const part of [',', ' ', '{', '}', 'and ', ' and ', ', ', 'a,', '~', '; ', '=', 'family=,', '"', 'et al ']) {
			assert.ok(parseNames(part.repeat(Math.ceil(100_000 / part.length))).authors.length >= 0);
		}
	});
});

function shown(value: string): string {
	const { authors, truncated } = parseNames(value);
	const names = authors.map((author) => {
		if ('literal' in author) {
			return `=${author.literal}`;
		}
		return author.given === undefined ? author.family : `${author.family}|${author.given}`;
	});
	return [...names, ...(truncated ? ['…'] : [])].join('; ');
}
