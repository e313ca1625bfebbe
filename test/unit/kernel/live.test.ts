// A run headless, a run recorded as the seed chooses, and a run recorded step by step from choices put into words: the same run.
import { describe, expect, it } from "vitest";
import { canonical } from "../../../src/kernel/canonical";
import { bySeed, simulate } from "../../../src/kernel/choose";
import { Live } from "../../../src/kernel/live";
import { Recording, traceHash } from "../../../src/kernel/recording";
import { calm } from "../../../src/kernel/schedule";
import { pace, pingModel } from "./ping";

const budget = { crash: 5, drop: 5, duplicate: 5, cut: 5, drift: 5 };
const plan = ["A", "B", "C", "A"].map((node, index) => ({ at: index * 3, action: { type: "input", node, input: "go" } as const }));
const faults = { ...calm, crash: 0.1, restart: 0.2, drop: 0.1, duplicate: 0.2, cut: 0.1, heal: 0.2, drift: 0.1 };
const clocks = { skew: 3, drift: 0.1 };
const hows = {
  calm: { ...pace, plan },
  hostile: { ...pace, plan, faults },
  "with wrong clocks and long ways": { ...pace, plan, faults, clocks, latency: { kind: "log-normal", median: 5, sigma: 1 } },
} as const;

describe.each(Object.entries(hows))("the same seed, %s", (_, how) => {
  describe.each(["any", "fifo"] as const)("over %s channels", (channels) => {
    const model = pingModel(budget, channels);
    const seeds = Array.from({ length: 12 }, (_, seed) => seed);

    it("gives the same run headless and recorded", () => {
      for (const seed of seeds) {
        const live = new Live(model, how, seed);
        const recording = new Recording(model, how, seed);
        live.run(80);
        recording.run(80);
        expect(live.steps).toBe(recording.length);
        expect(canonical(live.draft.world())).toBe(canonical(recording.last));
        expect(canonical(live.agenda())).toBe(canonical(recording.agenda));
      }
    });

    it("gives the same run taken as chosen and put into words first", () => {
      for (const seed of seeds) {
        const one = new Recording(model, how, seed);
        const other = new Recording(model, how, seed);
        one.run(80);
        simulate(other, (run) => bySeed(run), 80);
        expect(traceHash(other)).toBe(traceHash(one));
      }
    });

    it("takes only what is possible, and leads where the pure transition does", () => {
      for (const seed of seeds.slice(0, 10)) {
        const run = new Recording(model, how, seed);
        run.run(80);
        let world = model.init;
        for (const [index, { action, picks = [] }] of run.steps.entries()) {
          // No model has clocks; that a run goes on with this one shows that it was possible.
          if (action.type !== "drift") expect(model.enabled(world).map(canonical)).toContain(canonical(action));
          let given = 0;
          world = model.next(world, action, (from) => from[picks[given++] ?? -1]!, run.events[index]!.clock ?? 0);
          expect(world).toEqual(run.worlds[index + 1]);
        }
      }
    });
  });
});

describe("what is done with", () => {
  it.each(Object.entries(hows))("makes room for what comes, chosen by the seed or taken again, %s", (_, how) => {
    const model = pingModel(budget);
    // Each answer is a request anew, so that this goes on for ever.
    const endless = { ...model, protocol: { ...model.protocol, on: (...[state, event, env]: Parameters<typeof model.protocol.on>) =>
      model.protocol.on({ ...state, sent: 0 }, event.type === "message" && event.message.type === "pong" ? { type: "input", input: "go" } : event, env) } };
    const run = new Recording(endless, how, 1);
    run.run(3000);
    const again = new Live(endless, how, 1);
    let most = 0;
    for (const step of run.steps) {
      again.take(step);
      most = Math.max(most, again.draft.packetNotices().length + again.draft.timerNotices().length);
    }
    const live = new Live(endless, how, 1);
    expect(live.run(3000)).toBe(3000);
    for (const { draft } of [live, again]) expect(draft.notices.length).toBeLessThan(most + 60);
  });
});

describe("a step that fails", () => {
  it("leaves the run as it was, and able to go on", () => {
    const model = pingModel(budget);
    const torn = { ...model, protocol: { ...model.protocol, on: (...given: Parameters<typeof model.protocol.on>) => {
      if (given[1].type === "message" && broken) throw new Error("no");
      return model.protocol.on(...given);
    } } };
    let broken = true;
    const [run, whole] = [new Recording(torn, hows.calm, 1), new Recording(model, hows.calm, 1)];
    expect(() => run.run(60)).toThrow("no");
    broken = false;
    run.run(60);
    whole.run(60);
    expect(traceHash(run)).toBe(traceHash(whole));
  });
});
