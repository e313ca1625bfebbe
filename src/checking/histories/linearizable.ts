// Linearizability: one order for each object, right by its specification, that contains real time (Herlihy and Wing,
// "Linearizability: a correctness condition for concurrent objects", ACM TOPLAS 12(3), 1990). It is local (their
// theorem 1): a history is linearizable if and only if each object's part is, so each is searched by itself and the
// orders are merged.
import { anomalyOf } from "./circle";
import { byObject, type Course, layOut } from "./course";
import type { History, Operation } from "./history";
import { byCall, describe, end } from "./history";
import { least } from "./least";
import type { Linearization, SearchLimits } from "./linearize";
import { linearize } from "./linearize";
import { searchRegister } from "./register-search";
import type { Source } from "./sources";
import { found, sources, written } from "./sources";
import type { Specification } from "./specification";
import { nameOf, States } from "./specification";
import type { Anomaly, Progress, Verdict } from "./verdict";
import type { Decision } from "./unique";
import { decide } from "./unique";
import { crossing } from "./zones";

export interface LinearizableOptions {
  readonly specification: Specification;
  readonly limits: SearchLimits;
  /** Whether to look for the least anomaly of a history that is not. Without, the blocked operation stands alone. */
  readonly explain: boolean;
}

/** One object's part and what became of it. `order` and `blocked` are indices of the history. */
interface Part {
  readonly object: string;
  readonly chosen: readonly number[];
  readonly type: Linearization["type"];
  readonly order: readonly number[];
  readonly blocked: number;
}

const model = "linearizable";

export function* linearizable(history: History, options: LinearizableOptions): Generator<Progress, Verdict, void> {
  const parts: Part[] = [];
  let before = 0;
  for (const [object, chosen] of byObject(history)) {
    const decided = quick(history, chosen, options.specification);
    if (decided) {
      parts.push({ object, chosen, blocked: -1, ...decided });
      continue;
    }
    const states = new States(options.specification);
    const course = layOut(history, chosen, states, [states.initial]);
    if (course === undefined) {
      parts.push({ object, chosen, type: "spent", order: [], blocked: -1 });
      continue;
    }
    const search = searchCourse(history, course, options.limits);
    let [step, searched] = [search.next(), 0];
    for (; !step.done; step = search.next()) {
      searched = step.value;
      yield { searched: before + searched };
    }
    before += searched;
    const found = step.value;
    const order = found.type === "spent" ? [] : found.order.map((place) => course.indices[place] as number);
    const place = found.type === "none" ? course.returns[found.blocked] : undefined;
    const blocked = place === undefined ? -1 : course.indices[place] as number;
    parts.push({ object, chosen, type: found.type, order, blocked });
  }
  return judge(history, parts, options);
}

/** By the search that is made for it, if there is one and it gets through. */
function* searchCourse(history: History, course: Course, limits: SearchLimits): Generator<number, Linearization, void> {
  const found = yield* searchRegister(history, course, limits.configurationsMax);
  return found === undefined || found.type === "spent" ? yield* linearize(course, limits) : found;
}

/** A register, each value of which was written once, needs no search. */
function quick(history: History, chosen: readonly number[], specification: Specification): Decision | undefined {
  if (chosen.some((index) => history[index]?.kind === "cas" || history[index]?.kind === "append")) return undefined;
  return decide(history, chosen, sources(history, specification, chosen));
}

function judge(history: History, parts: readonly Part[], options: LinearizableOptions): Verdict {
  const ends = ({ blocked }: Part): number => end(history[blocked] as Operation);
  const wrong = parts.filter(({ type }) => type === "none");
  const calls = ({ blocked }: Part): number => (history[blocked] as Operation).invoked;
  const [first] = wrong.sort((a, b) => ends(a) - ends(b) || calls(a) - calls(b) || a.blocked - b.blocked);
  if (first !== undefined) {
    return {
      type: "violated", model,
      anomaly: options.explain ? explain(history, first, options.specification) : unexplained(history, [first.blocked]),
      prefix: { order: merge(history, parts.map(({ order }) => order), ends(first)), blocked: first.blocked },
    };
  }
  const spent = parts.find(({ type }) => type === "spent");
  if (spent === undefined) {
    return { type: "holds", model, witness: { type: "order", order: merge(history, parts.map(({ order }) => order)) } };
  }
  const where = parts.length > 1 ? ` at ${JSON.stringify(spent.object)}` : "";
  return {
    type: "undecided", model, because: "budget",
    says: `Neither an order nor its absence was found${where} within the search's budget: too many operations overlap.`,
  };
}

