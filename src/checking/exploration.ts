// What a search is asked, and what it answers.
import type { End } from "./board";
import type { Bounds } from "./bounds";

export interface ExploreOptions {
  readonly bounds: Bounds;
  /** Ends the search at the first violation of this property. */
  readonly until?: string;
}

export interface Found<A> {
  readonly property: string;
  /** A shortest way: to a violation of an "always", to a witness of a "reachable". */
  readonly path: readonly A[];
}

export interface Exploration<A> {
  readonly states: number;
  /** Breadth-first levels, the initial state's counted. */
  readonly depth: number;
  /** Every reachable state was seen. */
  readonly complete: boolean;
  /** Why the search ended. */
  readonly end: End;
  readonly bytes: number;
  /** States that differ only in these names were counted once. */
  readonly alike: readonly string[];
  readonly violations: readonly Found<A>[];
  readonly witnesses: readonly Found<A>[];
}

export interface Progress {
  readonly states: number;
  readonly depth: number;
}
