// Chance as a function: the same seed and the same purpose always give the same draw, in any order and on any engine.
// A stateless generator is what lets a fork go on deterministically without storing a generator's state.

/** What a draw is for. Part of its key, so that draws for different purposes are independent. */
export const purpose = { packet: 1, timer: 2, fault: 3, which: 4, pick: 5, clock: 6 } as const;
export type Purpose = (typeof purpose)[keyof typeof purpose];

/** A number in [0, 1), with 32 bits of resolution. Integer arithmetic only: equal on every engine. */
export function draw(seed: number, of: Purpose, first: number, second = 0): number {
  let hash = 0x9e3779b9 ^ seed;
  for (const part of [of, first, second]) hash = mix(Math.imul(hash ^ part, 0x85ebca6b) + 0x7f4a7c15);
  return hash / 2 ** 32;
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** An index below `size`, from a draw in [0, 1). */
export const indexOf = (drawn: number, size: number): number => Math.min(size - 1, Math.floor(drawn * size));

/** An index chosen in proportion to `weights` (non-negative, not all zero), from a draw in [0, 1). */
export function weightedIndex(drawn: number, weights: readonly number[]): number {
  let rest = drawn * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return weights.findLastIndex((weight) => weight > 0);
}
