// Numbers for the states that came in a round, in the order in which one worker alone would have come to them: by their parents, and
// then by which of their parent's successors they are. Each worker merges what it keeps with what the others do, and
// numbers its own. So a search by several finds the same states in the same order, which sleep sets depend on (`sleep.ts`).
import type { StateTable } from "./state-table";

export class Numbering {
  /** Of each worker, how many of its states have numbers. */
  readonly #numbered: Int32Array;
  readonly #passed: Int32Array;

  /** `nth`: of each worker, which of its parent's successors each of the new states is. */
  constructor(readonly tables: readonly StateTable[], readonly nth: readonly Int32Array[], readonly me: number) {
    this.#numbered = new Int32Array(tables.length);
    this.#passed = new Int32Array(tables.length);
  }

  /** A state came to this worker. */
  note(place: number, nth: number): void { (this.nth[this.me] as Int32Array)[place - (this.#numbered[this.me] as number)] = nth; }

  /** Numbers the new states of this worker. All tables know how many states they hold. */
  number(): void {
    const { tables, me } = this;
    const numbered = this.#numbered;
    const passed = this.#passed;
    passed.set(numbered);
    const own = tables[me] as StateTable;
    const first = numbered[me] as number;
    let number = numbered.reduce((sum, count) => sum + count, 0);
    for (let place = first; place < own.count; place++) {
      const parent = own.parent(place);
      const nth = (this.nth[me] as Int32Array)[place - first] as number;
      for (let other = 0; other < tables.length; other++) if (other !== me) number += this.#pass(other, parent, nth);
      own.call(place, number++);
    }
    for (let worker = 0; worker < tables.length; worker++) numbered[worker] = (tables[worker] as StateTable).count;
  }

  /** Passes by what came to another before this successor of this parent. How many there were. */
  #pass(other: number, parent: number, nth: number): number {
    const table = this.tables[other] as StateTable;
    const from = this.nth[other] as Int32Array;
    const first = this.#numbered[other] as number;
    const start = this.#passed[other] as number;
    let place = start;
    while (place < table.count) {
      const theirs = table.parent(place);
      if (theirs > parent || (theirs === parent && (from[place - first] as number) > nth)) break;
      place++;
    }
    this.#passed[other] = place;
    return place - start;
  }
}
