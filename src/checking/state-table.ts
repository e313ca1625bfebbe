// Distinct states, packed, each with the number of the state it was first reached from. A state's number is its place in the
// order of arrival. An open-addressing index finds a state by its content: a slot holds a number and, in the bits that numbers
// leave free, a piece of the hash, so that looking at a slot almost always tells equal from different.
//
// Memory is claimed once and never more: the system gives it out page by page as it is touched. It may be shared by workers, who
// add states at the same time: a slot is first claimed, then the state is written down, then the slot tells its number.

import type { Layout } from "./layout";

export interface TableMemory {
  /** `words` words and the parent, for each state. */
  readonly records: Int32Array;
  readonly index: Int32Array;
  /** Of each state, the rules that are asleep in it. */
  readonly asleep: Int32Array;
  /** At [0]: how many states there are. At [1]: how many slots of the index are in use, less one. */
  readonly control: Int32Array;
}

const [countAt, maskAt] = [0, 1];
const firstMask = 2 ** 12 - 1;
/** Up to this many slots, an index grows fourfold: to grow seldom matters more than a few hundred kilobytes. */
const largeIndex = 2 ** 18;

/** What `add` answers when the state was there already. */
export const known = -1;

export class StateTable {
  readonly #records: Int32Array;
  readonly #index: Int32Array;
  readonly #control: Int32Array;
  /** In a slot: 0 is empty, `#claimed` is being written, anything else is a state's number and 1. */
  readonly #claimed: number;
  readonly #asleep: Int32Array;
  #words: number;
  #stride: number;
  #mask = 0;
  /** The slots that were looked at ahead. */
  #ahead = new Int32Array(64);

  /** `crew`: how many workers add states. */
  constructor(memory: TableMemory, words: number, readonly crew: number) {
    this.#records = memory.records;
    this.#index = memory.index;
    this.#control = memory.control;
    this.#asleep = memory.asleep;
    // Numbers stay below half of the slots.
    this.#claimed = memory.index.length - 1;
    this.#words = words;
    this.#stride = words + 1;
    Atomics.compareExchange(this.#control, maskAt, 0, Math.min(firstMask, memory.index.length - 1));
    this.refresh(words);
  }

  get count(): number { return Atomics.load(this.#control, countAt); }
  get bytes(): number { return (this.count * (this.#stride + 1) + this.#mask + 1) * 4; }

  /** How many states may be there before the index must grow. */
  get room(): number { return (this.#mask + 1) >> 1; }
  /** How many states there can ever be, of this many words each. */
  capacity(words: number): number { return Math.min(Math.floor(this.#records.length / (words + 1)), this.#index.length >> 1); }

  /** Looks ahead at where `count` states may be: memory answers many questions at once faster than one after another. */
  approach(from: Int32Array, count: number): void {
    const index = this.#index;
    const records = this.#records;
    const words = this.#words;
    const stride = this.#stride;
    const mask = this.#mask;
    const claimed = this.#claimed;
    if (this.#ahead.length < count) this.#ahead = new Int32Array(count * 2);
    const ahead = this.#ahead;
    for (let next = 0; next < count; next++) ahead[next] = index[hashOf(from, next * words, words) & mask] as number;
    let seen = 0;
    for (let next = 0; next < count; next++) {
      const number = ((ahead[next] as number) & claimed) - 1;
      if (number >= 0 && number < claimed - 1) seen ^= records[number * stride] as number;
    }
    // Used, or it would not be done.
    ahead[0] = seen;
  }

  /** Adds the state at `offset` of `from`, reached from `parent`, with rules asleep. Its number if it is new, otherwise `known`. */
  add(from: Int32Array, offset: number, parent: number, asleep: number): number {
    const index = this.#index;
    const claimed = this.#claimed;
    const hash = hashOf(from, offset, this.#words);
    const tag = hash & ~claimed;
    let slot = hash & this.#mask;
    for (;;) {
      let held = Atomics.load(index, slot);
      if (held === 0) {
        held = Atomics.compareExchange(index, slot, 0, tag | claimed);
        if (held === 0) {
          const number = this.#write(from, offset, parent, asleep);
          Atomics.store(index, slot, tag | (number + 1));
          return number;
        }
      }
      if ((held & ~claimed) === tag) {
        while ((held & claimed) === claimed) held = Atomics.load(index, slot);
        const number = (held & claimed) - 1;
        if (this.#equal(number, from, offset)) {
          if (this.crew > 1) Atomics.and(this.#asleep, number, asleep);
          return known;
        }
      }
      slot = (slot + 1) & this.#mask;
    }
  }

  /** Copies a state's words to the front of `to`. */
  read(number: number, to: Int32Array): void {
    const start = number * this.#stride;
    for (let word = 0; word < this.#words; word++) to[word] = this.#records[start + word] as number;
  }

  parent(number: number): number { return this.#records[number * this.#stride + this.#words] as number; }
  asleep(number: number): number { return this.#asleep[number] as number; }

  /** Spells every state as another layout does. Nobody else is at work meanwhile, and `reindex` must follow. */
  respell(old: Layout, layout: Layout): void {
    const { words } = layout;
    const state = new Int32Array(words);
    // From the last to the first, for a state may take more words than before, and never takes fewer.
    for (let number = this.count - 1; number >= 0; number--) {
      const parent = this.parent(number);
      layout.respell(old, this.#records, number * this.#stride, state, 0);
      this.#records.set(state, number * (words + 1));
      this.#records[number * (words + 1) + words] = parent;
    }
    this.refresh(words);
  }

  /** Makes the index anew, large enough for this many states. Nobody else is at work meanwhile. */
  reindex(states: number): void {
    let slots = this.#mask + 1;
    while (slots < states * 2 && slots < this.#index.length) slots *= slots < largeIndex ? 4 : 2;
    const mask = Math.min(slots, this.#index.length) - 1;
    Atomics.store(this.#control, maskAt, mask);
    this.#mask = mask;
    this.#index.fill(0, 0, mask + 1);
    const count = this.count;
    for (let number = 0; number < count; number++) {
      const hash = hashOf(this.#records, number * this.#stride, this.#words);
      let slot = hash & mask;
      while (this.#index[slot] !== 0) slot = (slot + 1) & mask;
      this.#index[slot] = (hash & ~this.#claimed) | (number + 1);
    }
  }

  /** Takes over what another worker rebuilt. */
  refresh(words: number): void {
    this.#words = words;
    this.#stride = words + 1;
    this.#mask = Atomics.load(this.#control, maskAt);
  }

  #write(from: Int32Array, offset: number, parent: number, asleep: number): number {
    const number = Atomics.add(this.#control, countAt, 1);
    const start = number * this.#stride;
    for (let word = 0; word < this.#words; word++) this.#records[start + word] = from[offset + word] as number;
    this.#records[start + this.#words] = parent;
    this.#asleep[number] = asleep;
    return number;
  }

  #equal(number: number, from: Int32Array, offset: number): boolean {
    const start = number * this.#stride;
    for (let word = 0; word < this.#words; word++) if (this.#records[start + word] !== from[offset + word]) return false;
    return true;
  }
}

function hashOf(words: Int32Array, offset: number, length: number): number {
  let hash = 0;
  for (let word = 0; word < length; word++) {
    hash = Math.imul(hash ^ (words[offset + word] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
