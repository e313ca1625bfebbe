// What a history and a verdict on it say, in words: short ones on the bars, sentences for the list and the verdict.
import type { History, Operation, Value } from "../../checking/histories/history";
import type { Specification } from "../../checking/histories/specification";
import type { ConsistencyModel, Edge, Verdict } from "../../checking/histories/verdict";

export const modelTitles: Readonly<Record<ConsistencyModel, string>> = {
  linearizable: "linearizable", sequential: "sequentially consistent", causal: "causally consistent", pram: "PRAM consistent",
  "read-your-writes": "consistent with “read your writes”", "monotonic-reads": "consistent with “monotonic reads”",
  "monotonic-writes": "consistent with “monotonic writes”", "writes-follow-reads": "consistent with “writes follow reads”",
};

/** What each model asks of a history, in a sentence. */
export const modelAsks: Readonly<Record<ConsistencyModel, string>> = {
  linearizable: "Every operation takes effect at one moment between its call and its response.",
  sequential: "One order explains everything and keeps the order of each client; time between clients does not count.",
  causal: "Each client sees all writes in an order of its own that keeps what caused what.",
  pram: "Each client sees all writes in an order of its own that keeps the order of each writer.",
  "read-your-writes": "A client's read does not miss what it wrote itself.",
  "monotonic-reads": "A client's later read does not find an older version.",
  "monotonic-writes": "Who sees a client's write sees its earlier writes too.",
  "writes-follow-reads": "Who sees a write sees what its writer had read before it.",
};

export const objectTitles: Readonly<Record<Specification["id"], string>> = {
  register: "register", "cas-register": "register with compare-and-set", "key-value": "key-value store with append",
};

const most = 24;
const text = (value: Value | undefined): string => JSON.stringify(value ?? null);
const brief = (value: Value | undefined): string => {
  const whole = text(value);
  return whole.length > most ? `${whole.slice(0, most - 9)}…${whole.slice(-8)}` : whole;
};
const pairOf = (input: Value): readonly Value[] => (Array.isArray(input) ? input : []);

/** As it stands on a bar: "write 3", "read → 3", "cas 1 → 2". */
export function label({ kind, input, output, status, object }: Operation): string {
  const on = object === "" ? "" : `${object}: `;
  const answer = status === "ok" ? brief(output) : "?";
  switch (kind) {
    case "read": return `${on}read → ${answer}`;
    case "write": return `${on}write ${brief(input)}`;
    case "append": return `${on}append ${brief(input)}`;
    case "cas": return `${on}cas ${brief(pairOf(input)[0])} → ${brief(pairOf(input)[1])}${output === false ? " refused" : ""}`;
  }
}

/** What stays of a label where there is little room. */
export function shortLabel({ kind, input, output, status }: Operation): string {
  switch (kind) {
    case "read": return status === "ok" ? `r ${brief(output)}` : "r ?";
    case "write": return `w ${brief(input)}`;
    case "append": return `a ${brief(input)}`;
    case "cas": return `c ${brief(pairOf(input)[0])},${brief(pairOf(input)[1])}`;
  }
}

/** An operation as what somebody did: "wrote 3 to x". */
export function did({ kind, input, output, status, object }: Operation): string {
  const [from, to] = pairOf(input);
  const where = (word: string): string => (object === "" ? "" : ` ${word} ${object}`);
  const unsure = status === "ok" ? "" : status === "fail" ? ", which failed" : ", and never learned whether it took effect";
  switch (kind) {
    case "read": {
      if (status === "ok") return `read ${brief(output)}${where("at")}`;
      return `asked for the value${where("at")}${status === "fail" ? ", which failed" : " and got no answer"}`;
    }
    case "write": return `wrote ${brief(input)}${where("to")}${unsure}`;
    case "append": return `appended ${brief(input)}${where("to")}${unsure}`;
    case "cas": return output === false ? `found another value than ${brief(from)}${where("at")} and did not set ${brief(to)}`
      : `replaced ${brief(from)} by ${brief(to)}${where("at")}${unsure}`;
  }
}

export const client = (process: string): string => `Client ${process}`;

/** Every key of a history with more than one; empty otherwise. */
export function keysOf(history: History): readonly string[] {
  const keys = [...new Set(history.map(({ object }) => object))];
  return keys.length > 1 ? keys.sort((a, b) => a.localeCompare(b, "en", { numeric: true })) : [];
}

/** Why one operation has to come before another, as half a sentence that begins with the first. */
export function because(history: History, { from, to, reason, read }: Edge): string {
  const other = named(history, to);
  const reader = read === undefined || read === from ? "it" : named(history, read);
  switch (reason) {
    case "real-time": return `had returned before ${other} was called`;
    case "program-order": return `was called by the same client before ${other}`;
    case "reads-from": return `left what ${other} found`;
    case "same-value": return `is about the same version as ${other}, which is current only once`;
    case "overwritten-before": return `was over before ${other} wrote what ${reader === "it" ? "it read" : `${reader} read`}`;
    case "read-before": return `found what was there before ${other}`;
    case "session": return `had to be seen by ${reader}, which saw ${other} instead`;
  }
}

/** "operation 7 (read → 3)". */
export const named = (history: History, index: number): string => {
  const operation = history[index];
  return operation === undefined ? `operation ${index + 1}` : `operation ${index + 1} (${label(operation)})`;
};

export const shortReasons: Readonly<Record<Edge["reason"], string>> = {
  "real-time": "returned before", "program-order": "then", "reads-from": "read by", "same-value": "same version",
  "overwritten-before": "over before", "read-before": "read before", session: "had to be seen",
};

/** A verdict in a sentence. */
export function verdictTitle(verdict: Verdict, specification: Specification): string {
  const { model } = verdict;
  const as = model === "linearizable" ? `, as a ${objectTitles[specification.id]}` : "";
  switch (verdict.type) {
    case "holds": return `This history is ${modelTitles[model]}${as}.`;
    case "violated": return `This history is not ${modelTitles[model]}${as}.`;
    case "undecided": return `It cannot be told whether this history is ${modelTitles[model]}${as}.`;
  }
}
