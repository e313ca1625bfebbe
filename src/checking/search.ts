// One worker's part of a search. It goes on in rounds: the worker expands some of the states that it keeps, sends their successors
// to whoever keeps those, takes what was sent to it, and numbers what is new.
import { Board, farthest } from "./board";
import type { Exploration, ExploreOptions, Found, Progress } from "./exploration";
import { Jury } from "./jury";
import { Layout } from "./layout";
import { Numbering } from "./numbering";
import type { Packed } from "./packed";
import { pathTo } from "./path-to";
import { batch, letter, Post } from "./post";
import type { SearchMemory } from "./search-memory";
import { MemoryFull } from "./shared-log";
import { bedsMax } from "./sleep";
import { known, StateTable } from "./state-table";
import { Successors } from "./successors";
import type { Reduce } from "./symmetry";
import { Transitions } from "./transitions";
import { Wholes } from "./wholes";

/** How many states a worker expands in a round: alone it is asked often whether to go on. */
const [alone, together] = [2_000, 2 ** 15];

export class Search<S, A> {
  readonly #board: Board;
  readonly #me: number;
  /** Of all workers; this one keeps the states of its own. */
  readonly #tables: readonly StateTable[];
  readonly #table: StateTable;
  readonly #post: Post;
  readonly #numbering: Numbering;
  readonly #jury: Jury;
  readonly #out = new Successors();
  readonly #transitions: Transitions | Wholes;
  readonly #letters = new Int32Array(batch);
  #layout: Layout;
  /** How many layouts there were until this one. */
  #edition = 0;
  /** The state at hand, packed, and a state as ids. */
  #state = new Int32Array(0);
  readonly #look: Int32Array;
  /** The place of the next state to expand, where those of the level end, and how many have been judged. */
  #next = 0;
  #levelEnd = 0;
  #judged = 0;
  #level = 0;
  #horizon = 0;
  /** How many values had numbers when the layout was last seen to hold those of states with other names. */
  #counted = 0;

