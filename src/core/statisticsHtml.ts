import { displayText } from './displayText';
import type { Bar, Chart } from './statistics';

/** The command that the bars link to, with the filter as its argument. */
export const BAR_COMMAND = 'relatedWork.showPapers';

/** The statistics as a page without scripts; `nonce` lets its own style through. */
export function statisticsHtml(papers: number, charts: readonly Chart[], nonce: string): string {
	return page(
		`<p>${countOf(papers, 'paper')} in the library. Each bar leads to its papers in the Papers view.</p>
${charts.map(chartHtml).join('\n')}`,
		nonce,
	);
}

/** What is shown until the statistics are made. */
export function readingHtml(nonce: string): string {
	return page('<p role="status">Reading the library…</p>', nonce);
}

function page(body: string, nonce: string): string {
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<title>Library Statistics</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>Library Statistics</h1>
${body}
</main>
</body>
</html>`;
}

function chartHtml({ title, explanation, unit, bars, left, empty }: Chart): string {
	const most = Math.max(1, ...bars.map(({ count }) => count));
	const list = bars.map((bar) => barHtml(bar, most, unit)).join('\n');
	return `<section>
<h2>${escapeHtml(title)}</h2>
${bars.length === 0 ? `<p>${escapeHtml(empty)}</p>` : `<p>${escapeHtml(explanation)}</p>\n<ul>\n${list}\n</ul>`}
${left > 0 ? `<p>And ${left} more.</p>` : ''}
</section>`;
}

/** The text of the link says what its picture shows, so that nothing is lost on who does not see it. */
function barHtml({ label, detail, count, filter }: Bar, most: number, unit: string): string {
	const width = Math.max(0.5, (100 * count) / most).toFixed(1);
	const told = [label, detail].filter(Boolean).join(' · ');
	const number = escapeHtml(countOf(count, unit));
	const link = `command:${BAR_COMMAND}?${encodeURIComponent(JSON.stringify([filter]))}`;
	const small = detail === undefined ? '' : ` <small>${escapeHtml(displayText(detail, 120))}</small>`;
	return `<li><a href="${escapeHtml(link)}" title="${escapeHtml(displayText(told))}">
<span class="label">${escapeHtml(displayText(label, 160))}${small}</span>
<svg role="img" viewBox="0 0 100 10" preserveAspectRatio="none"><title>${number}</title><rect width="${width}" height="10"/></svg>
<span class="count" aria-hidden="true">${count}</span></a></li>`;
}

function countOf(count: number, unit: string): string {
	return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Untrusted text as text, or as the value of an attribute in double quotes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
body { color: var(--vscode-foreground); font: var(--vscode-font-size)/1.4 var(--vscode-font-family); }
main { max-width: 60em; margin: 0 auto; padding: 1em; }
h1 { font-size: 1.6em; font-weight: 600; }
h2 { font-size: 1.2em; font-weight: 600; margin: 2em 0 0.2em; }
p, small { color: var(--vscode-descriptionForeground); margin: 0 0 0.6em; }
ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: fit-content(24em) 1fr auto; column-gap: 0.8em; }
li, a { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; }
a { align-items: center; padding: 0.15em 0.3em; color: var(--vscode-foreground); text-decoration: none; border-radius: 3px; }
a:hover { background: var(--vscode-list-hoverBackground); color: var(--vscode-list-hoverForeground, var(--vscode-foreground)); }
a:hover .label { text-decoration: underline; }
a:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
.label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.label small { display: block; overflow: hidden; text-overflow: ellipsis; }
.count { text-align: right; font-variant-numeric: tabular-nums; }
svg { width: 100%; height: 1em; display: block; }
rect { fill: var(--vscode-charts-blue); }
section:nth-of-type(even) rect { fill: var(--vscode-charts-green); }
.vscode-high-contrast rect { stroke: var(--vscode-contrastBorder); vector-effect: non-scaling-stroke; }
@media (max-width: 480px) { .label { grid-column: 1 / -1; white-space: normal; } svg { grid-column: 1 / 3; } }
`;
