// Distinct global states, each a fixed number of 32-bit words, with how each was first reached.
// Words live in chunks, so that growing never copies them; an open-addressing index of indices finds a state by its content.

const chunkBits = 15;
const chunkStates = 1 << chunkBits;
const chunkMask = chunkStates - 1;

export class StateStore {
  readonly #words: Int32Array[] = [];
  readonly #parents: Int32Array[] = [];
  readonly #actions: Int32Array[] = [];
  #index = new Int32Array(1 << 16).fill(-1);
  #count = 0;

  constructor(readonly width: number) {}

  get count(): number { return this.#count; }

  /** Bytes held. What the engine itself needs beside is not counted. */
  get bytes(): number {
    return this.#words.length * chunkStates * (this.width + 2) * 4 + this.#index.byteLength;
  }

  /** Adds the state at `offset` of `from`, reached from `parent` by `action`. Its index if it is new, otherwise -1. */
  add(from: Int32Array, offset: number, parent: number, action: number): number {
    if (this.#count * 2 >= this.#index.length) this.#grow();
    const mask = this.#index.length - 1;
    let slot = hash(from, offset, this.width) & mask;
    for (;;) {
      const held = this.#index[slot] as number;
      if (held < 0) break;
      if (this.#equal(held, from, offset)) return -1;
      slot = (slot + 1) & mask;
    }
    const index = this.#count++;
    this.#index[slot] = index;
    this.#write(index, from, offset, parent, action);
    return index;
  }

  /** Copies a state's words to the front of `to`. */
  read(index: number, to: Int32Array): void {
    const chunk = this.#words[index >> chunkBits] as Int32Array;
    const start = (index & chunkMask) * this.width;
    for (let word = 0; word < this.width; word++) to[word] = chunk[start + word] as number;
  }

  parent(index: number): number { return (this.#parents[index >> chunkBits] as Int32Array)[index & chunkMask] as number; }
  action(index: number): number { return (this.#actions[index >> chunkBits] as Int32Array)[index & chunkMask] as number; }

  #write(index: number, from: Int32Array, offset: number, parent: number, action: number): void {
    const at = index >> chunkBits;
    if (at === this.#words.length) {
      this.#words.push(new Int32Array(chunkStates * this.width));
      this.#parents.push(new Int32Array(chunkStates));
      this.#actions.push(new Int32Array(chunkStates));
    }
    const chunk = this.#words[at] as Int32Array;
    const start = (index & chunkMask) * this.width;
    for (let word = 0; word < this.width; word++) chunk[start + word] = from[offset + word] as number;
    (this.#parents[at] as Int32Array)[index & chunkMask] = parent;
    (this.#actions[at] as Int32Array)[index & chunkMask] = action;
  }

  #equal(index: number, from: Int32Array, offset: number): boolean {
    const chunk = this.#words[index >> chunkBits] as Int32Array;
    const start = (index & chunkMask) * this.width;
    for (let word = 0; word < this.width; word++) if (chunk[start + word] !== from[offset + word]) return false;
    return true;
  }

  #grow(): void {
    const bigger = new Int32Array(this.#index.length * 2).fill(-1);
    const mask = bigger.length - 1;
    for (let index = 0; index < this.#count; index++) {
      const chunk = this.#words[index >> chunkBits] as Int32Array;
      let slot = hash(chunk, (index & chunkMask) * this.width, this.width) & mask;
      while ((bigger[slot] as number) >= 0) slot = (slot + 1) & mask;
      bigger[slot] = index;
    }
    this.#index = bigger;
  }
}

function hash(words: Int32Array, offset: number, width: number): number {
  let mixed = 0x9e3779b9 | 0;
  for (let word = 0; word < width; word++) {
    mixed = Math.imul(mixed ^ (words[offset + word] as number), 0x85ebca6b);
    mixed ^= mixed >>> 15;
  }
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
