// A sweep, or a part of one, as a file; and as a table for other programs.
import { canonical } from "../../kernel/canonical";
import type { ParameterValue } from "../../kernel/model";
import { estimate } from "./estimate";
import { merge, type Sample, type Sweep, type SweepPlan } from "./sweep";

const kind = "sweep";
const version = 1;

/** In one spelling: the same sweep is the same text, however it was put together. */
export const sweepText = ({ plan, samples }: Sweep): string => canonical({ kind, version, plan, samples });

/** Throws with a sentence if the text is not a sweep. */
export function readSweep(text: string): Sweep {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Error("This is not JSON.");
  }
  const file = fields(read, "a sweep");
  if (file["kind"] !== kind) throw new Error("This is not a sweep.");
  if (file["version"] !== version) throw new Error(`This sweep is of version ${String(file["version"])}; only version ${version} can be read.`);
  const plan = readPlan(fields(file["plan"], "the plan"));
  const samples = list(file["samples"], "the samples").map((own) => list(own, "the samples of a value").map(readSample));
  if (samples.length !== plan.axis.values.length) throw new Error("There are not as many lists of samples as the axis has values.");
  return merge([{ plan, samples }]);
}

function readPlan(plan: Fields): SweepPlan {
  const [axis, seeds] = [fields(plan["axis"], "the axis"), fields(plan["seeds"], "the seeds")];
  const parameters = fields(plan["parameters"], "the parameters");
  return {
    lab: string(plan["lab"], "the lab"), scenario: string(plan["scenario"], "the scenario"),
    parameters: Object.fromEntries(Object.entries(parameters).map(([id, value]) => [id, parameter(value)])),
    off: list(plan["off"], "the rules that are off").map((rule) => string(rule, "a rule")),
    axis: { parameter: string(axis["parameter"], "the axis"), values: list(axis["values"], "the axis").map(parameter) },
    measure: string(plan["measure"], "the measure"),
    seeds: { first: whole(seeds["first"], "the first seed"), count: whole(seeds["count"], "the number of seeds") },
    steps: whole(plan["steps"], "the number of steps"),
  };
}

function readSample(value: unknown): Sample {
  const [seed, measured, ...rest] = list(value, "a sample");
  if (rest.length > 0 || (measured !== null && typeof measured !== "number")) throw new Error("A sample is a seed and a number, or null.");
  return [whole(seed, "a seed"), measured];
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown, what: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error(`Here ${what} should be an object.`);
  return value as Fields;
}

function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`Here ${what} should be a list.`);
  return value;
}

function string(value: unknown, what: string): string {
  if (typeof value !== "string") throw new Error(`Here ${what} should be a text.`);
  return value;
}

function whole(value: unknown, what: string): number {
  if (!Number.isSafeInteger(value)) throw new Error(`Here ${what} should be a whole number.`);
  return value as number;
}

function parameter(value: unknown): ParameterValue {
  if (typeof value !== "number" && typeof value !== "string" && typeof value !== "boolean") throw new Error("A parameter is a number, a text or a switch.");
  return value;
}

/** One line a value, with a heading: as spreadsheets and plotting programs read it. */
export function sweepCsv({ plan, samples }: Sweep): string {
  const rows = plan.axis.values.map((value, at) => {
    const { runs, reached, mean, band } = estimate(samples[at] ?? []);
    return [value, mean, band?.[0], band?.[1], runs, reached];
  });
  const heading = [plan.axis.parameter, plan.measure, "low", "high", "runs", "reached"];
  return [heading, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: ParameterValue | undefined): string {
  const text = value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}
