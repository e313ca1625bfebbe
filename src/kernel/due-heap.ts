// What is due earliest, first: a binary heap.
import { isBefore, type Notice } from "./notice";

export class DueHeap {
  readonly #notices: Notice[] = [];

  get first(): Notice | undefined { return this.#notices[0]; }

  clear(): void { this.#notices.length = 0; }

  push(notice: Notice): void {
    const notices = this.#notices;
    let at = notices.push(notice) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = notices[parent] as Notice;
      if (isBefore(other, notice)) break;
      notices[at] = other;
      at = parent;
    }
    notices[at] = notice;
  }

  /** Takes the foremost away. */
  drop(): void {
    const notices = this.#notices;
    const last = notices.pop();
    const size = notices.length;
    if (last === undefined || size === 0) return;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && isBefore(notices[child + 1] as Notice, notices[child] as Notice)) child++;
      const other = notices[child] as Notice;
      if (isBefore(last, other)) break;
      notices[at] = other;
      at = child;
    }
    notices[at] = last;
  }
}
