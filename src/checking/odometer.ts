// Every run of a function that picks: counts through all answers to all of its picks, like an odometer.
import type { Pick } from "../kernel/model";

export interface Outcome<T> {
  readonly result: T;
  /** The answers, as indices of what was offered. */
  readonly picks: readonly number[];
}

/** Calls `run` once for each combination of answers. An answer of weight zero never happens, so it is not tried. */
export function everyPick<T>(run: (pick: Pick) => T): readonly Outcome<T>[] {
  const outcomes: Outcome<T>[] = [];
  /** Which of its possible answers each pick gets in this round. */
  let digits: readonly number[] = [];
  for (;;) {
    const sizes: number[] = [];
    const picks: number[] = [];
    const pick: Pick = (from, weights) => {
      const possible = from.flatMap((_, index) => (weights && (weights[index] ?? 0) <= 0 ? [] : [index]));
      const index = possible[digits[sizes.length] ?? 0];
      if (index === undefined) throw new Error("There is nothing to choose from.");
      sizes.push(possible.length);
      picks.push(index);
      return from[index] as never;
    };
    outcomes.push({ result: run(pick), picks });
    const turn = sizes.findLastIndex((size, at) => (digits[at] ?? 0) + 1 < size);
    if (turn < 0) return outcomes;
    digits = sizes.slice(0, turn + 1).map((_, at) => (digits[at] ?? 0) + (at === turn ? 1 : 0));
  }
}
