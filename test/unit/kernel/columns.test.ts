// Columns give back what was put into them, across their chunks and past what was left out.
import { describe, expect, it } from "vitest";
import { Numbers, Values } from "../../../src/kernel/columns";

const kinds = [
  ["numbers", () => new Numbers(), 0],
  ["values", () => new Values<number>(), undefined],
] as const;

describe.each(kinds)("a column of %s", (_, make, missing) => {
  it("keeps every entry while it grows", () => {
    const column = make();
    for (let index = 0; index < 10_000; index++) column.put(index, index * 3 + 1);
    expect(Array.from({ length: 10_000 }, (_, index) => column.get(index))).toEqual(Array.from({ length: 10_000 }, (_, index) => index * 3 + 1));
  });

  it.each([20, 4096, 9000])("may leave out what is before %i", (gap) => {
    const column = make();
    column.put(0, 7);
    column.put(gap, 8);
    expect([column.get(0), column.get(1), column.get(gap - 1), column.get(gap)]).toEqual([7, missing, missing, 8]);
  });
});
