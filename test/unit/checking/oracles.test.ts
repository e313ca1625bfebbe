// Distinct states and depths that an independent model checker (TLC 2.19, no symmetry) found for the same specifications.
import { describe, expect, it } from "vitest";
import { exploreAll } from "../../../src/checking/explore";
import { packModel } from "../../../src/checking/pack-model";
import { type PartsModel, packParts } from "../../../src/checking/parts";
import { mutualExclusion } from "../../oracles/mutual-exclusion";
import { tlaPaxos } from "../../oracles/tla-paxos";
import { twoPhaseCommit } from "../../oracles/two-phase-commit";
import { twoPhaseModel } from "../../oracles/two-phase-model";

function count<V>(model: PartsModel<V>): readonly [number, number] {
  const { states, depth, complete, violations } = exploreAll(packParts(model));
  expect(complete).toBe(true);
  expect(violations).toEqual([]);
  return [states, depth];
}

describe("the explorer finds what TLC finds", () => {
  it.each([[3, 288, 11], [4, 1568, 14], [5, 8832, 17], [6, 50_816, 20], [7, 296_448, 23]])(
    "two-phase commit with %i resource managers", (managers, states, depth) => {
      expect(count(twoPhaseCommit(managers))).toEqual([states, depth]);
    });

  it.each([[3, 288, 11], [4, 1568, 14], [5, 8832, 17]])("the same with %i managers, as a plain model", (managers, states, depth) => {
    const found = exploreAll(packModel(twoPhaseModel(managers)));
    expect([found.states, found.depth, found.complete, found.violations]).toEqual([states, depth, true, []]);
  });

  it.each([[3, 2, 2, 3921, 17], [3, 2, 3, 185_369, 25]])(
    "Paxos with %i acceptors, %i values, %i ballots", (acceptors, values, ballots, states, depth) => {
      expect(count(tlaPaxos(acceptors, values, ballots))).toEqual([states, depth]);
    });

  it.each([[2, 5, 685, 34], [2, 10, 3215, 64], [2, 20, 13_825, 124], [3, 4, 70_472, 41]])(
    "mutual exclusion with %i processes, clocks to %i", (processes, clockMax, states, depth) => {
      expect(count(mutualExclusion(processes, clockMax))).toEqual([states, depth]);
    });
});
