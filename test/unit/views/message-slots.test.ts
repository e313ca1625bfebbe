import { array, assert, constant, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { touch } from "../../../src/views/space-time/labels";
import { HANDLE_HEIGHT, messageSlots } from "../../../src/views/message-slots";

const size = { width: 390, height: 400 };
const card = (x: number, y: number) => ({ node: "", x, y, width: 114, height: 108 });
/** Five cards as on a narrow pane: gaps between some of them are narrower than a handle. */
const cards = [card(195, 58), card(63, 182), card(327, 182), card(110, 336), card(272, 336)];

const box = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) =>
  ({ x: x - width / 2, y: y - height / 2, width, height });

describe("the handles of messages", () => {
  it("cover neither cards nor one another, wherever the messages are, and stay on the stage", () => {
    const handles = array(record({ x: integer({ min: 0, max: 390 }), y: integer({ min: 0, max: 400 }), width: constant(92) }), { maxLength: 7 });
    assert(property(handles, (wanted) => {
      const placed = messageSlots(wanted, cards, size).map(({ x, y }) => box({ x, y, width: 92, height: HANDLE_HEIGHT }));
      for (const [index, handle] of placed.entries()) {
        expect(cards.filter((other) => touch(handle, box(other)))).toEqual([]);
        expect(placed.slice(index + 1).filter((other) => touch(handle, other))).toEqual([]);
        expect(handle.x >= 0 && handle.y >= 0 && handle.x + 92 <= size.width && handle.y + HANDLE_HEIGHT <= size.height).toBe(true);
      }
    }), { seed: 1, numRuns: 300 });
  });
});
