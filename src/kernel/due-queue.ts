// What is due earliest, first. Most of what is put in is due later than all before it, and under a constant latency all of it:
// that stands in a line, where coming and going costs nothing. What is due before the end of the line waits in a heap.
import { DueHeap, longer } from "./due-heap";

const nowhere = -1;

export class DueQueue {
  /** By slot: when it is due. */
  due = new Float64Array(8);
  /** By slot: its place in the line. What stands elsewhere in the line is stale. */
  #place = new Int32Array(8);
  /** A ring of slots, from `#head` to before `#end`. */
  #line = new Int32Array(16);
  #head = 0;
  #end = 0;
  /** Of the last that joined the line. */
  #lastDue = 0;
  #lastOrder = 0;
  /** Whether the foremost is that of the line. */
  #inLine = false;
  readonly #heap = new DueHeap();

  clear(): void { this.#head = this.#end = this.#heap.size = 0; }

  /** A slot is due once: what was said of it before no longer holds. Of what is due at one time, the lower order comes first. */
  put(slot: number, due: number, order: number): void {
    while (slot >= this.due.length) this.#lengthenColumns();
    this.due[slot] = due;
    const end = this.#end;
    if (this.#head !== end && isBefore(due, order, this.#lastDue, this.#lastOrder)) {
      this.#place[slot] = nowhere;
      this.#heap.push(due, order, slot);
      return;
    }
    this.#place[slot] = end;
    this.#line[end] = slot;
    this.#lastDue = due;
    this.#lastOrder = order;
    this.#end = (end + 1) & (this.#line.length - 1);
    if (this.#end === this.#head) this.#lengthenLine();
  }

  /** The slot that is due earliest; -1 when none is. `orders` are those that the slots have now: an entry with another is stale. */
  first(orders: Float64Array): number {
    if (this.#heap.size > 0) return this.#firstOfBoth(orders);
    this.#inLine = true;
    return this.#firstInLine(orders);
  }

  /** Takes away the one that was found to be foremost. */
  drop(): void {
    if (this.#inLine) this.#head = (this.#head + 1) & (this.#line.length - 1);
    else this.#heap.drop();
  }

  #firstInLine(orders: Float64Array): number {
    for (let head = this.#head; head !== this.#end; head = (head + 1) & (this.#line.length - 1)) {
      const slot = this.#line[head] as number;
      if (this.#place[slot] === head && (orders[slot] as number) >= 0) {
        this.#head = head;
        return slot;
      }
    }
    this.#head = this.#end;
    return -1;
  }

  #firstOfBoth(orders: Float64Array): number {
    const heap = this.#heap;
    while (heap.size > 0 && (orders[heap.slot] !== heap.order || this.due[heap.slot] !== heap.due)) heap.drop();
    const slot = this.#firstInLine(orders);
    this.#inLine = heap.size === 0 || (slot >= 0 && isBefore(this.due[slot] as number, orders[slot] as number, heap.due, heap.order));
    return this.#inLine ? slot : heap.slot;
  }

  #lengthenColumns(): void {
    this.due = longer(this.due);
    this.#place = longer(this.#place);
  }

  /** Lays the line out anew in a ring twice as long. */
  #lengthenLine(): void {
    const line = this.#line;
    this.#line = new Int32Array(line.length * 2);
    let end = 0;
    for (let step = 0; step < line.length; step++) {
      const at = (this.#head + step) & (line.length - 1);
      const slot = line[at] as number;
      if (this.#place[slot] !== at) continue;
      this.#line[end] = slot;
      this.#place[slot] = end++;
    }
    this.#head = 0;
    this.#end = end;
  }
}

const isBefore = (due: number, order: number, otherDue: number, otherOrder: number): boolean =>
  due < otherDue || (due === otherDue && order < otherOrder);
