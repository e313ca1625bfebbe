// The nodes' own clocks: wrong at the start, set forward or back, going fast or slow; and timers that run by them.
import { describe, expect, it } from "vitest";
import { bySeed, simulate } from "../../../src/kernel/choose";
import { readClock } from "../../../src/kernel/clocks";
import { networkModel } from "../../../src/kernel/network";
import type { NetAction } from "../../../src/kernel/world";
import type { Protocol } from "../../../src/kernel/protocol";
import { Recording, replay, traceHash } from "../../../src/kernel/recording";
import { calm, type Pace } from "../../../src/kernel/schedule";

interface Watch { readonly read: readonly number[] }

/** Asked, a node reads its clock and sets a timer for ten; the timer reads it again. */
const watch: Protocol<Watch, never, "read"> = {
  init: () => ({ read: [] }),
  inputs: () => ["read"],
  on: ({ read }, event, { now }) => (event.type === "start" ? [{ read }]
    : event.type === "input" ? [{ read: [...read, now] }, { type: "setTimer", timer: "ten", after: [10, 10] }] : [{ read: [...read, now] }]),
};

const model = networkModel({ protocol: watch, nodes: ["A", "B"], budget: { skew: 2, drift: 2 }, properties: [], readsClocks: true });
const pace: Pace<"read"> = { latency: { kind: "constant", each: 1 }, faults: calm, plan: [] };
type Act = readonly [action: NetAction<"read">, at: number];

function run(acts: readonly Act[], how: Pace<"read"> = pace): Recording<Watch, never, "read"> {
  const recording = new Recording(model, how, 5);
  for (const [action, at] of acts) recording.append({ action, at });
  return simulate(recording, bySeed, 40);
}

const readings = (recording: Recording<Watch, never, "read">, node: string): readonly number[] => recording.last.nodes[node]!.state.read;
const read: NetAction<"read"> = { type: "input", node: "A", input: "read" };

describe("a node's clock", () => {
  it("shows the time itself when nothing is wrong with it", () => {
    expect(readings(run([[read, 3]]), "A")).toEqual([3, 13]);
  });

  it("set forward shows that much more, there alone, and lets timers be", () => {
    const recording = run([[{ type: "skew", node: "A", by: 100 }, 2], [read, 3], [{ type: "input", node: "B", input: "read" }, 3]]);
    expect([readings(recording, "A"), readings(recording, "B")]).toEqual([[103, 113], [3, 13]]);
    expect(recording.events.map(({ at }) => at)).toEqual([2, 3, 3, 13, 13]);
  });

  it("that goes twice as fast lets its timers ring after half the time", () => {
    const recording = run([[{ type: "drift", node: "A", rate: 2 }, 4], [read, 5]]);
    expect(readings(recording, "A")).toEqual([6, 16]);
    expect(recording.events.at(-1)).toMatchObject({ at: 10, clock: 16 });
  });

  it("whose pace changes under a running timer measures out the rest by the new pace", () => {
    const recording = run([[read, 0], [{ type: "drift", node: "A", rate: 0.5 }, 4]]);
    expect(recording.events.at(-1)).toMatchObject({ action: { type: "fire" }, at: 16, clock: 10 });
  });

  it("changes no state: worlds that differ only in clocks are equal", () => {
    const recording = run([[{ type: "skew", node: "A", by: 5 }, 0], [{ type: "drift", node: "B", rate: 3 }, 0]]);
    expect(recording.worlds[2]).toEqual({ ...recording.worlds[0], budget: { ...model.init.budget, skew: 1, drift: 1 } });
    expect(readClock(recording.agenda.clocks["B"]!, 7)).toBe(21);
  });

  it("cannot stand still or go back", () => {
    expect(() => run([[{ type: "drift", node: "A", rate: 0 }, 0]])).toThrow("a clock has to go forward");
    expect(() => run([[{ type: "skew", node: "C", by: 1 }, 0]])).toThrow("there is no node C");
  });

  it("is wrong from the start within the bounds that the pace sets, as the seed says", () => {
    const wrong = { ...pace, clocks: { skew: 10, drift: 0.01 } };
    const clocks = Array.from({ length: 200 }, (_, seed) => new Recording(model, wrong, seed).agenda.clocks["A"]!);
    expect(Math.max(...clocks.map(({ shown }) => Math.abs(shown)))).toBeLessThanOrEqual(10);
    expect(Math.max(...clocks.map(({ shown }) => Math.abs(shown)))).toBeGreaterThan(9);
    expect(Math.max(...clocks.map(({ rate }) => Math.abs(rate - 1)))).toBeGreaterThan(0.009);
    expect(readings(run([[read, 3]], wrong), "A")).not.toEqual([3, 13]);
  });

  it("is part of the run: it replays, through JSON, to the same trace", () => {
    const recording = run([[{ type: "skew", node: "A", by: -7 }, 1], [{ type: "drift", node: "B", rate: 1.5 }, 2], [read, 3]]);
    const again = replay(model, pace, 5, JSON.parse(JSON.stringify(recording.steps)));
    expect(traceHash(again)).toBe(traceHash(recording));
  });
});

