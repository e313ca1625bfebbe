// Back and forward, as in every browser.
import { describe, expect, it } from "vitest";
import { jumped, noJumps, travelled } from "../../../src/webview/reader/jumps";

const at = (block: number): { readonly block: number; readonly offset: number } => ({ block, offset: 0 });

describe("jumps", () => {
  it("lead back to where each began, and forward again", () => {
    const two = jumped(jumped(noJumps, at(1)), at(5));
    const once = travelled(two, "back", at(9));
    expect(once?.to).toEqual(at(5));
    const twice = travelled(once?.jumps ?? noJumps, "back", at(5));
    expect(twice?.to).toEqual(at(1));
    expect(travelled(twice?.jumps ?? noJumps, "back", at(1))).toBeUndefined();
    const forward = travelled(twice?.jumps ?? noJumps, "forward", at(1));
    expect(forward?.to).toEqual(at(5));
    expect(travelled(forward?.jumps ?? noJumps, "forward", at(5))?.to).toEqual(at(9));
  });

  it("forget what lay ahead once there is a new one", () => {
    const back = travelled(jumped(noJumps, at(1)), "back", at(9));
    expect(travelled(jumped(back?.jumps ?? noJumps, at(1)), "forward", at(3))).toBeUndefined();
  });

  it("from one place twice leave it once, and are no more than fifty", () => {
    expect(jumped(jumped(noJumps, at(1)), at(1)).back).toEqual([at(1)]);
    const many = Array.from({ length: 80 }, (_, block) => at(block)).reduce(jumped, noJumps);
    expect(many.back).toHaveLength(50);
    expect(many.back.at(-1)).toEqual(at(79));
  });
});
