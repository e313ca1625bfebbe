// Sweeps: what is measured is what the runs say, parts merge to the whole, and files are read or refused with a sentence.
import { describe, expect, it } from "vitest";
import { bySeed, simulate } from "../../../src/kernel/choose";
import { clocks } from "../../../src/labs/clocks/lab";
import type { Lab } from "../../../src/labs/lab";
import { measured } from "../../../src/labs/measured";
import { paxos } from "../../../src/labs/paxos/lab";
import { openScenario, setupFor } from "../../../src/labs/settings";
import { readValues, usualValues } from "../../../src/labs/sweeps/axis";
import { estimate, studentT } from "../../../src/labs/sweeps/estimate";
import { merge, missing, scenarioFor, setupAt, type Shard, type Sweep, sweep, type SweepPlan } from "../../../src/labs/sweeps/sweep";
import { readSweep, sweepCsv, sweepText } from "../../../src/labs/sweeps/sweep-file";

const lab: Lab = paxos;
const scenario = lab.scenarios.find(({ plan }) => plan.length > 0)!;
const plan: SweepPlan = {
  lab: "paxos", scenario: scenario.id, parameters: setupFor(paxos, scenario).parameters, off: [],
  axis: { parameter: "priests", values: [3, 5] }, measure: "messages", seeds: { first: 1, count: 12 }, steps: 500,
};

function swept(of: SweepPlan, shard?: Shard): Sweep {
  const running = sweep(paxos, of, shard);
  for (;;) {
    const step = running.next();
    if (step.done) return step.value;
  }
}

describe("a sweep", () => {
  const all = swept(plan);

  it("measures every seed at every value, as the run itself does", () => {
    const seeds = Array.from({ length: 12 }, (_, index) => index + 1);
    expect(all.samples.map((own) => own.map(([seed]) => seed))).toEqual([seeds, seeds]);
    const measure = lab.measures.find(({ id }) => id === "messages")!;
    const run = simulate(openScenario(paxos, scenario, setupAt(plan, 5, 7)), bySeed, 500);
    expect(all.samples[1]![6]).toEqual([7, measured(measure, run)]);
    expect(missing(all)).toBe(0);
  });

  it("finds what the paper's rules cost: more priests, more messages", () => {
    const [three, five] = all.samples.map((own) => estimate(own));
    expect(three!.band![1]).toBeLessThan(five!.band![0]);
  });

  it("in parts, in any order, merges to the whole, also through files", () => {
    const parts = [3, 1, 2].map((part) => swept(plan, { part, of: 3 }));
    expect(missing(parts[0]!)).toBe(16);
    expect(merge(parts)).toEqual(all);
    expect(sweepText(merge(parts.map((part) => readSweep(sweepText(part)))))).toBe(sweepText(all));
    expect(merge([all, ...parts])).toEqual(all);
  });

  it("counts a run that did not come to it, and leaves it out of the mean", () => {
    const short = swept({ ...plan, measure: "passed", steps: 3 });
    expect(short.samples[0]!.every(([, measured]) => measured === null)).toBe(true);
    expect(estimate(short.samples[0]!)).toEqual({ runs: 12, reached: 0, mean: undefined, band: undefined });
  });

  it("tells how far it is after every run, with what there is", () => {
    const running = sweep(paxos, plan);
    running.next();
    const { value } = running.next();
    expect(value).toMatchObject({ done: 2, all: 24 });
  });

  it.each([
    [{ measure: "nonsense" }, "no measure “nonsense”"],
    [{ axis: { parameter: "nonsense", values: [1] } }, "no parameter “nonsense”"],
    [{ axis: { parameter: "priests", values: [3, 99] } }, "must be a whole number from"],
    [{ axis: { parameter: "priests", values: [] } }, "no values"],
    [{ scenario: "nonsense" }, "no scenario “nonsense”"],
    [{ off: ["nonsense"] }, "no rule"],
    [{ seeds: { first: 1, count: 0 } }, "at least one seed"],
  ])("that cannot be is refused with a sentence: %o", (change, sentence) => {
    expect(() => swept({ ...plan, ...change } as SweepPlan)).toThrow(sentence);
  });

  it("refuses to merge parts of different sweeps, or that disagree", () => {
    expect(() => merge([all, { ...all, plan: { ...plan, measure: "chosen" } }])).toThrow("they differ in “measure”");
    const wrong = all.samples.map((own) => own.map(([seed, measured]) => [seed, (measured ?? 0) + 1] as const));
    expect(() => merge([all, { plan, samples: wrong }])).toThrow("disagree about seed 1 at 3");
  });

  it("of the clocks finds 3(N − 1) messages a use, the paper's figure, at every N", () => {
    const measure = clocks.measures.find(({ paper }) => paper?.value)!;
    const shared = scenarioFor(clocks, measure.id, undefined)!;
    const running = sweep(clocks, {
      ...plan, lab: "clocks", scenario: shared.id, parameters: setupFor(clocks, shared).parameters, measure: measure.id,
      axis: { parameter: "processes", values: [2, 3, 4] }, seeds: { first: 1, count: 3 }, steps: 1000,
    });
    let step = running.next();
    while (!step.done) step = running.next();
    for (const [at, own] of step.value.samples.entries()) {
      const figure = measure.paper!.value!(setupAt(step.value.plan, at + 2, 1));
      expect(figure).toBe(3 * (at + 1));
      expect(estimate(own).mean).toBeCloseTo(figure!, 9);
    }
  });
});

