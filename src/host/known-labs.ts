// What the host and the reading layer may know of the labs: names and titles, to list them and to check links. Runs none.
import { findLab, labs } from "../labs/index";
import type { Lab } from "../labs/lab";
import type { Known } from "../reading/session";

/** Labs that the sessions name and that are still to be built. A link to one is not a mistake of the session. */
const planned: readonly string[] = [
  "parrots", "emergent-consensus",
  "multi-paxos", "fast-paxos", "epaxos", "consistency", "ledger",
  "f4", "placement", "existential", "elephant",
  "clocks", "physical-clocks", "spanner",
  "bandits",
  "grpc",
];

export const allLabs: readonly Lab[] = labs;

export const labOf = (id: string): Lab | undefined => findLab(id);

export const knownLabs: Known = {
  lab: labOf,
  planned: new Set(planned.filter((id) => labOf(id) === undefined)),
};
