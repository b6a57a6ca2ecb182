const oneArgument = `label input include includeonly includegraphics includesvg includepdf includestandalone bibliography
	bibliographystyle addbibresource addglobalbib addsectionbib usepackage RequirePackage documentclass LoadClass
	usetikzlibrary usetheme usecolortheme url path nolinkurl href hyperlink hypertarget lstinputlisting verbatiminput subfile
	graphicspath externaldocument pagestyle thispagestyle bibitem textcolor color colorbox definecolor pagecolor begin end
	gls Gls GLS glspl Glspl glsentrytext acrshort acrlong acrfull ac Ac acs acl acf acp acsp aclp acfp acro DeclareAcronym
	newacronym newglossaryentry newcommand renewcommand providecommand newenvironment renewenvironment newcounter setcounter
	addtocounter setlength addtolength vspace hspace tikzset pgfplotsset pgfplotstableread sisetup lstset geometry
	foreignlanguage selectlanguage defcitealias citetalias citepalias crefname Crefname inputencoding fontfamily bibentry
	refstepcounter stepcounter numberwithin`;
const twoArguments = 'import subimport inputfrom includefrom inputminted crefrange Crefrange vrefrange fcolorbox';

/** Commands whose first arguments hold a key, a file, a length or a name, never prose; with how many of them. */
export const argumentCounts: ReadonlyMap<string, number> = new Map([
	...oneArgument.split(/\s+/).map((name): [string, number] => [name, 1]),
	...twoArguments.split(/\s+/).map((name): [string, number] => [name, 2]),
]);

/** How many leading arguments in braces of a command (its name without `\` and `*`) hold no prose. */
export function argumentsWithoutProse(name: string): number {
	const count = argumentCounts.get(name);
	if (count !== undefined) {
		return count;
	}
	return isCitation(name) || /refs?$/i.test(name) ? 1 : 0;
}

/** Whether a command cites: its optional arguments are notes, which are prose. */
export function isCitation(name: string): boolean {
	return /cite/i.test(name) && !/citestyle$/i.test(name);
}

/** Environments that hold a formula. */
export const mathEnvironments =
	environments(`equation align alignat flalign gather multline eqnarray math displaymath dmath
	IEEEeqnarray xalignat xxalignat empheq`);

/** Environments whose text is printed as it stands, as code. */
export const verbatimEnvironments =
	environments(`verbatim Verbatim BVerbatim LVerbatim lstlisting minted alltt filecontents
	macrocode pycode pyblock tcblisting codeblock`);

function environments(names: string): ReadonlySet<string> {
	return new Set(names.split(/\s+/).flatMap((name) => [name, `${name}*`]));
}
