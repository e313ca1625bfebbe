// A memo over tuples of small integers: one array lookup a coordinate. Absent is -1.

interface Branch { readonly next: (Int32Array | Branch | undefined)[] }

const absent = -1;

export class TupleMemo {
  readonly #root: Branch["next"] = [];
  #leaf: Int32Array = new Int32Array(0);
  #last = 0;

  /** `depth`: how many coordinates a tuple has; at least one. */
  constructor(readonly depth: number) {}

  /** The value at words[places[0]], words[places[1]], …; -1 when there is none. Remembers the place for `set`. */
  get(words: Int32Array, places: readonly number[]): number {
    let level = this.#root;
    const deep = this.depth - 1;
    for (let coordinate = 0; coordinate < deep - 1; coordinate++) {
      const id = words[places[coordinate] as number] as number;
      let next = level[id] as Branch | undefined;
      if (next === undefined) level[id] = next = { next: [] };
      level = next.next;
    }
    const above = deep > 0 ? (words[places[deep - 1] as number] as number) : 0;
    const last = words[places[deep] as number] as number;
    let leaf = level[above] as Int32Array | undefined;
    if (leaf === undefined || last >= leaf.length) {
      const wider = new Int32Array(Math.max(8, 2 << (31 - Math.clz32(last + 1)))).fill(absent);
      if (leaf) wider.set(leaf);
      level[above] = leaf = wider;
    }
    this.#leaf = leaf;
    this.#last = last;
    return leaf[last] as number;
  }

  /** Sets the value at the place of the last `get`. */
  set(value: number): void {
    this.#leaf[this.#last] = value;
  }
}
