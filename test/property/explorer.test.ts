// The fast explorer against the obvious one, over random protocols: same counts, same verdicts, same shortest lengths.
import { describe, expect, it } from "vitest";
import { exploreAll } from "../../src/checking/explore";
import { packNetwork } from "../../src/checking/pack-network";
import { retrace } from "../../src/checking/retrace";
import { canonical } from "../../src/kernel/canonical";
import { Recording } from "../../src/kernel/recording";
import { calm } from "../../src/kernel/schedule";
import type { NetworkModel } from "../../src/kernel/network";
import { randomModel } from "../unit/checking/random-model";
import { exploreSlowly } from "../unit/checking/slow-explorer";
import { symmetricModel } from "../unit/checking/symmetric-model";

/** More of them by the environment: FUZZ_RUNS=10000 takes some minutes. */
const runs = Number(process.env["FUZZ_RUNS"] ?? 160);
const bounds = { statesMax: 1000, bytesMax: 2 ** 30 };
const pace = { latency: { kind: "constant", each: 1 }, faults: calm, plan: [] } as const;

/** What the fast explorer says of a random protocol, beside the truth; undefined when it is too large to compare. */
function compare(seed: number) {
  const model = randomModel(seed);
  const fast = exploreAll(packNetwork(model), { bounds });
  if (!fast.complete) return undefined;
  const slow = exploreSlowly(model);
  const decided = [...fast.violations, ...fast.witnesses].map(({ property, path }) => [property, path.length] as const);
  const replayed = [...fast.violations, ...fast.witnesses].map(({ property, path }) => {
    const run = retrace(new Recording(model, pace, seed), path);
    return [property, run.verdicts().find((one) => one.property === property)?.decidedAt] as const;
  });
  return {
    found: { states: fast.states, depth: fast.depth, decided: Object.fromEntries(decided), replayed: Object.fromEntries(replayed) },
    truth: { states: slow.states, depth: slow.depth, decided: Object.fromEntries(slow.first), replayed: Object.fromEntries(slow.first) },
    violated: fast.violations.length > 0,
  };
}

describe("the explorer, against an obvious one", () => {
  it("finds the same states, depths, verdicts and shortest lengths, and its paths replay", { timeout: 60_000 + runs * 100 }, () => {
    const compared = Array.from({ length: runs }, (_, index) => ({ seed: index + 1, ...compare(index + 1) })).filter(({ truth }) => truth);
    expect(compared.filter(({ found, truth }) => canonical(found) !== canonical(truth))).toEqual([]);
    expect(compared.length).toBeGreaterThan(runs / 3);
    expect(compared.filter(({ violated }) => violated).length).toBeGreaterThan(runs / 20);
  });

  it("finds the same verdicts and shortest lengths where it looks at one of all worlds that differ by names", { timeout: 60_000 + runs * 100 }, () => {
    const compared = Array.from({ length: runs / 2 }, (_, index) => {
      const seed = index + 1;
      const model = symmetricModel(seed);
      const { symmetry: _symmetry, ...plain } = model;
      const [reduced, whole] = [explored(model, seed), explored(plain, seed)];
      return { seed, reduced, whole };
    }).filter(({ whole }) => whole.complete);
    expect(compared.filter(({ reduced, whole }) => canonical(reduced.decided) !== canonical(whole.decided)
      || canonical(reduced.replayed) !== canonical(reduced.decided) || reduced.depth !== whole.depth || !reduced.complete)).toEqual([]);
    expect(compared.length).toBeGreaterThan(runs / 8);
    const total = (kind: "reduced" | "whole"): number => compared.reduce((sum, one) => sum + one[kind].states, 0);
    expect(total("whole")).toBeGreaterThan(2 * total("reduced"));
  });
});

/** What the explorer says of a model, and what replaying its paths says. */
function explored<S, M, I>(model: NetworkModel<S, M, I>, seed: number) {
  const { states, depth, complete, violations, witnesses } = exploreAll(packNetwork(model), { bounds: { ...bounds, statesMax: 4000 } });
  const found = [...violations, ...witnesses];
  return {
    states, depth, complete, decided: Object.fromEntries(found.map(({ property, path }) => [property, path.length])),
    replayed: Object.fromEntries(found.map(({ property, path }) => {
      const run = retrace(new Recording(model, pace, seed), path);
      return [property, run.verdicts().find((one) => one.property === property)?.decidedAt];
    })),
  };
}
