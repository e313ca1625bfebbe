// Numbers for the states that came in a round, in the order in which one worker alone would have come to them: by their parents, and
// then by which of their parent's successors they are. Each worker merges what it keeps with what the others do, and
// numbers its own. So a search by several finds the same states in the same order, which sleep sets depend on (`sleep.ts`).
import type { StateTable } from "./state-table";

export class Numbering {
  /** Of each worker, how many of its states have numbers. */
  readonly #numbered: Int32Array;

  /** `nth`: of each worker, which of its parent's successors each of the new states is. */
  constructor(readonly tables: readonly StateTable[], readonly nth: readonly Int32Array[], readonly me: number) {
    this.#numbered = new Int32Array(tables.length);
  }

  /** A state came to this worker. */
  note(place: number, nth: number): void { (this.nth[this.me] as Int32Array)[place - (this.#numbered[this.me] as number)] = nth; }

  /** Numbers the new states of this worker. All tables know how many states they hold. */
  number(): void {
    const { tables, me } = this;
    const { count, memory: { numbers } } = tables[me] as StateTable;
    const first = this.#numbered[me] as number;
    const shift = this.#numbered.reduce((sum, other) => sum + other) - first;
    for (let place = first; place < count; place++) numbers[place] = place + shift;
    for (let other = 0; other < tables.length; other++) if (other !== me) this.#pass(other);
    for (let worker = 0; worker < tables.length; worker++) this.#numbered[worker] = (tables[worker] as StateTable).count;
  }

  /** Lets what came to another worker before each of this one's states have lower numbers. */
  #pass(other: number): void {
    const [own, theirs] = [this.tables[this.me] as StateTable, this.tables[other] as StateTable];
    const [nth, theirNth] = [this.nth[this.me] as Int32Array, this.nth[other] as Int32Array];
    const { parents, numbers } = own.memory;
    const { parents: theirParents } = theirs.memory;
    const [first, theirFirst] = [this.#numbered[this.me] as number, this.#numbered[other] as number];
    const [end, theirEnd] = [own.count, theirs.count];
    for (let place = first, passed = theirFirst; place < end; place++) {
      const parent = parents[place] as number;
      const which = nth[place - first] as number;
      while (passed < theirEnd) {
        const before = parent - (theirParents[passed] as number);
        if (before < 0 || (before === 0 && (theirNth[passed - theirFirst] as number) > which)) break;
        passed++;
      }
      numbers[place] = (numbers[place] as number) + passed - theirFirst;
    }
  }
}
