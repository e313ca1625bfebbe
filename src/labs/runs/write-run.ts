// From a recording to a run that can be shared. Whole, it holds everything and survives a scenario that changes; short, it
// leaves out whatever the scenario and the seed give again, for links and texts.
import { canonical } from "../../kernel/canonical";
import { Door } from "../../kernel/pick";
import { type NetStep, Recording } from "../../kernel/recording";
import { timeOf } from "../../kernel/schedule";
import { Course } from "./course";
import type { Lab, Scenario } from "../lab";
import type { Setup } from "../../kernel/model";
import type { Run, RunStep } from "./run";
import { checkOf } from "./run-check";
import { setupFor } from "../settings";

type AnyRecording = Recording<unknown, unknown, unknown>;

export interface Told {
  readonly lab: Lab;
  readonly scenario: Scenario;
  readonly setup: Setup;
  readonly recording: AnyRecording;
  /** Where the reader stands. */
  readonly step: number;
}

export function wholeRun({ lab, scenario, setup, recording, step }: Told): Run {
  return {
    lab: lab.id, scenario: scenario.id, parameters: setup.parameters, off: setup.off, seed: setup.seed,
    steps: recording.steps, step, check: checkOf(recording),
  };
}

export function shortRun({ lab, scenario, setup, recording, step }: Told): Run {
  const own = setupFor(lab, scenario);
  const parameters = Object.entries(setup.parameters).filter(([id, value]) => own.parameters[id] !== value);
  const { steps, prepared } = shortSteps(recording, scenario);
  return {
    lab: lab.id, scenario: scenario.id,
    ...(parameters.length > 0 && { parameters: Object.fromEntries(parameters) }),
    ...(canonical(setup.off) !== canonical(own.off) && { off: setup.off }),
    ...(setup.seed !== own.seed && { seed: setup.seed }),
    ...(!prepared && { steps }),
    step, check: checkOf(recording),
  };
}

/** Goes along the run, counting the steps that would have happened anyway. "Prepared": they are those the scenario opens with. */
function shortSteps(run: AnyRecording, scenario: Scenario): { readonly steps: readonly (number | RunStep)[]; readonly prepared: boolean } {
  const again: AnyRecording = new Recording(run.model, { ...run.pace, plan: scenario.plan }, run.seed);
  const course = new Course(scenario);
  const steps: (number | RunStep)[] = [];
  for (const step of run.steps) {
    const anyway = course.next(again);
    const picks = step.picks === undefined || drawn(again, step) ? undefined : step.picks;
    const last = steps.at(-1);
    if (picks === undefined && anyway && anyway.at === step.at && canonical(anyway.action) === canonical(step.action)) {
      if (typeof last === "number") steps[steps.length - 1] = last + 1;
      else steps.push(1);
    } else {
      course.interfered();
      const due = timeOf(again.agenda, step.action);
      steps.push({ action: step.action, ...(due !== step.at && { at: step.at }), ...(picks && { picks }) });
    }
    again.append(step);
  }
  const untouched = steps.every((step) => typeof step === "number");
  const ended = again.length === scenario.steps || (again.length < scenario.steps && course.next(again) === undefined);
  return { steps, prepared: untouched && ended };
}

/** Whether a step's picks are what the seed would draw there. */
function drawn({ model, last, length, seed }: AnyRecording, step: NetStep<unknown>): boolean {
  const door = new Door({ seed, steps: length });
  model.apply(last, step.action, door.pick, step.at);
  return canonical(door.picks) === canonical(step.picks);
}
