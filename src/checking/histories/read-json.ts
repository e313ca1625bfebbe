// Our own histories: a list of operations as JSON, or a map with the list as `operations` and, if objects hold
// something at first, `initial`. Each has `process`, `kind`, `invoked` and, where it has one, `object`, `input`,
// `output`, `returned`, `status`. Without a status one that returned succeeded.
import type { ReadHistory } from "./events";
import { wrong } from "./events";
import type { History, Kind, Operation, Value } from "./history";
import { kinds, malformation } from "./history";
import { jsonLines } from "./json-lines";

export function readJson(text: string): ReadHistory {
  const scanned = jsonLines(text);
  if ("problem" in scanned) return scanned;
  const data = parsed(text);
  if (data === undefined) return { problem: "This is not JSON." };
  if (depth(data, 100)) return { problem: "Its lists and maps stand too deep inside each other." };
  const list = isRecord(data) ? data["operations"] : data;
  if (!Array.isArray(list)) {
    return { problem: "A history is a list of operations, or a map with the list as \"operations\"." };
  }
  const { lines } = scanned;
  const history: Operation[] = [];
  for (const [index, one] of list.entries()) {
    const operation = operationOf(one);
    if (typeof operation === "string") return wrong(lines[index] ?? 1, `${operation[0]?.toUpperCase()}${operation.slice(1)}`);
    history.push(operation);
  }
  if (history.length === 0) return { problem: "There is no operation in this history." };
  const problem = malformation(history);
  if (problem !== undefined) return wrong(lines[problem.index] ?? 1, problem.says);
  const initial = isRecord(data) ? data["initial"] : undefined;
  return { history, lines, ...(initial === undefined ? {} : { initial: initial as Value }) };
}

/** What a scan has found to be JSON can be parsed, but for a text's escapes. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As text that `readJson` reads back. */
export const writeJson = (history: History): string =>
  `{"operations": [\n${history.map((operation) => `  ${JSON.stringify(operation)}`).join(",\n")}\n]}\n`;

const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === "object" && data !== null && !Array.isArray(data);

const isName = (data: unknown): data is string | number => typeof data === "string" || typeof data === "number";

/** Whether data is deeper than so many levels. What walks it later need not fear for its stack. */
function depth(data: unknown, levels: number): boolean {
  if (typeof data !== "object" || data === null) return false;
  return levels === 0 || Object.values(data).some((one) => depth(one, levels - 1));
}

function operationOf(data: unknown): Operation | string {
  if (!isRecord(data)) return "it is no map.";
  const { process, object, kind, input, output, invoked, returned, status } = data;
  if (!isName(process)) return "its process is neither a text nor a number.";
  if (object !== undefined && !isName(object)) return "its object is neither a text nor a number.";
  const known = kinds.find((one): one is Kind => one === kind);
  if (known === undefined) return `its kind is none of ${kinds.join(", ")}.`;
  if (typeof invoked !== "number") return "it has no time of call (invoked).";
  if (typeof (returned ?? 0) !== "number") return "its time of response (returned) is no number.";
  if (status !== undefined && status !== "ok" && status !== "fail" && status !== "info") {
    return "its status is none of ok, fail, info.";
  }
  const ended = typeof returned === "number" ? { returned } : {};
  return {
    process: String(process), object: object === undefined ? "" : String(object), kind: known,
    input: (input ?? null) as Value, ...(output === undefined ? {} : { output: output as Value }),
    invoked, ...ended, status: status ?? (typeof returned === "number" ? "ok" : "info"),
  };
}