/**
 * One order of all. Each operation is put where the latest call among it and those before it in its own object's
 * order is: that is within its interval, and no two objects share a call. Operations called after `until` and all
 * that follow them are left out.
 */
function merge(history: History, orders: readonly (readonly number[])[], until = Infinity): readonly number[] {
  const position = new Int32Array(history.length);
  byCall(history).forEach((index, at) => (position[index] = at));
  const points = new Float64Array(history.length);
  const merged: number[] = [];
  for (const order of orders) {
    let point = -1;
    for (const index of order) {
      if ((history[index] as Operation).invoked > until) break;
      point = Math.max(point, position[index] as number);
      points[index] = point;
      merged.push(index);
    }
  }
  // Sorting keeps the order of equals, and only operations of one object are equal.
  return merged.sort((a, b) => (points[a] as number) - (points[b] as number));
}

function explain(history: History, { chosen, blocked }: Part, specification: Specification): Anomaly {
  const last = end(history[blocked] as Operation);
  // What was called by then; an operation that had not returned by then may or may not have taken effect.
  const calls = (index: number): number => (history[index] as Operation).invoked;
  const among = chosen.filter((index) => calls(index) <= last && history[index]?.status !== "fail");
  const open = (one: Operation): boolean => one.status === "ok" && end(one) > last;
  const prefix = history.map((one) => (open(one) ? { ...one, status: "info" as const } : one));
  const appends = among.some((index) => prefix[index]?.kind === "append");
  // Where what was found was written more than once no circle goes through it: no need to know of the others.
  const alike = among.filter((index) => index === blocked || isSource(history, index, blocked));
  const clear = !appends && sources(prefix, specification, alike).get(blocked)?.type !== "ambiguous";
  const from = clear ? sources(prefix, specification, among) : new Map<number, Source>();
  if (from.get(blocked)?.type === "nowhere") return nowhere(history, blocked, chosen, specification);
  const cycle = crossing(prefix, among, blocked, from);
  if (cycle === undefined) return unexplained(history, least(prefix, among, blocked, specification) ?? [blocked]);
  return anomalyOf(history, from, cycle);
}

/** Whether one operation wrote what another found. */
function isSource(history: History, write: number, read: number): boolean {
  const [left, seen] = [written(history[write] as Operation), found(history[read] as Operation)];
  return left !== undefined && seen !== undefined && nameOf(left) === nameOf(seen);
}

function nowhere(history: History, read: number, chosen: readonly number[], specification: Specification): Anomaly {
  const later = sources(history, specification, chosen).get(read);
  const writer = later?.type === "write" ? later.write : later?.type === "nowhere" ? later.failed : undefined;
  const why = writer === undefined ? "which nobody wrote"
    : later?.type === "write" ? "which was written only later" : "which only a failed operation would have written";
  return {
    type: "read-from-nowhere", operations: writer === undefined ? [read] : [read, writer], cycle: [], edges: [],
    says: `${describe(history[read] as Operation)} found a value ${why}.`,
  };
}

function unexplained(history: History, operations: readonly number[]): Anomaly {
  const before = (from: number, to: number): boolean =>
    end(history[from] as Operation) < (history[to] as Operation).invoked;
  // Without those that others imply.
  const next = (from: number, to: number): boolean =>
    before(from, to) && !operations.some((middle) => before(from, middle) && before(middle, to));
  const edges = operations.flatMap((from) =>
    operations.filter((to) => next(from, to)).map((to) => ({ from, to, reason: "real-time" as const })));
  const [only] = operations;
  const each = operations.map((index) => describe(history[index] as Operation));
  return {
    type: "no-order", operations, cycle: [], edges,
    says: operations.length === 1 && only !== undefined
      ? `No order of what came before explains ${describe(history[only] as Operation)}.`
      : `No order explains these together: ${each.join("; ")}.`,
  };
}