describe("what may go wrong with clocks", () => {
  const skew: NetAction<"read"> = { type: "skew", node: "A", by: 3 };
  const drift = (rate: number): NetAction<"read"> => ({ type: "drift", node: "B", rate });
  const isOfClocks = ({ action: { type } }: { readonly action: NetAction<"read"> }): boolean => type === "skew" || type === "drift";

  it("is spent from the budget, and refused with a sentence when nothing is left of it", () => {
    const recording = run([[skew, 0], [skew, 1], [drift(2), 1], [drift(0.5), 2]]);
    expect(recording.last.budget).toEqual({ ...model.init.budget, skew: 0, drift: 0 });
    expect(() => recording.append({ action: skew, at: 3 })).toThrow("no skew is left in the fault budget");
    expect(() => recording.append({ action: drift(3), at: 3 })).toThrow("no drift is left in the fault budget");
    expect(recording.length).toBe(4);
  });

  it("is repaired for nothing: a clock that goes right again is no fault", () => {
    const recording = run([[drift(2), 0], [drift(0.5), 1], [drift(1), 2]]);
    expect(recording.last.budget.drift).toBe(0);
    expect(recording.agenda.clocks["B"]!.rate).toBe(1);
  });

  it("costs nothing when it is refused for another reason", () => {
    const recording = run([]);
    expect(() => recording.append({ action: drift(0), at: 0 })).toThrow("a clock has to go forward");
    expect(recording.last.budget).toEqual(model.init.budget);
  });

  it("is never offered to a search of all worlds, which has no time", () => {
    expect(model.enabled(model.init).map(({ type }) => type)).toEqual(["input", "input"]);
  });

  it("may be planned, and is done then, as far as the budget goes", () => {
    const plan = [1, 2, 3].map((at) => ({ at, action: skew }));
    const recording = simulate(new Recording(model, { ...pace, plan }, 5), bySeed, 40);
    expect(recording.steps).toEqual([{ action: skew, at: 1 }, { action: skew, at: 2 }]);
  });

  describe("by the seed", () => {
    const plan = [1, 2, 3, 4, 5, 6].map((at) => ({ at, action: read }));
    const faulty: Pace<"read"> = { ...pace, plan, faults: { ...calm, skew: 0.2, drift: 0.2 } };
    const seeds = Array.from({ length: 60 }, (_, seed) => seed);
    const of = (seed: number, how = faulty, from = model) => simulate(new Recording(from, how, seed), bySeed, 60);

    it("happens as often as the pace says, and no oftener than the budget does", () => {
      const made = seeds.map((seed) => of(seed).steps.filter(isOfClocks).length);
      expect(Math.max(...made)).toBe(4);
      expect(Math.min(...made)).toBeLessThan(4);
      expect(new Set(seeds.flatMap((seed) => of(seed).steps.filter(isOfClocks).map(({ action }) => JSON.stringify(action)))).size).toBe(8);
      expect(seeds.every((seed) => !of(seed, { ...faulty, faults: calm }).steps.some(isOfClocks))).toBe(true);
    });

    it("is the same for the same seed, and replays to the same trace without asking it", () => {
      for (const seed of seeds) {
        const one = of(seed);
        expect(traceHash(of(seed))).toBe(traceHash(one));
        expect(traceHash(replay(model, pace, 0, JSON.parse(JSON.stringify(one.steps))))).toBe(traceHash(one));
      }
    });

    it("sets no clock wrong that nobody reads", () => {
      const unread = networkModel({ ...model, budget: model.init.budget, readsClocks: false });
      const made = seeds.flatMap((seed) => of(seed, faulty, unread).steps.filter(isOfClocks).map(({ action: { type } }) => type));
      expect(new Set(made)).toEqual(new Set(["drift"]));
    });
  });
});
