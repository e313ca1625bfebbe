// One object's operations, laid out for a search: which are open at each response, and what those that may or may not
// have taken effect could still do. Everything a search touches is a typed array; it knows operations by their place
// in here.
import type { History, Operation } from "./history";
import { byCall, end } from "./history";
import { found, written } from "./sources";
import type { Compiled, States, Step } from "./specification";
import { compile } from "./specification";

/** Operations of unknown outcome that do the same: which of them took effect cannot matter, only how many. */
export interface Doubtful {
  readonly step: Step;
  /** Its members, those called first in front. */
  readonly members: readonly number[];
  /** For each member the response by which it had been called. */
  readonly from: readonly number[];
  /** An operation of the same process that has to be first, or -1. */
  readonly after: number;
}

export interface Course {
  readonly states: States;
  /** States it may start in. */
  readonly starts: readonly number[];
  /** Place in the history of each operation. */
  readonly indices: readonly number[];
  readonly steps: readonly Step[];
  readonly pure: Uint8Array;
  /** Operations that returned, in the order of their responses. */
  readonly returns: Int32Array;
  /** The place of each operation in `returns`, or how many there are. */
  readonly rank: Int32Array;
  /** Open at response `t`: open[openFrom[t]] up to open[openFrom[t + 1]], in the order of the calls. */
  readonly open: Int32Array;
  readonly openFrom: Int32Array;
  /** The first response at which each operation is open; past all of them for those that never return. */
  readonly openSince: Int32Array;
  /** A bit for each operation that returned, no two of which are ever open together with the same. */
  readonly slot: Int32Array;
  readonly slots: number;
  readonly doubtful: readonly Doubtful[];
  /** An operation of the same process, ended the moment this one began, or -1. Earlier ones need no mention. */
  readonly after: Int32Array;
  /** What a search may look ahead to, where values grow by appending. */
  readonly lookahead: Lookahead | undefined;
}

/** By response: reads to come, and what could make each of them right whatever is there now. */
export interface Lookahead {
  /** The first response of a read from this one on, this one included. */
  readonly next: Int32Array;
  /** The state each read found. */
  readonly seen: Int32Array;
  /** Operations that could set, not append, a beginning of what the read found. */
  readonly resets: readonly (readonly number[] | undefined)[];
  /** Other reads that could take effect before it does. */
  readonly beside: readonly (readonly number[] | undefined)[];
  /** The state of an object nobody will look at before it is set; -1 where compare-and-set looks all the time. */
  readonly unseen: number;
}

/** More open operations than this, counted at every response, are not laid out: no search would get through them. */
const openMax = 20_000_000;

/** Lays out the operations `chosen`, in the order of their calls. Undefined if too many are open at once. */
export function layOut(
  history: History, chosen: readonly number[], states: States, starts: readonly number[], loose?: ReadonlySet<number>,
): Course | undefined {
  const indices: number[] = [];
  const compiled: Compiled[] = [];
  const operations: Operation[] = [];
  const calls: number[] = [];
  const ends: number[] = [];
  const returned: number[] = [];
  for (const index of chosen) {
    const whole = history[index] as Operation;
    const operation = loose?.has(index) ? { ...whole, status: "info" as const } : whole;
    const one = compile(operation, states);
    if (one === undefined) continue;
    const last = end(operation);
    if (last !== Infinity) returned.push(indices.length);
    indices.push(index);
    compiled.push(one);
    operations.push(operation);
    calls.push(operation.invoked);
    ends.push(last);
  }
  const returns = Int32Array.from(returned.sort((a, b) => (ends[a] as number) - (ends[b] as number) || a - b));
  const rank = new Int32Array(indices.length).fill(returns.length);
  returns.forEach((place, at) => (rank[place] = at));
  const windows = openAt(calls, ends, returns, rank);
  if (windows === undefined) return undefined;
  const after = simultaneous(operations);
  const appends = operations.some(({ kind }) => kind === "append");
  const lookahead = appends ? lookAhead(operations, states, returns) : undefined;
  return {
    states, starts, indices, returns, rank, after, lookahead, ...windows,
    steps: compiled.map(({ step }) => step),
    pure: Uint8Array.from(compiled, ({ pure }) => Number(pure)),
    doubtful: doubtful(compiled, calls, ends, returns, after),
  };
}

