// Where a reader goes in a run: every move makes a new value of what the player knows. Nothing here draws or waits.
import { bySeed } from "../../kernel/choose";
import { horizon, questionAt } from "./asking/asking";
import { momentsOf } from "./moments";
import { type PlayerState, recordingOf, STEPS_MAX } from "./player-state";

export function seek(state: PlayerState, cursor: number): PlayerState {
  const to = Math.min(Math.max(Math.round(cursor), 0), state.length, horizon(state, recordingOf(state)));
  // An event picked out stays so while the run is walked through; only Escape or another pick lets go of it.
  return to === state.cursor ? state : { ...state, cursor: to };
}

export function goToMoment(state: PlayerState, id: string): PlayerState {
  const event = momentsOf(recordingOf(state), state.scenario).get(id);
  if (event === undefined) {
    const title = state.scenario.moments.find((moment) => moment.id === id)?.title;
    return { ...state, notice: title === undefined ? `This scenario has no moment “${id}”.` : `“${title}” does not happen in this run.` };
  }
  const there = seek(state, event + 1);
  // A question stands in the way: the moment is not shown yet.
  return there.cursor <= event ? { ...there, playing: false } : { ...there, selected: { kind: "event", event }, playing: false };
}

/** Goes to the moment before or after where the reader stands. */
export function goToNextMoment(state: PlayerState, way: 1 | -1): PlayerState {
  const places = [...momentsOf(recordingOf(state), state.scenario)].sort(([, a], [, b]) => a - b);
  const next = way > 0 ? places.find(([, event]) => event + 1 > state.cursor) : places.findLast(([, event]) => event + 1 < state.cursor);
  return next ? goToMoment(state, next[0]) : state;
}

/** Makes sure that there is a next step, asking the seed at the end of the branch. False when nothing more will happen. */
export function hasNext(state: PlayerState): boolean {
  const recording = recordingOf(state);
  if (state.cursor < recording.length) return true;
  if (recording.length >= STEPS_MAX) return false;
  const step = bySeed(recording);
  if (step) recording.append(step);
  return step !== undefined;
}

export function stepForward(state: PlayerState): PlayerState {
  if (!hasNext(state)) {
    const why = state.length >= STEPS_MAX ? "This run has reached its greatest length." : "Nothing more happens by itself. Act on a node, a message or a link.";
    return { ...state, playing: false, notice: why };
  }
  const recording = recordingOf(state);
  const grown = { ...state, length: recording.length, notice: undefined };
  return questionAt(state, recording) ? { ...grown, playing: false } : { ...grown, cursor: state.cursor + 1 };
}
