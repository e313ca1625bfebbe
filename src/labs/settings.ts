// From what a reader or a link asks for to a setup that a lab accepts: defaults filled in, values checked against what the lab declares.
import type { ParameterValue, Setup } from "../kernel/model";
import { Recording } from "../kernel/recording";
import type { Lab, Parameter, Scenario } from "./lab";

export interface Overrides {
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly off?: readonly string[];
  readonly seed?: number;
}

/** The scenario's setup, with what the reader chose instead laid over it. */
export function setupFor(lab: Lab, scenario: Scenario, overrides: Overrides = {}): Setup {
  const asked = { ...scenario.parameters, ...overrides.parameters };
  const parameters = lab.parameters.map((parameter) => [parameter.id, asked[parameter.id] ?? parameter.initial] as const);
  return {
    lab: lab.id,
    parameters: Object.fromEntries(parameters),
    off: overrides.off ?? scenario.off,
    seed: overrides.seed ?? scenario.seed,
  };
}

/** What is wrong with a setup, one sentence each; empty when the lab can run it. */
export function problemsOf(lab: Lab, setup: Setup): readonly string[] {
  const declared = new Map(lab.parameters.map((parameter) => [parameter.id, parameter]));
  const unknown = Object.keys(setup.parameters).filter((id) => !declared.has(id));
  const rules = setup.off.filter((id) => !lab.rules.some((rule) => rule.id === id));
  return [
    ...unknown.map((id) => `${lab.title} has no parameter "${id}".`),
    ...lab.parameters.flatMap((parameter) => problemWith(parameter, setup.parameters[parameter.id])),
    ...rules.map((id) => `${lab.title} has no rule "${id}".`),
    ...(Number.isSafeInteger(setup.seed) ? [] : ["The seed must be a whole number."]),
  ];
}

function problemWith(parameter: Parameter, value: ParameterValue | undefined): readonly string[] {
  const said = `"${parameter.title}"`;
  switch (parameter.kind) {
    case "integer":
      return typeof value === "number" && Number.isInteger(value) && value >= parameter.min && value <= parameter.max
        ? [] : [`${said} must be a whole number from ${parameter.min} to ${parameter.max}.`];
    case "number":
      return typeof value === "number" && value >= parameter.min && value <= parameter.max
        ? [] : [`${said} must be a number from ${parameter.min} to ${parameter.max}.`];
    case "choice":
      return parameter.options.some((option) => option.value === value)
        ? [] : [`${said} must be one of ${parameter.options.map((option) => option.value).join(", ")}.`];
    case "switch":
      return typeof value === "boolean" ? [] : [`${said} must be on or off.`];
  }
}

/** An empty recording of a scenario, ready to be simulated. Throws with a sentence if the lab cannot run this setup. */
export function openScenario(lab: Lab, scenario: Scenario, setup: Setup): Recording<unknown, unknown, unknown> {
  const problems = problemsOf(lab, setup);
  if (problems.length > 0) throw new Error(problems.join(" "));
  return new Recording(lab.build(setup), { ...lab.pace(setup), plan: scenario.plan }, setup.seed);
}

/** A parameter as the kind it was declared to be. */
export function integer(setup: Setup, id: string): number {
  const value = setup.parameters[id];
  if (typeof value !== "number") throw new Error(`The setup has no number "${id}".`);
  return value;
}
