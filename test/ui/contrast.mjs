import { until } from './until.mjs';

/** The contrast between the text of an element and what is painted behind it: 1 to 21. */
export function contrast(locator) {
	return until(
		() => drawnContrast(locator),
		(value) => value !== undefined,
	);
}

// `undefined` where the element was replaced just now.
function drawnContrast(locator) {
	return locator.evaluate((element) => {
		if (!element.isConnected) {
			return undefined;
		}
		const numbers = (color) => color.match(/[\d.]+/g).map(Number);
		const backgrounds = [];
		for (let behind = element; behind; behind = behind.parentElement) {
			backgrounds.push(numbers(getComputedStyle(behind).backgroundColor));
		}
		const over = ([red, green, blue, alpha = 1], below) =>
			[red, green, blue].map((part, index) => part * alpha + below[index] * (1 - alpha));
		const background = backgrounds.reduceRight((below, color) => over(color, below), [255, 255, 255]);
		const text = over(numbers(getComputedStyle(element).color), background);
		// Relative luminance, as the Web Content Accessibility Guidelines define it.
		const luminance = (color) => {
			const [red, green, blue] = color.map((part) => {
				const share = part / 255;
				return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		};
		const [light, dark] = [luminance(text), luminance(background)].sort((a, b) => b - a);
		return (light + 0.05) / (dark + 0.05);
	});
}
