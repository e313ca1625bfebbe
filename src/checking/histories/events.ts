// Calls and responses, one after the other as a log has them, put together into operations. The place in the log is
// the time.
import { type History, type Kind, type Operation, uniform, type Value } from "./history";

export interface LogEvent {
  readonly line: number;
  readonly process: string;
  readonly type: "invoke" | "ok" | "fail" | "info";
  readonly kind: Kind;
  /** Undefined if the log does not say apart from the value. */
  readonly object: string | undefined;
  /** Of a call what is asked for; of an "ok" of a read what was found. */
  readonly value: Value;
  /** Of a compare-and-set that was answered. */
  readonly output?: boolean;
}

export interface FoundHistory {
  readonly history: History;
  /** Of each operation the line where it begins. */
  readonly lines: readonly number[];
  /** What the objects hold before anything is written, where the text tells. */
  readonly initial?: Value;
}
/** A history read from text; or one sentence about why not, with its line where it has one. */
export type ReadHistory = FoundHistory | { readonly problem: string; readonly line?: number };

export const wrong = (line: number, says: string): ReadHistory => ({ problem: `Line ${line}: ${says}`, line });

export function pair(log: readonly LogEvent[]): ReadHistory {
  const history: Operation[] = [];
  const lines: number[] = [];
  const open = new Map<string, number>();
  const keyed = hasTuples(log);
  let clock = 0;
  for (const event of keyed ? log.map(fromTuple) : log) {
    clock++;
    const { line, process, type, kind, value, output, object = "" } = event;
    const at = open.get(process);
    const called = at === undefined ? undefined : history[at];
    if (type === "invoke") {
      if (at !== undefined) {
        return wrong(line, `process ${process} calls again while its call on line ${lines[at]} is still open.`);
      }
      if (kind === "cas" && !isPair(value)) return wrong(line, "A cas needs two values, what it expects and what it sets.");
      open.set(process, history.length);
      lines.push(line);
      history.push(uniform({ process, object, kind, input: kind === "read" ? null : value, invoked: clock, status: "info" }));
      continue;
    }
    // A note that is the end of nothing: whoever wrote it only had something to say.
    if (type === "info" && called === undefined) continue;
    if (at === undefined || called === undefined) {
      return wrong(line, `process ${process} gets a response, but has called nothing.`);
    }
    if (called.kind !== kind) {
      return wrong(line, `the response is to a ${kind}, but the call on line ${lines[at]} is a ${called.kind}.`);
    }
    open.delete(process);
    const { input, invoked } = called;
    const found = type === "ok" ? (kind === "read" ? value : output) : undefined;
    history[at] = { process, object: called.object, kind, input, output: found, invoked, returned: clock, status: type } as Operation;
  }
  return history.length === 0 ? { problem: "There is no operation in this text." } : { history, lines };
}

const isPair = (value: Value): value is readonly [Value, Value] => Array.isArray(value) && value.length === 2;

/**
 * Whether every value is a key with the value at that key, as where many registers are tested at once. Then even a
 * read's call has a pair, and a compare-and-set's pair is the second of another.
 */
function hasTuples(log: readonly LogEvent[]): boolean {
  const calls = log.filter(({ type }) => type === "invoke");
  return calls.some(({ kind }) => kind === "read" || kind === "cas") && calls.every(({ object, kind, value }) =>
    object === undefined && isPair(value) && (kind !== "cas" || isPair(value[1])));
}

const fromTuple = (event: LogEvent): LogEvent =>
  (isPair(event.value) ? { ...event, object: nameOfObject(event.value[0]), value: event.value[1] } : event);

export const nameOfObject = (key: Value): string => (typeof key === "string" ? key : JSON.stringify(key));
