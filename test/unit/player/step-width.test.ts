import { expect, it } from "vitest";
import { stepWidthFor } from "../../../src/webview/lab/step-width";

it("gives the steps of a short run the room there is, and never so much that they would not all be in sight", () => {
  const [short, middle, long] = [stepWidthFor(5, 600), stepWidthFor(8, 600), stepWidthFor(9, 600)];
  expect([short > middle, middle > long]).toEqual([true, true]);
  expect([5 * short <= 600, 8 * middle <= 600]).toEqual([true, true]);
  expect(stepWidthFor(100_000, 600)).toBe(long);
});
