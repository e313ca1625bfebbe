// How the terminal's words become a lab, its parameters and its rules.
import type { ParameterValue } from "../kernel/model";
import { findLab, labs } from "../labs/index";
import type { Lab } from "../labs/lab";

const workersMax = 64;
/** In megabytes: what one list of numbers can be long. */
const memoryMax = 16_384;

/** A call that cannot be understood; the message says what to do. */
export class UsageError extends Error {}

export interface Call {
  readonly lab: Lab;
  readonly scenario: string | undefined;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly off: readonly string[] | undefined;
  readonly seed: number | undefined;
  readonly steps: number | undefined;
  readonly states: number | undefined;
  /** Megabytes. */
  readonly memory: number | undefined;
  readonly workers: number;
  readonly seeds: number | undefined;
  readonly rules: boolean;
  readonly json: boolean;
}

export const usage = `Usage (--help shows this):
  run LAB [SCENARIO] [--seed N] [--off RULE]… [--steps N] [--set PARAMETER=VALUE]… [--json]
  check LAB [--off RULE]… [--set PARAMETER=VALUE]… [--states N] [--memory MEGABYTES] [--workers N] [--json]
  check LAB --rules [--workers N] [--json]
Labs: ${labs.map((lab) => `${lab.id} (${lab.scenarios.map(({ id }) => id).join(", ")})`).join("; ")}`;

export const options = {
  help: { type: "boolean", short: "h" },
  seed: { type: "string" }, steps: { type: "string" }, states: { type: "string" }, workers: { type: "string" }, memory: { type: "string" },
  json: { type: "boolean" }, csv: { type: "boolean" }, rules: { type: "boolean" },
  measure: { type: "string" }, axis: { type: "string" }, seeds: { type: "string" }, shard: { type: "string" }, merge: { type: "boolean" },
  model: { type: "string" }, initial: { type: "string" },
  off: { type: "string", multiple: true }, set: { type: "string", multiple: true },
} as const;

/** What each command takes: options, and words after its name. */
export const verbs = {
  run: { takes: ["seed", "off", "steps", "set", "json"], words: 2 },
  check: { takes: ["off", "set", "states", "memory", "workers", "json", "rules"], words: 1 },
  sweep: { takes: ["measure", "axis", "seeds", "seed", "steps", "set", "off", "shard", "json", "csv", "merge"], words: Infinity },
  history: { takes: ["model", "initial", "json"], words: Infinity },
} as const satisfies Readonly<Record<string, { readonly takes: readonly (keyof Values)[]; readonly words: number }>>;
export type Verb = keyof typeof verbs;

/** Nothing that was said is passed over: what a command does not take is refused. */
export function refuseOthers(verb: Verb, values: Values, words: readonly string[]): void {
  const takes: readonly string[] = verbs[verb].takes;
  const odd = Object.keys(values).find((name) => !takes.includes(name));
  if (odd !== undefined) throw new UsageError(`${verb} takes no --${odd}; it takes ${takes.map((name) => `--${name}`).join(", ")}.`);
  const extra = words[verbs[verb].words];
  if (extra !== undefined) throw new UsageError(`${verb} cannot use "${extra}": ${verb === "check" ? "it checks a whole lab" : "it runs one scenario"}.`);
}

export interface Values {
  readonly help?: boolean | undefined;
  readonly seed?: string | undefined;
  readonly steps?: string | undefined;
  readonly states?: string | undefined;
  readonly workers?: string | undefined;
  readonly memory?: string | undefined;
  readonly json?: boolean | undefined;
  readonly rules?: boolean | undefined;
  readonly csv?: boolean | undefined;
  readonly measure?: string | undefined;
  readonly axis?: string | undefined;
  readonly seeds?: string | undefined;
  readonly shard?: string | undefined;
  readonly merge?: boolean | undefined;
  readonly model?: string | undefined;
  readonly initial?: string | undefined;
  readonly off?: readonly string[] | undefined;
  readonly set?: readonly string[] | undefined;
}

export function readCall(values: Values, [labId = "", scenario]: readonly string[]): Call {
  const lab = findLab(labId);
  if (labId === "") throw new UsageError(`Which lab?\n${usage}`);
  if (!lab) throw new UsageError(`There is no lab "${labId}".\n${usage}`);
  return {
    lab, scenario, off: values.off, parameters: Object.fromEntries((values.set ?? []).map(setting)),
    seed: count("seed", values.seed), steps: count("steps", values.steps), states: count("states", values.states),
    memory: megabytes(count("memory", values.memory)), workers: workers(count("workers", values.workers)),
    seeds: count("seeds", values.seeds),
    rules: values.rules === true, json: values.json === true,
  };
}

function setting(text: string): readonly [string, ParameterValue] {
  const [, name, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new UsageError(`--set takes PARAMETER=VALUE, not "${text}".`);
  if (value === "true" || value === "false") return [name, value === "true"];
  return [name, value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : value];
}

function workers(asked = 1): number {
  if (asked < 1 || asked > workersMax) throw new UsageError(`--workers takes a number from 1 to ${workersMax}, not ${asked}.`);
  return asked;
}

function megabytes(asked: number | undefined): number | undefined {
  if (asked !== undefined && (asked < 1 || asked > memoryMax)) throw new UsageError(`--memory takes megabytes, from 1 to ${memoryMax}, not ${asked}.`);
  return asked;
}

function count(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(value) || value < 0) throw new UsageError(`--${name} takes a whole number, not "${text}".`);
  return value;
}
