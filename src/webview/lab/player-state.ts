// What the player knows, as a value, and everything a reader can do to it. Nothing here draws, waits or remembers outside it.
// Recordings only ever grow, so an older value, which knows its length, stays true.
import { canonical } from "../../kernel/canonical";
import { bySeed, byScript, type Chooser } from "../../kernel/choose";
import { plain } from "../../kernel/fragment";
import type { NetAction } from "../../kernel/network";
import type { NetStep, Recording } from "../../kernel/recording";
import type { Setup } from "../../kernel/model";
import { timeOf } from "../../kernel/schedule";
import type { Lab, Scenario } from "../../labs/lab";
import { openScenario, type Overrides, setupFor } from "../../labs/settings";
import { orderPhrase } from "../../views/narration";
import type { Subject } from "../../views/subject";
import type { LabTarget } from "../../wire/run";
import { momentsOf } from "./moments";

export type AnyRecording = Recording<unknown, unknown, unknown>;

export interface Branch {
  readonly id: number;
  readonly parent: number | null;
  /** How many steps it shares with its parent. */
  readonly at: number;
  readonly title: string;
  /** The steps it does not share, as they were kept; a branch that was opened since has them in its recording. */
  readonly steps: readonly NetStep<unknown>[];
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
  /** One sentence about what just happened to the run as a whole. */
  readonly notice: string | undefined;
  /** A state that the notice speaks of. */
  readonly noticeStep?: number | undefined;
  /** What a restart replaced. */
  readonly wayBack: PlayerState | undefined;
}

export const STEPS_MAX = 100_000;

export function openTarget(lab: Lab, target: LabTarget): PlayerState {
  const asked = lab.scenarios.find(({ id }) => id === target.scenario);
  const scenario = asked ?? lab.scenarios[0];
  if (!scenario) throw new Error(`${lab.title} has no scenario.`);
  const state = open(lab, scenario, {});
  if (target.scenario !== undefined && !asked) return { ...state, notice: `There is no scenario “${target.scenario}”; this is the first.` };
  return visit(state, target);
}

/** Opens a scenario anew, at its start, with the first steps prepared. */
export function open(lab: Lab, scenario: Scenario, overrides: Overrides): PlayerState {
  const setup = setupFor(lab, scenario, overrides);
  const recording = openScenario(lab, scenario, setup);
  const notice = prepare(recording, scenario);
  return {
    lab, scenario, setup, notice, current: 0, cursor: 0, length: recording.length, selected: undefined, playing: false,
    tab: "events", vocabulary: undefined, wayBack: undefined, recordings: new Map([[0, recording]]),
    branches: [{ id: 0, parent: null, at: 0, title: scenario.title, steps: [] }],
  };
}

/** Prepares the scenario's steps. A script written for other settings may stop fitting; then the seed goes on, and that is said. */
function prepare(recording: AnyRecording, scenario: Scenario): string | undefined {
  let choose: Chooser<unknown, unknown, unknown> = scenario.script ? byScript(scenario.script) : bySeed;
  let notice: string | undefined;
  while (recording.length < scenario.steps) {
    let step: NetStep<unknown> | undefined;
    try {
      step = choose(recording);
    } catch {
      notice = `With these settings the scenario's script fits only ${recording.length} steps; from there on the seed chooses.`;
      choose = bySeed;
      continue;
    }
    if (!step) break;
    recording.append(step);
  }
  return notice;
}

/** Follows a link into a player that is open already. A run of other settings gives way, and can be had back. */
export function follow(state: PlayerState, target: LabTarget): PlayerState {
  const same = target.scenario === undefined || target.scenario === state.scenario.id;
  if (same && canonical(state.setup) === canonical(setupFor(state.lab, state.scenario))) return visit(state, target);
  const there = openTarget(state.lab, target.scenario === undefined ? { ...target, scenario: state.scenario.id } : target);
  const notice = there.notice ?? `This is “${there.scenario.title}” as the text speaks of it.`;
  return { ...there, tab: state.tab, vocabulary: state.vocabulary, notice, wayBack: { ...state, playing: false, wayBack: undefined } };
}