  constructor(readonly packed: Packed<S, A>, readonly options: ExploreOptions, memory: SearchMemory) {
    const fields = packed.init.length;
    this.#board = new Board(memory.board, memory.crew, fields);
    this.#me = this.#board.join();
    this.#tables = memory.tables.map((table) => new StateTable(table));
    this.#table = this.#tables[this.#me] as StateTable;
    this.#post = new Post(memory.post, memory.crew, this.#me);
    this.#numbering = new Numbering(this.#tables, memory.nth, this.#me);
    this.#jury = new Jury(packed.properties, this.#board, options.until);
    this.#look = new Int32Array(fields);
    this.#layout = Layout.for(packed.sizes(), 1);
    this.#transitions = packed.successors ? new Wholes(packed.successors, this.#layout)
      : new Transitions(packed.rules, packed.append, memory.outcomes, this.#layout, packed.reduce ? 0 : bedsMax);
    this.#board.meet(() => this.#begin());
    this.#follow();
    if (this.#me === 0) this.#sendFirst();
  }

  get progress(): Progress { return { states: this.#board.count, depth: this.#board.depth }; }

  /** A round: some states are expanded, and what is new among their successors is kept. False when the search has ended. */
  work(): boolean {
    const board = this.#board;
    this.#expandSome();
    board.meet();
    this.#take();
    board.meet(() => this.#arrange());
    this.#number();
    this.#follow();
    if (!board.over) return true;
    // Until everybody has said what its states decide.
    board.meet();
    return false;
  }

  result(): Exploration<A> {
    const { end = "complete", depth, count } = this.#board;
    const found = (kind: "always" | "reachable"): readonly Found<A>[] => this.packed.properties.flatMap(({ id, kind: of }, at) => {
      const state = this.#board.decidedBy(at);
      return of === kind && state !== undefined ? [{ property: id, path: pathTo(this.packed, this.#tables, this.#layout, state) }] : [];
    });
    return {
      states: count, depth, complete: end === "complete", end, bytes: this.#bytes, alike: this.packed.alike,
      violations: found("always"), witnesses: found("reachable"),
    };
  }

  get #bytes(): number {
    const { interners, bytes } = this.packed;
    return this.#board.crew * (this.#table.bytes + this.#post.bytes + interners.bytes + bytes() + this.#transitions.bytes);
  }

  /** What one does while the others wait: the first layout. */
  #begin(): void {
    const { interners, init, reduce } = this.packed;
    reduce?.(Int32Array.from(init));
    interners.catchUp();
    this.#board.publish(Layout.for(this.packed.sizes(), 1));
  }

  /** The first state, to whoever keeps it. */
  #sendFirst(): void {
    const [out, layout, look] = [this.#out, this.#layout, this.#look];
    look.set(this.packed.init);
    this.packed.reduce?.(look);
    layout.pack(look, out.words, out.push(0, layout.words));
    out.sums[0] = layout.sum(out.words, 0);
    if (!this.#post.send(out, 0)) this.#board.stop("bytes");
  }

  #expandSome(): void {
    const board = this.#board;
    this.#post.tidy();
    for (let left = board.crew > 1 ? together : alone; left > 0 && this.#next < this.#levelEnd; left--) {
      // What others want is looked at now and then.
      if ((left & 127) === 0 && (board.crowded || board.end !== undefined)) break;
      if (!this.#expand(this.#next)) break;
      this.#next++;
    }
    board.tellReach(this.#me, this.#next < this.#levelEnd ? this.#table.number(this.#next) : farthest);
    this.#post.publish();
  }

  /** False when something has to be arranged first; nothing is lost by expanding a state twice. */
  #expand(place: number): boolean {
    const out = this.#out;
    const table = this.#table;
    table.read(place, this.#state);
    out.count = 0;
    if (!this.#fill(place, out)) return false;
    if (this.#transitions.crowded) {
      this.#board.crowd();
      return false;
    }
    if (this.#post.send(out, table.number(place))) return true;
    if (this.#post.empty) this.#board.stop("bytes");
    return false;
  }

  /** Finds the successors of the state at hand. False when there is no memory left for what is new in them. */
  #fill(place: number, out: Successors): boolean {
    try {
      this.#transitions.expand(this.#state, this.#table.sum(place), this.#table.asleep(place), out);
      if (this.packed.reduce && !this.#transitions.crowded) this.#reduce(this.packed.reduce, out);
      return true;
    } catch (error) {
      if (!(error instanceof MemoryFull)) throw error;
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
      out.sums[next] = layout.sum(out.words, offset);
    }
    if (this.packed.interners.count === this.#counted) return;
    this.#counted = this.packed.interners.count;
    if (!layout.holds(this.packed.sizes())) {
      this.#transitions.crowded = true;
      this.#counted = 0;
    }
  }

  /** Keeps what is new of what was sent to this worker. */
  #take(): void {
    const { bounds } = this.options;
    const [board, post, table, letters] = [this.#board, this.#post, this.#table, this.#letters];
    this.#horizon = board.horizon;
    post.open();
    while (board.end === undefined) {
      const count = post.collect(letters, this.#horizon);
      if (count === 0) break;
      if (!table.reserve(count)) board.stop("bytes");
      else this.#keep(count);
      board.tellCount(this.#me, table.count);
      this.#judge();
      if (board.count > bounds.statesMax) board.stop("states");
    }
    post.close();
    if (this.#bytes > bounds.bytesMax) board.stop("bytes");
  }

  #keep(count: number): void {
    const [{ mail, crew }, table, letters] = [this.#post, this.#table, this.#letters];
    table.approach(mail, letters, count);
    for (let next = 0; next < count; next++) {
      const at = letters[next] as number;
      const place = table.add(mail, at);
      if (place !== known && crew > 1) this.#numbering.note(place, mail[at + letter.nth] as number);
    }
  }

  /** Hears what the states that came say of the properties. */
  #judge(): void {
    const table = this.#table;
    for (; this.#judged < table.count; this.#judged++) {
      table.read(this.#judged, this.#state);
      this.#layout.unpack(this.#state, 0, this.#look);
      this.#jury.hear(this.packed.verdicts(this.#look), this.#judged);
    }
    if (this.#board.crew === 1) this.#decide();
  }

  /** Numbers the states that came in this round. */
  #number(): void {
    if (this.#board.crew === 1) return;
    this.#lookAround();
    this.#numbering.number();
    this.#decide();
  }

  #decide(): void { this.#jury.decide((place) => this.#table.number(place)); }

  /** What one does while the others wait: room for more ids, or the next level, or the end. */
  #arrange(): void {
    const board = this.#board;
    if (board.end === undefined && board.crowded) {
      this.#lookAround();
      this.packed.interners.catchUp();
      const layout = Layout.for(this.packed.sizes(), this.#layout.words);
      if (this.#tables.every((table) => table.fits(layout.words)) && this.#transitions.respell(layout)) board.publish(layout);
      else board.stop("bytes");
    } else if (board.end === undefined && board.horizon === farthest && !board.nextLevel()) board.stop("complete");
    if (board.end !== undefined) board.finish();
  }

  /** How many states everybody keeps. */
  #lookAround(): void {
    this.#tables.forEach((table, worker) => { table.count = this.#board.countOf(worker); });
  }

  /** Does as was arranged. */
  #follow(): void {
    const [board, table] = [this.#board, this.#table];
    if (board.level !== this.#level) {
      this.#level = board.level;
      this.#levelEnd = table.count;
    }
    if (board.edition === this.#edition) return;
    this.#edition = board.edition;
    const { layout } = board;
    table.respell(this.#layout, layout);
    for (const each of this.#tables) each.use(layout);
    this.#post.use(layout.words);
    this.#transitions.use(layout);
    // What was sent from beyond the horizon was not spelled like this: it is sent again.
    this.#next = Math.min(this.#next, table.placeOf(this.#horizon));
    this.#layout = layout;
    this.#state = new Int32Array(layout.words);
  }
}
