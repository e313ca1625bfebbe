// Columns give back what was put into them, across their chunks and past what was left out.
import { describe, expect, it } from "vitest";
import { Pairs, Values } from "../../../src/kernel/columns";

/** Pairs and values alike: each place holds a number, of which a pair makes two. */
const kinds = [
  ["pairs", () => {
    const pairs = new Pairs();
    return { put: (at: number, of: number) => pairs.put(at, of, -of), get: (at: number) => pairs.get(at) };
  }, (of: number) => [of, -of], [0, 0]],
  ["values", () => new Values<number>(), (of: number) => of, undefined],
] as const;

describe.each(kinds)("a column of %s", (_, make, kept, missing) => {
  it("keeps every entry while it grows", () => {
    const column = make();
    for (let index = 0; index < 10_000; index++) column.put(index, index * 3 + 1);
    expect(Array.from({ length: 10_000 }, (_, index) => column.get(index))).toEqual(Array.from({ length: 10_000 }, (_, index) => kept(index * 3 + 1)));
  });

  it.each([20, 4096, 9000])("may leave out what is before %i", (gap) => {
    const column = make();
    column.put(0, 7);
    column.put(gap, 8);
    expect([column.get(0), column.get(1), column.get(gap - 1), column.get(gap)]).toEqual([kept(7), missing, missing, kept(8)]);
  });
});
