// What the workers of a search agree on: how far each is, how states are packed, why to stop. Numbers in memory that may be
// shared; a worker alone uses the same.

import { Layout } from "./layout";

/** Why a search ends, by its number on the board; 0 while it goes on. */
export const ends = ["", "complete", "found", "states", "bytes"] as const;
export type End = Exclude<(typeof ends)[number], "">;

const place = { round: 0, arrived: 1, joined: 2, crowded: 3, end: 4, over: 5, depth: 6, level: 7, edition: 8 } as const;
const fixed = Object.keys(place).length;

/** Beyond the number of any state. */
export const farthest = 2 ** 31 - 1;

/** How often a worker looks whether the others are there before it sleeps: to be woken takes longer than a round's differences. */
const patience = 20_000;

export class Board {
  readonly #memory: Int32Array;
  /** Of each worker, how many states it keeps, and the number of the first of its states that it has still to expand in this level. */
  readonly #counts: Int32Array;
  readonly #reach: Int32Array;
  /** The layout: how many bits each field has, and in which word. */
  readonly #bits: Int32Array;
  readonly #word: Int32Array;
  /** For each property, the number of the first state that decided it, and 1; 0 while there is none. */
  readonly #decided: Int32Array;

  constructor(memory: Int32Array, readonly crew: number, fields: number) {
    let from = fixed;
    const next = (length?: number): Int32Array => memory.subarray(from, length === undefined ? undefined : (from += length));
    this.#memory = memory;
    this.#counts = next(crew);
    this.#reach = next(crew);
    this.#bits = next(fields);
    this.#word = next(fields);
    this.#decided = next();
  }

  static length(crew: number, fields: number, properties: number): number { return fixed + 2 * crew + 2 * fields + properties; }

  /** A number for this worker. */
  join(): number { return Atomics.add(this.#memory, place.joined, 1); }

  /** Breadth-first levels so far. */
  get depth(): number { return this.#get("depth") + 1; }
  get end(): End | undefined { return ends[this.#get("end")] || undefined; }
  /** Everybody has seen that it ends. */
  get over(): boolean { return this.#get("over") !== 0; }
  /** How many states there were when this level began. */
  get level(): number { return this.#get("level"); }
  /** How many layouts there were. */
  get edition(): number { return this.#get("edition"); }
  /** Somebody met an id for which the layout has no room. */
  get crowded(): boolean { return this.#get("crowded") !== 0; }
  crowd(): void { this.#set("crowded", 1); }

  /** How many states there are. */
  get count(): number {
    let sum = 0;
    for (let worker = 0; worker < this.crew; worker++) sum += this.countOf(worker);
    return sum;
  }

  countOf(worker: number): number { return Atomics.load(this.#counts, worker); }
  tellCount(worker: number, count: number): void { Atomics.store(this.#counts, worker, count); }

  tellReach(worker: number, number: number): void { Atomics.store(this.#reach, worker, number); }
  /** All states of this level with lower numbers have been expanded. */
  get horizon(): number { return this.#reach.reduce((least, number) => Math.min(least, number)); }

  /** Lets everybody pack states like this. */
  publish({ bits, word }: Layout): void {
    this.#bits.set(bits);
    this.#word.set(word);
    this.#set("crowded", 0);
    this.#set("edition", this.edition + 1);
  }

  get layout(): Layout { return new Layout(this.#bits.slice(), this.#word.slice()); }

  /** Everybody is to stop. The first reason stands. */
  stop(end: End): void { Atomics.compareExchange(this.#memory, place.end, 0, ends.indexOf(end)); }
  finish(): void { this.#set("over", 1); }

  /** The level is done: the states that are new make the next. False when there are none. */
  nextLevel(): boolean {
    const { count, level } = this;
    if (count === level) return false;
    this.#set("level", count);
    if (level > 0) this.#set("depth", this.#get("depth") + 1);
    return true;
  }

  /** Waits until everybody is here; the last to come arranges things while the others wait. */
  meet(arrange?: () => void): void {
    const round = this.#get("round");
    if (Atomics.add(this.#memory, place.arrived, 1) + 1 < this.crew) {
      for (let left = patience; left > 0; left--) if (this.#get("round") !== round) return;
      while (this.#get("round") === round) Atomics.wait(this.#memory, place.round, round);
      return;
    }
    arrange?.();
    this.#set("arrived", 0);
    this.#set("round", round + 1);
    if (this.crew > 1) Atomics.notify(this.#memory, place.round);
  }

  decidedBy(property: number): number | undefined {
    const held = Atomics.load(this.#decided, property);
    return held === 0 ? undefined : held - 1;
  }

  /** The first state to decide a property stands. */
  decide(property: number, state: number): void {
    const held = Atomics.load(this.#decided, property);
    if (held !== 0 && held <= state + 1) return;
    if (Atomics.compareExchange(this.#decided, property, held, state + 1) !== held) this.decide(property, state);
  }

  #get(at: keyof typeof place): number { return Atomics.load(this.#memory, place[at]); }
  #set(at: keyof typeof place, value: number): void { Atomics.store(this.#memory, place[at], value); }
}
