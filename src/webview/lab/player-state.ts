// What the player knows, as a value, and everything a reader can do to it. Nothing here draws, waits or remembers outside it.
// Recordings only ever grow, so an older value, which knows its length, stays true.
import { bySeed } from "../../kernel/choose";
import type { NetStep, Recording } from "../../kernel/recording";
import type { Setup } from "../../kernel/model";
import type { Lab, Scenario } from "../../labs/lab";
import type { Unread } from "../../labs/runs/run";
import type { Subject } from "../../views/subject";
import { type Answers, horizon, questionAt } from "./asking/asking";
import { momentsOf } from "./moments";
import type { Work } from "./work";

export type AnyRecording = Recording<unknown, unknown, unknown>;

export interface Branch {
  readonly id: number;
  readonly parent: number | null;
  /** How many steps it shares with its parent. */
  readonly at: number;
  readonly title: string;
  /** The steps it does not share, as they were kept; a branch that was opened since has them in its recording. */
  readonly steps: readonly NetStep<unknown>[];
  /** What it was when it was saved; undefined for one that was made since. */
  readonly check?: string | undefined;
  readonly more?: Unread | undefined;
}

export interface PlayerState {
  readonly lab: Lab;
  readonly scenario: Scenario;
  readonly setup: Setup;
  readonly branches: readonly Branch[];
  readonly current: number;
  readonly recordings: ReadonlyMap<number, AnyRecording>;
  /** How long the current recording is. */
  readonly length: number;
  /** The state shown: 0 is the start, `i` is after step `i`. */
  readonly cursor: number;
  readonly selected: Subject | undefined;
  readonly playing: boolean;
  readonly tab: string;
  /** The reader's choice of words; the paper's own when undefined. */
  readonly vocabulary: string | undefined;
  /** The layers laid over the space-time diagram, by their ids. */
  readonly layers: readonly string[];
  /** One sentence about what just happened to the run as a whole. */
  readonly notice: string | undefined;
  /** A state that the notice speaks of. */
  readonly noticeStep?: number | undefined;
  /** What a restart replaced. */
  readonly wayBack: PlayerState | undefined;
  /** Whether the scenario may ask what happens next, and what was answered. */
  readonly asking: boolean;
  readonly answers: Answers;
  /** What the run's file says beyond what we know. */
  readonly more?: Unread | undefined;
  /** What is still going on with the run. */
  readonly work?: Work | undefined;
}

export type SetState = (change: (was: PlayerState) => PlayerState) => void;

export const STEPS_MAX = 100_000;

export function recordingOf(state: PlayerState): AnyRecording {
  const recording = state.recordings.get(state.current);
  if (!recording) throw new Error(`Branch ${state.current} has no recording.`);
  return recording;
}

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
