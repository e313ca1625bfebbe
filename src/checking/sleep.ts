// Which rules need not be asked in a state, because what they would do there is done elsewhere (sleep sets, Godefroid 1996). Of two
// things that have nothing to do with each other either may come first, and both orders lead to the same state. So after a rule
// has happened, those before it in the list that have nothing to do with it are asleep, until something that they look at changes.
// No state is missed, and none is found late: of all shortest ways to a state, the first in the order of the list is never cut,
// for if one of its steps was asleep, that step could be taken earlier, and the way would not be the first. So how a state was first
// reached tells what is asleep there: first in the order of the parents and their rules, which several workers keep too (`numbering.ts`).
import type { TransitionRule } from "./transition-rule";

/** How many rules may be asleep: each is a bit. The rest are always asked. */
export const bedsMax = 32;

export class Sleep {
  /** Of each rule, its bit; 0 if it is always asked. */
  readonly bit: Int32Array;
  /** Of each rule, the bits of those that it has nothing to do with, whatever it sends. */
  readonly apart: Int32Array;
  /** Of each rule, the bits of those before it in the list that it has nothing to do with. */
  readonly passed: Int32Array;
  /** Of each field, the bits of the rules that look at it: something sent there wakes them. */
  readonly readers: Int32Array;

  /** `beds`: how many rules may be asleep. */
  constructor(rules: readonly TransitionRule[], fields: number, beds: number) {
    const strangers = (one: TransitionRule, other: TransitionRule): boolean =>
      one !== other && !one.alone && !other.alone && !touches(one, other) && !touches(other, one);
    let given = 0;
    this.bit = Int32Array.from(rules, (rule) => (given < beds && rules.some((other) => strangers(rule, other)) ? 1 << given++ : 0));
    const bits = (which: (rule: TransitionRule, at: number) => boolean): number =>
      rules.reduce((sum, rule, at) => (which(rule, at) ? sum | (this.bit[at] as number) : sum), 0);
    this.apart = Int32Array.from(rules, (rule) => bits((other) => strangers(rule, other)));
    this.passed = Int32Array.from(rules, (rule, at) => bits((other, before) => before < at && strangers(rule, other)));
    this.readers = Int32Array.from({ length: fields }, (_, field) => bits((rule) => rule.fields.includes(field)));
  }
}

/** Whether the first may change something that the second looks at. */
const touches = ({ changes, fields }: TransitionRule, other: TransitionRule): boolean =>
  (changes ?? fields).some((field) => other.fields.includes(field));
