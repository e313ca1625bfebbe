// What a rule is for, found by search: the shortest run without it that breaks the property it protects.
import type { Bounds } from "../checking/bounds";
import { type Exploration, explore, type Progress } from "../checking/explore";
import type { SearchAction } from "../checking/local";
import { packNetwork } from "../checking/pack-network";
import { retrace } from "../checking/retrace";
import type { Setup } from "../kernel/model";
import { Recording } from "../kernel/recording";
import type { Lab, Rule } from "./lab";
import { setupFor } from "./settings";

type AnyRun = Recording<unknown, unknown, unknown>;
type Result = Exploration<SearchAction<unknown, unknown>>;

export interface Ablation {
  readonly rule: Rule;
  readonly setup: Setup;
  readonly result: Result;
  /** The shortest run that breaks the property; undefined when the search found none within its bounds. */
  readonly run: AnyRun | undefined;
}

/** Every state of a configuration. */
export function checkSetup(lab: Lab, setup: Setup, bounds: Bounds): Generator<Progress, Result, void> {
  return explore(packNetwork(lab.build(setup)), { bounds });
}

/** Searches the rule's own small configuration with the rule switched off. */
export function* breakRule(lab: Lab, rule: Rule, bounds: Bounds): Generator<Progress, Ablation, void> {
  const setup = smallSetup(lab, rule.broken.parameters, [rule.id]);
  const model = lab.build(setup);
  const result = yield* explore(packNetwork(model), { bounds, until: rule.protects });
  const path = result.violations.find(({ property }) => property === rule.protects)?.path;
  const empty = (): AnyRun => new Recording(model, { ...lab.pace(setup), plan: [] }, setup.seed);
  return { rule, setup, result, run: path && retrace(empty(), path) };
}

/** The configuration that a lab declares as small enough to search. */
export const checkedSetup = (lab: Lab): Setup => smallSetup(lab, lab.checked.parameters, []);

function smallSetup(lab: Lab, parameters: Rule["broken"]["parameters"], off: readonly string[]): Setup {
  const [scenario] = lab.scenarios;
  if (!scenario) throw new Error(`${lab.title} has no scenario.`);
  return setupFor(lab, scenario, { parameters, off });
}
