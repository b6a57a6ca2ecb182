import path from 'node:path';
import { until } from './until.mjs';

const PICTURES = 'out/ui';

/** VS Code's window as a person sees and uses it. Waits are for what is on the screen. */
export class Workbench {
	constructor(page) {
		this.page = page;
	}

	/** Resolves when the window and the extension's commands can be used. */
	async ready() {
		await this.page.locator('.activitybar [aria-label^="Related Work"]').first().waitFor({ timeout: 60_000 });
	}

	async press(...keys) {
		for (const key of keys) {
			await this.page.keyboard.press(key);
		}
	}

	async type(text) {
		await this.page.keyboard.type(text);
	}

	/** Runs a command by its title in the palette. */
	async command(title) {
		await this.press('F1');
		await this.typeInPicker(`>${title}`);
		await this.activeRow(title).waitFor();
		await this.press('Enter');
	}

	/**
	 * Undoes or redoes with its key, and resolves when that is seen. VS Code refuses, with a notification, while it is still
	 * busy with the last one, whose changes are seen a moment before: then the key is pressed again.
	 */
	async pressUntil(key, isSeen) {
		const refusal = this.page.locator('.part.statusbar .codicon-bell-dot');
		await this.press(key);
		await until(
			async () => {
				if ((await refusal.count()) > 0) {
					await this.command('Notifications: Clear All Notifications');
					await refusal.waitFor({ state: 'hidden' });
					await this.press(key);
				}
				return isSeen();
			},
			(seen) => seen === true,
		);
	}

	/**
	 * Presses keys until something is seen: a hover asked for before the extension runs stays empty, and keys on what VS Code
	 * is about to draw anew are lost.
	 */
	async pressUntilSeen(keys, locator) {
		await until(
			async () => {
				await this.press(...keys);
				return this.isSeen(locator);
			},
			(isSeen) => isSeen,
			30_000,
		);
	}

	/** Opens the focused row of the tree. */
	openRow() {
		return this.pressUntilSeen(
			['ArrowRight'],
			this.page.locator('.part.sidebar [role=treeitem][aria-level="2"]').first(),
		);
	}

	/** Opens a file of the folder, found by its name. */
	async openFile(name) {
		await this.press('Control+KeyP');
		await this.typeInPicker(name);
		await this.activeRow(name).waitFor();
		await this.press('Enter');
		await this.page.locator(`.tab.active[data-resource-name$="${name}"]`).waitFor();
		await this.page.locator('.editor-instance .view-line').first().waitFor();
		await this.page
			.locator('.editor-instance .native-edit-context, .editor-instance textarea.inputarea')
			.first()
			.focus();
	}

	/** Gives up the unsaved changes of the active document. */
	async revert() {
		if ((await this.page.locator('.editor-group-container.active .tab.active.dirty').count()) > 0) {
			await this.command('File: Revert File');
		}
	}

	/** Puts the cursor at a line and column, counted from 1. */
	async goTo(line, column = 1) {
		await this.press('Control+KeyG');
		await this.typeInPicker(`:${line}:${column}`);
		await this.press('Enter');
		await this.pickerClosed();
	}

	async typeInPicker(text) {
		const input = this.page.locator('.quick-input-widget:visible input[type=text]');
		await input.waitFor();
		await input.fill(text);
	}

	async pickerClosed() {
		await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
	}

