// Who chooses the next step: the seed, or a script and then the seed. (The reader and a checker are others, elsewhere.)
import { canonical } from "./canonical";
import type { NetAction, World } from "./network";
import { draw, indexOf, purpose } from "./random";
import type { NetStep, Recording } from "./recording";
import { type FaultRates, timeOf } from "./schedule";

/** The step to take where the recording stands; undefined when nothing more will happen. */
export type Chooser<S, M, I> = (recording: Recording<S, M, I>) => NetStep<I> | undefined;

/** One line of a script: of what can happen now, the first action that fits is taken. */
export interface Cue<S, M, I> {
  fits(action: NetAction<I>, world: World<S, M>): boolean;
}

const faultKinds = ["crash", "drop", "duplicate", "cut", "restart", "heal"] as const satisfies readonly (keyof FaultRates)[];

/** What is due earliest happens next; now and then, as the pace says, a fault comes first. */
export function bySeed<S, M, I>(recording: Recording<S, M, I>): NetStep<I> | undefined {
  const { agenda, last, length } = recording;
  const enabled = recording.model.enabled(last);
  const fault = drawFault(recording, enabled, length);
  if (fault) return { action: fault, at: agenda.now };
  let best: NetStep<I> | undefined;
  const consider = (action: NetAction<I>, at: number): void => {
    if (!best || at < best.at) best = { action, at };
  };
  const known = agenda.pending.length > 0 ? new Set(enabled.map(canonical)) : undefined;
  for (const { at, action } of agenda.pending) {
    if (known?.has(canonical(action))) consider(action, Math.max(at, agenda.now));
  }
  for (const action of enabled) {
    if (action.type === "deliver" || action.type === "fire") consider(action, timeOf(agenda, action));
  }
  return best ?? repair(recording, enabled);
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
  while (recording.length < stepsMax) {
    const step = chooser(recording);
    if (!step) break;
    recording.append(step);
  }
  return recording;
}

function drawFault<S, M, I>(
  { seed, pace }: Recording<S, M, I>, enabled: readonly NetAction<I>[], index: number,
): NetAction<I> | undefined {
  for (const [order, kind] of faultKinds.entries()) {
    if (pace.faults[kind] === 0 || draw(seed, purpose.fault, index, order) >= pace.faults[kind]) continue;
    const candidates = enabled.filter(({ type }) => type === kind);
    const chosen = candidates[indexOf(draw(seed, purpose.which, index, order), candidates.length)];
    if (chosen) return chosen;
  }
  return undefined;
}

/** When nothing is under way but something is broken, a pace that repairs at all repairs now rather than ending the run. */
function repair<S, M, I>({ pace, agenda }: Recording<S, M, I>, enabled: readonly NetAction<I>[]): NetStep<I> | undefined {
  const action = enabled.find(({ type }) => (type === "restart" || type === "heal") && pace.faults[type] > 0);
  return action && { action, at: agenda.now };
}
