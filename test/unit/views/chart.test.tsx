import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { type ChartPoint, layOutChart, ticks } from "../../../src/views/chart";
import { ChartView } from "../../../src/views/chart-view";

const size = { width: 640, height: 320 };
const point = (x: number | string, y: number | undefined, figure?: number): ChartPoint =>
  ({ x, y, band: y === undefined ? undefined : [y - 1, y + 1], figure });

describe("a chart", () => {
  it("goes up where numbers do, and keeps all inside its frame", () => {
    const { frame, dots } = layOutChart([point(2, 3), point(4, 9), point(8, 15)], size);
    expect(dots.map(({ y }) => y)).toEqual(dots.map(({ y }) => y).toSorted((a, b) => b - a));
    for (const { x, y, bar } of dots) {
      expect(x).toBeGreaterThan(frame.left);
      expect(x).toBeLessThan(frame.right);
      for (const place of [y, ...(bar ?? [])]) {
        expect(place).toBeGreaterThanOrEqual(frame.top);
        expect(place).toBeLessThanOrEqual(frame.bottom);
      }
    }
    expect((dots[2]!.x - dots[1]!.x) / (dots[1]!.x - dots[0]!.x)).toBeCloseTo(2, 5);
  });

  it("has round numbers at its side, from zero, beyond the greatest", () => {
    expect(ticks(0, 97, 5)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(ticks(0, 0.003, 3)).toEqual([0, 0.001, 0.002, 0.003]);
    expect(ticks(-4, 7, 4)).toEqual([-5, 0, 5, 10]);
    expect(layOutChart([point(1, 0.02), point(2, 0.04)], size).up.at(-1)!.text).toMatch(/^1\.?\d*$/);
  });

  it("draws the paper's figure across the frame where it is one, and along the curve where it is many", () => {
    const one = layOutChart([point(1, 3, 9), point(2, 4, 9)], size);
    expect(one.figure).toBe(`M${one.frame.left} ${one.figure.split(" ")[1]!.split("L")[0]}L${one.frame.right} ${one.figure.split(" ").at(-1)}`);
    expect(layOutChart([point(1, 3, 3), point(2, 4, 6), point(3, 5, 9)], size).figure.match(/L/g)).toHaveLength(2);
    expect(layOutChart([point(1, 3), point(2, 4)], size).figure).toBe("");
  });

  it("leaves out what was not measured, and joins no words by a line", () => {
    const { dots, curve, band } = layOutChart([point("even", 3), point("steady", undefined), point("long", 5)], size);
    expect([dots.length, curve, band]).toEqual([2, "", ""]);
  });

  it("is empty and not broken with one point, or none", () => {
    for (const points of [[], [point(1, undefined)], [point(1, 0)]]) {
      const text = JSON.stringify(layOutChart(points, size));
      expect(text).not.toMatch(/NaN|null|Infinity/);
    }
  });

  it("writes its words so that none touches the next", () => {
    const { across } = layOutChart(Array.from({ length: 100 }, (_, index) => point(index * 1000, 1)), size);
    const written = across.filter(({ text }) => text !== "");
    written.slice(1).forEach(({ at, text }, index) => {
      expect(at - written[index]!.at).toBeGreaterThan((text.length + written[index]!.text.length) * 3);
    });
    expect(across).toHaveLength(100);
  });

  it("has a name for those who do not see it, and its axes written on it", () => {
    const html = render(<ChartView points={[point(1, 2), point(2, 3)]} size={size} across="Priests" up="Messages" label="Messages by priests" />);
    expect(html).toContain("aria-label=\"Messages by priests\"");
    expect(html).toContain(">Priests<");
    expect(html).toContain(">Messages<");
  });
});
