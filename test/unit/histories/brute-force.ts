// The obvious checkers: every order is tried, nothing is remembered, nothing is clever. The truth that the fast ones
// must tell.
import type { History, Operation, Value } from "../../../src/checking/histories/history";

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
export const isWrite = ({ kind, output }: Operation): boolean => kind === "write" || kind === "append" || (kind === "cas" && output !== false);

/** The value after an operation; undefined if its answer is wrong, where its answer counts. */
function apply(one: Operation, now: Value, counts: boolean): { value: Value } | undefined {
  const sure = counts && one.status === "ok";
  switch (one.kind) {
    case "read": return sure && !same(one.output, now) ? undefined : { value: now };
    case "write": return { value: one.input };
    case "append": return { value: String(now ?? "") + String(one.input) };
    case "cas": {
      const [from, to] = one.input as readonly Value[];
      if (one.status === "info" && one.output === false) return { value: now };
      if (!counts) return { value: (one.output === false ? now : to) as Value };
      if (sure && same(now, from) !== (one.output !== false)) return undefined;
      return { value: (same(now, from) ? to : now) as Value };
    }
  }
}

/** Whether an order of these exists that respects `before`. Those that are not sure may be left out. */
export function canBeOrdered(
  history: History, members: readonly number[], before: (a: number, b: number) => boolean,
  counts: (index: number) => boolean = () => true, initial: Value = null,
): boolean {
  const at = (index: number): Operation => history[index] as Operation;
  const needed = members.filter((index) => at(index).status === "ok");
  const go = (left: readonly number[], store: ReadonlyMap<string, Value>): boolean => {
    if (!left.some((index) => needed.includes(index))) return true;
    return left.some((index) => {
      if (left.some((other) => other !== index && at(other).status === "ok" && before(other, index))) return false;
      const after = apply(at(index), store.get(at(index).object) ?? initial, counts(index));
      return after !== undefined && go(left.filter((other) => other !== index), new Map(store).set(at(index).object, after.value));
    });
  };
  return go(members, new Map());
}

const live = (history: History): readonly number[] => [...history.keys()].filter((index) => history[index]?.status !== "fail");

export const programOrder = (history: History) => (a: number, b: number): boolean => {
  const [one, two] = [history[a] as Operation, history[b] as Operation];
  return one.process === two.process && one.status === "ok" && (one.returned as number) <= two.invoked && (one.invoked < two.invoked || a < b);
};

/**
 * Simultaneous response and call of one process are in order only at one object: linearizability is asked of each by
 * itself.
 */
export const realTime = (history: History) => (a: number, b: number): boolean => {
  const [one, two] = [history[a] as Operation, history[b] as Operation];
  return (one.status === "ok" && (one.returned as number) < two.invoked) || (one.object === two.object && programOrder(history)(a, b));
};

export const isLinearizable = (history: History, initial: Value = null): boolean =>
  [...new Set(history.map(({ object }) => object))].every((object) =>
    canBeOrdered(history, live(history).filter((index) => history[index]?.object === object), realTime(history), undefined, initial));

export const isSequential = (history: History, initial: Value = null): boolean =>
  canBeOrdered(history, live(history), programOrder(history), undefined, initial);

/**
 * Where every value is written once: who wrote what each operation found. -1 for nobody, undefined for what is
 * nowhere.
 */
export function origins(history: History): ReadonlyMap<number, number | undefined> {
  const found = new Map<number, number | undefined>();
  for (const index of live(history)) {
    const one = history[index] as Operation;
    if (one.status !== "ok" || (one.kind !== "read" && !(one.kind === "cas" && one.output !== false))) continue;
    const value = one.kind === "read" ? one.output : (one.input as readonly Value[])[0];
    const writer = live(history).find((other) => {
      const write = history[other] as Operation;
      const left = write.kind === "write" ? write.input : write.kind === "cas" && write.output !== false ? (write.input as readonly Value[])[1] : undefined;
      return other !== index && write.object === one.object && left !== undefined && same(left, value);
    });
    found.set(index, writer ?? (value === null ? -1 : undefined));
  }
  return found;
}

/** Causal memory or PRAM, for histories in which every value is written once. */
export function hasViews(history: History, model: "causal" | "pram"): boolean {
  const from = origins(history);
  if ([...from.values()].includes(undefined)) return false;
  const seen = new Set(from.values());
  const members = live(history).filter((index) => history[index]?.status === "ok" || (seen.has(index) && isWrite(history[index] as Operation)));
  const ordered = programOrder(history);
  const edge = (a: number, b: number): boolean => ordered(a, b) || (model === "causal" && from.get(b) === a);
  const reach = new Map(members.map((a) => [a, new Set(members.filter((b) => edge(a, b)))]));
  for (const k of members) for (const a of members) if (reach.get(a)?.has(k)) for (const b of reach.get(k) ?? []) reach.get(a)?.add(b);
  if (members.some((a) => reach.get(a)?.has(a))) return false;
  // In a view even what its client does not know must happen, if it was found.
  const certain = history.map((one, index) => (seen.has(index) && one.status === "info" ? { ...one, status: "ok" as const } : one));
  return [...new Set(history.map(({ process }) => process))].every((process) => {
    const own = (index: number): boolean => history[index]?.process === process;
    const view = members.filter((index) => own(index) || isWrite(history[index] as Operation));
    return canBeOrdered(certain, view, (a, b) => reach.get(a)?.has(b) ?? false, (index) => own(index) && history[index]?.status === "ok");
  });
}
