// A sweep: one parameter goes through its values, each value is run from many seeds, and a measure is read off every run.
// What is kept is every run's number and not its sum, so that parts made anywhere merge to exactly what one machine would have made.
import { bySeed, simulate } from "../../kernel/choose";
import { sameContent } from "../../kernel/canonical";
import type { ParameterValue, Setup } from "../../kernel/model";
import type { Lab, Measure, Scenario } from "../lab";
import { measured } from "../measured";
import { openScenario, problemsOf, setupFor } from "../settings";

/** What is asked for. Two parts belong together when their plans are the same. */
export interface SweepPlan {
  readonly lab: string;
  readonly scenario: string;
  /** What stays the same; the swept parameter's own value here is not used. */
  readonly parameters: Setup["parameters"];
  readonly off: readonly string[];
  readonly axis: { readonly parameter: string; readonly values: readonly ParameterValue[] };
  readonly measure: string;
  readonly seeds: { readonly first: number; readonly count: number };
  /** No run takes more steps; most end before, when nothing more happens. */
  readonly steps: number;
}

/** One run: its seed, and what was measured; null when the run did not come to it. */
export type Sample = readonly [seed: number, measured: number | null];

/** `samples`: one list for each value of the axis, by seed. */
export interface Sweep {
  readonly plan: SweepPlan;
  readonly samples: readonly (readonly Sample[])[];
}

/** The n-th of so many parts; n counts from 1. Seeds are dealt out in turn. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

export interface SweepProgress {
  readonly done: number;
  readonly all: number;
  /** What there is so far. It grows. */
  readonly sweep: Sweep;
}

export const whole: Shard = { part: 1, of: 1 };

/** Runs a part of a sweep. Seed after seed goes through all values, so that a curve is there early and grows surer. */
export function* sweep(lab: Lab, plan: SweepPlan, shard: Shard = whole): Generator<SweepProgress, Sweep, void> {
  const { scenario, measure } = checked(lab, plan);
  const seeds = Array.from({ length: plan.seeds.count }, (_, index) => index)
    .filter((index) => index % shard.of === shard.part - 1).map((index) => plan.seeds.first + index);
  const samples: Sample[][] = plan.axis.values.map(() => []);
  const all = seeds.length * samples.length;
  let done = 0;
  for (const seed of seeds) for (const [at, value] of plan.axis.values.entries()) {
    const run = simulate(openScenario(lab, scenario, setupAt(plan, value, seed)), bySeed, plan.steps);
    samples[at]?.push([seed, measured(measure, run) ?? null]);
    yield { done: ++done, all, sweep: { plan, samples } };
  }
  return { plan, samples };
}

/** A scenario whose runs come to the measure: the preferred one if they do, else the first. Scripts choose steps, not seeds, so none with a script. */
export function scenarioFor(lab: Lab, measure: string, preferred: Scenario | undefined): Scenario | undefined {
  const found = lab.measures.find(({ id }) => id === measure);
  const comesToIt = (scenario: Scenario): boolean => {
    const run = simulate(openScenario(lab, scenario, setupFor(lab, scenario)), bySeed, scenario.steps);
    return found !== undefined && measured(found, run) !== undefined;
  };
  const planned = lab.scenarios.filter(({ plan }) => plan.length > 0);
  const first = preferred && planned.includes(preferred) ? [preferred, ...planned] : planned;
  return first.find(comesToIt) ?? first[0];
}

/** The setup of one run of a sweep: so any point of the curve can be opened and looked at. */
export const setupAt = ({ lab, parameters, off, axis }: SweepPlan, value: ParameterValue, seed: number): Setup =>
  ({ lab, parameters: { ...parameters, [axis.parameter]: value }, off, seed });

/** The parts of one sweep as one. Throws with a sentence if they are not parts of one, or disagree about a run. */
export function merge(parts: readonly Sweep[]): Sweep {
  const [first, ...others] = parts;
  if (!first) throw new Error("There is nothing to merge.");
  for (const { plan } of others) {
    const differs = (Object.keys(first.plan) as (keyof SweepPlan)[]).find((key) => !sameContent(plan[key], first.plan[key]));
    if (differs !== undefined) throw new Error(`These are parts of different sweeps: they differ in “${differs}”.`);
  }
  return { plan: first.plan, samples: first.plan.axis.values.map((value, at) => together(parts.map(({ samples }) => samples[at] ?? []), value)) };
}

function together(lists: readonly (readonly Sample[])[], value: ParameterValue): readonly Sample[] {
  const known = new Map<number, number | null>();
  for (const [seed, measured] of lists.flat()) {
    const before = known.get(seed);
    if (before !== undefined && before !== measured) {
      throw new Error(`Two parts disagree about seed ${seed} at ${String(value)}: ${before} and ${measured}. They may be of different versions of the lab.`);
    }
    known.set(seed, measured);
  }
  return [...known].sort(([a], [b]) => a - b);
}

/** How many of the plan's runs are not there yet: other parts may have them. */
export const missing = ({ plan, samples }: Sweep): number =>
  plan.axis.values.length * plan.seeds.count - samples.reduce((sum, own) => sum + own.length, 0);

function checked(lab: Lab, plan: SweepPlan): { readonly scenario: Scenario; readonly measure: Measure } {
  const { axis } = plan;
  const scenario = lab.scenarios.find(({ id }) => id === plan.scenario);
  const measure = lab.measures.find(({ id }) => id === plan.measure);
  if (!scenario) throw new Error(`${lab.title} has no scenario “${plan.scenario}”.`);
  if (!measure) throw new Error(`${lab.title} has no measure “${plan.measure}”; it has ${lab.measures.map(({ id }) => id).join(", ")}.`);
  if (!lab.parameters.some(({ id }) => id === axis.parameter)) {
    throw new Error(`${lab.title} has no parameter “${axis.parameter}”; it has ${lab.parameters.map(({ id }) => id).join(", ")}.`);
  }
  if (axis.values.length === 0) throw new Error(`“${axis.parameter}” has no values to go through.`);
  if (plan.seeds.count < 1 || plan.steps < 1) throw new Error("A sweep needs at least one seed and one step.");
  const problems = new Set(axis.values.flatMap((value) => problemsOf(lab, setupAt(plan, value, plan.seeds.first))));
  if (problems.size > 0) throw new Error([...problems].join(" "));
  return { scenario, measure };
}
