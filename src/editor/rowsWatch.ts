import { after } from './turns';

/** Knows when VS Code has the rows of a tree: at a change it forgets them, and asks for them some time later, group by group. */
export class RowsWatch {
	private isStale = false;
	private asked = 0;
	private answered = 0;

	/** The rows are others now. */
	changed(): void {
		this.isStale = true;
	}

	/** Passes on what VS Code is given. */
	async answer<T>(rows: T | PromiseLike<T>): Promise<T> {
		this.isStale = false;
		this.asked++;
		try {
			return await rows;
		} finally {
			this.asked--;
			this.answered = Date.now();
		}
	}

	/** VS Code has the rows; or it does not ask for them, as for a view that is not shown. */
	async settled(): Promise<void> {
		const end = Date.now() + MOST_WAIT_MS;
		while (Date.now() < end && (this.isStale || this.asked > 0 || Date.now() - this.answered < QUIET_MS)) {
			await after(STEP_MS);
		}
	}
}

/** Between two questions of one round. */
const QUIET_MS = 80;
const STEP_MS = 20;
const MOST_WAIT_MS = 1000;
