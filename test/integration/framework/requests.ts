/** The addresses on other machines that anything in this extension host asked for since `recordRequests`. */
export const requests: string[] = [];

/** From now on, every request to another machine is noted in `requests`. */
export function recordRequests(): void {
	if ('importScripts' in globalThis) {
		recordInWorker();
	} else {
		recordSockets();
	}
}

function note(address: unknown): void {
	const text = String(address);
	const host = /^[a-z]+:\/\/([^/:]+|\[[^\]]+\])/i.exec(text)?.[1];
	if (host !== undefined && !LOCAL.includes(host)) {
		requests.push(text);
	}
}

const LOCAL = ['127.0.0.1', 'localhost', '[::1]'];

// Every connection of Node goes through this method, those of fetch, http and https as well.
function recordSockets(): void {
	const { Socket } = require('node:net') as typeof import('node:net');
	const connect = Socket.prototype.connect as (...values: unknown[]) => unknown;
	Socket.prototype.connect = function (this: unknown, ...values: unknown[]) {
		const [options] = values.flat() as [{ host?: string; port?: number; path?: string } | undefined];
		if (options?.path === undefined) {
			note(`tcp://${options?.host ?? 'localhost'}:${options?.port}`);
		}
		return Reflect.apply(connect, this, values);
	} as typeof Socket.prototype.connect;
}

// VS Code itself keeps code of extensions from the other ways out of a worker.
function recordInWorker(): void {
	const { fetch, XMLHttpRequest, WebSocket } = globalThis as unknown as Worker;
	const worker = globalThis as unknown as Worker;
	worker.fetch = (...values) => {
		const [asked] = values;
		note(asked instanceof Request ? asked.url : asked);
		return fetch(...values);
	};
	const { open } = XMLHttpRequest.prototype;
	XMLHttpRequest.prototype.open = function (this: unknown, ...values) {
		note(values[1]);
		return Reflect.apply(open, this, values);
	};
	worker.WebSocket = new Proxy(WebSocket, {
		construct(target, values) {
			note(values[0]);
			return Reflect.construct(target, values);
		},
	});
}

interface Worker {
	fetch: typeof fetch;
	XMLHttpRequest: { prototype: { open(...values: unknown[]): unknown } };
	WebSocket: new (...values: unknown[]) => object;
}
