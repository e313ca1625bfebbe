// What is due earliest, first. Three flat arrays instead of objects: nothing is allocated and nothing is left to collect.
// Here and elsewhere a column begins with 64 bytes: no longer ones are made as cheaply as any object.

export class DueHeap {
  size = 0;
  #due = new Float64Array(8);
  #order = new Float64Array(8);
  #slot = new Int32Array(16);

  /** Of the foremost entry; meaningless when there is none. */
  get due(): number { return this.#due[0] as number; }
  get order(): number { return this.#order[0] as number; }
  get slot(): number { return this.#slot[0] as number; }

  /** Of what is due at one time, the lower order comes first. */
  push(due: number, order: number, slot: number): void {
    let at = this.size++;
    if (at === this.#due.length) {
      this.#due = longer(this.#due);
      this.#order = longer(this.#order);
    }
    if (at === this.#slot.length) this.#slot = longer(this.#slot);
    const dues = this.#due;
    const orders = this.#order;
    const slots = this.#slot;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = dues[parent] as number;
      if (other < due || (other === due && (orders[parent] as number) < order)) break;
      dues[at] = other;
      orders[at] = orders[parent] as number;
      slots[at] = slots[parent] as number;
      at = parent;
    }
    dues[at] = due;
    orders[at] = order;
    slots[at] = slot;
  }

  /** Takes the foremost entry away. */
  drop(): void {
    const last = --this.size;
    if (last === 0) return;
    const dues = this.#due;
    const orders = this.#order;
    const slots = this.#slot;
    const due = dues[last] as number;
    const order = orders[last] as number;
    let at = 0;
    for (let child = 1; child < last; child = 2 * at + 1) {
      let other = dues[child] as number;
      if (child + 1 < last) {
        const right = dues[child + 1] as number;
        if (right < other || (right === other && (orders[child + 1] as number) < (orders[child] as number))) {
          child++;
          other = right;
        }
      }
      if (due < other || (due === other && order < (orders[child] as number))) break;
      dues[at] = other;
      orders[at] = orders[child] as number;
      slots[at] = slots[child] as number;
      at = child;
    }
    dues[at] = due;
    orders[at] = order;
    slots[at] = slots[last] as number;
  }
}

type Column = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** A column twice as long, with what was in it. */
export function longer<T extends Column>(column: T): T {
  const copy = new (column.constructor as new (length: number) => T)(column.length * 2);
  copy.set(column);
  return copy;
}
