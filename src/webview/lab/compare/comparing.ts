// Comparing the run that is shown with another: one of its branches, or the run that stood here before other settings.
import { branchRun, switchBranch, titleOf } from "../branching";
import { seek } from "../moves";
import { comparisonOf } from "./comparison-of";
import { type AnyRecording, type PlayerState, recordingOf } from "../player-state";

export interface Other {
  readonly recording: AnyRecording;
  readonly title: string;
}

/** What the shown run is compared with; undefined where nothing is. */
export function otherOf(state: PlayerState): Other | undefined {
  const { compared } = state;
  switch (compared?.kind) {
    case undefined: return undefined;
    case "before": return { recording: recordingOf(compared.run), title: titleBefore(compared.run, state) };
    case "branch": {
      const recording = state.recordings.get(compared.id);
      return recording && compared.id !== state.current ? { recording, title: titleOf(state, compared.id) } : undefined;
    }
  }
}

/** With another branch, which is replayed if nobody has looked at it yet. */
export function compareWith(state: PlayerState, id: number): PlayerState {
  if (id === state.current || !state.branches.some((branch) => branch.id === id)) return state;
  const { recording, changes } = branchRun(state, id);
  return {
    ...state, recordings: new Map([...state.recordings, [id, recording]]), compared: { kind: "branch", id },
    notice: changes.length === 0 ? undefined : changes.join(" "),
  };
}

/** With the run that a restart replaced. */
export const compareBefore = (state: PlayerState): PlayerState => (state.wayBack
  ? { ...state, compared: { kind: "before", run: { ...state.wayBack, wayBack: undefined, compared: undefined } } } : state);

export const endComparing = (state: PlayerState): PlayerState => ({ ...state, compared: undefined });

/** By a key: ends, or begins with what is nearest, the run before or the branch that this one left. */
export function toggleComparing(state: PlayerState): PlayerState {
  if (state.compared) return endComparing(state);
  if (state.wayBack) return compareBefore(state);
  const parent = state.branches.find(({ id }) => id === state.current)?.parent;
  const nearest = parent ?? state.branches.findLast(({ id }) => id !== state.current)?.id;
  return nearest === undefined ? { ...state, notice: "There is nothing to compare with yet. Act at an earlier step, and the run forks." }
    : compareWith(state, nearest);
}

/** Shows the other run, at the same time, and compares it with the one that was shown. */
export function swap(state: PlayerState): PlayerState {
  const { compared } = state;
  const other = otherOf(state);
  if (!compared || !other) return state;
  const cursor = comparisonOf(recordingOf(state), other.recording, state.lab.portrait).across("here", state.cursor);
  if (compared.kind === "branch") return seek(switchBranch(state, compared.id), cursor);
  const { tab, vocabulary, layers, axis, pictures } = state;
  const before: PlayerState = { ...state, compared: undefined, wayBack: undefined, playing: false };
  return seek({
    ...compared.run, tab, vocabulary, layers, axis, pictures, playing: false, selected: undefined, wayBack: before, compared: { kind: "before", run: before },
    notice: `This is the run ${titleBefore(compared.run, state)}.`,
  }, cursor);
}

/** Whether a question is open about what both begin with, or about the very step at which they part. */
export function askedInCommon(state: PlayerState, { recording }: Other): boolean {
  const whole = recordingOf(state);
  return state.length < whole.length && state.length <= comparisonOf(whole, recording, state.lab.portrait).shared;
}

/** Then the other run is not shown beyond it either. */
export function otherShown(state: PlayerState, other: Other): PlayerState {
  const { recording } = other;
  const length = askedInCommon(state, other) ? Math.min(state.length, recording.length) : recording.length;
  return { ...state, current: OTHER, recordings: new Map([[OTHER, recording]]), length };
}

const OTHER = -1;

/** By what it differs from the run that is shown: "with B3, seed 4". */
export function titleBefore(run: PlayerState, shown: PlayerState): string {
  const [was, is] = [run.setup, shown.setup];
  const words = [
    ...(run.scenario.id === shown.scenario.id ? [] : [`“${run.scenario.title}”`]),
    ...is.off.filter((id) => !was.off.includes(id)).map((id) => `with ${id}`),
    ...was.off.filter((id) => !is.off.includes(id)).map((id) => `without ${id}`),
    ...(was.seed === is.seed ? [] : [`with seed ${was.seed}`]),
    ...shown.lab.parameters.filter(({ id }) => was.parameters[id] !== is.parameters[id])
      .map(({ id, title }) => `with ${title.toLowerCase()}: ${String(was.parameters[id])}`),
  ];
  return words.length === 0 ? "before" : words.join(", ");
}
