// What the workers of a search agree on: which states to expand next, how far it is, why to stop. Numbers in memory that may be
// shared; a worker alone uses the same.

import { Layout } from "./layout";

/** Why a search ends, by its number on the board; 0 while it goes on. */
export const ends = ["", "complete", "found", "states", "bytes"] as const;
export type End = Exclude<(typeof ends)[number], "">;

const place = { round: 0, arrived: 1, halted: 2, wanted: 3, end: 4, next: 5, levelEnd: 6, depth: 7 } as const;
const fixed = Object.keys(place).length;

/** States are claimed this many at a time. */
const portion = 64;

export class Board {
  readonly #memory: Int32Array;
  /** For each property, the number of the first state that decided it, and 1; 0 while there is none. */
  readonly #decided: Int32Array;
  /** The layout: how many bits each field has, and in which word. */
  readonly #bits: Int32Array;
  readonly #word: Int32Array;

  constructor(memory: Int32Array, readonly crew: number, fields: number) {
    this.#memory = memory;
    this.#bits = memory.subarray(fixed, fixed + fields);
    this.#word = memory.subarray(fixed + fields, fixed + 2 * fields);
    this.#decided = memory.subarray(fixed + 2 * fields);
  }

  static length(fields: number, properties: number): number { return fixed + 2 * fields + properties; }

  get depth(): number { return this.#get("depth"); }
  get end(): End | undefined { return ends[this.#get("end")] || undefined; }
  get halted(): boolean { return this.#get("halted") !== 0; }
  /** The most states that anybody halted for; reading it ends the halt. */
  takeWanted(): number {
    this.#set("halted", 0);
    return Atomics.exchange(this.#memory, place.wanted, 0);
  }

  /** Lets everybody pack states like this. */
  publish({ bits, word }: Layout): void {
    this.#bits.set(bits);
    this.#word.set(word);
  }

  /** The layout that was published, which may be the one at hand. */
  layout(current: Layout): Layout {
    const same = current.bits.every((bits, field) => bits === this.#bits[field] && current.word[field] === this.#word[field]);
    return same ? current : new Layout(this.#bits.slice(), this.#word.slice());
  }

  /** Everybody is to meet, because something must be arranged: for this many states, say. */
  halt(states: number): void {
    const wanted = this.#get("wanted");
    if (states > wanted && Atomics.compareExchange(this.#memory, place.wanted, wanted, states) !== wanted) return this.halt(states);
    this.#set("halted", 1);
  }

  /** Everybody is to stop. The first reason stands. */
  stop(end: End): void {
    Atomics.compareExchange(this.#memory, place.end, 0, ends.indexOf(end));
    this.#set("halted", 1);
  }

  /** The next states of this level to expand; undefined when all are given away. */
  claim(): readonly [from: number, to: number] | undefined {
    const levelEnd = this.#get("levelEnd");
    if (this.#get("next") >= levelEnd) return undefined;
    const from = Atomics.add(this.#memory, place.next, portion);
    return from < levelEnd ? [from, Math.min(levelEnd, from + portion)] : undefined;
  }

  /** The level is done and these are all the states there are: those that are new make the next. False when there are none. */
  nextLevel(states: number): boolean {
    const levelEnd = this.#get("levelEnd");
    if (states === levelEnd) return false;
    this.#set("next", levelEnd);
    this.#set("levelEnd", states);
    this.#set("depth", this.depth + 1);
    return true;
  }

  /** Waits until everybody is here; the last to come arranges things while the others wait. */
  meet(arrange: () => void): void {
    const round = this.#get("round");
    if (Atomics.add(this.#memory, place.arrived, 1) + 1 < this.crew) {
      while (this.#get("round") === round) Atomics.wait(this.#memory, place.round, round);
      return;
    }
    arrange();
    this.#set("arrived", 0);
    this.#set("round", round + 1);
    if (this.crew > 1) Atomics.notify(this.#memory, place.round);
  }

  decidedBy(property: number): number | undefined {
    const held = Atomics.load(this.#decided, property);
    return held === 0 ? undefined : held - 1;
  }

  /** The first state to decide a property stands. */
  decide(property: number, state: number): void { Atomics.compareExchange(this.#decided, property, 0, state + 1); }

  #get(at: keyof typeof place): number { return Atomics.load(this.#memory, place[at]); }
  #set(at: keyof typeof place, value: number): void { Atomics.store(this.#memory, place[at], value); }
}
