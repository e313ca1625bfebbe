// What the host and the reading layer may know of the labs: names and titles, to list them and to check links. Runs none.
import { findLab, labs } from "../../labs/index";
import type { Lab } from "../../labs/lab";
import type { Known } from "../../reading/session";
import { runOfReference } from "../../wire/run-text";

/** Labs that the sessions name and that are still to be built. A link to one is not a mistake of the session. */
const planned: Readonly<Record<string, string>> = {
  parrots: "Stochastic Parrots", "emergent-consensus": "Emergent Consensus",
  "multi-paxos": "Multi-Paxos", "fast-paxos": "Fast Paxos", epaxos: "EPaxos", consistency: "Consistency", ledger: "Ledger",
  f4: "f4", placement: "Placement", existential: "Existential Consistency", elephant: "Elephant",
  "physical-clocks": "Physical Clocks", spanner: "Spanner",
  bandits: "Anti-Entropy Bandits",
  grpc: "gRPC",
};

export const allLabs: readonly Lab[] = labs;

export const labOf = (id: string): Lab | undefined => findLab(id);

export const knownLabs: Known = {
  lab: labOf,
  problemOf: (reference) => {
    const answer = runOfReference(reference);
    return answer.kind === "refused" ? answer.sentence : undefined;
  },
  ids: labs.map(({ id }) => id),
  planned: new Set(Object.keys(planned).filter((id) => labOf(id) === undefined)),
};

/** What to call a lab, built or not. */
export const labTitle = (id: string): string => labOf(id)?.title ?? (Object.hasOwn(planned, id) ? planned[id] : undefined) ?? id;
