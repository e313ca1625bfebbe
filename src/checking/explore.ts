// Breadth-first search over a packed model: every state once, in order of distance, so that the first way to a state is a
// shortest one. A generator, so that whoever runs it decides when to look, to tell and to stop; it reads no clock.
// Several workers may run one search each in the same memory: they expand a level together and meet before the next.
import { Board, type End } from "./board";
import { type Bounds, defaultBounds } from "./bounds";
import { Jury } from "./jury";
import { Layout } from "./layout";
import type { Packed } from "./packed";
import { claimMemory, type SearchMemory } from "./search-memory";
import { LogFull } from "./shared-log";
import { known, StateTable } from "./state-table";
import { Successors } from "./successors";
import { bedsMax } from "./sleep";
import type { Reduce } from "./symmetry";
import { Transitions } from "./transitions";
import { Wholes } from "./wholes";

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
  readonly end: End;
  readonly bytes: number;
  /** States that differ only in these names were counted once. */
  readonly alike: readonly string[];
  readonly violations: readonly Found<A>[];
  readonly witnesses: readonly Found<A>[];
}

export interface Progress {
  readonly states: number;
  readonly depth: number;
}

/** Explores. Yields now and then; returns what it found. */
export function* explore<S, A>(
  packed: Packed<S, A>, options: ExploreOptions, memory: SearchMemory = claimMemory(options.bounds, packed),
): Generator<Progress, Exploration<A>, void> {
  const search = new Search(packed, options, memory);
  while (search.work()) yield search.progress;
  return search.result();
}

/** How far the search in this memory is, for whoever looks on from outside. */
export const progressIn = ({ table, board, crew }: SearchMemory): Progress =>
  ({ states: new StateTable(table, 1, crew).count, depth: new Board(board, crew, 0).depth });

