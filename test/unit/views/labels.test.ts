// Words on arrows: whether a line passes under them, against looking at many points of the line.
import { describe, expect, it } from "vitest";
import { draw, indexOf, purpose } from "../../../src/kernel/random";
import { type Box, crosses, type Segment } from "../../../src/views/space-time/labels";

const POINTS = 4000;

const some = (seed: number, place: number, below: number): number => indexOf(draw(seed, purpose.pick, place), below);

/** Whether a point of the line, out of very many, lies in a box. */
function seen({ x1, y1, x2, y2 }: Segment, { x, y, width, height }: Box): boolean {
  return Array.from({ length: POINTS + 1 }, (_, at) => at / POINTS).some((share) => {
    const [px, py] = [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
    return px >= x && px <= x + width && py >= y && py <= y + height;
  });
}

describe("a line", () => {
  it("crosses a box exactly if one of its points lies in it", () => {
    const verdicts = Array.from({ length: 300 }, (_, seed) => {
      const [line, box] = [
        { x1: some(seed, 0, 21), y1: some(seed, 1, 21), x2: some(seed, 2, 21), y2: some(seed, 3, 21) },
        { x: some(seed, 4, 21), y: some(seed, 5, 21), width: 1 + some(seed, 6, 8), height: 1 + some(seed, 7, 8) },
      ];
      const inner = { x: box.x + 0.05, y: box.y + 0.05, width: box.width - 0.1, height: box.height - 0.1 };
      if (seen(line, inner)) expect(crosses(line, box), `seed ${seed}`).toBe(true);
      if (!seen(line, box)) expect(crosses(line, inner), `seed ${seed}`).toBe(false);
      return crosses(line, box);
    });
    expect(verdicts.filter(Boolean).length).toBeGreaterThan(50);
    expect(verdicts.filter((verdict) => !verdict).length).toBeGreaterThan(50);
  });
});