	/** The row of the picker that Enter takes, if it holds `text`. */
	activeRow(text) {
		return this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text });
	}

	/** Opens the search with its key, and types. */
	async search(text) {
		await this.press('Control+K', 'q');
		await this.page.locator('.quick-input-widget .quick-input-title', { hasText: 'Search Papers' }).waitFor();
		await this.typeInPicker(text);
	}

	/** The drawn rows of the picker from the top: `{ label, detail }`. */
	pickerRows() {
		return this.page.evaluate(() => {
			const text = (row, selector) => row.querySelector(selector)?.textContent.replaceAll('\u00a0', ' ') ?? '';
			return [...document.querySelectorAll('.quick-input-list .monaco-list-row')]
				.sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
				.map((row) => ({
					label: text(row, '.quick-input-list-row .label-name'),
					detail: text(row, '.quick-input-list-label-meta'),
				}));
		});
	}

	/** Resolves to the rows of the picker when they are right. */
	seeRows(isRight) {
		return until(() => this.pickerRows(), isRight);
	}

	/** The drawn lines of the editor. */
	editorLines() {
		return this.page.evaluate(() =>
			[...document.querySelectorAll('.editor-group-container.active .editor-instance .view-lines > .view-line')]
				.sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
				.map((line) => line.textContent.replaceAll('\u00a0', ' ')),
		);
	}

	/** Resolves when some drawn line holds `text`. */
	async seeInEditor(text) {
		await until(
			() => this.editorLines(),
			(lines) => lines.some((line) => line.includes(text)),
		);
	}

	/**
	 * Rests the pointer on the first `word` that is drawn, and gives back the text of the hover that then says `expected`.
	 * A hover asked for before the extension runs stays empty, so the pointer moves away and comes again.
	 */
	async hover(word, expected) {
		const hover = this.hoverText(expected);
		await until(
			async () => {
				const { x, y } = await this.placeOf(word);
				await this.page.mouse.move(x - 4, y);
				await this.page.mouse.move(x, y, { steps: 4 });
				return (await this.isSeen(hover)) || this.page.mouse.move(2, 2);
			},
			(isShown) => isShown === true,
			30_000,
		);
		return hover.innerText();
	}

	/** Rests the pointer on something until a tooltip says `expected`; VS Code hides it when the list is drawn anew. */
	async tooltip(locator, expected) {
		const tooltip = this.page.locator('.monaco-hover:not(.hidden)', { hasText: expected }).last();
		await until(
			async () => {
				await locator.hover();
				return (await this.isSeen(tooltip)) || this.page.mouse.move(2, 2);
			},
			(isShown) => isShown === true,
			30_000,
		);
		return tooltip;
	}

	/** Whether something is on the screen, now or within two seconds. */
	isSeen(locator) {
		return locator.waitFor({ timeout: 2_000 }).then(
			() => true,
			() => false,
		);
	}

	/** The hover on the screen that holds `expected`. */
	hoverText(expected) {
		return this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content', { hasText: expected }).last();
	}

	/** The middle of the first `word` that is drawn in the editor. */
	placeOf(word) {
		return until(
			() =>
				this.page.evaluate((sought) => {
					for (const line of document.querySelectorAll('.editor-group-container.active .view-lines > .view-line')) {
						const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
						while (nodes.nextNode()) {
							const at = nodes.currentNode.data.indexOf(sought);
							if (at >= 0) {
								const range = document.createRange();
								range.setStart(nodes.currentNode, at);
								range.setEnd(nodes.currentNode, at + sought.length);
								const { x, y, width, height } = range.getBoundingClientRect();
								return { x: x + width / 2, y: y + height / 2 };
							}
						}
					}
					return undefined;
				}, word),
			(place) => place !== undefined,
		);
	}

	/** The drawn completions from the top: their labels. */
	suggestions() {
		return this.page.evaluate(() =>
			[...document.querySelectorAll('.suggest-widget.visible .monaco-list-row')]
				.sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
				.map((row) => row.querySelector('.label-name')?.textContent ?? ''),
		);
	}

	/** Resolves to the drawn completions when they are right. */
	seeSuggestions(isRight) {
		return until(() => this.suggestions(), isRight);
	}

	/** The drawn rows of the tree from the top: `{ label, description, level, isExpanded, highlights }`. */
	treeRows() {
		return this.page.evaluate(() =>
			[...document.querySelectorAll('.part.sidebar .tree-explorer-viewlet-tree-view .monaco-list-row')]
				.sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
				.map((row) => ({
					label: row.querySelector('.label-name')?.textContent ?? '',
					description: row.querySelector('.label-description')?.textContent ?? '',
					level: Number(row.getAttribute('aria-level')),
					isExpanded: row.getAttribute('aria-expanded') === 'true',
					highlights: [...row.querySelectorAll('.highlight')].map((part) => part.textContent),
				})),
		);
	}

	/** Resolves to the tree's rows when they are right. */
	seeTree(isRight) {
		return until(() => this.treeRows(), isRight);
	}

	/** Resolves to the labels of the rows that are selected in the tree when they are right. */
	seeTreeSelection(isRight) {
		const rows = this.page.locator('.part.sidebar .monaco-list-row.selected .label-name');
		return until(() => rows.allTextContents(), isRight);
	}

	/** The row with the focus in the tree: `{ label, level }`. */
	focusedTreeRow() {
		return this.page.evaluate(() => {
			const row = document.querySelector('.part.sidebar .monaco-list-row.focused');
			const label = row?.querySelector('.label-name')?.textContent;
			return row && { label, level: Number(row.getAttribute('aria-level')) };
		});
	}

	/** Shows the view of papers, and gives it the focus: VS Code gives it to rows only, so it is asked again when they are there. */
	async openTree() {
		await this.command('Focus on Papers View');
		const rows = await this.seeTree((found) => found.length > 0);
		await this.command('Focus on Papers View');
		await this.page.locator('.part.sidebar .monaco-list:focus').waitFor();
		return rows;
	}

	/** Switches the color theme. */
	async switchTheme(name) {
		await this.press('Control+K', 'Control+T');
		await this.typeInPicker(name);
		await this.activeRow(name).waitFor();
		await this.press('Enter');
		await this.pickerClosed();
	}

	/** The page inside the active webview: VS Code nests two frames. */
	webview() {
		return this.page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame');
	}

	/** Resolves when the status bar says `text`. */
	async seeInStatusBar(text) {
		await this.page.locator('.part.statusbar .statusbar-item', { hasText: text }).first().waitFor();
	}

	clipboard() {
		return this.page.evaluate(() => navigator.clipboard.readText());
	}

	/** Keeps a picture of the window. */
	async picture(name) {
		await this.page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
	}
}
