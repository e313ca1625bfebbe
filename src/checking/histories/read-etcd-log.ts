// The logs of Jepsen's tests of etcd, as linearizability checkers have used them since: one register, lines such as
// `INFO  jepsen.util - 0 :invoke :write 3`. A compare-and-set that failed had found another value, which is an answer
// and is checked; any other failure did not happen. Lines about anything else are passed over.
import type { Kind, Value } from "./history";
import type { LogEvent, ReadHistory } from "./events";
import { pair } from "./events";

const line = /^INFO\s+jepsen\.util\s+-\s+(\d+)\s+:(\S+)\s+:(\S+)\s*(.*?)\s*$/;
const pairOf = /^\[\s*(nil|-?\d+)\s+(nil|-?\d+)\s*\]$/;
const types = ["invoke", "ok", "fail", "info"] as const;

export function readEtcdLog(text: string): ReadHistory {
  const events: LogEvent[] = [];
  for (const [at, content] of text.split("\n").entries()) {
    const match = line.exec(content.slice(0, 1_000));
    if (match === null) continue;
    const event = eventOf(match, at + 1);
    if (typeof event === "string") return { problem: `Line ${at + 1}: ${event}` };
    events.push(event);
  }
  return pair(events);
}

function eventOf([, process = "", type = "", name = "", rest = ""]: RegExpExecArray, at: number): LogEvent | string {
  const known = types.find((one) => one === type);
  if (known === undefined) return `:${type} is none of :invoke, :ok, :fail and :info.`;
  if (name !== "read" && name !== "write" && name !== "cas") return `:${name} is none of :read, :write and :cas.`;
  const common = { line: at, process, kind: name, object: "" } satisfies Partial<LogEvent>;
  const value = valueOf(name, rest);
  // What follows the name of an operation without an answer is the error.
  if (known === "info" || (known === "fail" && value === undefined)) return { ...common, type: known, value: null };
  if (value === undefined) return `${JSON.stringify(rest.slice(0, 40))} is not what a ${name} can have.`;
  if (name === "cas" && known !== "invoke") return { ...common, type: "ok", value, output: known === "ok" };
  return { ...common, type: known, value };
}

function valueOf(kind: Kind, rest: string): Value | undefined {
  const number = (word: string): Value => (word === "nil" ? null : Number(word));
  const both = pairOf.exec(rest);
  if (kind === "cas") return both ? [number(both[1] ?? "nil"), number(both[2] ?? "nil")] : undefined;
  return /^(nil|-?\d+)$/.test(rest) ? number(rest) : undefined;
}
