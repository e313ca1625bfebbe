// A model as the explorer runs it: a state is a tuple of fields, each a small number, and rules say what may happen to them;
// actions are numbers too. All can be decoded.
import type { Property } from "../kernel/model";
import type { Interners } from "./interner";
import type { Reduce } from "./symmetry";
import type { Append, TransitionRule } from "./transition-rule";

/** How many properties a model may have: their verdicts are bits of one number. */
export const propertiesMax = 30;

/** Calls `take` with the action and the ids of every successor; the ids are its own again afterwards. */
export type SuccessorsOf = (ids: Int32Array, take: (action: number, next: Int32Array) => void) => void;

/** S and A are what states and actions are decoded to. */
export interface Packed<S, A> {
  /** The first state: an id for each field. */
  readonly init: Int32Array;
  /** Where the ids are from. */
  readonly interners: Interners;
  /** How many ids each field has so far. */
  sizes(): readonly number[];
  readonly rules: readonly TransitionRule[];
  readonly append: Append;
  /** What may happen in a state, of a model of which no rule is known that sees less than all. */
  readonly successors?: SuccessorsOf;
  readonly properties: readonly Omit<Property<never>, "holds">[];
  /** Which properties hold in a state: bit `i` for the `i`-th. */
  verdicts(ids: Int32Array): number;
  /** What the verdicts remember, in bytes. */
  bytes(): number;
  /** Names that may be exchanged, and how a state becomes the one that stands for all that differ by them. */
  readonly alike: readonly string[];
  readonly reduce?: Reduce;
  state(ids: Int32Array): S;
  /** `ids`: the state in which it is done. */
  action(code: number, ids: Int32Array): A;
}
