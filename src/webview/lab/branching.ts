// Acting in the past forks a run: its branches as a tree, each a run of its own that shares its first steps with its parent.
import { canonical } from "../../kernel/canonical";
import { plain } from "../../kernel/fragment";
import type { NetAction } from "../../kernel/world";
import { type NetStep, RunError } from "../../kernel/recording";
import { timeOf } from "../../kernel/schedule";
import { replayBranch } from "../../labs/runs/replay";
import { orderPhrase } from "../../views/narration";
import { comparisonOf } from "./compare/comparison-of";
import { type AnyRecording, type Branch, type PlayerState, recordingOf } from "./player-state";

/**
 * Does what the reader chose. In the past this forks, and the branch that was there stays. A list that was not drawn anew yet may
 * offer what cannot be done where the run stands by now; then that is said, and nothing else happens.
 */
export function act(state: PlayerState, action: NetAction<unknown>): PlayerState {
  try {
    return acted(state, action);
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    return { ...state, playing: false, notice: "That cannot be done where the run stands now." };
  }
}

function acted(state: PlayerState, action: NetAction<unknown>): PlayerState {
  const recording = recordingOf(state);
  const [agenda, next] = [recording.agendas[state.cursor], recording.steps[state.cursor]];
  if (!agenda) throw new Error(`There is no state ${state.cursor}.`);
  const still = { ...state, length: recording.length, playing: false, notice: undefined, work: undefined };
  if (next && canonical(next.action) === canonical(action)) return { ...still, cursor: state.cursor + 1 };
  const step = { action, at: timeOf(agenda, action) };
  if (state.cursor === recording.length) {
    recording.append(step);
    return { ...still, length: recording.length, cursor: recording.length };
  }
  const fork = recording.fork(state.cursor);
  fork.append(step);
  const id = Math.max(...state.branches.map((branch) => branch.id)) + 1;
  const { portrait } = state.lab;
  const world = recording.worlds[state.cursor];
  const order = world ? plain(orderPhrase(action, world, portrait), (name) => portrait.word(name)) : "Something else";
  const branch: Branch = { id, parent: state.current, at: state.cursor, title: `${order}, after step ${state.cursor}`, steps: [] };
  return {
    ...still, branches: [...state.branches, branch], current: id, recordings: new Map([...state.recordings, [id, fork]]),
    length: fork.length, cursor: fork.length, selected: undefined,
    notice: `You acted in the past, so the run forked. “${titleOf(state, state.current)}” is kept under Branches.`,
  };
}

export const titleOf = (state: PlayerState, id: number): string => state.branches.find((branch) => branch.id === id)?.title ?? "";

/** All steps of a branch, its ancestors' included. */
export function stepsOf(state: PlayerState, id: number): readonly NetStep<unknown>[] {
  const recorded = state.recordings.get(id);
  if (recorded) return recorded.steps;
  const branch = state.branches.find((other) => other.id === id);
  if (!branch) throw new Error(`There is no branch ${id}.`);
  return branch.parent === null ? branch.steps : [...stepsOf(state, branch.parent).slice(0, branch.at), ...branch.steps];
}

/** Shows another branch, at the same step if both share it, else where it forked. Compared with it, the two change places. */
export function switchBranch(state: PlayerState, id: number): PlayerState {
  if (id === state.current) return state;
  const { recording: there, changes } = branchRun(state, id);
  const here = recordingOf(state);
  const { shared } = comparisonOf(here, there, state.lab.portrait);
  return {
    ...state, current: id, recordings: new Map([...state.recordings, [id, there]]), length: there.length,
    cursor: Math.min(state.cursor, shared), selected: undefined, playing: false, work: undefined,
    notice: changes.length === 0 ? undefined : changes.join(" "),
    compared: state.compared?.kind === "branch" && state.compared.id === id ? { kind: "branch", id: state.current } : state.compared,
  };
}

/** A branch as a run; one that nobody has looked at yet is replayed, as far as it can be had. */
export function branchRun(state: PlayerState, id: number): { readonly recording: AnyRecording; readonly changes: readonly string[] } {
  const recording = state.recordings.get(id);
  if (recording) return { recording, changes: [] };
  const check = state.branches.find((branch) => branch.id === id)?.check;
  return replayBranch(state.lab, state.scenario, state.setup, { steps: stepsOf(state, id), check });
}
