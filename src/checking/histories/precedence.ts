// What must come before what, for histories in which it is known who wrote what was read. Operations stand in chains
// (one for each process), and of every operation is kept how far into each chain it has to come after: a clock. Reads
// add orders until nothing changes (saturation: Bouajjani, Enea, Guerraoui and Hamza, "On verifying causal
// consistency", POPL 2017): whatever else was written before a read was written before what it returned; whatever is
// written after that, after the read.
import type { History, Operation } from "./history";
import { sessions } from "./history";
import type { Source } from "./sources";
import type { Edge } from "./verdict";

export interface Found {
  /** Operations that may have taken effect, in their places; `indices` says where each is in the history. */
  readonly indices: readonly number[];
  /** An order of the places that respects everything found; undefined if there is none. */
  readonly order: readonly number[] | undefined;
  /** Places that have to come before a place, one a chain: `clocks[place * chains + chain]` of them. */
  readonly clocks: Int32Array;
  readonly chains: readonly (readonly number[])[];
  readonly chainOf: Int32Array;
  /** A shortest circle, as indices of the history, if there is no order. */
  readonly cycle: readonly Edge[];
}

export interface Question {
  /** Who has to be in the order. */
  readonly includes: (operation: Operation, index: number) => boolean;
  /** Whose findings have to be right in the order. */
  readonly checked: (operation: Operation, index: number) => boolean;
  /** Whether what a process found binds what it does next, for processes that are not checked too. */
  readonly readsBind: boolean;
}

/** Chains without operations that may not have taken effect, but for those whose value was found. */
function chainsOf(
  history: History, from: ReadonlyMap<number, Source>, includes: Question["includes"],
): readonly (readonly number[])[] {
  const used = new Set([...from.values()].flatMap((source) => (source.type === "write" ? [source.write] : [])));
  const chains: number[][] = [];
  for (const session of sessions(history).values()) {
    const chain: number[] = [];
    for (const index of session) {
      const operation = history[index] as Operation;
      if (!includes(operation, index)) continue;
      // It may take effect long after the client gave up, so nothing of its process comes after it for certain.
      if (operation.status === "ok") chain.push(index);
      else if (used.has(index)) chains.push([index]);
    }
    if (chain.length > 0) chains.push(chain);
  }
  return chains;
}

interface Arrow { readonly from: number; readonly to: number; readonly edge: Edge }

/** Saturates. Yields after every round; each costs about operations times chains. */
export function* saturate(
  history: History, from: ReadonlyMap<number, Source>, question: Question,
): Generator<number, Found, void> {
  const chainIndices = chainsOf(history, from, question.includes);
  const indices = chainIndices.flat();
  const place = new Map(indices.map((index, at) => [index, at]));
  let next = 0;
  const chains = chainIndices.map((chain) => chain.map(() => next++));
  const chainOf = Int32Array.from(chains.flatMap((chain, which) => chain.map(() => which)));
  const arrows: Arrow[] = [];
  const known = new Set<number>();
  const add = (edge: Edge): void => {
    const [one, two] = [place.get(edge.from), place.get(edge.to)];
    if (one === undefined || two === undefined || one === two) return;
    const key = one * indices.length + two;
    if (known.has(key)) return;
    known.add(key);
    arrows.push({ from: one, to: two, edge });
  };
  basic(history, from, question, place, chainIndices, add);
  for (;;) {
    const { order, clocks } = clock(indices.length, chains, chainOf, arrows);
    const found = { indices, chains, chainOf, clocks };
    if (order === undefined) return { ...found, order, cycle: yield* shortestCycle(indices, chains, chainOf, arrows) };
    yield indices.length * chains.length;
    const before = arrows.length;
    forced(history, from, question, { indices, chains, chainOf, clocks, place }, add);
    if (arrows.length === before) return { ...found, order, cycle: [] };
  }
}

function basic(
  history: History, from: ReadonlyMap<number, Source>, question: Question, place: ReadonlyMap<number, number>,
  chains: readonly (readonly number[])[], add: (edge: Edge) => void,
): void {
  for (const [read, source] of from) {
    const operation = history[read] as Operation;
    if (source.type !== "write" || !place.has(read)) continue;
    if (!question.readsBind && !question.checked(operation, read)) continue;
    add({ from: source.write, to: read, reason: "reads-from" });
  }
  const last = new Map<string, number>();
  const inChain = new Set(chains.filter((chain) => chain.length > 1).flat());
  for (const session of sessions(history).values()) {
    for (const index of session) {
      const { process, status } = history[index] as Operation;
      if (!place.has(index)) continue;
      const before = last.get(process);
      const chained = before !== undefined && inChain.has(index) && inChain.has(before);
      if (before !== undefined && !chained) add({ from: before, to: index, reason: "program-order" });
      if (status === "ok") last.set(process, index);
    }
  }
}

interface State {
  readonly indices: readonly number[];
  readonly chains: readonly (readonly number[])[];
  readonly chainOf: Int32Array;
  readonly clocks: Int32Array;
  readonly place: ReadonlyMap<number, number>;
}

