import { findCitations } from './citations';
import { type CitationCommand, type CitationKind, citationCommands, type Markup } from './styles';

/** The citation commands of a markup in the order to offer them: those that a text uses, most used first; those whose package it names; the rest. */
export function rankedCommands(text: string, markup: Markup): readonly CitationCommand[] {
	const uses = new Map<string, number>();
	for (const { command } of findCitations(text, markup)) {
		uses.set(command, (uses.get(command) ?? 0) + 1);
	}
	const isMissing = ({ package: needed }: CitationCommand) =>
		needed !== undefined && !needed.split(' or ').some((name) => text.includes(name));
	return [...citationCommands(markup)].sort(
		(a, b) => (uses.get(b.command) ?? 0) - (uses.get(a.command) ?? 0) || Number(isMissing(a)) - Number(isMissing(b)),
	);
}

/** Whether a note or page makes sense with a kind of citation: not where it prints a part of the entry, a raised number, or nothing. */
export function takesNotes(kind: CitationKind): boolean {
	return !['author', 'year', 'title', 'superscript', 'full', 'hidden'].includes(kind);
}

/** The note behind a citation for pages as someone types them: "12" is p. 12, "12-15" is pp. 12–15; other text stays as it is. */
export function formatPages(typed: string, markup: Markup): string {
	const pages = typed.trim().replace(/\s*(?:-{1,3}|[–—])\s*/g, '-');
	if (!/^(?:\d+(?:-\d+)?(?:,\s*|$))+$/.test(pages)) {
		return typed.trim();
	}
	const isOne = /^\d+$/.test(pages);
	return markup === 'latex'
		? `${isOne ? 'p' : 'pp'}.~${pages.replace(/-/g, '--')}`
		: `${isOne ? 'p' : 'pp'}. ${pages.replace(/-/g, '–')}`;
}
