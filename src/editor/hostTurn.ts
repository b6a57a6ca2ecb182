/**
 * Does some work in a turn of the extension host of its own, once others were served: in Node a timer that is due would come
 * before what came in meanwhile.
 */
export function inNextTurn(work: () => void): void {
	if (typeof setImmediate === 'function') {
		setImmediate(work);
	} else {
		setTimeout(work, 0);
	}
}
