// Where a scenario's moments happen in a run.
import type { Recording } from "../../kernel/recording";
import type { Scenario } from "../../labs/lab";
import { firstSteps } from "./first-steps";

/** The index of each moment's event, by the moment's id; moments that have not happened are absent. */
export const momentsOf = (recording: Recording<unknown, unknown, unknown>, { moments }: Scenario): ReadonlyMap<string, number> =>
  firstSteps(recording, moments);
