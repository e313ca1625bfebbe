import { describe, expect, it } from "vitest";
import { type Duration, durationAt, spanAt } from "../../../src/kernel/duration";
import { latencyAt } from "../../../src/kernel/latency";
import { exp, ln, normalQuantile } from "../../../src/kernel/exact";
import { draw, purpose } from "../../../src/kernel/random";

const draws = Array.from({ length: 4000 }, (_, index) => draw(7, purpose.packet, index));
const sample = (of: Duration): readonly number[] => draws.map((drawn) => durationAt(of, drawn)).sort((a, b) => a - b);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("functions by + − × ÷ and √ alone", () => {
  it("agree with the engine's to a few units of the last digit", () => {
    for (const x of [2 ** -33, 1e-6, 0.1, 0.5, 0.8, 1, 1.5, 2.7, 1000, 123456.789]) {
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(4e-15 * Math.max(1, Math.abs(Math.log(x))));
    }
    for (const x of [-30, -2.5, -0.3, 0, 0.1, 1, 2, 10.5, 40]) expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(2e-14);
  });

  it("know the normal distribution's well-known quantiles, the same on both sides", () => {
    for (const [p, z] of [[0.5, 0], [0.8413447460685429, 1], [0.975, 1.959963984540054], [0.99865010196837, 3], [0.999, 3.090232306167813]] as const) {
      expect(normalQuantile(p)).toBeCloseTo(z, 7);
      expect(normalQuantile(1 - p)).toBeCloseTo(-z, 7);
    }
  });
});

describe("durations", () => {
  it("have the mean, the median and the bounds that their kind says", () => {
    expect(new Set(sample({ kind: "constant", each: 3 }))).toEqual(new Set([3]));
    const uniform = sample({ kind: "uniform", min: 2, max: 6 });
    expect([uniform[0]! >= 2, uniform.at(-1)! < 6]).toEqual([true, true]);
    expect(mean(uniform)).toBeCloseTo(4, 0);
    expect(mean(sample({ kind: "exponential", mean: 5 }))).toBeGreaterThan(4.7);
    expect(mean(sample({ kind: "exponential", mean: 5 }))).toBeLessThan(5.3);
    const long = sample({ kind: "log-normal", median: 10, sigma: 1 });
    expect(long[2000]! / 10).toBeCloseTo(1, 1);
    // Its mean is above its median, by the factor that e to the half of sigma squared is.
    expect(mean(long) / (10 * Math.exp(0.5))).toBeGreaterThan(0.93);
    expect(mean(long) / (10 * Math.exp(0.5))).toBeLessThan(1.07);
  });

  it("are finite for the least and the greatest draw", () => {
    for (const drawn of [0, 1 - 2 ** -32]) {
      for (const of of [{ kind: "exponential", mean: 1 }, { kind: "log-normal", median: 1, sigma: 2 }] as const) {
        expect(Number.isFinite(durationAt(of, drawn))).toBe(true);
        expect(durationAt(of, drawn)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it("of a timer may be a range as well", () => {
    expect(spanAt([10, 20], 0.5)).toBe(15);
    expect(spanAt({ kind: "constant", each: 4 }, 0.5)).toBe(4);
  });
});

describe("a latency by region", () => {
  const regions = { kind: "regions", home: { A: "east", B: "west" }, between: { east: { east: 1, west: 40 }, west: { east: 44, west: 1 } }, sigma: 0 } as const;

  it("is the figure of the way, in its direction", () => {
    expect([latencyAt(regions, "A", "B", 0.3), latencyAt(regions, "B", "A", 0.3), latencyAt(regions, "A", "A", 0.9)]).toEqual([40, 44, 1]);
  });

  it("spreads about its figure, and says when there is none", () => {
    expect(latencyAt({ ...regions, sigma: 0.5 }, "A", "B", 0.9)).toBeGreaterThan(60);
    expect(latencyAt({ ...regions, sigma: 0.5 }, "A", "B", 0.1)).toBeLessThan(30);
    expect(() => latencyAt(regions, "A", "C", 0.5)).toThrow("no latency from A to C");
  });
});
