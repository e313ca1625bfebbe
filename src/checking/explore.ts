// Breadth-first search over a packed model: every state once, in order of distance, so that the first way to a state is a
// shortest one. A generator, so that whoever runs it decides when to look, to tell and to stop; it reads no clock.
import { type Packed, propertiesMax, Successors } from "./packed";
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
  const { width, properties } = packed;
  const store = new StateStore(width);
  const jury = new Jury(properties);
  const words = new Int32Array(width);
  const look = Int32Array.from(packed.init);
  const out = new Successors(width);
  let [depth, levelEnd] = [1, 1];
  let end: Exploration<A>["end"] | undefined;

  store.add(packed.init, 0, -1, -1);
  if (jury.hear(packed.verdicts(look), 0, until)) end = "found";
  for (let head = 0; head < store.count && end === undefined; head++) {
    if (head === levelEnd) {
      depth++;
      levelEnd = store.count;
    }
    store.read(head, words);
    packed.expand(words, out);
    for (let next = 0; next < out.count; next++) {
      const offset = next * width;
      const index = store.add(out.states, offset, head, out.actions[next] as number);
      if (index < 0) continue;
      for (let word = 0; word < width; word++) look[word] = out.states[offset + word] as number;
      if (jury.hear(packed.verdicts(look), index, until)) end = "found";
    }
    if (store.count > bounds.statesMax) end = "states";
    if (head % slice === slice - 1) {
      if (store.bytes > bounds.bytesMax) end = "bytes";
      yield { states: store.count, depth, waiting: store.count - head - 1 };
    }
  }
  const found = (kind: "always" | "reachable"): readonly Found<A>[] => properties.flatMap(({ id, kind: of }, at) => {
    const index = jury.decidedAt[at];
    return of === kind && index !== undefined ? [{ property: id, path: pathTo(packed, store, index) }] : [];
  });
  return {
    states: store.count, depth: depth, complete: end === undefined, end: end ?? "complete", bytes: store.bytes,
    violations: found("always"), witnesses: found("reachable"),
  };
}

/** Notes the first state that decides each property. Most states decide nothing, and that is one comparison of bits. */
class Jury {
  readonly decidedAt: (number | undefined)[];
  /** The undecided properties whose verdict is the expected one while nothing is decided: "always" true, "reachable" false. */
  #open: number;
  readonly #expected: number;

  constructor(readonly properties: Packed<unknown, unknown>["properties"]) {
    if (properties.length > propertiesMax) throw new Error(`A model may have ${propertiesMax} properties at most.`);
    this.decidedAt = properties.map(() => undefined);
    this.#open = (1 << properties.length) - 1;
    this.#expected = properties.reduce((bits, { kind }, at) => (kind === "always" ? bits | (1 << at) : bits), 0);
  }

  /** True when the property `until` is decided by this state. */
  hear(verdicts: number, index: number, until: string | undefined): boolean {
    const news = (verdicts ^ this.#expected) & this.#open;
    if (news === 0) return false;
    let ends = false;
    this.properties.forEach(({ id }, at) => {
      if ((news & (1 << at)) === 0) return;
      this.decidedAt[at] = index;
      ends ||= id === until;
    });
    this.#open &= ~news;
    return ends;
  }
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
  return path.toReversed();
}
