// The labs in a terminal. Exit codes: 0 holds, 1 violated, 2 the call cannot be understood.
import { parseArgs } from "node:util";
import { options, readCall, usage, UsageError } from "./call";
import { check } from "./check";
import { history, historyUsage } from "./history";
import { run } from "./run";

function main(args: readonly string[]): number {
  const { values, positionals: [verb, ...rest] } = parseArgs({ args: [...args], allowPositionals: true, options });
  switch (verb) {
    case "run": return run(readCall(values, rest));
    case "check": return check(readCall(values, rest));
    case "history": return history(values, rest);
    default: throw new UsageError(`${usage}\n${historyUsage}`);
  }
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
