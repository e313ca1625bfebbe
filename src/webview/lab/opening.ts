// Opening a run: a scenario, the place in it that a link names, and the same again with other settings.
import { canonical } from "../../kernel/canonical";
import type { Setup } from "../../kernel/model";
import { Course } from "../../labs/runs/course";
import type { Lab, Scenario } from "../../labs/lab";
import { replayBranches } from "../../labs/runs/branches";
import { replayRun } from "../../labs/runs/replay";
import { openScenario, type Overrides, setupFor } from "../../labs/settings";
import type { LabTarget } from "../../wire/run";
import { switchBranch } from "./branching";
import { comparisonOf } from "./compare/comparison-of";
import { goToMoment, seek } from "./moves";
import { type AnyRecording, type PlayerState, recordingOf, STEPS_MAX } from "./player-state";
import { PREPARED_AT_ONCE } from "./work";

/** Opens the run that a link names: a scenario's own, or one that was shared, as far as it can be had again. */
export function openTarget(lab: Lab, target: LabTarget): PlayerState {
  const replay = replayRun(lab, target, PREPARED_AT_ONCE);
  const { scenario, setup, recording, misfit, rest } = replay;
  const { branches, shown, recordings, changes } = replayBranches(lab, target, replay);
  const said = [...replay.changes, ...misfits(misfit), ...fewOf(changes)];
  return visit({
    ...standing(lab, scenario, setup, recording, rest), branches, recordings, current: shown, more: target.more,
    asking: scenario.predictions !== undefined && target.steps === undefined, notice: said.length === 0 ? undefined : said.join(" "),
  }, target);
}

/** A notice stays a notice, however many branches of a run changed. */
const fewOf = (changes: readonly string[]): readonly string[] =>
  (changes.length <= 4 ? changes : [...changes.slice(0, 3), `${changes.length - 3} more branches are not as they were either.`]);

/** Opens a scenario anew, at its start, with the first steps prepared. */
export function open(lab: Lab, scenario: Scenario, overrides: Overrides): PlayerState {
  const setup = setupFor(lab, scenario, overrides);
  const recording = openScenario(lab, scenario, setup);
  const course = new Course(scenario);
  const ended = course.prepare(recording, PREPARED_AT_ONCE);
  return { ...standing(lab, scenario, setup, recording, ended ? undefined : course), notice: misfits(course.misfit)[0] };
}

const standing = (lab: Lab, scenario: Scenario, setup: Setup, recording: AnyRecording, rest: Course | undefined): PlayerState => ({
  asking: scenario.predictions !== undefined, answers: new Map(),
  work: rest && { kind: "prepare", course: rest, to: Math.min(scenario.steps, STEPS_MAX) },
  lab, scenario, setup, notice: undefined, current: 0, cursor: 0, length: recording.length, selected: undefined, playing: false,
  tab: "events", vocabulary: undefined, layers: [], axis: "physical", wayBack: undefined, recordings: new Map([[0, recording]]),
  branches: [{ id: 0, parent: null, at: 0, title: scenario.title, steps: [] }],
});

/** A script written for other settings may stop fitting; then the seed goes on, and that is said. */
const misfits = (after: number | undefined): readonly string[] =>
  after === undefined ? [] : [`With these settings the scenario's script fits only ${after} steps; from there on the seed chooses.`];

/** Whether a link brings a run of its own, rather than naming a place in its scenario's. */
const bringsRun = ({ parameters, off, seed, steps, check }: LabTarget): boolean =>
  [parameters, off, seed, steps, check].some((part) => part !== undefined);

/** Follows a link into a player that is open already. A run of other settings gives way, and can be had back. */
export function follow(state: PlayerState, target: LabTarget): PlayerState {
  const { tab, lab: _, ...place } = target;
  // Asked for a view only, the run stays whatever it is.
  if (tab !== undefined && Object.values(place).every((part) => part === undefined)) return { ...state, tab };
  const same = target.scenario === undefined || target.scenario === state.scenario.id;
  if (same && !bringsRun(target) && canonical(state.setup) === canonical(setupFor(state.lab, state.scenario))) return visit(atRoot(state), target);
  const there = openTarget(state.lab, target.scenario === undefined ? { ...target, scenario: state.scenario.id } : target);
  const notice = there.notice ?? (bringsRun(target) ? "This is the run that was shared." : `This is “${there.scenario.title}” as the text speaks of it.`);
  return { ...there, ...viewOf(state), tab: target.tab ?? state.tab, notice, wayBack: { ...state, playing: false, wayBack: undefined } };
}

/** How the reader looks at runs, whichever it is. */
const viewOf = ({ tab, vocabulary, layers, axis, pictures }: PlayerState): Pick<PlayerState, "tab" | "vocabulary" | "layers" | "axis" | "pictures"> =>
  ({ tab, vocabulary, layers, axis, pictures });

const atRoot = (state: PlayerState): PlayerState => switchBranch(state, state.branches[0]?.id ?? state.current);

/** Goes to the moment or the step that a link names. */
function visit(run: PlayerState, target: LabTarget): PlayerState {
  const placed = target.moment !== undefined || target.step !== undefined;
  // Who is led to a place is not asked on the way.
  const home = { ...run, asking: run.asking && !placed, tab: target.tab ?? run.tab };
  if (target.moment !== undefined) return goToMoment(home, target.moment);
  return seek(home, target.step ?? home.cursor);
}

/** The same scenario with other settings, from its seed. What was there can be had back. */
export function restart(state: PlayerState, overrides: Overrides, what: string): PlayerState {
  const { parameters, off, seed } = state.setup;
  const fresh = open(state.lab, state.scenario, { parameters, off, seed, ...overrides });
  const [now, before] = [recordingOf(fresh), state.recordings.get(state.branches[0]?.id ?? 0)];
  const shared = before ? comparisonOf(now, before, state.lab.portrait).shared : 0;
  const same = shared === now.length && shared === before?.length;
  const compared = same ? "The run stays the same." : `The run first differs at step ${shared + 1}.`;
  const notice = [what, compared, fresh.notice].filter((part) => part !== undefined).join(" ");
  return {
    ...fresh, asking: state.asking, ...viewOf(state), notice, noticeStep: same ? undefined : Math.min(shared + 1, now.length),
    wayBack: { ...state, playing: false, wayBack: undefined },
  };
}

/** Another scenario of the lab. Branches the reader made can be had back. */
export function openAnother(state: PlayerState, id: string): PlayerState {
  const scenario = state.lab.scenarios.find((other) => other.id === id);
  if (!scenario) return state;
  const fresh = open(state.lab, scenario, {});
  const forked = state.branches.length > 1;
  const wayBack = forked ? { wayBack: { ...state, playing: false }, notice: "Another scenario is open." } : {};
  return { ...fresh, ...viewOf(state), ...wayBack };
}
