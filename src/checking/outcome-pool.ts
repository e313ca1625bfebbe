// What rules did, flat, ready to be applied to packed states. An entry says where it ends, which rule saw what, and how many
// outcomes there are; for each the words to exclusive-or into the state, what to add to its sum, how many sends, and for each send
// its field and item. Entries are only ever added, and workers who search together have them in common: what one has asked of a
// rule, the others read. How each finds them again is its own business (`transitions.ts`).
import type { Layout } from "./layout";
import { acquire, release } from "./lock";
import { MemoryFull } from "./shared-log";

/** One of the things a rule may do in a state. */
export interface Outcome {
  readonly action: number;
  readonly changes: readonly (readonly [field: number, id: number])[];
  /** What goes into fields that the rule does not look at. */
  readonly sends: readonly (readonly [field: number, item: number])[];
}

export interface OutcomeMemory {
  /** A lock, and how far each half is written. */
  readonly control: Int32Array;
  /** One holds the entries. When the layout changes they are spelled anew into the other. */
  readonly halves: readonly [Int32Array, Int32Array];
}

const control = { lock: 0, ends: 1 } as const;
export const controls = 3;

/** Where in an entry what is: where the next one begins, the rule, and what it saw; then comes the block, which is its outcomes. */
export const entry = { next: 0, rule: 1, seen: 2 } as const;

export class OutcomePool {
  readonly numbers: Int32Array;

  constructor(readonly memory: OutcomeMemory, readonly layout: Layout, readonly half: 0 | 1 = 0) {
    this.numbers = memory.halves[half];
  }

  /** How far entries are written. */
  get end(): number { return Atomics.load(this.memory.control, control.ends + this.half); }
  get bytes(): number { return this.end * 4; }

  /** Remembers what a rule did that saw this in a state with these ids. */
  add(rule: number, seen: Int32Array, ids: Int32Array, outcomes: readonly Outcome[]): void {
    acquire(this.memory.control, control.lock);
    try {
      this.#add(rule, seen, ids, outcomes);
    } finally {
      release(this.memory.control, control.lock);
    }
  }

  /** The pool for the next layout, where `respell` puts what is in this one. */
  next(layout: Layout): OutcomePool { return new OutcomePool(this.memory, layout, this.half === 0 ? 1 : 0); }

  /** False when there is no room. Nobody adds anything meanwhile. */
  respell(layout: Layout): boolean {
    const [{ numbers: from, layout: old, end }, { numbers, memory, half }] = [this, this.next(layout)];
    let to = 0;
    for (let at = 0, next = 0; at < end; at = next) {
      next = from[at + entry.next] as number;
      const start = to;
      const copy = (count: number): void => {
        for (; count > 0; count--) numbers[to++] = from[at++] as number;
      };
      const spell = (): void => {
        layout.respell(old, from, at, numbers, to);
        at += old.words;
        to += layout.words;
      };
      // A word is the least that each of the others takes.
      if (start + (next - at) * (layout.words - old.words + 1) > numbers.length) return false;
      copy(entry.seen);
      spell();
      let left = from[at] as number;
      copy(1);
      for (; left > 0; left--) {
        // Exclusive-or works field by field, so that differences are spelled anew as states are.
        spell();
        copy(2 + 2 * (from[at + 1] as number));
      }
      numbers[start + entry.next] = to;
    }
    Atomics.store(memory.control, control.ends + half, to);
    return true;
  }

  #add(rule: number, seen: Int32Array, ids: Int32Array, outcomes: readonly Outcome[]): void {
    const { numbers, end, layout: { words, word, shift, salt } } = this;
    const next = outcomes.reduce((sum, { sends }) => sum + words + 2 + 2 * sends.length, end + entry.seen + words + 1);
    if (next > numbers.length) throw new MemoryFull();
    numbers.fill(0, end, next);
    numbers[end + entry.next] = next;
    numbers[end + entry.rule] = rule;
    numbers.set(seen, end + entry.seen);
    let at = end + entry.seen + words;
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
    Atomics.store(this.memory.control, control.ends + this.half, next);
  }
}
