// What rules did, flat: a block for each time, ready to be applied to packed states. A block says how many outcomes there are; for
// each the words to exclusive-or into the state, what to add to its sum, how many sends, and for each send its field and item.
import type { Layout } from "./layout";

/** One of the things a rule may do in a state. */
export interface Outcome {
  readonly action: number;
  readonly changes: readonly (readonly [field: number, id: number])[];
  /** What goes into fields that the rule does not look at. */
  readonly sends: readonly (readonly [field: number, item: number])[];
}

/** The block without outcomes. */
export const nothing = 0;

export class OutcomePool {
  numbers = new Int32Array(1024);
  #end = 1;

  constructor(readonly layout: Layout) {}

  get bytes(): number { return this.numbers.byteLength; }

  /** Remembers what may happen in a state with these ids. */
  add(ids: Int32Array, outcomes: readonly Outcome[]): number {
    if (outcomes.length === 0) return nothing;
    const { words, word, shift, salt } = this.layout;
    const block = this.#claim(outcomes.reduce((sum, { sends }) => sum + words + 2 + 2 * sends.length, 1));
    const { numbers } = this;
    let at = block;
    numbers[at++] = outcomes.length;
    for (const { changes, sends } of outcomes) {
      for (const [field, id] of changes) {
        const place = at + (word[field] as number);
        numbers[place] = (numbers[place] as number) ^ (((ids[field] as number) ^ id) << (shift[field] as number));
        numbers[at + words] = (numbers[at + words] as number) + Math.imul(id - (ids[field] as number), salt[field] as number);
      }
      at += words + 1;
      numbers[at++] = sends.length;
      for (const send of sends) {
        numbers.set(send, at);
        at += 2;
      }
    }
    return block;
  }

  /** Takes over a block of a pool that has another layout. */
  copy({ numbers: from, layout: old }: OutcomePool, block: number): number {
    if (block === nothing) return nothing;
    const { layout } = this;
    let [start, length] = [block + 1, 1];
    for (let left = from[block] as number; left > 0; left--) {
      const tail = 2 + 2 * (from[start + 1 + old.words] as number);
      start += old.words + tail;
      length += layout.words + tail;
    }
    const copy = this.#claim(length);
    let [at, to] = [block, copy];
    const { numbers } = this;
    const move = (count: number): void => {
      for (; count > 0; count--) numbers[to++] = from[at++] as number;
    };
    move(1);
    for (let left = from[block] as number; left > 0; left--) {
      // Exclusive-or works field by field, so that differences are spelled anew as states are.
      layout.respell(old, from, at, numbers, to);
      at += old.words;
      to += layout.words;
      move(2 + 2 * (from[at + 1] as number));
    }
    return copy;
  }

  #claim(length: number): number {
    const start = this.#end;
    this.#end += length;
    if (this.#end > this.numbers.length) {
      const larger = new Int32Array(Math.max(this.#end, this.numbers.length * 2));
      larger.set(this.numbers);
      this.numbers = larger;
    }
    return start;
  }
}
