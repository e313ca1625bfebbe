// Who chooses the next step: the seed, or a script and then the seed. (The reader and a checker are others, elsewhere.)
import type { NetAction, World } from "./world";
import type { NetStep, Recording } from "./recording";
import { timeOf } from "./schedule";

/** The step to take where the recording stands; undefined when nothing more will happen. */
export type Chooser<S, M, I> = (recording: Recording<S, M, I>) => NetStep<I> | undefined;

/** One line of a script: of what can happen now, the first action that fits is taken. */
export interface Cue<S, M, I> {
  fits(action: NetAction<I>, world: World<S, M>): boolean;
}

/** What is due earliest happens next; now and then, as the pace says, a fault comes first. */
export function bySeed<S, M, I>(recording: Recording<S, M, I>): NetStep<I> | undefined {
  return recording.choose();
}

/** The script's cues choose the first steps, one each; then the seed does. A cue that nothing fits is an error in the script. */
export function byScript<S, M, I>(cues: readonly Cue<S, M, I>[]): Chooser<S, M, I> {
  return (recording) => {
    const cue = cues[recording.length];
    if (!cue) return bySeed(recording);
    const action = recording.model.enabled(recording.last).find((candidate) => cue.fits(candidate, recording.last));
    if (!action) throw new Error(`Nothing that can happen fits cue ${recording.length + 1} of the script.`);
    return { action, at: timeOf(recording.agenda, action) };
  };
}

/** Appends what the chooser chooses, up to `stepsMax` steps in all. */
export function simulate<S, M, I>(recording: Recording<S, M, I>, chooser: Chooser<S, M, I>, stepsMax: number): Recording<S, M, I> {
  // The seed's own steps need not be put into words before they are taken.
  if (chooser === bySeed) recording.run(stepsMax);
  while (recording.length < stepsMax) {
    const step = chooser(recording);
    if (!step) break;
    recording.append(step);
  }
  return recording;
}