/** Goes to the moment or the step that a link names, in the run it speaks of: the scenario's own. */
function visit(state: PlayerState, target: LabTarget): PlayerState {
  const home = state.current === 0 ? state : switchBranch(state, 0);
  if (target.moment !== undefined) return goToMoment(home, target.moment);
  return target.step === undefined ? home : seek(home, target.step);
}

export function recordingOf(state: PlayerState): AnyRecording {
  const recording = state.recordings.get(state.current);
  if (!recording) throw new Error(`Branch ${state.current} has no recording.`);
  return recording;
}

export function seek(state: PlayerState, cursor: number): PlayerState {
  const to = Math.min(Math.max(Math.round(cursor), 0), state.length);
  // An event picked out stays so while the run is walked through; only Escape or another pick lets go of it.
  return to === state.cursor ? state : { ...state, cursor: to };
}

export function goToMoment(state: PlayerState, id: string): PlayerState {
  const event = momentsOf(recordingOf(state), state.scenario).get(id);
  if (event === undefined) {
    const title = state.scenario.moments.find((moment) => moment.id === id)?.title;
    return { ...state, notice: title === undefined ? `This scenario has no moment “${id}”.` : `“${title}” does not happen in this run.` };
  }
  return { ...seek(state, event + 1), selected: { kind: "event", event }, playing: false };
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
  return { ...state, length: recordingOf(state).length, cursor: state.cursor + 1, notice: undefined };
}

/** Does what the reader chose. In the past this forks, and the branch that was there stays. */
export function act(state: PlayerState, action: NetAction<unknown>): PlayerState {
  const recording = recordingOf(state);
  const [agenda, next] = [recording.agendas[state.cursor], recording.steps[state.cursor]];
  if (!agenda) throw new Error(`There is no state ${state.cursor}.`);
  const still = { ...state, playing: false, notice: undefined };
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

/** Shows another branch, at the same step if both share it, else where it forked. */
export function switchBranch(state: PlayerState, id: number): PlayerState {
  if (id === state.current) return state;
  const there = state.recordings.get(id) ?? replayed(state, stepsOf(state, id));
  const here = recordingOf(state);
  const shared = sharedSteps(here, there);
  return {
    ...state, current: id, recordings: new Map([...state.recordings, [id, there]]), length: there.length,
    cursor: Math.min(state.cursor, shared), selected: undefined, playing: false, notice: undefined,
  };
}

function replayed(state: PlayerState, steps: readonly NetStep<unknown>[]): AnyRecording {
  const recording = openScenario(state.lab, state.scenario, state.setup);
  for (const step of steps) recording.append(step);
  return recording;
}

/** How many steps two runs begin with alike: the same actions, doing the same. */
export function sharedSteps(one: AnyRecording, other: AnyRecording): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    if (canonical(outcome(one, index)) !== canonical(outcome(other, index))) return index;
  }
  return length;
}

function outcome({ steps, events, worlds }: AnyRecording, index: number): unknown {
  const [step, event] = [steps[index], events[index]];
  const state = event?.node === undefined ? null : worlds[index + 1]?.nodes[event.node];
  return [step?.action, step?.at, event?.sent.map(({ to, message }) => [to, message]), state];
}

/** The same scenario with other settings, from its seed. What was there can be had back. */
export function restart(state: PlayerState, overrides: Overrides, what: string): PlayerState {
  const { parameters, off, seed } = state.setup;
  const fresh = open(state.lab, state.scenario, { parameters, off, seed, ...overrides });
  const [now, before] = [recordingOf(fresh), state.recordings.get(0)];
  const shared = before ? sharedSteps(now, before) : 0;
  const same = shared === now.length && shared === before?.length;
  const compared = same ? "The run stays the same." : `The run first differs at step ${shared + 1}.`;
  const notice = [what, compared, fresh.notice].filter((part) => part !== undefined).join(" ");
  return {
    ...fresh, tab: state.tab, vocabulary: state.vocabulary, notice, noticeStep: same ? undefined : Math.min(shared + 1, now.length),
    wayBack: { ...state, playing: false, wayBack: undefined },
  };
}
