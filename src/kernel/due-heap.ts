// What is due earliest, first. Three flat arrays instead of objects: nothing is allocated and nothing is left to collect.

export class DueHeap {
  size = 0;
  #due = new Float64Array(16);
  #order = new Float64Array(16);
  #slot = new Int32Array(16);

  /** Of the foremost entry; meaningless when there is none. */
  get due(): number { return this.#due[0] as number; }
  get order(): number { return this.#order[0] as number; }
  get slot(): number { return this.#slot[0] as number; }

  /** Of what is due at one time, the lower order comes first. */
  push(due: number, order: number, slot: number): void {
    let at = this.size++;
    if (at === this.#due.length) this.#grow();
    const [dues, orders] = [this.#due, this.#order];
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = dues[parent] as number;
      if (other < due || (other === due && (orders[parent] as number) < order)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, due, order, slot);
  }

  /** Takes the foremost entry away. */
  drop(): void {
    const last = --this.size;
    if (last === 0) return;
    const [dues, orders] = [this.#due, this.#order];
    const [due, order] = [dues[last] as number, orders[last] as number];
    let at = 0;
    for (let child = 1; child < last; child = 2 * at + 1) {
      if (child + 1 < last && this.#before(child + 1, child)) child++;
      const other = dues[child] as number;
      if (due < other || (due === other && order < (orders[child] as number))) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, due, order, this.#slot[last] as number);
  }

  #before(a: number, b: number): boolean {
    const [one, other] = [this.#due[a] as number, this.#due[b] as number];
    return one < other || (one === other && (this.#order[a] as number) < (this.#order[b] as number));
  }

  #move(from: number, to: number): void {
    this.#due[to] = this.#due[from] as number;
    this.#order[to] = this.#order[from] as number;
    this.#slot[to] = this.#slot[from] as number;
  }

  #put(at: number, due: number, order: number, slot: number): void {
    this.#due[at] = due;
    this.#order[at] = order;
    this.#slot[at] = slot;
  }

  #grow(): void {
    this.#due = longer(this.#due);
    this.#order = longer(this.#order);
    this.#slot = longer(this.#slot);
  }
}

type Column = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** A column twice as long, with what was in it. */
export function longer<T extends Column>(column: T): T {
  const copy = new (column.constructor as new (length: number) => T)(column.length * 2);
  copy.set(column);
  return copy;
}
