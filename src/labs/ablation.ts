// What a rule is for, found by search: the shortest run without it that breaks the property it protects.
import type { Bounds } from "../checking/bounds";
import type { Exploration, Progress } from "../checking/exploration";
import { explore } from "../checking/explore";
import type { SearchAction } from "../checking/local";
import { packNetwork } from "../checking/pack-network";
import { retrace } from "../checking/retrace";
import { claimMemory, type SearchMemory } from "../checking/search-memory";
import { SharedLog } from "../checking/shared-log";
import type { Setup } from "../kernel/model";
import { Recording } from "../kernel/recording";
import type { Lab, Rule } from "./lab";
import { setupFor } from "./settings";

type AnyRun = Recording<unknown, unknown, unknown>;
export type Result = Exploration<SearchAction<unknown, unknown>>;

export interface Ablation {
  readonly rule: Rule;
  readonly setup: Setup;
  readonly result: Result;
  /** The shortest run that breaks the property; undefined when the search found none within its bounds. */
  readonly run: AnyRun | undefined;
}

/** What the checker is asked, as data that can be sent to a worker. */
export interface Question {
  readonly setup: Setup;
  readonly bounds: Bounds;
  /** Ends the search at the first violation of this property. Without it, every state is asked for. */
  readonly until?: string;
}

/** Searches for the answer. With memory that is shared, as one of several who do. */
export function answer(lab: Lab, { setup, bounds, until }: Question, memory?: SearchMemory): Generator<Progress, Result, void> {
  const packed = packNetwork(lab.build(setup), memory?.log && new SharedLog(memory.log));
  return explore(packed, { bounds, ...(until !== undefined && { until }) }, memory);
}

/** Memory in which so many workers can search for the answer together. */
export const sharedMemory = (lab: Lab, { setup, bounds }: Question, crew: number): SearchMemory =>
  claimMemory(bounds, packNetwork(lab.build(setup)), crew);

/** Every state of a configuration. */
export const checkSetup = (lab: Lab, setup: Setup, bounds: Bounds): Generator<Progress, Result, void> => answer(lab, { setup, bounds });

/** The rule's own small configuration, with the rule switched off. */
export const withoutRule = (lab: Lab, rule: Rule, bounds: Bounds): Question =>
  ({ setup: smallSetup(lab, rule.broken.parameters, [rule.id]), bounds, until: rule.protects });

/** What the answer to `withoutRule` shows. */
export function ablation(lab: Lab, rule: Rule, { setup }: Question, result: Result): Ablation {
  const path = result.violations.find(({ property }) => property === rule.protects)?.path;
  return { rule, setup, result, run: path && runOf(lab, setup, path) };
}

/** What the search found, as a run. */
export const runOf = (lab: Lab, setup: Setup, path: readonly SearchAction<unknown, unknown>[]): AnyRun =>
  retrace(new Recording(lab.build(setup), { ...lab.pace(setup), plan: [] }, setup.seed), path);

/** Searches the rule's own small configuration with the rule switched off. */
export function* breakRule(lab: Lab, rule: Rule, bounds: Bounds): Generator<Progress, Ablation, void> {
  const question = withoutRule(lab, rule, bounds);
  return ablation(lab, rule, question, yield* answer(lab, question));
}

/** The configuration that a lab declares as small enough to search. */
export const checkedSetup = (lab: Lab): Setup => smallSetup(lab, lab.checked.parameters, []);

function smallSetup(lab: Lab, parameters: Rule["broken"]["parameters"], off: readonly string[]): Setup {
  const [scenario] = lab.scenarios;
  if (!scenario) throw new Error(`${lab.title} has no scenario.`);
  return setupFor(lab, scenario, { parameters, off });
}
