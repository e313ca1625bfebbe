// Jepsen's logs of calls and responses: lines such as `INFO  jepsen.util - 0 :invoke :write 3`, of the tests of etcd
// that linearizability checkers have used since and of later ones, or bare as in a history.txt. Lines about anything
// else are passed over. A compare-and-set that failed without an error had found another value, which is an answer
// and is checked; any other failure did not happen.
import { firstEdn } from "./edn";
import type { LogEvent, ReadHistory } from "./events";
import { pair, wrong } from "./events";
import type { Kind, Value } from "./history";
import { plain } from "./read-edn";

const logged = /jepsen\.util\s*[-:]\s+(\d+)\s+:(\S+)\s+:(\S+)\s*([^]*)$/;
const bare = /^(\d+)\s+:(invoke|ok|fail|info)\s+:(\S+)\s*([^]*)$/;
const types = ["invoke", "ok", "fail", "info"] as const;
const lineMax = 10_000;

/** Whether a text has a line of such a log. */
export const isLog = (text: string): boolean =>
  /jepsen\.util\s*[-:]\s+\d+\s+:/.test(text) || /^\d+\s+:(?:invoke|ok|fail|info)\s+:/m.test(text);

export function readLog(text: string): ReadHistory {
  const events: LogEvent[] = [];
  let line = 0;
  for (let from = 0; from <= text.length;) {
    const next = text.indexOf("\n", from);
    const to = next < 0 ? text.length : next;
    const content = text.slice(from, Math.min(to, from + lineMax)).trimEnd();
    const match = logged.exec(content) ?? bare.exec(content);
    from = to + 1;
    line++;
    if (match === null) continue;
    const event = eventOf(match, line);
    if (typeof event === "string") return wrong(line, event);
    events.push(event);
  }
  return pair(events);
}

function eventOf(match: RegExpExecArray, line: number): LogEvent | string {
  const [process, type, kind, rest] = [match[1] ?? "", match[2] ?? "", match[3] ?? "", match[4] ?? ""];
  const known = types.find((one) => one === type);
  if (known === undefined) return `:${type} is none of :invoke, :ok, :fail and :info.`;
  if (kind !== "read" && kind !== "write" && kind !== "cas") return `:${kind} is none of :read, :write and :cas.`;
  // What follows the name of an operation without an answer is the error.
  if (known === "info") return { line, process, type: known, kind, object: undefined, value: null };
  const read = valueOf(kind, rest);
  if (read === undefined) {
    return known === "fail" ? { line, process, type: known, kind, object: undefined, value: null }
      : `${JSON.stringify(rest.trim().slice(0, 40))} is not what a ${kind} can have.`;
  }
  const { value, after } = read;
  const answered = kind === "cas" && (known === "ok" || (known === "fail" && (after === "" || after.startsWith(":hint"))));
  return answered ? { line, process, type: "ok", kind, object: undefined, value, output: known === "ok" }
    : { line, process, type: known, kind, object: undefined, value };
}

const simple = /^(nil|-?\d{1,15})(?:\s+([^]*))?$/;
const twoNumbers = /^\[(-?\d{1,15}) (-?\d{1,15})\]\s*([^]*)$/;

/** What an operation asks for or found, and what stands behind it. The first two are all that etcd's logs have. */
function valueOf(kind: Kind, rest: string): { readonly value: Value; readonly after: string } | undefined {
  const one = simple.exec(rest);
  if (one) return kind === "cas" ? undefined : { value: one[1] === "nil" ? null : Number(one[1]), after: one[2] ?? "" };
  const two = twoNumbers.exec(rest);
  if (two) return { value: [Number(two[1]), Number(two[2])], after: two[3] ?? "" };
  const first = firstEdn(rest);
  const isError = first !== undefined && typeof first.value === "object" && first.value !== null && first.value.type !== "sequence";
  const isWord = first !== undefined && typeof first.value === "string" && !rest.startsWith("\"");
  return first === undefined || isError || isWord ? undefined : { value: plain(first.value), after: first.rest };
}
