// What a search may spend.

export interface Bounds {
  /** Distinct states to hold at most. */
  readonly statesMax: number;
  /** Bytes to hold at most: states, and all that is remembered to find more of them fast. */
  readonly bytesMax: number;
}

export const defaultBounds: Bounds = { statesMax: 10_000_000, bytesMax: 2 ** 30 };
