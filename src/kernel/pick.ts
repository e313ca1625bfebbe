// The door for chance, in its two settings: answers drawn from the seed and recorded, or replayed from the record.
import type { Pick } from "./model";
import { draw, indexOf, purpose, weightedIndex } from "./random";

export interface Door {
  readonly pick: Pick;
  /** The answers given so far, as indices. */
  picks(): readonly number[];
}

/** Draws each answer from the seed, the step's index and how many answers came before. */
export function recordingPick(seed: number, step: number): Door {
  const picks: number[] = [];
  return {
    pick: (from, weights) => {
      const drawn = draw(seed, purpose.pick, step, picks.length);
      const index = weights ? weightedIndex(drawn, weights) : indexOf(drawn, from.length);
      picks.push(index);
      return choose(from, index);
    },
    picks: () => picks,
  };
}

/** Gives the recorded answers again. Asking for more than were recorded is an error: the model has changed. */
export function replayingPick(recorded: readonly number[]): Door {
  let next = 0;
  return {
    pick: (from) => {
      const index = recorded[next++];
      if (index === undefined) throw new Error(`the run recorded ${recorded.length} choices for this step, and one more is asked for.`);
      return choose(from, index);
    },
    picks: () => recorded.slice(0, next),
  };
}

function choose<T>(from: readonly T[], index: number): T {
  if (index < 0 || index >= from.length) throw new Error(`choice ${index} is not among the ${from.length} there are.`);
  return from[index] as T;
}
