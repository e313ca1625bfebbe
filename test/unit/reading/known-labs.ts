// The labs as the tests of the reading know them: one that exists, and the names of those that do not yet.
import type { Known, KnownLab } from "../../../src/reading/session";

function scenario(id: string, ...moments: readonly string[]): KnownLab["scenarios"][number] {
  return { id, title: id.replaceAll("-", " "), moments: moments.map((moment) => ({ id: moment, title: moment.replaceAll("-", " ") })) };
}

const paxos: KnownLab = {
  title: "Paxos",
  scenarios: [
    scenario("one-president", "next-ballot", "promised", "chosen", "passed"),
    scenario("two-presidents", "first-ballot", "second-ballot", "refused"),
    scenario("b3-bites", "president-leaves", "b3-bites", "passed"),
    scenario("hostile-messengers", "chosen"),
    scenario("without-b3", "overwritten", "violated"),
  ],
};

export const known: Known = {
  ids: ["paxos"],
  lab: (id) => (id === "paxos" ? paxos : undefined),
  planned: new Set([
    "parrots", "emergent-consensus", "multi-paxos", "fast-paxos", "epaxos", "consistency", "ledger", "f4", "placement",
    "existential", "elephant", "clocks", "physical-clocks", "spanner", "bandits", "grpc",
  ]),
};
