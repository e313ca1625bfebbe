// Histories of Jepsen and Knossos, in EDN: maps such as {:process 0, :type :invoke, :f :write, :value 3}, one after
// the other or in a vector. A key comes as :key, or with the value as a tagged pair. What is not a client's (the
// nemesis) is passed over. As in Knossos an operation that failed did not happen, a compare-and-set too.
import type { Edn, EdnMap, Form } from "./edn";
import { parseEdn } from "./edn";
import type { LogEvent, ReadHistory } from "./events";
import { pair } from "./events";
import type { Kind, Value } from "./history";

const names: Readonly<Record<string, Kind>> = {
  read: "read", r: "read", get: "read", write: "write", w: "write", put: "write", cas: "cas", append: "append",
};
const types = ["invoke", "ok", "fail", "info"] as const;

export function readEdn(text: string): ReadHistory {
  const parsed = parseEdn(text);
  if ("problem" in parsed) return parsed;
  const events: LogEvent[] = [];
  for (const form of parsed.forms) {
    const event = eventOf(form);
    if (typeof event === "string") return { problem: `Line ${form.line}: ${event}` };
    if (event !== undefined) events.push(event);
  }
  return pair(events);
}

function eventOf({ value: form, line }: Form): LogEvent | string | undefined {
  const map = untagged(form);
  if (map === null || typeof map !== "object" || map.type !== "map") return "An operation is a map, and this is none.";
  const process = get(map, "process");
  if (typeof process !== "number") {
    return process === undefined ? "An operation has no :process." : undefined;
  }
  const [type, f] = [word(get(map, "type")), word(get(map, "f"))];
  const known = types.find((one) => one === type);
  if (known === undefined) {
    return `The :type of an operation is :invoke, :ok, :fail or :info, not ${type ?? "nothing"}.`;
  }
  const kind = f !== undefined && Object.hasOwn(names, f) ? names[f] : undefined;
  if (kind === undefined) {
    return `An operation ${f ?? "without :f"} is none that is known here: read, write, cas, append, get, put.`;
  }
  const { object, value } = keyed(get(map, "key"), get(map, "value") ?? null);
  const converted = plain(value);
  if (kind === "cas" && known === "invoke" && !(Array.isArray(converted) && converted.length === 2)) {
    return "A cas needs two values, what it expects and what it sets.";
  }
  return { line, process: String(process), type: known, kind, object, value: converted };
}

/**
 * `#jepsen.independent/tuple [key value]`, by whatever name. A plain vector may as well be a compare-and-set's, so it
 * is left.
 */
function keyed(key: Edn | undefined, value: Edn): { object: string; value: Edn } {
  if (value !== null && typeof value === "object" && value.type === "tagged" && /tuple/i.test(value.tag)) {
    const pair = value.value;
    if (pair !== null && typeof pair === "object" && pair.type === "sequence" && pair.items.length === 2) {
      return { object: text(pair.items[0] ?? null), value: pair.items[1] ?? null };
    }
  }
  return { object: key === undefined || key === null ? "" : text(key), value };
}

const untagged = (form: Edn): Edn =>
  (form !== null && typeof form === "object" && form.type === "tagged" ? untagged(form.value) : form);

function get(map: EdnMap, name: string): Edn | undefined {
  return map.entries.find(([key]) => word(key) === name)?.[1];
}

const word = (form: Edn | undefined): string | undefined =>
  form !== null && typeof form === "object" && form.type === "keyword" ? form.name : undefined;

function text(form: Edn): string {
  const value = plain(form);
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** As JSON has it. A keyword keeps its colon, so that it is no text. */
function plain(form: Edn): Value {
  if (form === null || typeof form !== "object") return form;
  switch (form.type) {
    case "keyword": return `:${form.name}`;
    case "sequence": return form.items.map(plain);
    case "tagged": return plain(form.value);
    case "map": return form.entries.map(([key, value]) => [plain(key), plain(value)]);
  }
}
