// Distinct states, packed, each with the state it was first reached from. A state's number tells when it was reached, among those of
// all workers; its place, when among those that this one keeps. An open-addressing index finds a state by its content: a slot
// holds a place and, in the bits that places leave free, a piece of the hash, so that looking at a slot almost always tells
// equal from different.
//
// Memory is claimed once and never more: the system gives it out page by page as it is touched. Only its keeper writes there;
// other workers look up parents and numbers.

import { scatter } from "./hash";
import type { Layout } from "./layout";
import { letter } from "./post";

export interface TableMemory {
  /** As many words for each state as the layout needs. */
  readonly records: Int32Array;
  /** Of each state, the number of its parent. */
  readonly parents: Int32Array;
  /** Of each state, its sum (`hash.ts`). */
  readonly sums: Int32Array;
  /** Of each state, the rules that are asleep in it. */
  readonly asleep: Int32Array;
  /** Of each state, its number; of no length where places are numbers. */
  readonly numbers: Int32Array;
  readonly index: Int32Array;
}

const firstSlots = 2 ** 12;

/** What `add` answers when the state was there already. */
export const known = -1;

export class StateTable {
  /** How many states there are. */
  count = 0;
  readonly #records: Int32Array;
  readonly #index: Int32Array;
  /** In a slot: 0 is empty, anything else a place and 1 in these bits, and a tag in the others. */
  readonly #placeBits: number;
  #words = 1;
  readonly #seen = new Int32Array(1);
  #mask: number;

  constructor(readonly memory: TableMemory) {
    this.#records = memory.records;
    this.#index = memory.index;
    this.#placeBits = memory.index.length - 1;
    this.#mask = Math.min(firstSlots, memory.index.length) - 1;
  }

  get bytes(): number {
    const columns = this.memory.numbers.length > 0 ? 4 : 3;
    return (this.count * (this.#words + columns) + this.#mask + 1) * 4;
  }

  /** Room for so many more states, in an index that stays half empty. False when there can be none. */
  reserve(more: number): boolean {
    const states = this.count + more;
    if (states * this.#words > this.#records.length || states * 2 > this.#index.length) return false;
    let slots = this.#mask + 1;
    while (slots < states * 2) slots *= 2;
    if (slots > this.#mask + 1) this.#reindex(slots);
    return true;
  }

  /** Looks ahead at where the states of these letters may be: memory answers many questions at once faster than one after another. */
  approach(mail: Int32Array, letters: Int32Array, count: number): void {
    const index = this.#index;
    const records = this.#records;
    const words = this.#words;
    const mask = this.#mask;
    const placeBits = this.#placeBits;
    let seen = 0;
    for (let next = 0; next < count; next++) seen ^= index[scatter(mail[letters[next] as number] as number) & mask] as number;
    for (let next = 0; next < count; next++) {
      const place = ((index[scatter(mail[letters[next] as number] as number) & mask] as number) & placeBits) - 1;
      if (place >= 0) seen ^= records[place * words] as number;
    }
    // Used, or it would not be done.
    this.#seen[0] = seen;
  }

  /** Adds the state of a letter, for which there is room. Its place if it is new, otherwise `known`. */
  add(mail: Int32Array, at: number): number {
    const index = this.#index;
    const placeBits = this.#placeBits;
    const hash = scatter(mail[at + letter.sum] as number);
    const tag = hash & ~placeBits;
    let slot = hash & this.#mask;
    for (;;) {
      const held = index[slot] as number;
      if (held === 0) {
        const place = this.#write(mail, at);
        index[slot] = tag | (place + 1);
        return place;
      }
      if ((held & ~placeBits) === tag && this.#equal((held & placeBits) - 1, mail, at + letter.state)) return known;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** Copies a state's words to the front of `to`. */
  read(place: number, to: Int32Array): void {
    const words = this.#words;
    const start = place * words;
    for (let word = 0; word < words; word++) to[word] = this.#records[start + word] as number;
  }

  parent(place: number): number { return this.memory.parents[place] as number; }
  sum(place: number): number { return this.memory.sums[place] as number; }
  asleep(place: number): number { return this.memory.asleep[place] as number; }
  number(place: number): number { return this.memory.numbers.length > 0 ? (this.memory.numbers[place] as number) : place; }

  /** The place of the first state with this number or a greater one. */
  placeOf(number: number): number {
    if (this.memory.numbers.length === 0) return number;
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.number(middle) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Spells every state as another layout does. Where the index has them depends on no layout. */
  respell(old: Layout, layout: Layout): void {
    const state = new Int32Array(layout.words);
    // From the last to the first, for a state may take more words than before, and never takes fewer.
    for (let place = this.count - 1; place >= 0; place--) {
      layout.respell(old, this.#records, place * old.words, state, 0);
      for (let word = 0; word < layout.words; word++) this.#records[place * layout.words + word] = state[word] as number;
    }
    this.#words = layout.words;
  }

  /** Takes over what its keeper respelled. */
  use({ words }: Layout): void { this.#words = words; }

  /** Whether the states would fit with so many words. */
  fits(words: number): boolean { return this.count * words <= this.#records.length; }

  #reindex(slots: number): void {
    const index = this.#index;
    const { sums } = this.memory;
    const mask = slots - 1;
    this.#mask = mask;
    index.fill(0, 0, slots);
    for (let place = 0; place < this.count; place++) {
      const hash = scatter(sums[place] as number);
      let slot = hash & mask;
      while (index[slot] !== 0) slot = (slot + 1) & mask;
      index[slot] = (hash & ~this.#placeBits) | (place + 1);
    }
  }

  #write(mail: Int32Array, at: number): number {
    const words = this.#words;
    const place = this.count++;
    const start = place * words;
    for (let word = 0; word < words; word++) this.#records[start + word] = mail[at + letter.state + word] as number;
    this.memory.sums[place] = mail[at + letter.sum] as number;
    this.memory.parents[place] = mail[at + letter.parent] as number;
    this.memory.asleep[place] = mail[at + letter.asleep] as number;
    return place;
  }

  #equal(place: number, mail: Int32Array, from: number): boolean {
    const start = place * this.#words;
    for (let word = 0; word < this.#words; word++) if (this.#records[start + word] !== mail[from + word]) return false;
    return true;
  }
}
