// A run as it is shared: saved in a file, written into a text, carried by a link. Data only, the same in all three; but only a
// file keeps the branches beside the one that is shown.
// What it leaves out is as its scenario has it; so a scenario's own run is its name, and a place in it a name and a step.
import type { ParameterValue } from "../../kernel/model";
import type { NetAction } from "../../kernel/world";

/** One step. Without a time it happens when it is due; without picks they are drawn from the seed. */
export interface RunStep {
  readonly action: NetAction<unknown>;
  readonly at?: number | undefined;
  readonly picks?: readonly number[] | undefined;
}

export interface TimedStep extends RunStep {
  readonly at: number;
}

/** One branch of a run that forked. */
export interface RunBranch {
  readonly id: number;
  /** The branch it forked from; the first has none. */
  readonly parent: number | null;
  /** How many steps it shares with its parent. */
  readonly at: number;
  readonly title: string;
  /** The steps it does not share. The branch that is shown has them in the run's own. */
  readonly steps?: readonly TimedStep[] | undefined;
  readonly check?: string | undefined;
  readonly more?: Unread | undefined;
}

/** What a file says that we do not know. It is kept, and goes back into the file that the run is saved as. */
export type Unread = Readonly<Record<string, unknown>>;

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
  /** Only in a file: all branches where the run forked, and which of them it is. */
  readonly branches?: readonly RunBranch[] | undefined;
  readonly shown?: number | undefined;
  readonly more?: Unread | undefined;
}

/** No shared run is longer; a number in a link costs its writer nothing and must not cost its reader the editor. */
export const runStepsMax = 100_000;
