import { describe, expect, it } from "vitest";
import { phrase, plain, rule } from "../../../src/kernel/fragment";
import { clocks } from "../../../src/labs/clocks/lab";
import type { Lab } from "../../../src/labs/lab";
import { paxos } from "../../../src/labs/paxos/lab";
import { citation } from "../../../src/views/citation";
import { scenarioRun } from "../../labs/scenario-run";

const labs: readonly Lab[] = [paxos, clocks];

describe("a citation", () => {
  it.each([
    ["§ Logical Clocks, IR1", "IR1", phrase`By ${rule("IR1")} its clock goes on.`, "§ Logical Clocks"],
    ["§ Logical Clocks, IR2(b)", "IR2", phrase`By ${rule("IR2")} it is set.`, "§ Logical Clocks, IR2(b)"],
    ["§ Logical Clocks, IR1", "IR1", phrase`Its clock goes on.`, "§ Logical Clocks, IR1"],
    ["§2.3 step 3", "B3", phrase`The choice is free.`, "B3, §2.3 step 3"],
    ["§2.3 step 3", "B3", phrase`${rule("B3")} is off.`, "§2.3 step 3"],
    ["§2.3 step 3", undefined, phrase`It votes.`, "§2.3 step 3"],
  ])("of %s for %s", (section, id, said, cited) => {
    expect(plain(citation(section, id, said))).toBe(cited);
  });

  it("never names a rule twice, in all that the labs' scenarios say", () => {
    const twice = labs.flatMap((lab) => lab.scenarios.flatMap((scenario) => scenarioRun(lab, scenario).events.flatMap(({ explanations }) =>
      explanations.flatMap(({ section, rule: id, phrase: said }) => {
        const cited = plain(citation(section, id, said));
        return id !== undefined && cited.split(id).length > 2 ? [cited] : [];
      }))));
    expect(twice).toEqual([]);
  });
});
