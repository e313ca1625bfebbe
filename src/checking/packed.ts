// A model as the explorer runs it: states are fixed numbers of words, actions are numbers, both can be decoded.
import type { Property } from "../kernel/model";

/** Where a packed model puts the successors of a state: `count` states of the model's width, an action beside each. */
export class Successors {
  states: Int32Array;
  actions: Int32Array;
  count = 0;

  constructor(readonly width: number) {
    this.states = new Int32Array(width * 64);
    this.actions = new Int32Array(64);
  }

  /** Makes room for one more, starting as a copy of `from`'s first words; gives the offset to change it at. */
  push(from: Int32Array, action: number): number {
    if (this.count === this.actions.length) this.#grow();
    const offset = this.count * this.width;
    for (let word = 0; word < this.width; word++) this.states[offset + word] = from[word] as number;
    this.actions[this.count++] = action;
    return offset;
  }

  #grow(): void {
    const states = new Int32Array(this.states.length * 2);
    states.set(this.states);
    const actions = new Int32Array(this.actions.length * 2);
    actions.set(this.actions);
    [this.states, this.actions] = [states, actions];
  }
}

/** How many properties a model may have: their verdicts are bits of one number. */
export const propertiesMax = 30;

/** S and A are what states and actions are decoded to. */
export interface Packed<S, A> {
  readonly width: number;
  readonly init: Int32Array;
  readonly properties: readonly Omit<Property<never>, "holds">[];
  /** Which properties hold in the state at the front of `words`: bit `i` for the `i`-th. */
  verdicts(words: Int32Array): number;
  /** Fills `out` (its count is reset) with everything that can happen in the state at the front of `words`. */
  expand(words: Int32Array, out: Successors): void;
  state(words: Int32Array): S;
  action(code: number): A;
}
