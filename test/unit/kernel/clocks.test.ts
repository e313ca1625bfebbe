// The nodes' own clocks: wrong at the start, set forward or back, going fast or slow; and timers that run by them.
import { describe, expect, it } from "vitest";
import { bySeed, simulate } from "../../../src/kernel/choose";
import { readClock } from "../../../src/kernel/clocks";
import { networkModel } from "../../../src/kernel/network";
import { type NetAction, noFaults } from "../../../src/kernel/world";
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

const model = networkModel({ protocol: watch, nodes: ["A", "B"], budget: noFaults, properties: [] });
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
    expect(recording.worlds[2]).toBe(recording.worlds[0]);
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
