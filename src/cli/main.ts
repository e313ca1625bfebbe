// The same labs in a terminal: `run LAB [SCENARIO]` prints a run as a list of sentences, or as JSON.
// Exit codes: 0 the properties hold, 1 one is violated, 2 the call cannot be understood.
import { parseArgs } from "node:util";
import { bySeed, byScript, simulate } from "../kernel/choose";
import { plain } from "../kernel/fragment";
import { type Recording, traceHash } from "../kernel/recording";
import { findLab, labs } from "../labs/index";
import type { Lab, Scenario } from "../labs/lab";
import { openScenario, type Overrides, setupFor } from "../labs/settings";
import { narrate, wholePhrase } from "../views/narration";

const usage = `Usage: run LAB [SCENARIO] [--seed N] [--off RULE]… [--steps N] [--set PARAMETER=VALUE]… [--json]
Labs: ${labs.map((lab) => `${lab.id} (${lab.scenarios.map(({ id }) => id).join(", ")})`).join("; ")}`;

/** A call that cannot be understood; the message says what to do. */
class UsageError extends Error {}

type AnyRun = Recording<unknown, unknown, unknown>;

function main(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args], allowPositionals: true,
    options: {
      seed: { type: "string" }, steps: { type: "string" }, json: { type: "boolean" },
      off: { type: "string", multiple: true }, set: { type: "string", multiple: true },
    },
  });
  const [verb, labId = "", scenarioId] = positionals;
  if (verb !== "run") throw new UsageError(usage);
  const lab = findLab(labId);
  if (!lab) throw new UsageError(`There is no lab "${labId}".\n${usage}`);
  const scenario = scenarioId === undefined ? lab.scenarios[0] : lab.scenarios.find(({ id }) => id === scenarioId);
  if (!scenario) throw new UsageError(`${lab.id} has no scenario "${scenarioId ?? ""}".\n${usage}`);
  const overrides: Overrides = {
    parameters: Object.fromEntries((values.set ?? []).map(setting)),
    ...(values.off && { off: values.off }),
    ...(values.seed !== undefined && { seed: number("seed", values.seed) }),
  };
  const steps = values.steps === undefined ? scenario.steps : number("steps", values.steps);
  return report(lab, scenario, perform(lab, scenario, overrides, steps), values.json === true);
}

/** The scripted part of a scenario only makes sense as it was written; with other rules or parameters, the seed chooses. */
function perform(lab: Lab, scenario: Scenario, overrides: Overrides, steps: number): AnyRun {
  const asWritten = overrides.off === undefined && Object.keys(overrides.parameters ?? {}).length === 0;
  const recording = openScenario(lab, scenario, setupFor(lab, scenario, overrides));
  return simulate(recording, asWritten && scenario.script ? byScript(scenario.script) : bySeed, steps);
}

function report(lab: Lab, scenario: Scenario, run: AnyRun, json: boolean): number {
  const decided = new Map(run.verdicts().map(({ property, decidedAt }) => [property, decidedAt]));
  const violated = run.model.properties.filter(({ id, kind }) => kind === "always" && decided.get(id) !== undefined);
  if (json) {
    const violations = violated.map(({ id }) => ({ property: id, step: decided.get(id) }));
    console.log(JSON.stringify({ lab: lab.id, scenario: scenario.id, steps: run.length, hash: traceHash(run), violations, run: run.steps }));
    return violated.length > 0 ? 1 : 0;
  }
  for (const event of run.events) {
    const before = run.worlds[event.index];
    if (!before) continue;
    const said = plain(wholePhrase(narrate(event, before, lab.portrait)), (name) => lab.portrait.word(name));
    console.log(`${String(event.index + 1).padStart(4)}  ${lab.portrait.time(event.at).padStart(8)}  ${said}`);
  }
  for (const { id, title, kind } of run.model.properties) console.log(`${verdict(kind, decided.get(id))}: ${title}`);
  return violated.length > 0 ? 1 : 0;
}

function verdict(kind: "always" | "reachable", decidedAt: number | undefined): string {
  switch (kind) {
    case "always": return decidedAt === undefined ? "holds" : `violated after step ${decidedAt}`;
    case "reachable": return decidedAt === undefined ? "not reached" : `reached after step ${decidedAt}`;
  }
}

function setting(text: string): readonly [string, string | number | boolean] {
  const [, name, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new UsageError(`--set takes PARAMETER=VALUE, not "${text}".`);
  if (value === "true" || value === "false") return [name, value === "true"];
  return [name, value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : value];
}

function number(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new UsageError(`--${name} takes a whole number, not "${text}".`);
  return value;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
