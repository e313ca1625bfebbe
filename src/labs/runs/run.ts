// A run as it is shared: saved in a file, written into a text, carried by a link. Data only, the same in all three.
// What it leaves out is as its scenario has it; so a scenario's own run is its name, and a place in it a name and a step.
import type { ParameterValue } from "../../kernel/model";
import type { NetAction } from "../../kernel/network";

/** One step. Without a time it happens when it is due; without picks they are drawn from the seed. */
export interface RunStep {
  readonly action: NetAction<unknown>;
  readonly at?: number | undefined;
  readonly picks?: readonly number[] | undefined;
}

export interface Run {
  readonly lab: string;
  readonly scenario?: string | undefined;
  readonly parameters?: Readonly<Record<string, ParameterValue>> | undefined;
  /** The rules that are switched off. */
  readonly off?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  /** A number stands for that many steps as they happen when nobody interferes. */
  readonly steps?: readonly (number | RunStep)[] | undefined;
  /** Where to stand in it: after this many steps, or just after the first event that is this moment of the scenario. */
  readonly step?: number | undefined;
  readonly moment?: string | undefined;
  /** What happened in it when it was written down, as `run-check.ts` tells it. */
  readonly check?: string | undefined;
}

/** No shared run is longer; a number in a link costs its writer nothing and must not cost its reader the editor. */
export const runStepsMax = 100_000;