/**
 * Which operations are open at each response. A call at the very time of a response counts as before it: they
 * overlap.
 */
function openAt(calls: readonly number[], ends: readonly number[], returns: Int32Array, rank: Int32Array) {
  const openFrom = new Int32Array(returns.length + 1);
  const slot = new Int32Array(calls.length);
  const openSince = new Int32Array(calls.length).fill(returns.length + 1);
  const free: number[] = [];
  const all: number[] = [];
  let [slots, next] = [0, 0];
  let now: number[] = [];
  for (const [at, place] of returns.entries()) {
    for (; next < calls.length && (calls[next] as number) <= (ends[place] as number); next++) {
      if (rank[next] === returns.length) continue;
      now.push(next);
      openSince[next] = at;
      slot[next] = free.pop() ?? slots++;
    }
    openFrom[at] = all.length;
    for (const one of now) all.push(one);
    if (all.length > openMax) return undefined;
    now = now.filter((one) => one !== place);
    free.push(slot[place] as number);
  }
  openFrom[returns.length] = all.length;
  return { open: Int32Array.from(all), openFrom, openSince, slot, slots };
}

/** Groups of at most 127, so that a count fits seven bits. */
function doubtful(
  compiled: readonly Compiled[], calls: readonly number[], ends: readonly number[],
  returns: Int32Array, after: Int32Array,
): readonly Doubtful[] {
  const groups = new Map<string, { step: Step; members: number[]; from: number[]; after: number }>();
  const closed: Doubtful[] = [];
  let at = 0;
  for (const [place, { step, key }] of compiled.entries()) {
    if (ends[place] !== Infinity) continue;
    while (at < returns.length && (ends[returns[at] as number] as number) < (calls[place] as number)) at++;
    if (at === returns.length) continue;
    const needed = after[place] as number;
    const name = needed < 0 ? key : `${key}@${needed}`;
    const group = groups.get(name);
    if (group !== undefined && group.members.length < 127) {
      group.members.push(place);
      group.from.push(at);
    } else {
      if (group) closed.push(group);
      groups.set(name, { step, members: [place], from: [at], after: needed });
    }
  }
  return [...closed, ...groups.values()];
}

function lookAhead(operations: readonly Operation[], states: States, returns: Int32Array): Lookahead {
  const next = new Int32Array(returns.length + 2).fill(returns.length);
  const seen = new Int32Array(returns.length).fill(-1);
  const resets: (readonly number[] | undefined)[] = [];
  const beside: (readonly number[] | undefined)[] = [];
  const reads = [...returns.keys()].filter((at) => operations[returns[at] as number]?.kind === "read");
  const sets = operations.flatMap((operation, place) => {
    const value = written(operation);
    return value === undefined ? [] : [{ place, state: states.id(value), invoked: operation.invoked }];
  });
  for (let at = returns.length - 1; at >= 0; at--) {
    const operation = operations[returns[at] as number] as Operation;
    const value = found(operation);
    next[at] = operation.kind === "read" ? at : (next[at + 1] as number);
    if (operation.kind !== "read" || value === undefined) continue;
    const state = states.id(value);
    seen[at] = state;
    const begins = sets.filter((one) => one.invoked <= end(operation) && !states.cannotGrow(one.state, state));
    resets[at] = begins.map(({ place }) => place);
  }
  reads.forEach((at, which) => {
    const until = end(operations[returns[at] as number] as Operation);
    beside[at] = reads.slice(which + 1)
      .filter((other) => (operations[returns[other] as number] as Operation).invoked <= until);
  });
  const unseen = operations.some(({ kind }) => kind === "cas") ? -1 : states.other();
  return { next, seen, resets, beside, unseen };
}

function simultaneous(operations: readonly Operation[]): Int32Array {
  const after = new Int32Array(operations.length).fill(-1);
  const last = new Map<string, number>();
  for (const [place, operation] of operations.entries()) {
    const before = last.get(operation.process);
    if (before !== undefined && end(operations[before] as Operation) === operation.invoked) after[place] = before;
    if (operation.status === "ok") last.set(operation.process, place);
  }
  return after;
}

/** The operations of each object, in the order of their calls. Objects come in the order of their first. */
export function byObject(history: History): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const index of byCall(history)) {
    const { object } = history[index] as Operation;
    const one = found.get(object);
    if (one) one.push(index);
    else found.set(object, [index]);
  }
  return found;
}
