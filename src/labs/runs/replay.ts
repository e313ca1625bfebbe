// From a shared run to a recording: the same run again or, if the lab has changed since, as much of it as can still be had
// and what changed, in sentences. Never throws and always ends, whatever the run says.
import { canonical } from "../../kernel/canonical";
import type { Setup } from "../../kernel/model";
import type { NetAction } from "../../kernel/world";
import type { NetStep, Recording } from "../../kernel/recording";
import { timeOf } from "../../kernel/schedule";
import { Course } from "./course";
import type { Lab, Scenario } from "../lab";
import { type Run, type RunStep, runStepsMax } from "./run";
import { differenceFrom } from "./run-check";
import { openScenario, problemsOf, setupFor } from "../settings";

type AnyRecording = Recording<unknown, unknown, unknown>;

export interface Replay {
  readonly scenario: Scenario;
  readonly setup: Setup;
  readonly recording: AnyRecording;
  /** Why this is not the run that was shared, one sentence each; empty when it is. */
  readonly changes: readonly string[];
  /** After how many steps the scenario's script stopped fitting the settings. */
  readonly misfit: number | undefined;
  /** What still has to be prepared of the scenario. */
  readonly rest: Course | undefined;
}

/** `atOnce`: a scenario's own run is prepared so far; who asked prepares the rest. */
export function replayRun(lab: Lab, run: Run, atOnce = Infinity): Replay {
  const asked = lab.scenarios.find(({ id }) => id === run.scenario);
  const scenario = asked ?? lab.scenarios[0];
  if (!scenario) throw new Error(`${lab.title} has no scenario.`);
  const changes: string[] = [];
  if (run.scenario !== undefined && !asked) changes.push(`There is no scenario “${run.scenario}”; “${scenario.title}” stands in for it.`);
  const setup = possibleSetup(lab, scenario, run, changes);
  const recording = openScenario(lab, scenario, setup);
  const course = new Course(scenario);
  const prepared = run.steps !== undefined || course.prepare(recording, atOnce);
  changes.push(...followed(recording, course, run, "shown"));
  return { scenario, setup, recording, changes, misfit: course.misfit, rest: prepared ? undefined : course };
}

/** A branch of a run, from the start: the same again, or as much of it as can still be had and what changed. */
export function replayBranch(
  lab: Lab, scenario: Scenario, setup: Setup, branch: Pick<Run, "steps" | "check">,
): Pick<Replay, "recording" | "changes"> {
  const recording = openScenario(lab, scenario, setup);
  return { recording, changes: followed(recording, new Course(scenario), branch, "left") };
}

function followed(recording: AnyRecording, course: Course, { steps, check }: Pick<Run, "steps" | "check">, how: "shown" | "left"): readonly string[] {
  const ended = steps && followSteps(recording, course, steps);
  if (ended !== undefined) return [ended, remains(recording.length, how)];
  return check === undefined ? [] : differences(recording, check);
}

/** The run's settings over the scenario's; one that the lab does not take gives way to the scenario's, and that is said. */
function possibleSetup(lab: Lab, scenario: Scenario, run: Run, changes: string[]): Setup {
  const own = setupFor(lab, scenario);
  const accepted = Object.entries(run.parameters ?? {}).filter(([id, value]) => {
    const problems = problemsOf(lab, { ...own, off: [], parameters: { ...own.parameters, [id]: value } });
    changes.push(...problems.map((problem) => `${problem} The scenario's own setting is taken.`));
    return problems.length === 0;
  });
  const off = (run.off ?? scenario.off).filter((id) => {
    const known = lab.rules.some((rule) => rule.id === id);
    if (!known) changes.push(`${lab.title} has no rule “${id}” that could be off.`);
    return known;
  });
  return { ...own, parameters: { ...own.parameters, ...Object.fromEntries(accepted) }, off: [...new Set(off)], seed: run.seed ?? own.seed };
}

/** Undefined when every step could be taken, else a sentence about the first that could not. */
function followSteps(recording: AnyRecording, course: Course, steps: NonNullable<Run["steps"]>): string | undefined {
  try {
    for (const entry of steps) {
      const count = typeof entry === "number" ? entry : 1;
      for (let left = count; left > 0; left--) {
        if (recording.length >= runStepsMax) return `A run ends at step ${runStepsMax}, and this one is longer.`;
        const step = typeof entry === "number" ? course.next(recording) : chosen(recording, entry);
        if (!step) return `After step ${recording.length} nothing more happens by itself, though it did when the run was shared.`;
        if (typeof entry !== "number") course.interfered();
        recording.append(step);
      }
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? sentence(error.message) : `Step ${recording.length + 1} is not possible here.`;
  }
}

/** Longer than any run, in any lab's unit of time. */
const far = 1e9;

/** A step that somebody chose. What the model itself would take on trust is compared with what is possible. */
function chosen(recording: AnyRecording, { action, at, picks }: RunStep): NetStep<unknown> {
  const refuse = (why: string): never => { throw new Error(`Step ${recording.length + 1} is not possible here: ${why}.`); };
  const { agenda, last, model } = recording;
  if (at !== undefined && !(at >= agenda.now)) refuse("it is before the step that went ahead of it");
  switch (action.type) {
    case "deliver": case "drop": case "duplicate": case "fire": case "crash": case "restart": break;
    case "delay":
      if (!(action.by > 0 && action.by < far)) refuse("a message can only be delayed by some time");
      break;
    case "skew": case "drift":
      if (!(Math.abs(action.type === "skew" ? action.by : action.rate) < far)) refuse("no clock goes that wrong");
      break;
    default: {
      const same = canonical(action);
      if (!model.enabled(last).some((possible: NetAction<unknown>) => canonical(possible) === same)) refuse("nothing of the kind can be done now");
    }
  }
  return { action, at: at ?? timeOf(agenda, action), ...(picks === undefined ? {} : { picks }) };
}

function differences(recording: AnyRecording, check: string): readonly string[] {
  const difference = differenceFrom(recording, check);
  if (difference === undefined) return [];
  const changed = (how: string): readonly string[] => [`The lab has changed since this run was shared: ${how}. This is how it goes now.`];
  if (difference.kind === "held") return changed("it goes the same way, but what some node holds is not the same any more");
  const { step, exact } = difference;
  return changed(step > recording.length ? "it ends otherwise" : `it goes another way ${exact ? "at" : "at about"} step ${step}`);
}

const remains = (length: number, how: "shown" | "left"): string =>
  (length === 0 ? "Nothing of it could be replayed." : `Its first ${length} ${length === 1 ? "step is" : "steps are"} ${how}.`);

const sentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);
