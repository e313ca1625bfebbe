// `sweep`: a parameter through its values, many seeds each, as a table or as JSON that merges with other parts of the same sweep.
import { readFileSync } from "node:fs";
import type { Lab } from "../labs/lab";
import { findLab } from "../labs/index";
import { setupFor } from "../labs/settings";
import { readValues } from "../labs/sweeps/axis";
import { confidence, estimate } from "../labs/sweeps/estimate";
import { merge, missing, scenarioFor, type Shard, type Sweep, sweep as runs, type SweepPlan, type SweepProgress, whole } from "../labs/sweeps/sweep";
import { readSweep, sweepCsv, sweepText } from "../labs/sweeps/sweep-file";
import { type Call, readCall, UsageError, type Values } from "./call";

export const sweepUsage = `  sweep LAB [SCENARIO] --measure M --axis PARAMETER=3..9|2,4,8|0..1:0.25 [--seeds N] [--seed FIRST] [--steps N]
        [--set PARAMETER=VALUE]… [--off RULE]… [--shard I/N] [--json | --csv]
  sweep --merge FILE… [--json | --csv]`;

/** The exit code: 0 when some run came to the measure at every value, 1 when at some value none did. */
export function sweep(values: Values, words: readonly string[]): number {
  const { merge: merging = false, json: _json, csv: _csv, ...others } = values;
  const [odd] = Object.keys(others);
  if (merging && odd !== undefined) throw new UsageError(`--merge puts parts together as they are: it takes no --${odd}.`);
  if (!merging && words.length > 2) throw new UsageError(`sweep cannot use "${words[2]}": it sweeps one scenario.`);
  const done = merging ? merged(words) : made(values, readCall(values, words));
  if (values.json === true) console.log(sweepText(done));
  else if (values.csv === true) process.stdout.write(sweepCsv(done));
  else tell(done);
  return done.samples.every((own) => estimate(own).reached > 0) ? 0 : 1;
}

function merged(files: readonly string[]): Sweep {
  if (files.length === 0) throw new UsageError("--merge takes the files of a sweep's parts.");
  return merge(files.map((file) => {
    let text: string;
    try {
      text = readFileSync(file, "utf8");
    } catch {
      throw new UsageError(`${file}: This file cannot be read.`);
    }
    try {
      return readSweep(text);
    } catch (error) {
      throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }));
}

function made(values: Values, call: Call): Sweep {
  const sweeping = runs(call.lab, planOf(values, call), shardOf(values.shard));
  for (;;) {
    const step = sweeping.next();
    if (step.done) {
      if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
      return step.value;
    }
    show(step.value);
  }
}

function show({ done, all }: SweepProgress): void {
  if (process.stderr.isTTY && (done % 16 === 0 || done === all)) process.stderr.write(`\r${done} of ${all} runs\u001B[K`);
}

function planOf(values: Values, { lab, scenario: asked, parameters, off, seed, steps, seeds }: Call): SweepPlan {
  const { measure = "", axis = "" } = values;
  const scenario = asked === undefined ? scenarioFor(lab, measure, undefined) : lab.scenarios.find(({ id }) => id === asked);
  if (!scenario) throw new UsageError(`${lab.id} has no scenario "${asked ?? ""}" to sweep.\n${sweepUsage}`);
  const [, parameter, written] = /^([^=]+)=(.+)$/.exec(axis) ?? [];
  if (parameter === undefined || written === undefined) throw new UsageError(`--axis takes PARAMETER=VALUES, not "${axis}".\n${sweepUsage}`);
  const setup = setupFor(lab, scenario, { parameters, ...(off && { off }) });
  // Kept, so that a misspelt parameter is told of and not passed over.
  const fixed = { ...setup.parameters, ...parameters };
  return {
    lab: lab.id, scenario: scenario.id, parameters: fixed, off: setup.off, measure,
    axis: { parameter, values: readValues(written) }, seeds: { first: seed ?? 1, count: seeds ?? 100 }, steps: steps ?? 1000,
  };
}

function shardOf(text: string | undefined): Shard {
  if (text === undefined) return whole;
  const [, part, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { part: Number(part), of: Number(of) };
  if (part === undefined || shard.part < 1 || shard.part > shard.of) {
    throw new UsageError(`--shard takes the part and how many there are, such as 2/8, not "${text}".`);
  }
  return shard;
}

function tell(done: Sweep): void {
  const { plan, samples } = done;
  const lab: Lab | undefined = findLab(plan.lab);
  const measure = lab?.measures.find(({ id }) => id === plan.measure);
  const scenario = lab?.scenarios.find(({ id }) => id === plan.scenario);
  const what = measure ? `${measure.title} (${measure.unit})` : plan.measure;
  console.log(`${lab?.title ?? plan.lab}, ${scenario?.title ?? plan.scenario}: ${what}, by ${plan.axis.parameter}`);
  console.log(`${plan.axis.parameter.padStart(12)}  mean  [${confidence} interval, Student's t]  runs that came to it`);
  for (const [at, value] of plan.axis.values.entries()) {
    const { mean, band, reached, runs: all } = estimate(samples[at] ?? []);
    const figures = mean === undefined ? "not reached" : `${mean.toFixed(2)}${band ? `  [${band[0].toFixed(2)}, ${band[1].toFixed(2)}]` : ""}`;
    console.log(`${String(value).padStart(12)}  ${figures}  ${reached} of ${all}`);
  }
  if (measure?.paper) console.log(`The paper: ${measure.paper.figure} (${measure.paper.source}). ${measure.paper.differs ?? ""}`.trimEnd());
  if (missing(done) > 0) console.log(`${missing(done)} runs of the plan are in other parts.`);
}
