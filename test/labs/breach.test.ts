// What a state of the parliament holds that a property does not allow is said with its values. (`ablation.test.ts` reads what is
// said at the end of every run that breaks without a rule.)
import { describe, expect, it } from "vitest";
import { plain } from "../../src/kernel/fragment";
import { agreement, b1, b2, b3, type Parliament, seen, validity } from "../../src/labs/paxos/ballots";
import { breach } from "../../src/labs/paxos/breach";
import { paxos } from "../../src/labs/paxos/lab";
import { type Begun, newPriest, type Priest, type Vote } from "../../src/labs/paxos/priest";
import { setupFor } from "../../src/labs/settings";

const first = paxos.build(setupFor(paxos, paxos.scenarios[0]!, { parameters: { priests: 3 } })).init;

/** A parliament of which only the chronicle is told. */
function parliament(told: Readonly<Record<string, Partial<Priest["chronicle"]>>>): Parliament {
  const nodes = Object.fromEntries(Object.entries(first.nodes).map(([id, node]) =>
    [id, { ...node, state: { ...newPriest, chronicle: { ...newPriest.chronicle, ...told[id] } } }]));
  return { ...first, nodes };
}

const ballot = (number: number, decree: string, opened: readonly string[], passing: readonly (readonly string[])[] = [opened]): Begun =>
  ({ ballot: number, decree, opened, passing });
const vote = (number: number, decree: string): Vote => ({ ballot: number, decree });

describe("in the parliament", () => {
  it.each([
    ["B1", b1, { A: { begun: [ballot(1, "α", ["A"])] }, B: { begun: [ballot(1, "β", ["B"])] } }, "Ballot 1 is for α, and another of that number for β."],
    ["B2", b2, { A: { begun: [ballot(1, "α", ["A", "B"])] }, B: { begun: [ballot(2, "β", ["Γ"])] } }, "A and B can pass ballot 1, and Γ opened ballot 2."],
    ["B3", b3, { A: { begun: [ballot(1, "α", ["A", "B"])], votes: [vote(1, "α")] }, B: { begun: [ballot(2, "β", ["A", "B"])] } },
      "Ballot 2 is for β, though A had voted for α in ballot 1."],
    ["validity", validity, { A: { begun: [ballot(1, "α", ["A"])], votes: [vote(1, "α")] } }, "Nobody asked for α."],
    ["agreement", agreement, { A: { begun: [ballot(1, "α", ["A"])], votes: [vote(1, "α")] }, B: { begun: [ballot(2, "β", ["B"])], votes: [vote(2, "β")] } },
      "α is chosen by the votes of A in ballot 1. β is chosen by the votes of B in ballot 2."],
  ] as const)("%s", (property, holds, told, said) => {
    expect(holds(seen(parliament(told)))).toBe(false);
    expect(plain(breach(property, parliament(told)))).toBe(said);
  });
});
