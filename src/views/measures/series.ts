// A number for every state of a run, read once along it and kept: so any place can be asked, and a long run drawn with few points.

/** What the states that share a column of the picture come to; in the order in which they are, so that a line goes through them. */
export interface Column {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly low: number;
  readonly high: number;
  readonly last: number;
}

export class Series {
  /** Not a number where the run has not come to it. */
  #values = new Float64Array(256);
  #length = 0;

  constructor(readonly valueAt: (length: number) => number | undefined) {}

  /** How many states have been read. */
  get length(): number { return this.#length; }

  /** Reads on until so many states are known, but no more of them than `most`. Each is read once. */
  extend(states: number, most = Infinity): this {
    const to = Math.min(states, this.#length + most);
    if (to > this.#values.length) {
      const larger = new Float64Array(Math.max(to, 2 * this.#values.length));
      larger.set(this.#values);
      this.#values = larger;
    }
    for (; this.#length < to; this.#length++) this.#values[this.#length] = this.valueAt(this.#length) ?? NaN;
    return this;
  }

  at(state: number): number | undefined {
    const value = state < this.#length ? this.#values[state] : undefined;
    return value === undefined || Number.isNaN(value) ? undefined : value;
  }

  /** The first states, up to `states`, in at most so many columns; a column without any value is left out. */
  columns(states: number, most: number): readonly Column[] {
    const shown = Math.min(states, this.#length);
    const count = Math.min(shown, Math.max(most, 1));
    const found: Column[] = [];
    for (let column = 0; column < count; column++) {
      const [from, to] = [Math.floor((column * shown) / count), Math.floor(((column + 1) * shown) / count)];
      let [first, low, high, last] = [NaN, Infinity, -Infinity, NaN];
      for (let state = from; state < to; state++) {
        const value = this.#values[state] ?? NaN;
        if (Number.isNaN(value)) continue;
        if (Number.isNaN(first)) first = value;
        [low, high, last] = [Math.min(low, value), Math.max(high, value), value];
      }
      if (!Number.isNaN(first)) found.push({ from, to, first, low, high, last });
    }
    return found;
  }
}
