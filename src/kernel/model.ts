// The contract between a lab and everything that runs it: simulator, player, views, checker.
// A run is a list of steps; who chose each step (seed, reader, script, checker) is forgotten.

/** The one door for chance inside a transition. What it returns is recorded with the step and replayed from there. */
export type Pick = <T>(from: readonly T[], weights?: readonly number[]) => T;

/** A claim about states. "always" must hold in every state; "reachable" must hold in some (the model is not vacuous). */
export interface Property<S> {
  readonly id: string;
  readonly title: string;
  readonly kind: "always" | "reachable";
  holds(state: S): boolean;
}

/** A system as a pure transition function. */
export interface Model<S, A> {
  readonly init: S;
  /** Everything that can happen now, in an order fixed by the state alone. */
  enabled(state: S): readonly A[];
  /** No clock, no dice, no mutation. `now` is the time where it happens, in the lab's unit. */
  next(state: S, action: A, pick: Pick, now: number): S;
  readonly properties: readonly Property<S>[];
}

/** One step: the action, the answers `pick` gave while it ran (indices), and when it happened (the lab's unit of time). */
export interface Step<A> {
  readonly action: A;
  readonly at: number;
  readonly picks?: readonly number[];
}

export type ParameterValue = number | string | boolean;

/** What a run starts from: the lab, its parameters, the rules of the paper that are switched off, and the seed. */
export interface Setup {
  readonly lab: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly off: readonly string[];
  readonly seed: number;
}
