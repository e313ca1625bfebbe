// What the player knows, as a value.
// Recordings only ever grow, so an older value, which knows its length, stays true.
import type { Setup } from "../../kernel/model";
import type { World } from "../../kernel/world";
import type { NetStep, Recording } from "../../kernel/recording";
import type { TraceEvent } from "../../kernel/trace";
import type { Lab, Scenario } from "../../labs/lab";
import type { Course } from "../../labs/runs/course";
import type { Unread } from "../../labs/runs/run";
import type { AxisId } from "../../views/space-time/time-axis";
import type { Subject } from "../../views/subject";

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

/** What the reader said to each prediction, by its id: the number of an answer, or nothing, for who would rather be shown. */
export type Answers = ReadonlyMap<string, number | undefined>;

/** What a run can be run until. */
export interface Stop {
  readonly id: string;
  readonly title: string;
  met(event: TraceEvent<unknown, unknown>, after: World<unknown, unknown>, before: World<unknown, unknown>): boolean;
}

/** Work on a run that may take longer than a frame. */
export type Work =
  | { readonly kind: "prepare"; readonly course: Course; readonly to: number }
  /** The event looked at next. */
  | { readonly kind: "until"; readonly stop: Stop; readonly next: number };

/** What the run that is shown is compared with: a branch, or the run that other settings replaced. */
export type Compared =
  | { readonly kind: "branch"; readonly id: number }
  | { readonly kind: "before"; readonly run: PlayerState };

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
  /** Whose time the diagram's axis tells. */
  readonly axis: AxisId;
  /** How much of the panel's height the reader gives the pictures, in percent; undefined, the panel decides. */
  readonly pictures?: number | undefined;
  /** One sentence about what just happened to the run as a whole. */
  readonly notice: string | undefined;
  /** A state that the notice speaks of. */
  readonly noticeStep?: number | undefined;
  /** What a restart replaced. */
  readonly wayBack: PlayerState | undefined;
  readonly compared?: Compared | undefined;
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
