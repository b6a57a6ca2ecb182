// The part of @vscode/spdlog that VS Code uses: the same log files, written synchronously.
const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
	constructor(file) {
		this.file = file;
		this.level = LEVELS.indexOf('info');
		this.isRaw = false;
		fs.mkdirSync(path.dirname(file), { recursive: true });
		for (const [level, name] of LEVELS.entries()) {
			this[name === 'warning' ? 'warn' : name] = (message) => this.log(level, message);
		}
	}
	setLevel(level) {
		this.level = level;
	}
	getLevel() {
		return this.level;
	}
	setPattern() {
		this.isRaw = false;
	}
	clearFormatters() {
		this.isRaw = true;
	}
	flush() {}
	drop() {}
	log(level, message) {
		if (level >= this.level && fs.existsSync(path.dirname(this.file))) {
			const line = `${new Date().toISOString()} [${LEVELS[level]}] ${message}\n`;
			fs.appendFileSync(this.file, this.isRaw ? String(message) : line);
		}
	}
}

const createLogger = async (_name, file) => new Logger(file);

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
exports.Logger = Logger;
