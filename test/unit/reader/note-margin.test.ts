// Notes in the margin stand beside their words when there is room, and never over one another or over what is there already.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stack } from "../../../src/webview/reader/notes/note-margin";

describe("the margin", () => {
  it("puts a note level with its words, or right below what is in the way", () => {
    expect(stack([{ wanted: 40, height: 30 }, { wanted: 200, height: 30 }], [], 10)).toEqual([40, 200]);
    expect(stack([{ wanted: 40, height: 30 }, { wanted: 50, height: 30 }], [], 10)).toEqual([40, 80]);
    expect(stack([{ wanted: 40, height: 30 }], [{ top: 50, bottom: 120 }], 10)).toEqual([130]);
    expect(stack([{ wanted: 0, height: 30 }, { wanted: 5, height: 30 }], [{ top: 45, bottom: 60 }], 10)).toEqual([0, 70]);
  });

  it("never lets two overlap, nor one begin above its words", () => {
    const item = fc.record({ wanted: fc.nat(2000), height: fc.integer({ min: 1, max: 300 }) });
    const taken = fc.record({ top: fc.nat(2000), height: fc.integer({ min: 1, max: 200 }) }).map(({ top, height }) => ({ top, bottom: top + height }));
    fc.assert(fc.property(fc.array(item, { maxLength: 20 }), fc.array(taken, { maxLength: 6 }), (items, others) => {
      const sorted = items.toSorted((one, other) => one.wanted - other.wanted);
      const boxes = stack(sorted, others, 8).map((top, at) => ({ top, bottom: top + (sorted[at]?.height ?? 0), wanted: sorted[at]?.wanted ?? 0 }));
      for (const [at, box] of boxes.entries()) {
        expect(box.top).toBeGreaterThanOrEqual(box.wanted);
        for (const other of [...others, ...boxes.slice(0, at)]) expect(box.bottom <= other.top || other.bottom <= box.top).toBe(true);
      }
    }), { numRuns: 300 });
  });
});