/** The orders that the checked reads force, given what is known. */
function forced(
  history: History, from: ReadonlyMap<number, Source>, question: Question, state: State, add: (edge: Edge) => void,
): void {
  const { indices, chains, chainOf, clocks, place } = state;
  const writesOf = writesByChain(history, state);
  const position = (at: number): number => at - ((chains[chainOf[at] as number] as readonly number[])[0] as number);
  for (const [read, source] of from) {
    const at = place.get(read);
    const operation = history[read] as Operation;
    if (at === undefined || !question.checked(operation, read)) continue;
    if (source.type !== "write" && source.type !== "initial") continue;
    const write = source.type === "write" ? source.write : -1;
    const origin = write < 0 ? undefined : place.get(write);
    for (const [chain, places] of writesOf.get(operation.object) ?? []) {
      // The last write of the chain that has to be before the read.
      const reach: number = (clocks[at * chains.length + chain] as number) - (chainOf[at] === chain ? 1 : 0);
      const before = places.findLast((one) => position(one) < reach);
      if (before !== undefined && before !== origin && indices[before] !== read) {
        if (origin === undefined) add({ from: read, to: indices[before] as number, reason: "read-before", read });
        else add({ from: indices[before] as number, to: write, reason: "overwritten-before", read });
      }
      // The first of the chain that has to be after what was read.
      const after = places.find((one) => one !== origin && one !== at && (origin === undefined
        || (clocks[one * chains.length + (chainOf[origin] as number)] as number) > position(origin)));
      if (after !== undefined) add({ from: read, to: indices[after] as number, reason: "read-before", read });
    }
  }
}

/** For each object its writes, by chain. */
function writesByChain(
  history: History, { indices, chainOf }: State,
): ReadonlyMap<string, ReadonlyMap<number, readonly number[]>> {
  const found = new Map<string, Map<number, number[]>>();
  for (const [at, index] of indices.entries()) {
    const { object, kind, output } = history[index] as Operation;
    if (kind !== "write" && !(kind === "cas" && output !== false)) continue;
    const chains = found.get(object) ?? new Map<number, number[]>();
    found.set(object, chains);
    const chain = chainOf[at] as number;
    const places = chains.get(chain);
    if (places) places.push(at);
    else chains.set(chain, [at]);
  }
  return found;
}

/** Clocks of everything, by passing over it once in an order that respects all arrows. No order: there is a circle. */
function clock(count: number, chains: readonly (readonly number[])[], chainOf: Int32Array, arrows: readonly Arrow[]) {
  const width = chains.length;
  const clocks = new Int32Array(count * width);
  const waits = new Int32Array(count);
  const out: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of arrows) {
    out[from]?.push(to);
    waits[to] = (waits[to] as number) + 1;
  }
  const ready: number[] = [];
  for (const chain of chains) {
    chain.forEach((at, which) => {
      if (which > 0) {
        out[chain[which - 1] as number]?.push(at);
        waits[at] = (waits[at] as number) + 1;
      }
    });
  }
  waits.forEach((wait, at) => wait === 0 && ready.push(at));
  const order: number[] = [];
  for (let head = 0; head < ready.length; head++) {
    const at: number = ready[head] as number;
    order.push(at);
    const own = at * width + (chainOf[at] as number);
    clocks[own] = (clocks[own] as number) + 1;
    for (const to of out[at] as number[]) {
      for (let chain = 0; chain < width; chain++) {
        const reach: number = clocks[at * width + chain] as number;
        if (reach > (clocks[to * width + chain] as number)) clocks[to * width + chain] = reach;
      }
      waits[to] = (waits[to] as number) - 1;
      if (waits[to] === 0) ready.push(to);
    }
  }
  return { order: order.length === count ? order : undefined, clocks };
}

/** Looked for from this many operations at most: a circle found among them is small enough to show. */
const startsMax = 400;

/** A circle of the fewest arrows, where following one process any distance is one arrow. Yields for every start. */
function* shortestCycle(
  indices: readonly number[], chains: readonly (readonly number[])[], chainOf: Int32Array, arrows: readonly Arrow[],
): Generator<number, readonly Edge[], void> {
  const out: Arrow[][] = indices.map(() => []);
  for (const arrow of arrows) out[arrow.from]?.push(arrow);
  const along = (from: number, to: number): Edge =>
    ({ from: indices[from] as number, to: indices[to] as number, reason: "program-order" });
  let least: readonly Edge[] = [];
  // A circle leaves its chains, by an arrow that was not there at first: begin at the newest.
  const starts = [...new Set(arrows.toReversed().map(({ from }) => from))].slice(0, startsMax);
  for (const start of starts) {
    const cycle = cycleFrom(start, out, chains, chainOf);
    if (cycle && (least.length === 0 || cycle.length < least.length)) least = cycle.map(({ from, to, edge }) => edge ?? along(from, to));
    if (least.length === 2) break;
    yield indices.length;
  }
  return least;
}

/** An arrow, or a way along a process, which has no edge of its own. */
interface Way { readonly from: number; readonly to: number; readonly edge: Edge | undefined }

function cycleFrom(
  start: number, out: readonly (readonly Arrow[])[], chains: readonly (readonly number[])[], chainOf: Int32Array,
): readonly Way[] | undefined {
  const by: (Way | undefined)[] = Array.from({ length: out.length });
  const queue = [start];
  // Of each chain, where it has been followed from: what is behind that was met already.
  const ends = chains.map((chain) => (chain.at(-1) ?? -1) + 1);
  const back = (last: Way): readonly Way[] => {
    const cycle = [last];
    for (let at = last.from; at !== start; at = (by[at] as Way).from) cycle.push(by[at] as Way);
    return cycle.toReversed();
  };
  for (const at of queue) {
    const chain = chainOf[at] as number;
    const ways: Way[] = [...(out[at] as readonly Arrow[])];
    for (let to = at + 1; to < (ends[chain] as number); to++) ways.push({ from: at, to, edge: undefined });
    ends[chain] = Math.min(ends[chain] as number, at + 1);
    for (const way of ways) {
      if (way.to === start) return back(way);
      if (by[way.to] !== undefined) continue;
      by[way.to] = way;
      queue.push(way.to);
    }
  }
  return undefined;
}
