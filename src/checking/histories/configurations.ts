// Every configuration a search has met, once, as rows of words: where it stands, the object's state, which open
// operations have taken effect, how many of each doubtful kind were used. One that used fewer of those can do all
// another can, and replaces it (dominance).

/** Words before the bits of the open operations: the next response, the state. */
const head = 2;
const guards = 0x80808080 | 0;

export class Configurations {
  readonly #key: number;
  readonly #width: number;
  #rows: Int32Array;
  #buckets: Int32Array = new Int32Array(256).fill(-1);
  #hashes: Int32Array = new Int32Array(128);
  #chain: Int32Array = new Int32Array(128);
  #dead = new Uint8Array(128);
  /** Of each configuration, the last operation that took effect in it; see `trail`. */
  #trails: Int32Array = new Int32Array(128);
  #count = 0;
  #steps: Int32Array = new Int32Array(512);
  #stepCount = 0;

  constructor(bitWords: number, kinds: number) {
    this.#key = head + bitWords;
    this.#width = this.#key + Math.ceil(kinds / 4);
    this.#rows = new Int32Array(128 * this.#width);
  }

  get count(): number { return this.#count; }
  get width(): number { return this.#width; }
  get bytes(): number {
    return this.#rows.byteLength + 13 * this.#hashes.length + 4 * this.#buckets.length + 4 * this.#steps.length;
  }

  read(id: number, into: Int32Array): void {
    for (let word = 0, at = id * this.#width; word < this.#width; word++) into[word] = this.#rows[at + word] as number;
  }

  isDead(id: number): boolean { return this.#dead[id] === 1; }
  trail(id: number): number { return this.#trails[id] as number; }

  /** Notes that an operation takes effect after those of a trail. The longer trail. */
  follow(trail: number, operation: number): number {
    if (2 * this.#stepCount === this.#steps.length) this.#steps = grown(this.#steps);
    this.#steps[2 * this.#stepCount] = trail;
    this.#steps[2 * this.#stepCount + 1] = operation;
    return this.#stepCount++;
  }

  /** The operations of a trail, first to last. */
  order(trail: number): readonly number[] {
    const order: number[] = [];
    for (let at = trail; at >= 0; at = this.#steps[2 * at] as number) order.push(this.#steps[2 * at + 1] as number);
    return order.toReversed();
  }

  /** Adds a configuration; -1 if one that can do as much is there already. */
  add(row: Int32Array, trail: number): number {
    let hash = 0x2545f491;
    for (let word = 0; word < this.#key; word++) {
      hash = Math.imul(hash ^ (row[word] as number), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    const bucket = hash & (this.#buckets.length - 1);
    for (let id = this.#buckets[bucket] as number; id >= 0; id = this.#chain[id] as number) {
      if (this.#hashes[id] !== hash || this.#dead[id] === 1 || !this.#sameKey(id, row)) continue;
      if (this.#usedAtMost(id, row)) return -1;
      if (this.#usedAtLeast(id, row)) this.#dead[id] = 1;
    }
    return this.#insert(row, trail, hash);
  }

  #insert(row: Int32Array, trail: number, hash: number): number {
    if (this.#count === this.#hashes.length) this.#grow();
    const id = this.#count++;
    this.#rows.set(row, id * this.#width);
    this.#hashes[id] = hash;
    this.#trails[id] = trail;
    const bucket = hash & (this.#buckets.length - 1);
    this.#chain[id] = this.#buckets[bucket] as number;
    this.#buckets[bucket] = id;
    return id;
  }

  #sameKey(id: number, row: Int32Array): boolean {
    for (let word = 0, at = id * this.#width; word < this.#key; word++) {
      if (this.#rows[at + word] !== row[word]) return false;
    }
    return true;
  }

  /** Four counts of seven bits a word: with the eighth set, no borrow crosses from one to the next. */
  #usedAtMost(id: number, row: Int32Array): boolean {
    for (let word = this.#key, at = id * this.#width; word < this.#width; word++) {
      if ((((row[word] as number) | guards) - (this.#rows[at + word] as number) & guards) !== guards) return false;
    }
    return true;
  }

  #usedAtLeast(id: number, row: Int32Array): boolean {
    for (let word = this.#key, at = id * this.#width; word < this.#width; word++) {
      if ((((this.#rows[at + word] as number) | guards) - (row[word] as number) & guards) !== guards) return false;
    }
    return true;
  }

  #grow(): void {
    this.#rows = grown(this.#rows);
    this.#hashes = grown(this.#hashes);
    this.#chain = grown(this.#chain);
    this.#trails = grown(this.#trails);
    const dead = new Uint8Array(this.#hashes.length);
    dead.set(this.#dead);
    this.#dead = dead;
    this.#buckets = new Int32Array(2 * this.#hashes.length).fill(-1);
    for (let id = 0; id < this.#count; id++) {
      const bucket = (this.#hashes[id] as number) & (this.#buckets.length - 1);
      this.#chain[id] = this.#buckets[bucket] as number;
      this.#buckets[bucket] = id;
    }
  }
}

function grown(words: Int32Array): Int32Array {
  const larger = new Int32Array(2 * words.length);
  larger.set(words);
  return larger;
}
