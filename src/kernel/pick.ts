// The door for chance, in its two settings: answers drawn from the seed and recorded, or replayed from the record.
import type { Pick } from "./model";
import { draw, indexOf, purpose, weightedIndex } from "./random";

/** Where a run stands: what an answer is drawn from, beside how many came before it. */
interface Standing {
  readonly seed: number;
  readonly steps: number;
}

const none: readonly number[] = [];

/** One door serves a whole run; it is opened anew for each step. */
export class Door {
  #recorded: readonly number[] | undefined;
  #picks = none;

  constructor(readonly standing: Standing) {}

  /** For a step: answers are drawn anew, or the recorded ones are given again. */
  open(recorded?: readonly number[]): void {
    this.#recorded = recorded;
    this.#picks = none;
  }

  /** The answers given since it was opened, as indices. */
  get picks(): readonly number[] { return this.#picks; }

  readonly pick: Pick = (from, weights) => {
    const given = this.#picks.length;
    const index = this.#recorded ? replayed(this.#recorded, given) : this.#drawn(given, from.length, weights);
    if (index < 0 || index >= from.length) throw new Error(`choice ${index} is not among the ${from.length} there are.`);
    this.#picks = [...this.#picks, index];
    return from[index] as (typeof from)[number];
  };

  #drawn(given: number, size: number, weights: readonly number[] | undefined): number {
    const drawn = draw(this.standing.seed, purpose.pick, this.standing.steps, given);
    return weights ? weightedIndex(drawn, weights) : indexOf(drawn, size);
  }
}

/** Asking for more than were recorded is an error: the model has changed. */
function replayed(recorded: readonly number[], given: number): number {
  const index = recorded[given];
  if (index === undefined) throw new Error(`the run recorded ${recorded.length} choices for this step, and one more is asked for.`);
  return index;
}

/** A pick that gives recorded answers. */
export function replayingPick(recorded: readonly number[]): Pick {
  const door = new Door({ seed: 0, steps: 0 });
  door.open(recorded);
  return door.pick;
}
