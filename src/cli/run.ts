// `run`: a scenario's run, as a list of sentences or as JSON.
import { bySeed, byScript, simulate } from "../kernel/choose";
import { plain } from "../kernel/fragment";
import { type Recording, traceHash } from "../kernel/recording";
import type { Lab, Scenario } from "../labs/lab";
import { openScenario, type Overrides, setupFor } from "../labs/settings";
import { narrate, wholePhrase } from "../views/narration";
import { type Call, usage, UsageError } from "./call";
import { hanging } from "./hanging";

type AnyRun = Recording<unknown, unknown, unknown>;

/** The exit code: 0 when the properties hold, 1 when one is violated. */
export function run(call: Call): number {
  const { lab } = call;
  const scenario = call.scenario === undefined ? lab.scenarios[0] : lab.scenarios.find(({ id }) => id === call.scenario);
  if (!scenario) throw new UsageError(`${lab.id} has no scenario "${call.scenario ?? ""}".\n${usage}`);
  const overrides: Overrides = {
    parameters: call.parameters,
    ...(call.off && { off: call.off }),
    ...(call.seed !== undefined && { seed: call.seed }),
  };
  // The scripted part of a scenario only makes sense as it was written; with other rules or parameters, the seed chooses.
  const asWritten = call.off === undefined && Object.keys(call.parameters).length === 0;
  const setup = setupFor(lab, scenario, overrides);
  // Kept, so that a misspelt parameter is told of and not passed over.
  const recording = openScenario(lab, scenario, { ...setup, parameters: { ...setup.parameters, ...call.parameters } });
  simulate(recording, asWritten && scenario.script ? byScript(scenario.script) : bySeed, call.steps ?? scenario.steps);
  const violations = violationsOf(recording);
  if (call.json) {
    const { length: steps } = recording;
    console.log(JSON.stringify({ lab: lab.id, scenario: scenario.id, steps, hash: traceHash(recording), violations, run: recording.steps }));
  } else tell(lab, scenario, recording);
  return violations.length > 0 ? 1 : 0;
}

export function violationsOf(run: AnyRun): readonly { readonly property: string; readonly step: number }[] {
  const always = new Set(run.model.properties.filter(({ kind }) => kind === "always").map(({ id }) => id));
  return run.verdicts().flatMap(({ property, decidedAt }) => (always.has(property) && decidedAt !== undefined ? [{ property, step: decidedAt }] : []));
}

/** How a lab's rules and terms are called. */
export function wordsOf(lab: Lab): (word: string) => string {
  const rules = new Map(lab.rules.map(({ id, title }) => [id, `“${title}”`]));
  return (word) => rules.get(word) ?? lab.portrait.word(word);
}

/** One line a step: its number, its time, what happened and why. */
export function sentences(lab: Lab, run: AnyRun): readonly string[] {
  const name = wordsOf(lab);
  return run.events.map((event, index) => {
    const before = run.worlds[index];
    const said = before ? plain(wholePhrase(narrate(event, before, lab.portrait)), name) : "";
    const head = `${String(index + 1).padStart(4)}  ${lab.portrait.time(event.at).padStart(8)}  `;
    return hanging(head + said, head.length);
  });
}

function tell(lab: Lab, scenario: Scenario, run: AnyRun): void {
  console.log(`${lab.title}: ${scenario.title}`);
  for (const line of sentences(lab, run)) console.log(line);
  const decided = new Map(run.verdicts().map(({ property, decidedAt }) => [property, decidedAt]));
  for (const { id, title, kind } of run.model.properties) console.log(`${verdict(kind, decided.get(id))}: ${title}`);
}

function verdict(kind: "always" | "reachable", decidedAt: number | undefined): string {
  switch (kind) {
    case "always": return decidedAt === undefined ? "holds" : `violated after step ${decidedAt}`;
    case "reachable": return decidedAt === undefined ? "not reached" : `reached after step ${decidedAt}`;
  }
}
