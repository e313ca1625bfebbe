// Can one object's operations be put in an order that respects real time and its specification? A search over
// configurations: the next response, the object's state, and which open operations have already taken effect.
// Breadth first or depth first: neither is the faster on every history, so both run, in turns.
import { Configurations } from "./configurations";
import type { Course, Doubtful } from "./course";
import type { Step } from "./specification";

export interface SearchLimits {
  /** Configurations to keep at most. */
  readonly configurationsMax: number;
  readonly bytesMax: number;
}

export const defaultSearchLimits: SearchLimits = { configurationsMax: 3_000_000, bytesMax: 384 * 2 ** 20 };

export type Linearization =
  /** `order`: places in the course. */
  | { readonly type: "found"; readonly order: readonly number[] }
  /**
   * No order explains response `blocked`; `order` is one for all before it. If `perhaps` is larger, what is before
   * that response may yet be explained: the search, looking ahead, did not care.
   */
  | { readonly type: "none"; readonly order: readonly number[]; readonly blocked: number; readonly perhaps: number }
  | { readonly type: "spent" };

type Search = Generator<number, Linearization, void>;

/** Searches, and if there is no order, finds out how far there is one. */
export function* linearize(course: Course, limits: SearchLimits = defaultSearchLimits): Search {
  let result = yield* race(course, limits, course.returns.length);
  let none = result;
  while (none.type === "none" && none.perhaps > none.blocked) {
    const until = none.perhaps;
    result = yield* race(course, limits, until);
    if (result.type === "spent") return none;
    none = result.type === "found" ? { type: "none", order: result.order, blocked: until, perhaps: until } : result;
  }
  return none;
}

/**
 * Both searches in turns of growing length; the first answer is the answer. Breadth first is seldom much the slower,
 * so it has the longer turns: where it wins little was spent on the other.
 */
function* race(course: Course, limits: SearchLimits, until: number): Search {
  const racers = [start(course, "breadth", limits, until), start(course, "depth", limits, until)];
  let searched = 0;
  for (let turn = 1; ; turn++) {
    for (const racer of racers) {
      const slices = racer === racers[0] ? 4 * turn : turn;
      for (let slice = 0; slice < slices; slice++) {
        const step = racer.next();
        if (!step.done) {
          searched += step.value;
          continue;
        }
        if (step.value.type !== "spent" || racers.length === 1) return step.value;
        racers.splice(racers.indexOf(racer), 1);
        break;
      }
      yield searched;
    }
  }
}

/** One of the two alone. */
export const searchAlone = (course: Course, order: "breadth" | "depth", limits = defaultSearchLimits): Search =>
  start(course, order, limits, course.returns.length);

/** Sets nothing up before it is asked to: most histories are judged before the second search's turn. */
function* start(course: Course, order: "breadth" | "depth", limits: SearchLimits, until: number): Search {
  return yield* new Searcher(course, order, until).run(limits);
}

const sliceSize = 500;

/**
 * An operation takes effect only when a response demands it (just-in-time linearization: Lowe, "Testing for
 * linearizability", 2017). Depth first with memory this is Wing and Gong's search ("Testing and verifying concurrent
 * objects", 1993) as Lowe improved it; breadth first it never looks at a response twice. An operation that can never
 * change the state takes effect as soon as its answer is right: nothing is lost by it. One that merely would not change
 * the state now must not be treated so: it may be wanted later.
 */
class Searcher {
  readonly #course: Course;
  readonly #order: "breadth" | "depth";
  readonly #kept: Configurations;
  /** Where the used counts of the doubtful begin in a row. */
  readonly #used: number;
  readonly #row: Int32Array;
  readonly #next: Int32Array;
  /** Breadth: for each response the first configuration waiting there, and after each the next. Depth: a stack. */
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  #following = new Int32Array(128);
  readonly #stack: number[] = [];
  #furthest = -1;
  #furthestTrail = -1;
  #done = -1;
  /** How many responses to explain. */
  readonly #until: number;
  /** The last response for whose sake a configuration was given up. */
  #hopeless = -1;

