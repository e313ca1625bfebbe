// A scenario's run, as every test of a lab needs it.
import { bySeed, byScript, simulate } from "../../src/kernel/choose";
import type { Recording } from "../../src/kernel/recording";
import type { Lab, Scenario } from "../../src/labs/lab";
import { openScenario, type Overrides, setupFor } from "../../src/labs/settings";

export function scenarioRun(lab: Lab, scenario: Scenario, overrides: Overrides = {}): Recording<unknown, unknown, unknown> {
  const recording = openScenario(lab, scenario, setupFor(lab, scenario, overrides));
  return simulate(recording, scenario.script ? byScript(scenario.script) : bySeed, scenario.steps);
}

export function scenarioOf(lab: Lab, id: string): Scenario {
  const found = lab.scenarios.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`${lab.id} has no scenario ${id}.`);
  return found;
}
