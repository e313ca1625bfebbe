// The Synod under a thousand hostile seeds. On failure the seed is in the message: open it in the lab, or run it here alone.
import { describe, expect, it } from "vitest";
import { bySeed, simulate } from "../../src/kernel/choose";
import { type Recording, replay, traceHash } from "../../src/kernel/recording";
import { paxos } from "../../src/labs/paxos/lab";
import { openScenario, setupFor } from "../../src/labs/settings";
import { scenarioOf } from "../labs/scenario-run";

const scenario = scenarioOf(paxos, "hostile-messengers");
const seeds = Array.from({ length: 1000 }, (_, index) => index + 1);

function hostile(seed: number, off: readonly string[] = []): Recording<unknown, unknown, unknown> {
  const setup = setupFor(paxos, scenario, { seed, off, parameters: { priests: seed % 2 ? 5 : 3 } });
  return simulate(openScenario(paxos, scenario, setup), bySeed, 150);
}

const violated = (run: Recording<unknown, unknown, unknown>, id: string): boolean =>
  run.verdicts().some(({ property, decidedAt }) => property === id && decidedAt !== undefined);

describe("a thousand hostile seeds", () => {
  const runs = seeds.map((seed) => [seed, hostile(seed)] as const);

  it("keep agreement and every other promise of the paper", () => {
    const always = ["agreement", "written", "validity", "B1", "B2", "B3"];
    const broken = runs.flatMap(([seed, run]) => always.filter((id) => violated(run, id)).map((id) => `${id} with seed ${seed}`));
    expect(broken).toEqual([]);
  });

  it("are not vacuous: most choose a decree, and every kind of fault and repair happens", () => {
    expect(runs.filter(([, run]) => violated(run, "chosen")).length).toBeGreaterThan(500);
    const kinds = new Set(runs.flatMap(([, run]) => run.events.map(({ action }) => action.type)));
    expect([...kinds].sort()).toEqual(["crash", "cut", "deliver", "drift", "drop", "duplicate", "fire", "heal", "input", "restart"]);
  });

  it("replay to the same trace", () => {
    for (const [seed, run] of runs.slice(0, 200)) {
      expect(traceHash(replay(run.model, run.pace, seed, run.steps))).toBe(traceHash(run));
    }
  });

  it.each(paxos.rules.map(({ id, protects }) => [id, protects]))("without the rule %s some seed breaks the property %s", (rule, property) => {
    expect(seeds.find((seed) => violated(hostile(seed, [rule]), property))).toBeDefined();
  });
});
