// What is due earliest, first. Most of what is put in is due later than all before it, and under a constant latency all of it:
// that stands in a line, where coming and going costs nothing. What is due before the end of the line waits in a heap.
import { DueHeap, longer } from "./due-heap";

export class DueQueue {
  due = 0;
  order = 0;
  readonly #heap = new DueHeap();
  #due = new Float64Array(8);
  #order = new Float64Array(8);
  #slot = new Int32Array(16);
  /** The line is from `#head` to before `#end`. */
  #head = 0;
  #end = 0;

  /** Whether the foremost entry is that of the line. */
  #inLine = false;

  clear(): void { this.#head = this.#end = this.#heap.size = 0; }

  /** Of what is due at one time, the lower order comes first. */
  push(due: number, order: number, slot: number): void {
    if (this.#head === this.#end) this.#head = this.#end = 0;
    else if (isBefore(due, order, this.#due[this.#end - 1] as number, this.#order[this.#end - 1] as number)) return this.#heap.push(due, order, slot);
    if (this.#end === this.#due.length) this.#makeRoom();
    this.#due[this.#end] = due;
    this.#order[this.#end] = order;
    this.#slot[this.#end] = slot;
    this.#end++;
  }

  /** The slot of the foremost entry, whose time and order stand beside it then; -1 when there is none. */
  first(): number {
    const heap = this.#heap;
    const head = this.#head;
    this.#inLine = head < this.#end && (heap.size === 0 || isBefore(this.#due[head] as number, this.#order[head] as number, heap.due, heap.order));
    if (!this.#inLine && heap.size === 0) return -1;
    this.due = this.#inLine ? (this.#due[head] as number) : heap.due;
    this.order = this.#inLine ? (this.#order[head] as number) : heap.order;
    return this.#inLine ? (this.#slot[head] as number) : heap.slot;
  }

  /** Takes away the entry that was found to be foremost. */
  drop(): void {
    if (this.#inLine) this.#head++;
    else this.#heap.drop();
  }

  /** Moves the line to the front of its columns, which become longer unless half of them is free. */
  #makeRoom(): void {
    if (this.#head * 2 < this.#end) {
      this.#due = longer(this.#due);
      this.#order = longer(this.#order);
      this.#slot = longer(this.#slot);
    }
    for (const column of [this.#due, this.#order, this.#slot]) column.copyWithin(0, this.#head, this.#end);
    this.#end -= this.#head;
    this.#head = 0;
  }
}

const isBefore = (due: number, order: number, otherDue: number, otherOrder: number): boolean =>
  due < otherDue || (due === otherDue && order < otherOrder);
