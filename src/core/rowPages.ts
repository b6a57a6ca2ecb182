/** The part of a long list of rows that is shown. */
export interface Page {
	readonly from: number;
	readonly to: number;
}

/** Rows that are not shown yet. */
export interface HiddenRows {
	/** How many they are. */
	readonly hidden: number;
	/** What is shown once some of them are asked for. */
	readonly page: Page;
	/** The place of the row that then is the first of the new ones. */
	readonly next: number;
}

/** How many rows are shown at first, and each time that more are asked for. */
export const PAGE_SIZE = 200;

export const FIRST_PAGE: Page = { from: 0, to: PAGE_SIZE };

/** What of `count` rows is hidden before and behind a page; `undefined` where nothing is. */
export function hiddenRows(
	count: number,
	{ from, to }: Page,
): { readonly before: HiddenRows | undefined; readonly behind: HiddenRows | undefined } {
	const earlier = Math.max(0, from - PAGE_SIZE);
	return {
		before: from > 0 ? { hidden: Math.min(from, count), page: { from: earlier, to }, next: earlier } : undefined,
		behind: to < count ? { hidden: count - to, page: { from, to: to + PAGE_SIZE }, next: to } : undefined,
	};
}

/** The page that shows a place: the same where it shows it already. */
export function pageWith(place: number, page: Page): Page {
	if (place >= page.from && place < page.to) {
		return page;
	}
	const from = place - (place % PAGE_SIZE);
	return { from, to: from + PAGE_SIZE };
}
