// Quorum systems of the Synod: B2 in every one of them, by trying all sets; and what the checker makes of each.
import { describe, expect, it } from "vitest";
import { defaultBounds } from "../../src/checking/bounds";
import type { Progress } from "../../src/checking/exploration";
import { breakRule, checkSetup } from "../../src/labs/ablation";
import { paxos } from "../../src/labs/paxos/lab";
import { type QuorumKind, type QuorumOptions, quorumSystem, rowsOf } from "../../src/labs/paxos/quorums";
import { setupFor } from "../../src/labs/settings";

const names = ["A", "B", "Γ", "Δ", "E", "Z", "H"];
const subsets = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((__, at) => (bits >> at) & 1));
const meet = (one: readonly string[], other: readonly string[]): boolean => one.some((id) => other.includes(id));

/** Pairs of a set that opens a ballot and a set that may have passed another's decree, and that have nobody in common. */
function misses(options: QuorumOptions): number {
  const system = quorumSystem(options);
  const opening = subsets(options.priests).filter((set) => system.opens(set));
  return opening.flatMap((one) => opening.flatMap((other) => system.passing(other)).filter((passing) => !meet(one, passing))).length;
}

function finish<T>(search: Generator<Progress, T, void>): T {
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

const kinds: readonly QuorumKind[] = ["majority", "weighted", "grid", "flexible"];
const sizes = [2, 3, 4, 5, 6, 7];

describe.each(kinds)("%s quorums", (kind) => {
  it.each(sizes)("meet among %i priests, and miss each other without B2", (count) => {
    const priests = names.slice(0, count);
    for (let votes = 1; votes <= (kind === "flexible" ? count : 1); votes++) {
      expect(misses({ kind, priests, votes, meet: true })).toBe(0);
      const off = misses({ kind, priests, votes, meet: false });
      // One row is the whole grid: nothing smaller is left to forget. Where all must vote, any one opens.
      if (!(kind === "grid" && rowsOf(priests).length === 1) && !(kind === "flexible" && votes === count)) expect(off).toBeGreaterThan(0);
    }
  });
});

it("a row of two and a column of two, in a grid of four", () => {
  const { opens, passing } = quorumSystem({ kind: "grid", priests: names.slice(0, 4), votes: 0, meet: true });
  expect([["A", "B"], ["A", "Γ"], ["A", "Δ"], ["Γ", "Δ"]].map((set) => opens(set))).toEqual([true, false, false, true]);
  expect(passing([])).toEqual([["A", "Γ"], ["B", "Δ"]]);
});

describe("the checker, in a small parliament", () => {
  const small = { priests: 3, presidents: 2, ballotMax: 2, crashes: 0, drops: 0, duplicates: 0, cuts: 0, votes: 1 };

  it.each(["weighted", "grid"] as const)("finds agreement in every state with %s quorums", (quorums) => {
    const setup = setupFor(paxos, paxos.scenarios[0]!, { parameters: { ...small, quorums } });
    const { complete, violations } = finish(checkSetup(paxos, setup, defaultBounds));
    expect({ complete, violations }).toEqual({ complete: true, violations: [] });
  });

  it.each([["weighted", 5], ["flexible", 6]] as const)("finds two decrees with %s quorums that may miss each other", (quorums, steps) => {
    const b2 = paxos.rules.find(({ id }) => id === "B2")!;
    const { run } = finish(breakRule(paxos, { ...b2, broken: { parameters: { ...small, quorums }, steps } }, defaultBounds));
    expect(run?.length).toBe(steps);
  });
});
