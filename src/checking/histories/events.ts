// Calls and responses, one after the other as a log has them, put together into operations. The place in the log is
// the time.
import type { History, Kind, Operation, Value } from "./history";

export interface LogEvent {
  readonly line: number;
  readonly process: string;
  readonly type: "invoke" | "ok" | "fail" | "info";
  readonly kind: Kind;
  readonly object: string;
  /** Of a call what is asked for; of an "ok" of a read what was found. */
  readonly value: Value;
  /** Of a compare-and-set that was answered. */
  readonly output?: boolean;
}

/** A history read from text; or one sentence about why not. */
export type ReadHistory = { readonly history: History } | { readonly problem: string };

const wrong = (line: number, says: string): ReadHistory => ({ problem: `Line ${line}: ${says}` });

export function pair(events: Iterable<LogEvent>): ReadHistory {
  const history: Operation[] = [];
  const open = new Map<string, { readonly at: number; readonly line: number }>();
  let clock = 0;
  for (const { line, process, type, kind, object, value, output } of events) {
    clock++;
    const mine = open.get(process);
    if (type === "invoke") {
      if (mine) return wrong(line, `process ${process} calls again while its call on line ${mine.line} is still open.`);
      open.set(process, { at: history.length, line });
      history.push({ process, object, kind, input: kind === "read" ? null : value, invoked: clock, status: "info" });
      continue;
    }
    const called = mine && history[mine.at];
    if (mine === undefined || called === undefined) {
      return wrong(line, `process ${process} gets a response, but has called nothing.`);
    }
    if (called.kind !== kind) {
      return wrong(line, `the response is to a ${kind}, but the call on line ${mine.line} is a ${called.kind}.`);
    }
    open.delete(process);
    const answer = kind === "read" ? value : output;
    const found = type === "ok" && answer !== undefined ? { output: answer } : {};
    history[mine.at] = { ...called, ...found, returned: clock, status: type };
  }
  return history.length === 0 ? { problem: "There is no operation in this text." } : { history };
}