  constructor(course: Course, order: "breadth" | "depth", until: number) {
    this.#until = until;
    const bitWords = Math.ceil(course.slots / 32);
    this.#course = course;
    this.#order = order;
    this.#kept = new Configurations(bitWords, course.doubtful.length);
    this.#used = 2 + bitWords;
    this.#row = new Int32Array(this.#kept.width);
    this.#next = new Int32Array(this.#kept.width);
    this.#first = new Int32Array(order === "breadth" ? course.returns.length : 0).fill(-1);
    this.#last = new Int32Array(order === "breadth" ? course.returns.length : 0).fill(-1);
  }

  *run({ configurationsMax, bytesMax }: SearchLimits): Search {
    for (const state of this.#course.starts) {
      this.#next.fill(0);
      this.#next[1] = state;
      this.#arrive(-1);
    }
    let at = 0;
    for (let expanded = 1; this.#done < 0; expanded++) {
      const id = this.#order === "depth" ? (this.#stack.pop() ?? -1) : this.#take(at);
      if (id < 0 && (this.#order === "depth" || at >= this.#furthest)) break;
      if (id < 0) at++;
      else if (!this.#kept.isDead(id)) this.#expand(id);
      if (this.#kept.count > configurationsMax) return { type: "spent" };
      if (expanded % sliceSize !== 0) continue;
      if (this.#kept.bytes > bytesMax) return { type: "spent" };
      yield sliceSize;
    }
    if (this.#done !== -1) return { type: "found", order: this.#kept.order(this.#done === -2 ? -1 : this.#done) };
    const order = this.#kept.order(this.#furthestTrail);
    return { type: "none", order, blocked: this.#furthest, perhaps: this.#hopeless };
  }

  #take(at: number): number {
    const id = this.#first[at] ?? -1;
    if (id >= 0) this.#first[at] = this.#following[id] as number;
    return id;
  }

  /** Tries everything that could take effect next. */
  #expand(id: number): void {
    const { open, openFrom, pure, steps, slot, doubtful } = this.#course;
    const [row, next] = [this.#row, this.#next];
    this.#kept.read(id, row);
    const [at, state, trail] = [row[0] as number, row[1] as number, this.#kept.trail(id)];
    // Depth first takes what is put down last, so the call that came first is put down last.
    const first = openFrom[at] as number;
    for (let which = (openFrom[at + 1] as number) - 1; which >= first && this.#done === -1; which--) {
      const place = open[which] as number;
      const bit = slot[place] as number;
      if (pure[place] === 1 || ((row[2 + (bit >>> 5)] as number) >>> (bit & 31)) & 1) continue;
      if (!this.#mayGo(place, row)) continue;
      const after = (steps[place] as Step)(state);
      if (after < 0) continue;
      next.set(row);
      next[1] = after;
      next[2 + (bit >>> 5)] = (next[2 + (bit >>> 5)] as number) | (1 << (bit & 31));
      this.#arrive(this.#kept.follow(trail, place));
    }
    for (let kind = 0; kind < doubtful.length && this.#done === -1; kind++) {
      const { step, members, from, after: needed } = doubtful[kind] as Doubtful;
      const [word, shift] = [this.#used + (kind >>> 2), 8 * (kind & 3)];
      const used = ((row[word] as number) >>> shift) & 127;
      if (used >= members.length || (from[used] as number) > at) continue;
      if (needed >= 0 && !this.#happened(needed, row)) continue;
      const after = step(state);
      if (after < 0 || after === state) continue;
      next.set(row);
      next[1] = after;
      next[word] = (next[word] as number) + (1 << shift);
      this.#arrive(this.#kept.follow(trail, members[used] as number));
    }
  }

  #mayGo(place: number, row: Int32Array): boolean {
    const needed = this.#course.after[place] as number;
    return needed < 0 || this.#happened(needed, row);
  }

  /** A state that no read can find any more is as good as any other such state. */
  #forget(row: Int32Array, read: number): void {
    const { lookahead, states, returns } = this.#course;
    if (lookahead === undefined || lookahead.unseen < 0 || row[1] === lookahead.unseen) return;
    for (const other of lookahead.beside[read] ?? []) {
      const may = !this.#happened(returns[other] as number, row);
      if (may && !states.cannotGrow(row[1] as number, lookahead.seen[other] as number)) return;
    }
    row[1] = lookahead.unseen;
  }

  #happened(place: number, row: Int32Array): boolean {
    if ((this.#course.rank[place] as number) < (row[0] as number)) return true;
    if (!this.#isOpen(place, row[0] as number)) return false;
    const bit = this.#course.slot[place] as number;
    return (((row[2 + (bit >>> 5)] as number) >>> (bit & 31)) & 1) === 1;
  }

  /** Whether an operation that has not returned by a response was called by then, and will return. */
  #isOpen(place: number, at: number): boolean {
    return (this.#course.openSince[place] as number) <= at;
  }

  /** Lets the pure take effect, passes every response that is satisfied, and keeps what comes of it. */
  #arrive(trail: number): void {
    const { open, openFrom, pure, steps, slot, returns } = this.#course;
    const [row, until] = [this.#next, this.#until];
    const state = row[1] as number;
    let [at, end] = [row[0] as number, trail];
    for (; at < until; at++) {
      for (let which = openFrom[at] as number; which < (openFrom[at + 1] as number); which++) {
        const place = open[which] as number;
        if (pure[place] === 0) continue;
        const bit = slot[place] as number;
        const word = row[2 + (bit >>> 5)] as number;
        if ((word >>> (bit & 31)) & 1 || (steps[place] as Step)(state) < 0 || !this.#mayGo(place, row)) continue;
        row[2 + (bit >>> 5)] = word | (1 << (bit & 31));
        end = this.#kept.follow(end, place);
      }
      const bit = slot[returns[at] as number] as number;
      const word = row[2 + (bit >>> 5)] as number;
      if (((word >>> (bit & 31)) & 1) === 0) break;
      row[2 + (bit >>> 5)] = word & ~(1 << (bit & 31));
      row[0] = at + 1;
    }
    if (at === until) this.#done = end === -1 ? -2 : end;
    else if (!this.#isHopeless(row, at)) this.#keep(end, at);
  }

  /** Where values grow by appending: whether the next read to come cannot be reached from this state any more. */
  #isHopeless(row: Int32Array, at: number): boolean {
    const { lookahead, states } = this.#course;
    if (lookahead === undefined) return false;
    let read = lookahead.next[at] as number;
    while (read < this.#until && this.#happened(this.#course.returns[read] as number, row)) {
      read = lookahead.next[read + 1] as number;
    }
    if (read >= this.#until) return false;
    const state = row[1] as number;
    if (state !== lookahead.unseen && !states.cannotGrow(state, lookahead.seen[read] as number)) return false;
    // The beginning of what it found may still be set.
    if (lookahead.resets[read]?.some((write) => !this.#happened(write, row))) {
      this.#forget(row, read);
      return false;
    }
    this.#hopeless = Math.max(this.#hopeless, read);
    return true;
  }

  #keep(trail: number, at: number): void {
    const id = this.#kept.add(this.#next, trail);
    if (id < 0) return;
    if (at > this.#furthest) [this.#furthest, this.#furthestTrail] = [at, trail];
    if (this.#order === "depth") {
      this.#stack.push(id);
      return;
    }
    if (id >= this.#following.length) {
      const larger = new Int32Array(2 * this.#following.length);
      larger.set(this.#following);
      this.#following = larger;
    }
    this.#following[id] = -1;
    const last = this.#last[at] as number;
    // A level that was emptied meanwhile starts again: `first` is then -1.
    if (this.#first[at] === -1) this.#first[at] = id;
    else this.#following[last] = id;
    this.#last[at] = id;
  }
}