describe("an estimate", () => {
  it("is Student's t interval: for 1, 2, 3, 4 the mean is 2.5, give or take 2.0541", () => {
    const { mean, band } = estimate([[1, 1], [2, 2], [3, 3], [4, 4]]);
    expect(mean).toBe(2.5);
    expect(band![0]).toBeCloseTo(0.4459, 3);
    expect(band![1]).toBeCloseTo(4.5541, 3);
  });

  it("knows the table of t", () => {
    for (const [degrees, t] of [[1, 12.7062], [5, 2.5706], [10, 2.2281], [20, 2.086], [30, 2.0423], [120, 1.9799]] as const) {
      expect(studentT(degrees)).toBeCloseTo(t, 3);
    }
  });

  it("of one run has no band", () => {
    expect(estimate([[1, 5], [2, null]])).toEqual({ runs: 2, reached: 1, mean: 5, band: undefined });
  });
});

describe("the values of an axis", () => {
  it.each([
    ["3..6", [3, 4, 5, 6]], ["0..1 by 0.25", [0, 0.25, 0.5, 0.75, 1]], ["0..1:0.5", [0, 0.5, 1]], ["2, 4,8", [2, 4, 8]],
    ["reliable, hostile", ["reliable", "hostile"]], ["true,false", [true, false]], ["-2..2 by 2", [-2, 0, 2]],
  ])("%s", (text, values) => {
    expect(readValues(text)).toEqual(values);
  });

  it.each(["", " , ", "9..3", "0..1 by 0", "0..9999", "1..2..3..", "0..1 by ."])("%o is refused or taken as words, never a hang", (text) => {
    let values: readonly unknown[] = [];
    try {
      values = readValues(text);
    } catch (error) {
      expect(String(error)).toMatch(/\.$/);
    }
    expect(values.length).toBeLessThanOrEqual(200);
  });

  it("are at most a dozen across the whole range, unless somebody says otherwise", () => {
    for (const lab of [paxos, clocks]) for (const parameter of lab.parameters) {
      const values = usualValues(parameter);
      expect(values.length).toBeLessThanOrEqual(12);
      expect(() => readValues(values.join(", "))).not.toThrow();
    }
  });
});

describe("a sweep's file", () => {
  const part = swept(plan, { part: 1, of: 4 });

  it("is refused with a sentence when it is something else", () => {
    for (const text of ["", "{", "[]", "{}", "null", "{\"kind\":\"sweep\"}", "{\"kind\":\"sweep\",\"version\":2}"]) {
      expect(() => readSweep(text)).toThrow(/\.$/);
    }
    const whole = JSON.parse(sweepText(part)) as Record<string, unknown>;
    for (const key of ["plan", "samples"]) expect(() => readSweep(JSON.stringify({ ...whole, [key]: 1 }))).toThrow(/\.$/);
    for (const key of Object.keys(whole["plan"] as object)) {
      expect(() => readSweep(JSON.stringify({ ...whole, plan: { ...whole["plan"] as object, [key]: null } }))).toThrow(/\.$/);
    }
    expect(() => readSweep(JSON.stringify({ ...whole, samples: [[[1, "x"]], []] }))).toThrow("A sample is");
  });

  it("as CSV has a line a value", () => {
    const lines = sweepCsv(part).trim().split("\r\n");
    expect(lines[0]).toBe("priests,messages,low,high,runs,reached");
    expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(["3", "5"]);
    expect(lines[1]!.split(",").slice(4)).toEqual(["3", "3"]);
  });
});
