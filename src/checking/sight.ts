// What rules see of packed states, as bits of their words.
import type { Layout } from "./layout";
import type { TransitionRule } from "./transition-rule";

export class Sight {
  /** For each rule as many words as a state has: the bits that it sees. */
  readonly seen: Int32Array;
  /** Of each rule, the bits that are all 0 while it does nothing, and in which word they are; no bits if there are no such. */
  readonly busy: Int32Array;
  readonly busyWord: Int32Array;

  constructor(rules: readonly TransitionRule[], { words, word, mask, shift }: Layout) {
    const bits = (field: number): number => (mask[field] as number) << (shift[field] as number);
    this.seen = new Int32Array(rules.length * words);
    rules.forEach(({ fields }, rule) => {
      for (const field of fields) {
        const place = rule * words + (word[field] as number);
        this.seen[place] = (this.seen[place] as number) | bits(field);
      }
    });
    this.busy = Int32Array.from(rules, ({ idle }) => (idle === undefined ? 0 : bits(idle)));
    this.busyWord = Int32Array.from(rules, ({ idle }) => (idle === undefined ? 0 : (word[idle] as number)));
  }
}
