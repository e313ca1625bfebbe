// The labs in a terminal. Exit codes: 0 holds, 1 violated, 2 the call cannot be understood.
import { parseArgs } from "node:util";
import { isMainThread } from "node:worker_threads";
import { options, readCall, usage, UsageError } from "./call";
import { check } from "./check";
import { joinCrew } from "./crew";
import { history, historyUsage } from "./history";
import { run } from "./run";
import { sweep, sweepUsage } from "./sweep";

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals: [verb, ...rest] } = parseArgs({ args: [...args], allowPositionals: true, options });
  switch (verb) {
    case "run": return run(readCall(values, rest));
    case "check": return check(readCall(values, rest));
    case "sweep": return sweep(values, rest);
    case "history": return history(values, rest);
    default: throw new UsageError(`${usage}\n${sweepUsage}\n${historyUsage}`);
  }
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

if (isMainThread) main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, fail);
else joinCrew();
