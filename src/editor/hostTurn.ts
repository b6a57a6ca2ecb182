import { lazily } from '../core/lazily';

/**
 * Does some work in a turn of the extension host of its own, once others were served. A timer would do otherwise: in Node one
 * that is due comes before what came in meanwhile, in a browser it waits for some milliseconds.
 */
export function inNextTurn(work: () => void): void {
	if (typeof setImmediate === 'function') {
		setImmediate(work);
	} else {
		waiting.push(work);
		openPort().postMessage(undefined);
	}
}

const waiting: (() => void)[] = [];

const openPort = lazily(() => {
	const { port1, port2 } = new MessageChannel();
	port1.addEventListener('message', () => waiting.shift()?.());
	port1.start();
	return port2;
});
