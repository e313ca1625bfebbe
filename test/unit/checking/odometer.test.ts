import { describe, expect, it } from "vitest";
import { everyPick } from "../../../src/checking/odometer";

describe("every answer to every pick", () => {
  it("gives each permutation of four once", () => {
    const permutations = everyPick((pick) => {
      const rest = ["a", "b", "c", "d"];
      return Array.from({ length: 4 }, () => rest.splice(rest.indexOf(pick(rest)), 1)[0]).join("");
    });
    expect(new Set(permutations.map(({ result }) => result)).size).toBe(24);
    expect(permutations).toHaveLength(24);
  });

  it("follows picks that depend on earlier answers, and never gives an answer of weight zero", () => {
    const runs = everyPick((pick) => (pick([true, false]) ? pick(["x", "y", "z"], [1, 0, 2]) : "none"));
    expect(runs).toEqual([
      { result: "x", picks: [0, 0] }, { result: "z", picks: [0, 2] }, { result: "none", picks: [1] },
    ]);
  });

  it("runs once what picks nothing", () => {
    expect(everyPick(() => 7)).toEqual([{ result: 7, picks: [] }]);
  });
});