/** Explores without looking up. For tests, benches and small models. */
export function exploreAll<S, A>(packed: Packed<S, A>, options: Partial<ExploreOptions> = {}): Exploration<A> {
  const search = explore(packed, { bounds: defaultBounds, ...options });
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

/** One worker's part of a search. */
class Search<S, A> {
  readonly #board: Board;
  readonly #table: StateTable;
  readonly #jury: Jury;
  readonly #out = new Successors();
  readonly #transitions: Transitions | Wholes;
  #layout: Layout;
  /** The state at hand, packed, and one of its successors as ids. */
  #state = new Int32Array(0);
  readonly #look: Int32Array;
  /** The states that this worker has claimed and not yet expanded. */
  #next = 0;
  #claimed = 0;
  /** How many values had numbers when the layout was last seen to hold those of states with other names. */
  #counted = 0;

  constructor(readonly packed: Packed<S, A>, readonly options: ExploreOptions, memory: SearchMemory) {
    const fields = packed.init.length;
    this.#board = new Board(memory.board, memory.crew, fields);
    this.#jury = new Jury(packed.properties, this.#board, options.until);
    this.#look = new Int32Array(fields);
    this.#layout = Layout.for(packed.sizes(), 1);
    this.#table = new StateTable(memory.table, this.#layout.words, memory.crew);
    this.#transitions = packed.successors ? new Wholes(packed.successors, this.#layout)
      : new Transitions(packed.rules, packed.append, this.#layout, packed.reduce ? 0 : bedsMax);
    this.#meet(() => this.#begin());
  }

  get progress(): Progress { return { states: this.#table.count, depth: this.#board.depth }; }

  /** Expands a slice of states. False when the search has ended. */
  work(): boolean {
    const { bounds, slice = 2_000 } = this.options;
    for (let left = slice; left > 0; left--) {
      if (this.#board.halted || !this.#claim()) {
        this.#meet(() => this.#arrange());
        if (this.#board.end !== undefined) return false;
      } else if (this.#expand(this.#next)) this.#next++;
    }
    if (this.#bytes > bounds.bytesMax) this.#board.stop("bytes");
    return true;
  }

  result(): Exploration<A> {
    const { end = "complete", depth } = this.#board;
    const found = (kind: "always" | "reachable"): readonly Found<A>[] => this.packed.properties.flatMap(({ id, kind: of }, at) => {
      const state = this.#board.decidedBy(at);
      return of === kind && state !== undefined ? [{ property: id, path: this.#pathTo(state) }] : [];
    });
    return {
      states: this.#table.count, depth, complete: end === "complete", end, bytes: this.#bytes, alike: this.packed.alike,
      violations: found("always"), witnesses: found("reachable"),
    };
  }

  get #bytes(): number {
    const { interners, bytes } = this.packed;
    return this.#table.bytes + this.#board.crew * (interners.bytes + bytes() + this.#transitions.bytes);
  }

  #claim(): boolean {
    if (this.#next < this.#claimed) return true;
    const claimed = this.#board.claim();
    if (claimed) [this.#next, this.#claimed] = claimed;
    return claimed !== undefined;
  }

  /** False when something has to be arranged first; nothing is lost by expanding a state twice. */
  #expand(number: number): boolean {
    const board = this.#board;
    const table = this.#table;
    const out = this.#out;
    const look = this.#look;
    table.read(number, this.#state);
    out.count = 0;
    if (!this.#fill(table.asleep(number), out)) return false;
    const { count, words, asleep } = out;
    const wanted = table.count + count * board.crew;
    if (wanted > table.room || this.#transitions.crowded) {
      if (wanted > table.capacity(this.#layout.words)) board.stop("bytes");
      else board.halt(wanted);
      return false;
    }
    table.approach(words, count);
    const size = this.#layout.words;
    for (let next = 0, offset = 0; next < count; next++, offset += size) {
      const added = table.add(words, offset, number, asleep[next] as number);
      if (added === known) continue;
      this.#layout.unpack(words, offset, look);
      this.#jury.hear(this.packed.verdicts(look), added);
    }
    if (table.count > this.options.bounds.statesMax) board.stop("states");
    return true;
  }

  /** Finds the successors of the state at hand. False when there is no memory left for what is new in them. */
  #fill(asleep: number, out: Successors): boolean {
    try {
      this.#transitions.expand(this.#state, asleep, out);
      if (this.packed.reduce && !this.#transitions.crowded) this.#reduce(this.packed.reduce, out);
      return true;
    } catch (error) {
      if (!(error instanceof LogFull)) throw error;
      this.#board.stop("bytes");
      return false;
    }
  }

  /** Lets the states that stand for them take the place of the successors. */
  #reduce(reduce: Reduce, out: Successors): void {
    const [layout, look] = [this.#layout, this.#look];
    for (let next = 0, offset = 0; next < out.count; next++, offset += layout.words) {
      layout.unpack(out.words, offset, look);
      reduce(look);
      layout.pack(look, out.words, offset);
    }
    if (this.packed.interners.count === this.#counted) return;
    this.#counted = this.packed.interners.count;
    if (!layout.holds(this.packed.sizes())) {
      this.#transitions.crowded = true;
      this.#counted = 0;
    }
  }

  #meet(arrange: () => void): void {
    this.#board.meet(arrange);
    this.#layout = this.#board.layout(this.#layout);
    this.#table.refresh(this.#layout.words);
    this.#transitions.use(this.#layout);
    this.#state = new Int32Array(this.#layout.words);
  }

  /** What one does while the others wait: the first state. */
  #begin(): void {
    this.#adopt(Layout.for(this.packed.sizes(), 1));
    const first = Int32Array.from(this.packed.init);
    this.packed.reduce?.(first);
    this.#adopt(Layout.for(this.packed.sizes(), this.#layout.words));
    const state = new Int32Array(this.#layout.words);
    this.#layout.pack(first, state, 0);
    this.#table.add(state, 0, 0, 0);
    this.#jury.hear(this.packed.verdicts(first), 0);
    this.#board.nextLevel(1);
  }

  /** What one does while the others wait: room for more ids and states, or the next level, or the end. */
  #arrange(): void {
    const [board, table] = [this.#board, this.#table];
    if (board.end !== undefined) return;
    if (!board.halted) {
      if (!board.nextLevel(table.count)) board.stop("complete");
      return;
    }
    const wanted = board.takeWanted();
    this.packed.interners.catchUp();
    const sizes = this.packed.sizes();
    const layout = this.#layout.holds(sizes) ? this.#layout : Layout.for(sizes, this.#layout.words);
    if (wanted > table.capacity(layout.words)) return board.stop("bytes");
    if (layout !== this.#layout) this.#adopt(layout);
    table.reindex(wanted);
  }

  #adopt(layout: Layout): void {
    this.#table.respell(this.#layout, layout);
    this.#layout = layout;
    this.#board.publish(layout);
  }

  /** The way back by parents, and then forth again by what can happen in each state. */
  #pathTo(state: number): readonly A[] {
    const numbers: number[] = [];
    for (let at = state; at > 0; at = this.#table.parent(at)) numbers.push(at);
    const [layout, out] = [this.#layout, this.#out];
    const from = new Int32Array(layout.words);
    layout.pack(this.packed.init, from, 0);
    return numbers.toReversed().map((number) => {
      out.count = 0;
      this.#transitions.expand(from, 0, out);
      const next = this.#successorAt(number);
      layout.unpack(from, 0, this.#look);
      const action = this.packed.action(out.actions[next] as number, this.#look);
      from.set(out.words.subarray(next * layout.words, (next + 1) * layout.words));
      return action;
    });
  }

  /** Which of the successors is the state with this number, or one that it stands for. */
  #successorAt(number: number): number {
    const [layout, out, look, state] = [this.#layout, this.#out, this.#look, this.#state];
    this.#table.read(number, state);
    const wanted = new Int32Array(look.length);
    layout.unpack(state, 0, wanted);
    for (let next = 0; next < out.count; next++) {
      layout.unpack(out.words, next * layout.words, look);
      this.packed.reduce?.(look);
      if (look.every((id, field) => id === wanted[field])) return next;
    }
    throw new Error("The search remembers a step that the model does not offer.");
  }
}
