// Breadth-first search over a packed model: every state once, in order of distance, so that the first way to a state is a
// shortest one. A generator, so that whoever runs it decides when to look, to tell and to stop; it reads no clock.
import type { Packed } from "./packed";
import { Successors } from "./packed";
import { StateStore } from "./state-store";

export interface Bounds {
  /** Distinct states to hold at most. */
  readonly statesMax: number;
  /** Bytes to hold at most. */
  readonly bytesMax: number;
}

export const defaultBounds: Bounds = { statesMax: 5_000_000, bytesMax: 512 * 2 ** 20 };

export interface ExploreOptions {
  readonly bounds: Bounds;
  /** Ends the search at the first violation of this property. */
  readonly until?: string;
  /** How many states are expanded between two looks. */
  readonly slice?: number;
}

export interface Found<A> {
  readonly property: string;
  /** A shortest way: to a violation of an "always", to a witness of a "reachable". */
  readonly path: readonly A[];
}

export interface Exploration<A> {
  readonly states: number;
  /** Breadth-first levels, the initial state's counted. */
  readonly depth: number;
  /** Every reachable state was seen. */
  readonly complete: boolean;
  /** Why the search ended. */
  readonly end: "complete" | "found" | "states" | "bytes";
  readonly bytes: number;
  readonly violations: readonly Found<A>[];
  readonly witnesses: readonly Found<A>[];
}

export interface Progress {
  readonly states: number;
  readonly depth: number;
  /** States seen but not expanded yet. */
  readonly waiting: number;
}

/** Explores. Yields now and then; returns what it found. */
export function* explore<S, A>(packed: Packed<S, A>, options: ExploreOptions): Generator<Progress, Exploration<A>, void> {
  const { bounds, until, slice = 2_000 } = options;
  const store = new StateStore(packed.width);
  const open = packed.properties.map((property) => ({ ...property, at: -1, holds: property.holds.bind(property) }));
  const words = new Int32Array(packed.width);
  const out = new Successors(packed.width);
  let [depth, levelEnd] = [1, 1];
  let end: Exploration<A>["end"] | undefined;

  const judge = (index: number, at: Int32Array): void => {
    for (const one of open) {
      if (one.at >= 0 || one.holds(at) !== (one.property.kind === "reachable")) continue;
      one.at = index;
      if (one.property.id === until) end = "found";
    }
  };

  store.add(packed.init, 0, -1, -1);
  judge(0, packed.init);
  const look = new Int32Array(packed.width);
  for (let head = 0; head < store.count && end === undefined; head++) {
    if (head === levelEnd) {
      depth++;
      levelEnd = store.count;
    }
    store.read(head, words);
    packed.expand(words, out);
    for (let next = 0; next < out.count; next++) {
      const index = store.add(out.states, next * packed.width, head, out.actions[next] as number);
      if (index < 0) continue;
      look.set(out.states.subarray(next * packed.width, (next + 1) * packed.width));
      judge(index, look);
    }
    if (store.count > bounds.statesMax) end = "states";
    if (head % slice === slice - 1) {
      if (store.bytes > bounds.bytesMax) end = "bytes";
      yield { states: store.count, depth, waiting: store.count - head - 1 };
    }
  }
  const found = (kind: "always" | "reachable"): readonly Found<A>[] => open
    .filter((one) => one.property.kind === kind && one.at >= 0)
    .map((one) => ({ property: one.property.id, path: pathTo(packed, store, one.at) }));
  return {
    states: store.count, depth: depth, complete: end === undefined, end: end ?? "complete", bytes: store.bytes,
    violations: found("always"), witnesses: found("reachable"),
  };
}

/** Explores without looking up. For tests, benches and small models. */
export function exploreAll<S, A>(packed: Packed<S, A>, options: Partial<ExploreOptions> = {}): Exploration<A> {
  const search = explore(packed, { bounds: defaultBounds, ...options });
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

function pathTo<S, A>(packed: Packed<S, A>, store: StateStore, index: number): readonly A[] {
  const path: A[] = [];
  for (let at = index; store.parent(at) >= 0; at = store.parent(at)) path.push(packed.action(store.action(at)));
  return path.reverse();
}
