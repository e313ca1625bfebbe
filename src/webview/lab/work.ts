// Work on a run that may take longer than a frame: preparing a long scenario, running until something happens. It is part of the
// player's state and goes on in slices as long as somebody calls for the next, so it is seen, can be ended, and needs no clock.
import { bySeed } from "../../kernel/choose";
import { horizon } from "./asking/asking";
import { seek } from "./moves";
import { type PlayerState, recordingOf, type Stop, STEPS_MAX } from "./player-state";

/** How many steps of a scenario are there when it opens; the rest comes while it is looked at. */
export const PREPARED_AT_ONCE = 2_000;

/** One slice more of the work at hand, of at most so many steps. */
export function goOn(state: PlayerState, steps: number): PlayerState {
  switch (state.work?.kind) {
    case undefined: return state;
    case "prepare": {
      const recording = recordingOf(state);
      const ended = state.work.course.prepare(recording, Math.min(recording.length + steps, state.work.to));
      return { ...state, length: recording.length, work: ended || recording.length >= state.work.to ? undefined : state.work };
    }
    case "until": return lookFor(state, state.work.stop, state.work.next, steps);
  }
}

/** Runs on from where the reader stands until a stop is met; the playhead moves only then. */
export function runUntil(state: PlayerState, stop: Stop): PlayerState {
  const next = { ...state, playing: false, notice: undefined, work: { kind: "until", stop, next: state.cursor } } as const;
  return goOn(next, PREPARED_AT_ONCE);
}

/** What was done so far stays. */
export const giveUp = (state: PlayerState): PlayerState => ({ ...state, length: recordingOf(state).length, work: undefined });

function lookFor(state: PlayerState, stop: Stop, from: number, steps: number): PlayerState {
  const recording = recordingOf(state);
  const idle: PlayerState = { ...state, work: undefined };
  for (let at = from; at < from + steps; at++) {
    if (at >= recording.length) {
      const step = recording.length < STEPS_MAX ? bySeed(recording) : undefined;
      if (!step) {
        const why = recording.length < STEPS_MAX ? "nothing more happens" : "no run gets longer";
        return { ...idle, length: recording.length, notice: `“${stop.title}” does not happen from here on: after step ${recording.length} ${why}.` };
      }
      recording.append(step);
    }
    // Nothing is run past a question that is open.
    if (horizon(idle, recording) <= at) return seek({ ...idle, length: recording.length }, at);
    const [event, after, before] = [recording.events[at], recording.worlds[at + 1], recording.worlds[at]];
    if (event && after && before && stop.met(event, after, before)) {
      return { ...seek({ ...idle, length: recording.length }, at + 1), selected: { kind: "event", event: at } };
    }
  }
  return { ...state, length: recording.length, work: { kind: "until", stop, next: from + steps } };
}
