// Plain JavaScript in place of the two native modules the editor loads at every start.
// Without a native build each would print a stack trace per logger; building them takes a compiler and minutes.

/** For @vscode/spdlog: log lines to a file. One `exports.name =` each, because it is `import()`ed from an ES module. */
export const spdlog = `
const fs = require('fs');
const path = require('path');
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; this.raw = false; }
  write(level, text) {
    if (level < this.level) return;
    const line = this.raw ? text : new Date().toISOString() + ' [' + LEVELS[level] + '] ' + text + '\\n';
    try { fs.appendFileSync(this.file, line); } catch {}
  }
  trace(text) { this.write(0, text); }
  debug(text) { this.write(1, text); }
  info(text) { this.write(2, text); }
  warn(text) { this.write(3, text); }
  error(text) { this.write(4, text); }
  critical(text) { this.write(5, text); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  clearFormatters() { this.raw = true; }
  setPattern() {}
  flush() {}
  drop() {}
}
async function create(name, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return new Logger(file);
}
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`;

/** For @vscode/native-watchdog: ends the extension host when the server that forked it is gone. */
export const watchdog = `
exports.start = (pid) => {
  const timer = setInterval(() => { try { process.kill(pid, 0); } catch { process.exit(87); } }, 1000);
  timer.unref();
};
exports.exit = (code) => process.exit(code || 0);
`;
