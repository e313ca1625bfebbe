// The labs in a terminal. Exit codes: 0 holds, 1 violated, 2 the call cannot be understood, or the answer not be told.
import { parseArgs } from "node:util";
import { isMainThread } from "node:worker_threads";
import { options, readCall, refuseOthers, usage, UsageError, type Verb, verbs } from "./call";
import { check } from "./check";
import { joinCrew } from "./crew";
import { history, historyUsage } from "./history";
import { run } from "./run";
import { sweep, sweepUsage } from "./sweep";

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals: [verb, ...rest] } = parseArgs({ args: [...args], allowPositionals: true, options });
  const everything = `${usage}\n${sweepUsage}\n${historyUsage}`;
  if (values.help === true || verb === "help") {
    console.log(everything);
    return 0;
  }
  if (verb === undefined || !isVerb(verb)) throw new UsageError(verb === undefined ? everything : `There is no command "${verb}".\n${everything}`);
  refuseOthers(verb, values, rest);
  switch (verb) {
    case "run": return run(readCall(values, rest));
    case "check": return check(readCall(values, rest));
    case "sweep": return sweep(values, rest);
    case "history": return history(values, rest);
  }
}

const isVerb = (word: string): word is Verb => Object.hasOwn(verbs, word);

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

if (isMainThread) main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, fail);
else joinCrew();
