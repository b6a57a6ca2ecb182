import { latexProse } from './markups/latexSyntax';
import { matchPaths, type NamedFiles, type NamedPath, namedPath, withExtension } from './namedFiles';

/** The files of a LaTeX document; `\jobname` stands for the name of `fileName`. */
export function findLatexFiles(text: string, fileName = ''): NamedFiles {
	const prose = latexProse(text);
	const root = findMagicRoot(text) ?? matchPaths(prose, SUBFILES, withExtension('.tex'))[0];
	const jobName = /([^/\\]*?)(?:\.\w+)?$/.exec(fileName)?.[1] ?? '';
	return {
		bibliographies: findLatexBibliographies(prose, jobName).sort((a, b) => a.start - b.start),
		includes: findInputs(prose).sort((a, b) => a.start - b.start),
		...(root && { root }),
	};
}

/** The bibliographies named in a LaTeX text whose comments are blank. */
export function findLatexBibliographies(prose: string, jobName = ''): NamedPath[] {
	const resolve = (written: string) => (jobName === '' ? written : written.replace(/\\jobname\s*/, jobName));
	const bib = (written: string) => resolve(written).replace(/(?<!\.bib)$/, '.bib');
	const labels = [...prose.matchAll(/\\newcites\s*\{([A-Za-z,\s]*)\}/g)].flatMap(({ 1: names = '' }) =>
		names.split(','),
	);
	const ofLabels = labels.flatMap((label) =>
		matchPaths(prose, new RegExp(String.raw`\\bibliography${label.trim()}\s*\{([^{}]*)\}`, 'g'), bib),
	);
	return [
		...matchPaths(prose, /\\(?:no|default)?bibliography\*?\s*\{([^{}]*)\}/g, bib),
		...matchPaths(prose, /\\putbib\s*\[([^\]{}\\]*)\]/g, bib),
		...matchPaths(prose, /\\begin\s*\{refsection\}\s*\[([^\]{}\\]*)\]/g, bib),
		...matchPaths(prose, /\\add(?:bibresource|globalbib|sectionbib)\s*(?:\[[^\]\\]*\])?\s*\{([^{}]*)\}/g, resolve),
		...ofLabels,
	];
}

/** `\documentclass[../main]{subfiles}` */
const SUBFILES = /\\documentclass\s*\[([^\]{}\\]*)\]\s*\{subfiles\}/g;

/** `% !TEX root = ../main.tex`, the comment that editors read. */
function findMagicRoot(text: string): NamedPath | undefined {
	const comment = /^[ \t]*%[ \t%]*![ \t]*TeX[ \t]+root[ \t]*=[ \t]*(["']?)([^"'\r\n]+?)\1[ \t]*$/im.exec(text);
	const written = comment?.[2];
	if (!comment || written === undefined) {
		return undefined;
	}
	return namedPath(written, comment.index + comment[0].lastIndexOf(written), withExtension('.tex'))[0];
}

function findInputs(prose: string): NamedPath[] {
	const tex = withExtension('.tex');
	const imports = [...prose.matchAll(IMPORT)].flatMap(({ index, 0: token, 1: folder = '', 2: written = '' }) => {
		const path = `${folder.trim().replace(/\/?$/, '/')}${written.trim()}`;
		return namedPath(written, index + token.length - 1 - written.length, () => tex(path));
	});
	return [
		...matchPaths(prose, /\\(?:input|include|subfile|subfileinclude|InputIfFileExists)\s*\{([^{}]*)\}/g, tex),
		...matchPaths(prose, /\\input[ \t]+([^\s\\{}%]+)/g, tex),
		...imports,
	];
}

/** `\import{folder}{file}` and its kin. */
const IMPORT = /\\(?:sub)?(?:import|includefrom|inputfrom)\*?\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g;
