// Who wrote what each read returned. Only where every value is written once can that be told without a search.
import type { History, Operation, Value } from "./history";
import type { Specification } from "./specification";
import { nameOf } from "./specification";

export type Source =
  | { readonly type: "initial" }
  | { readonly type: "write"; readonly write: number }
  /** `failed`: a failed operation that would have written it. */
  | { readonly type: "nowhere"; readonly failed?: number }
  /** Several could have written it. `initial`: or nobody. */
  | { readonly type: "ambiguous"; readonly writes: readonly number[]; readonly initial: boolean };

/** The value an operation leaves behind when it takes effect; undefined if it leaves none or one that depends. */
export function written({ kind, input, output }: Operation): Value | undefined {
  switch (kind) {
    case "write": return input;
    case "cas": return output === false ? undefined : (input as readonly Value[])[1];
    case "read": case "append": return undefined;
  }
}

/** The value an operation found; undefined if it does not say. */
export function found({ kind, input, output, status }: Operation): Value | undefined {
  if (status !== "ok") return undefined;
  if (kind === "read") return output;
  return kind === "cas" && output !== false ? (input as readonly Value[])[0] : undefined;
}

/** Sources of everything that was found, by index. `among`: only these operations are looked at. */
export function sources(
  history: History, specification: Specification, among: Iterable<number> = history.keys(),
): ReadonlyMap<number, Source> {
  const initial = nameOf(specification.initial);
  const none = specification.id === "key-value" ? new Set([initial, "null", "[]"]) : new Set([initial]);
  const name = (value: Value): string => {
    const key = nameOf(value);
    return none.has(key) ? initial : key;
  };
  const writers = new Map<string, number[]>();
  const failed = new Map<string, number>();
  const chosen = [...among];
  for (const index of chosen) {
    const operation = history[index] as Operation;
    const value = written(operation);
    if (value === undefined) continue;
    const key = `${operation.object}@${name(value)}`;
    const known = writers.get(key);
    if (operation.status === "fail") failed.set(key, index);
    else if (known) known.push(index);
    else writers.set(key, [index]);
  }
  const result = new Map<number, Source>();
  for (const index of chosen) {
    const operation = history[index] as Operation;
    const value = found(operation);
    if (value === undefined) continue;
    const key = `${operation.object}@${name(value)}`;
    const all = writers.get(key) ?? [];
    const writes = operation.kind === "cas" ? all.filter((write) => write !== index) : all;
    result.set(index, sourceOf(writes, name(value) === initial, failed.get(key)));
  }
  return result;
}

function sourceOf(writes: readonly number[], initial: boolean, failed: number | undefined): Source {
  const [write] = writes;
  if (write === undefined) {
    if (initial) return { type: "initial" };
    return failed === undefined ? { type: "nowhere" } : { type: "nowhere", failed };
  }
  return writes.length === 1 && !initial ? { type: "write", write } : { type: "ambiguous", writes, initial };
}

/** A read of what nobody wrote, as an anomaly of every model. The first in the history. */
export function fromNowhere(
  history: History, from: ReadonlyMap<number, Source>,
): { read: number; failed?: number } | undefined {
  const appends = history.filter(({ kind, status }) => kind === "append" && status !== "fail");
  const appended = new Set(appends.map(({ object }) => object));
  for (const [read, source] of from) {
    if (source.type !== "nowhere" || appended.has((history[read] as Operation).object)) continue;
    return source.failed === undefined ? { read } : { read, failed: source.failed };
  }
  return undefined;
}
