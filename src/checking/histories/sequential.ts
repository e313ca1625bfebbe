// Sequential consistency: one order of everything, right by the specification, that keeps each process's own order
// (Lamport, "How to make a multiprocessor computer that correctly executes multiprocess programs", 1979). Not local,
// and NP-complete to check (Gibbons and Korach 1997). So the cheap answers come first: a linearizable history is
// sequential; a circle that what was read forces shows that it is not. Only then a search, within a budget.
import { anomalyOf, nowhereVerdict } from "./circle";
import type { History, Operation } from "./history";
import { sessions } from "./history";
import type { LinearizableOptions } from "./linearizable";
import { linearizable } from "./linearizable";
import { saturate } from "./precedence";
import { sources } from "./sources";
import type { Compiled } from "./specification";
import { compile, States } from "./specification";
import type { Progress, Verdict } from "./verdict";

const model = "sequential";

export function* sequential(
  history: History, options: LinearizableOptions, workMax: number,
): Generator<Progress, Verdict, void> {
  const appended = history.some(({ kind, status }) => kind === "append" && status !== "fail");
  const from = sources(history, options.specification);
  const nowhere = appended ? undefined : nowhereVerdict(history, from, model);
  if (nowhere) return nowhere;
  // An easy history is soon linearized; a hard one is not worth much time here.
  const quick = { ...options.limits, configurationsMax: Math.min(options.limits.configurationsMax, 200_000) };
  const strict = yield* linearizable(history, { ...options, limits: quick, explain: false });
  if (strict.type === "holds" && strict.witness.type === "order" && keepsSessions(history, strict.witness.order)) {
    return { type: "holds", model, witness: strict.witness };
  }
  if (!appended) {
    const search = saturate(history, from, { includes: () => true, checked: () => true, readsBind: true });
    for (let [step, work] = [search.next(), 0]; ; step = search.next()) {
      if (step.done) {
        if (step.value.order !== undefined) break;
        return { type: "violated", model, anomaly: anomalyOf(history, from, step.value.cycle) };
      }
      work += step.value;
      if (work > workMax) break;
      yield { searched: work };
    }
  }
  return yield* interleave(history, options);
}

function keepsSessions(history: History, order: readonly number[]): boolean {
  const position = new Map(order.map((index, at) => [index, at]));
  return [...sessions(history).values()].every((session) => {
    let last = -1;
    return session.every((index) => {
      const at = position.get(index);
      if (at === undefined || at > last) {
        if (at !== undefined && history[index]?.status === "ok") last = at;
        return true;
      }
      return false;
    });
  });
}

/** One process's operations in turn; of unknown outcome, one alone, which may be left out. */
interface Chain {
  readonly operations: readonly { readonly index: number; readonly object: number; readonly does: Compiled }[];
  readonly optional: boolean;
  /** How far another chain has to be first. */
  readonly after: readonly [chain: number, count: number];
}

interface Node { readonly positions: Int32Array; readonly states: Int32Array; readonly trail: Trail | undefined }
interface Trail { readonly index: number; readonly before: Trail | undefined }

/** A search through all interleavings, remembering where it has been. */
function* interleave(
  history: History, { specification, limits }: LinearizableOptions,
): Generator<Progress, Verdict, void> {
  const states = new States(specification);
  const objects = [...new Set(history.map(({ object }) => object))];
  const chains = chainsOf(history, states, objects);
  const seen = new Set<string>();
  const nodesMax = Math.min(limits.configurationsMax, 300_000);
  const stack: Node[] = [{
    positions: new Int32Array(chains.length), trail: undefined,
    states: new Int32Array(objects.length).fill(states.initial),
  }];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const settled = settle(chains, node);
    if (chains.every(({ operations, optional }, chain) => optional || settled.positions[chain] === operations.length)) {
      return { type: "holds", model, witness: { type: "order", order: orderOf(settled.trail) } };
    }
    const key = `${settled.positions.join()};${settled.states.join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > nodesMax) {
      const says = "Neither an order nor its absence was found within the search's budget.";
      return { type: "undecided", model, because: "budget", says };
    }
    if (seen.size % 1_000 === 0) yield { searched: seen.size };
    stack.push(...successors(chains, settled));
  }
  return {
    type: "violated", model,
    anomaly: {
      type: "no-order", cycle: [], edges: [],
      operations: [...history.keys()].filter((index) => history[index]?.status !== "fail"),
      says: "Every interleaving of the processes was tried, and none explains what was read.",
    },
  };
}

function chainsOf(history: History, states: States, objects: readonly string[]): readonly Chain[] {
  const chains: Chain[] = [];
  for (const session of sessions(history).values()) {
    const sure: Chain["operations"][number][] = [];
    const home = chains.length;
    chains.push({ operations: sure, optional: false, after: [-1, 0] });
    for (const index of session) {
      const operation = history[index] as Operation;
      const does = compile(operation, states);
      if (does === undefined) continue;
      const one = { index, object: objects.indexOf(operation.object), does };
      if (operation.status === "ok") sure.push(one);
      else chains.push({ operations: [one], optional: true, after: [home, sure.length] });
    }
  }
  return chains;
}

/** Lets every read that is right happen: it changes nothing, so nothing is lost by it. */
function settle(chains: readonly Chain[], { positions, states, trail }: Node): Node {
  const now = Int32Array.from(positions);
  let last = trail;
  chains.forEach(({ operations, optional }, chain) => {
    if (optional) return;
    for (let next = operations[now[chain] as number]; next; next = operations[now[chain] as number]) {
      if (!next.does.pure || next.does.step(states[next.object] as number) < 0) break;
      last = { index: next.index, before: last };
      now[chain] = (now[chain] as number) + 1;
    }
  });
  return { positions: now, states, trail: last };
}

/** Those called first come last: that is where the stack is popped. */
function successors(chains: readonly Chain[], { positions, states, trail }: Node): readonly Node[] {
  const found: { node: Node; index: number; optional: boolean }[] = [];
  for (const [chain, { operations, optional, after: [home, count] }] of chains.entries()) {
    const next = operations[positions[chain] as number];
    if (next === undefined || next.does.pure || (home >= 0 && (positions[home] as number) < count)) continue;
    const before = states[next.object] as number;
    const state = next.does.step(before);
    if (state < 0 || (optional && state === before)) continue;
    const [moved, changed] = [Int32Array.from(positions), Int32Array.from(states)];
    moved[chain] = (moved[chain] as number) + 1;
    changed[next.object] = state;
    const node = { positions: moved, states: changed, trail: { index: next.index, before: trail } };
    found.push({ node, index: next.index, optional });
  }
  found.sort((a, b) => Number(b.optional) - Number(a.optional) || b.index - a.index);
  return found.map(({ node }) => node);
}

function orderOf(trail: Trail | undefined): readonly number[] {
  const order: number[] = [];
  for (let at = trail; at !== undefined; at = at.before) order.push(at.index);
  return order.toReversed();
}
