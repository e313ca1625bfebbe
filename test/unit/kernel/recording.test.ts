import { describe, expect, it } from "vitest";
import { bySeed, byScript, simulate } from "../../../src/kernel/choose";
import { replay, RunError, traceHash } from "../../../src/kernel/recording";
import { calm } from "../../../src/kernel/schedule";
import { happenedBefore } from "../../../src/kernel/trace";
import { pace, pingModel, pingRun } from "./ping";

const go = (node: string) => ({ action: { type: "input", node, input: "go" } as const, at: 0 });
const busy = { ...pace, plan: ["A", "B", "C", "A"].map((node, index) => ({ at: index * 3, action: go(node).action })) };
const hostile = { ...busy, faults: { ...calm, crash: 0.1, restart: 0.2, drop: 0.2, duplicate: 0.2, cut: 0.1, heal: 0.2 } };
const budget = { crash: 2, drop: 2, duplicate: 2, cut: 2 };

describe("a recording", () => {
  it("is the same for the same seed, and another for another", () => {
    const hash = (seed: number) => traceHash(simulate(pingRun(budget, seed, hostile), bySeed, 60));
    expect(hash(7)).toBe(hash(7));
    expect(hash(7)).not.toBe(hash(8));
  });

  it("replays from its steps alone, through JSON, to the same trace", () => {
    const run = simulate(pingRun(budget, 3, hostile), bySeed, 60);
    const again = replay(pingModel(budget), hostile, 3, JSON.parse(JSON.stringify(run.steps)));
    expect(traceHash(again)).toBe(traceHash(run));
  });

  it("records what chance answered, so that a replay does not depend on the seed", () => {
    const run = simulate(pingRun({}, 3, busy), bySeed, 20);
    expect(run.steps.some(({ picks }) => picks !== undefined)).toBe(true);
    expect(traceHash(replay(pingModel(), busy, 99, run.steps))).toBe(traceHash(run));
  });

  it("forks: the first steps are shared, and the original is untouched", () => {
    const run = simulate(pingRun({}, 3, busy), bySeed, 20);
    const before = traceHash(run);
    const fork = run.fork(4);
    fork.append(go("C"));
    expect(fork.steps.slice(0, 4)).toEqual(run.steps.slice(0, 4));
    expect(fork.length).toBe(5);
    expect(traceHash(run)).toBe(before);
  });

  it("says which step is not possible, and why", () => {
    const run = pingRun();
    const impossible = () => run.append({ action: { type: "deliver", packet: 5 }, at: 0 });
    expect(impossible).toThrow(RunError);
    expect(impossible).toThrow("Step 1 is not possible here: message 5 is not under way.");
    expect(run.length).toBe(0);
    run.append(go("A"));
    expect(run.events.map(({ index }) => index)).toEqual([0]);
  });

  it("dates the first state that violates an always, and the first that reaches a reachable", () => {
    const run = simulate(pingRun({}, 3, { ...pace, plan: [0, 1, 2].map((at) => ({ at, action: go("A").action })) }), bySeed, 30);
    const decided = Object.fromEntries(run.verdicts().map(({ property, decidedAt }) => [property, decidedAt]));
    expect(run.worlds.findIndex((world) => world.nodes["A"]!.state.heard > 2)).toBe(decided["few"]);
    expect(run.worlds.findIndex((world) => Object.values(world.nodes).some(({ state }) => state.heard > 0))).toBe(decided["heard"]);
  });
});

describe("time", () => {
  it("never runs backwards, and every delivery is at or after its appointment", () => {
    const run = simulate(pingRun(budget, 5, hostile), bySeed, 80);
    run.events.forEach((event, index) => {
      expect(event.at).toBeGreaterThanOrEqual(run.agendas[index]!.now);
      if (event.action.type !== "deliver") return;
      expect(event.at).toBeGreaterThanOrEqual(run.agendas[index]!.due.get(`p${event.action.packet}`)!.due);
    });
  });

  it("a delay moves a message's arrival and nothing else", () => {
    const run = pingRun();
    run.append(go("A"));
    const due = run.agenda.due.get("p0")!.due;
    run.append({ action: { type: "delay", packet: 0, by: 30 }, at: 0 });
    expect(run.agenda.due.get("p0")!.due).toBe(due + 30);
    expect(run.worlds[2]).toBe(run.worlds[1]);
  });

  it("is not turned back by a step that claims an earlier time", () => {
    const run = pingRun();
    run.append({ ...go("A"), at: 9 });
    run.append({ ...go("B"), at: 2 });
    expect(run.agenda.now).toBe(9);
  });

  it("a plan is done once each, when its time has come", () => {
    const run = simulate(pingRun({}, 2, busy), bySeed, 40);
    const asks = run.events.filter(({ action }) => action.type === "input");
    expect(asks.map(({ at }) => at)).toEqual([0, 3, 6, 9]);
    expect(run.agenda.pending).toEqual([]);
  });

  it("goes on after a fork as the same seed always would", () => {
    const run = simulate(pingRun({}, 3, busy), bySeed, 8);
    const goOn = () => simulate(run.fork(5), bySeed, 20);
    expect(traceHash(goOn())).toBe(traceHash(goOn()));
    expect(goOn().steps.slice(0, 8)).toEqual(run.steps);
  });

  it("ends a calm run when nothing is due any more, and repairs before ending a hostile one", () => {
    expect(simulate(pingRun({}, 1, { ...busy, faults: calm }), bySeed, 500).length).toBeLessThan(30);
    const stuck = pingRun({ crash: 1 }, 1, { ...pace, faults: { ...calm, restart: 1e-9 } });
    stuck.append({ action: { type: "crash", node: "A" }, at: 0 });
    expect(bySeed(stuck)?.action).toEqual({ type: "restart", node: "A" });
  });
});

describe("a script", () => {
  it("chooses the first thing that fits, then the seed goes on", () => {
    const cues = [{ fits: (action: { type: string }) => action.type === "input" }, { fits: (action: { type: string }) => action.type === "fire" }];
    const run = simulate(pingRun(), byScript(cues), 3);
    expect(run.events.map(({ action }) => action.type)).toEqual(["input", "fire", "deliver"]);
  });

  it("that nothing fits is an error naming the cue", () => {
    expect(() => byScript([{ fits: () => false }])(pingRun())).toThrow("cue 1");
  });
});

describe("causality", () => {
  const run = simulate(pingRun(budget, 11, hostile), bySeed, 60);

  it("gives each event at a node its predecessor there, and each delivery its sender", () => {
    for (const event of run.events) {
      for (const cause of event.causes) expect(cause).toBeLessThan(event.index);
      if (event.action.type !== "deliver" || !event.packet) continue;
      expect(event.causes.some((cause) => run.events[cause]!.node === event.packet!.from)).toBe(true);
    }
  });

  it("vector clocks agree with reachability over the causes, on every pair", () => {
    const past = run.events.map(() => new Set<number>());
    for (const event of run.events) {
      for (const cause of event.causes) {
        past[event.index]!.add(cause);
        for (const earlier of past[cause]!) past[event.index]!.add(earlier);
      }
    }
    for (const a of run.events) for (const b of run.events) {
      if (a.node === undefined || b.node === undefined) continue;
      expect(happenedBefore(a, b)).toBe(past[b.index]!.has(a.index));
    }
  });
});
