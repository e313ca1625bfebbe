// Histories of Jepsen and Knossos, in EDN: maps such as {:process 0, :type :invoke, :f :write, :value 3}, one after
// the other or in a vector. A key comes as :key, or with the value as a tagged pair, or as a plain one. What is not a
// client's (the nemesis) is passed over. As in Knossos an operation that failed did not happen, a compare-and-set too.
import type { Edn, EdnMap, Form } from "./edn";
import { parseEdn } from "./edn";
import type { LogEvent, ReadHistory } from "./events";
import { nameOfObject, pair, wrong } from "./events";
import type { History, Kind, Operation, Value } from "./history";
import { end } from "./history";
import { found, written } from "./sources";

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
    if (typeof event === "string") return wrong(form.line, event);
    if (event !== undefined) events.push(event);
  }
  const read = pair(events);
  if ("problem" in read) return read;
  const initial = initialOf(read.history);
  return initial === undefined ? read : { ...read, initial };
}

function eventOf({ value: form, line }: Form): LogEvent | string | undefined {
  const map = untagged(form);
  if (map === null || typeof map !== "object" || map.type !== "map") return "An operation is a map, and this is none.";
  const process = get(map, "process");
  if (process === undefined || process === null) return "An operation has no :process.";
  if (word(process) === "nemesis") return undefined;
  const [type, f] = [word(get(map, "type")), word(get(map, "f"))];
  const known = types.find((one) => one === type);
  if (known === undefined) {
    return `The :type of an operation is :invoke, :ok, :fail or :info, not ${type ?? "nothing"}.`;
  }
  const kind = f !== undefined && Object.hasOwn(names, f) ? names[f] : undefined;
  // Clients have numbers; what has a name and does something else is another nemesis.
  if (kind === undefined && typeof process !== "number") return undefined;
  if (kind === undefined) {
    return `An operation ${f ?? "without :f"} is none that is known here: read, write, cas, append, get, put.`;
  }
  return { line, process: nameOfObject(plain(process)), type: known, kind, ...keyed(get(map, "key"), get(map, "value") ?? null) };
}

/** `#jepsen.independent/tuple [key value]`, by whatever name. A plain vector may as well be a compare-and-set's. */
function keyed(key: Edn | undefined, value: Edn): { object: string | undefined; value: Value } {
  if (value !== null && typeof value === "object" && value.type === "tagged" && /tuple/i.test(value.tag)) {
    const pair = plain(value.value);
    if (Array.isArray(pair) && pair.length === 2) return { object: nameOfObject(pair[0] as Value), value: pair[1] as Value };
  }
  return { object: key === undefined || key === null ? undefined : nameOfObject(plain(key)), value: plain(value) };
}

/** What a test's registers customarily hold at first, besides nothing at all. */
const customary: readonly Value[] = [0, ""];

/**
 * EDN does not say what was there at first. Where 0 or an empty text is found before anybody could have written it,
 * and nothing at all is never found, that was it.
 */
function initialOf(history: History): Value | undefined {
  const finds = history.filter((one) => found(one) !== undefined);
  if (finds.some((one) => found(one) === null)) return undefined;
  return customary.find((value) => {
    const writes = history.filter((one) => one.status !== "fail" && written(one) === value);
    const early = (find: Operation): boolean =>
      !writes.some((write) => write !== find && write.object === find.object && write.invoked < end(find));
    return finds.some((find) => found(find) === value && early(find));
  });
}

const untagged = (form: Edn): Edn =>
  (form !== null && typeof form === "object" && form.type === "tagged" ? untagged(form.value) : form);

function get(map: EdnMap, name: string): Edn | undefined {
  return map.entries.find(([key]) => word(key) === name)?.[1];
}

const word = (form: Edn | undefined): string | undefined =>
  form !== null && typeof form === "object" && form.type === "keyword" ? form.name : undefined;

/** As JSON has it. A keyword keeps its colon, so that it is no text. */
export function plain(form: Edn): Value {
  if (form === null || typeof form !== "object") return form;
  switch (form.type) {
    case "keyword": return `:${form.name}`;
    case "sequence": return form.items.map(plain);
    case "tagged": return plain(form.value);
    case "map": return form.entries.map(([key, value]) => [plain(key), plain(value)]);
  }
}
