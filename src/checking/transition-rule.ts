// What can happen in a packed model, as the search asks for it.
import type { Outcome } from "./outcome-pool";

export interface TransitionRule {
  /** The fields it looks at; it may change these. */
  readonly fields: readonly number[];
  /** Those of them that it ever changes; all, if it does not say. */
  readonly changes?: readonly number[];
  /** While this field's id is 0, it does nothing. */
  readonly idle?: number;
  /** What it does cannot be done before or after anything else with the same effect, even where no field says so. */
  readonly alone?: boolean;
  outcomes(ids: Int32Array): readonly Outcome[];
}

/**
 * What a field with this id becomes when an item is put in. That may wait: what could happen before can happen after, with the same
 * effect, and in any order with other items.
 */
export type Append = (field: number, id: number, item: number) => number;
