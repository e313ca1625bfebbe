// What is due earliest, first. Most of what is put in is due later than all before it, and under a constant latency all of it:
// that stands in a line, where coming and going costs nothing. What is due before the end of the line waits in a heap.
import { DueHeap } from "./due-heap";
import { isBefore, type Notice } from "./notice";

/** A notice is in it once, and nothing it is ordered by changes meanwhile. */
export class DueQueue {
  #head: Notice | undefined;
  #last: Notice | undefined;
  readonly #heap = new DueHeap();

  clear(): void {
    this.#head = this.#last = undefined;
    this.#heap.clear();
  }

  put(notice: Notice): void {
    const last = this.#last;
    if (this.#head === undefined || last === undefined) this.#head = notice;
    else if (isBefore(notice, last)) return this.#heap.push(notice);
    else last.next = notice;
    notice.next = undefined;
    this.#last = notice;
  }

  /** What is due earliest; it stays until it is dropped. */
  first(): Notice | undefined {
    const line = this.#head;
    const heap = this.#heap.first;
    return heap !== undefined && (line === undefined || isBefore(heap, line)) ? heap : line;
  }

  /** Takes the one away that is first. */
  drop(first: Notice): void {
    if (first === this.#head) this.#head = first.next;
    else this.#heap.drop();
  }
}
