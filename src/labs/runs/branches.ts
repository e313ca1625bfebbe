// The branches of a saved run, each a run of its own again. One that cannot be had whole any more says so by its name; it keeps
// the steps it was saved with, so that it is saved with them again.
import { canonical } from "../../kernel/canonical";
import type { NetStep, Recording } from "../../kernel/recording";
import type { Lab } from "../lab";
import { type Replay, replayBranch } from "./replay";
import type { Run, RunBranch, TimedStep } from "./run";

type AnyRecording = Recording<unknown, unknown, unknown>;
type Steps = readonly NetStep<unknown>[];

export interface OpenedBranch extends RunBranch {
  readonly steps: Steps;
}

export interface OpenedBranches {
  readonly branches: readonly OpenedBranch[];
  /** Which of them is shown. */
  readonly shown: number;
  /** Those that are the run they were; of the others, and of those beyond the bound, there are only the steps. */
  readonly recordings: ReadonlyMap<number, AnyRecording>;
  /** What is not as it was, one sentence each. */
  readonly changes: readonly string[];
}

/** Replaying more steps than this would keep the reader waiting: the branches beyond are replayed when they are looked at. */
const stepsAtOnce = 100_000;

/** A run that never forked is one branch. */
export function replayBranches(lab: Lab, run: Run, replay: Replay): OpenedBranches {
  const { branches: kept = [], shown = 0 } = run;
  if (!kept.some(({ id }) => id === shown)) {
    return kept.length === 0 ? single(replay, []) : single(replay, ["The branches of this run cannot be told apart. One of them is here."]);
  }
  const recordings = new Map([[shown, replay.recording]]);
  const branches: OpenedBranch[] = [];
  const changes: string[] = [];
  /** What every branch was, from the start, and how much of it can be had. */
  const [wholes, had] = [new Map<number, Steps>(), new Map<number, number>()];
  let room = stepsAtOnce;
  for (const branch of inOrder(kept)) {
    const steps = branch.id === shown ? stepsOfShown(run, replay) : stepsFrom(branch, wholes);
    if (steps === undefined) {
      changes.push(`Branch “${branch.title}” is lost: what it forked from is not there.`);
      continue;
    }
    const again = branch.id === shown ? { recording: replay.recording, changes: [] }
      : steps.length <= room ? replayBranch(lab, replay.scenario, replay.setup, { steps, check: branch.check }) : undefined;
    if (branch.id !== shown) room -= steps.length;
    if (again?.changes.length === 0) recordings.set(branch.id, again.recording);
    else changes.push(...(again ? [`Branch “${branch.title}”: ${again.changes.join(" ")}`] : []));
    const parent = branches.find(({ id }) => id === branch.parent)?.id ?? null;
    const at = parent === null ? 0 : agreeing(wholes.get(parent) ?? [], steps, Math.min(branch.at, had.get(parent) ?? 0));
    wholes.set(branch.id, steps);
    had.set(branch.id, again?.recording.length ?? 0);
    branches.push({ ...branch, parent, at, steps: steps.slice(at) });
  }
  return { branches, shown, recordings, changes };
}

const single = ({ scenario, recording }: Replay, changes: readonly string[]): OpenedBranches => ({
  branches: [{ id: 0, parent: null, at: 0, title: scenario.title, steps: [] }], shown: 0, recordings: new Map([[0, recording]]), changes,
});

/** Parents before their children, each name once. */
const inOrder = (branches: readonly RunBranch[]): readonly RunBranch[] =>
  [...new Map(branches.map((branch) => [branch.id, branch])).values()].sort((a, b) => a.id - b.id);

/** As they were saved, for its children were forked from those; or as they came about, where the file only counts them. */
const stepsOfShown = ({ steps = [] }: Run, { recording }: Replay): Steps => {
  const whole = steps.flatMap((step) => (typeof step === "number" || step.at === undefined ? [] : [taken({ ...step, at: step.at })]));
  return whole.length === steps.length && steps.length > 0 ? whole : recording.steps;
};

/** All steps of a branch, those it shares included. */
function stepsFrom({ parent, at, steps = [] }: RunBranch, wholes: ReadonlyMap<number, Steps>): Steps | undefined {
  const own = steps.map(taken);
  if (parent === null) return wholes.size === 0 ? own : undefined;
  const before = wholes.get(parent);
  return before && at >= 0 && at <= before.length ? [...before.slice(0, at), ...own] : undefined;
}

const taken = ({ action, at, picks }: TimedStep): NetStep<unknown> => (picks === undefined ? { action, at } : { action, at, picks });

/** How many of their first steps, and at most so many, two branches do alike. */
function agreeing(one: Steps, other: Steps, max: number): number {
  let same = 0;
  while (same < max && same < one.length && same < other.length && canonical(one[same]?.action) === canonical(other[same]?.action)) same++;
  return same;
}
