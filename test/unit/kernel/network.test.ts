import { describe, expect, it } from "vitest";
import { replayingPick } from "../../../src/kernel/pick";
import { pingModel, type Go } from "./ping";
import type { NetAction } from "../../../src/kernel/world";

const model = pingModel({ crash: 1, drop: 1, duplicate: 1, cut: 1 });
const first = () => replayingPick([0]);
const act = (world: typeof model.init, ...actions: NetAction<Go>[]) =>
  actions.reduce((at, action) => model.next(at, action, first(), 0), world);

const asked = act(model.init, { type: "input", node: "A", input: "go" });

describe("a network of nodes", () => {
  it("carries a message to its addressee and lets it answer", () => {
    const answered = model.apply(asked, { type: "deliver", packet: 0 }, first(), 0);
    expect(answered.node).toBe("B");
    expect(answered.world.nodes["B"]?.state.heard).toBe(1);
    expect(answered.sent).toEqual([{ id: 1, from: "B", to: "A", message: { type: "pong" } }]);
  });

  it("offers every deliverable message, armed timer and request, and the faults the budget allows", () => {
    const kinds = model.enabled(asked).map(({ type }) => type);
    expect(new Set(kinds)).toEqual(new Set(["deliver", "fire", "input", "crash", "drop", "duplicate", "cut"]));
  });

  it("orders what is possible by the state alone, ordinary things before faults", () => {
    const kinds = model.enabled(asked).map(({ type }) => type);
    expect(kinds.lastIndexOf("input")).toBeLessThan(kinds.indexOf("crash"));
    expect(model.enabled(structuredClone(asked))).toEqual(model.enabled(asked));
  });

  it("loses a dropped message and spends the budget", () => {
    const lost = act(asked, { type: "drop", packet: 0 });
    expect(lost.packets).toEqual([]);
    expect(model.enabled(lost).some(({ type }) => type === "drop")).toBe(false);
    expect(() => act(lost, { type: "drop", packet: 0 })).toThrow("message 0 is not under way");
  });

  it("refuses a fault beyond the budget, with a sentence", () => {
    const crashed = act(asked, { type: "crash", node: "B" });
    expect(() => act(crashed, { type: "crash", node: "C" })).toThrow("no crash is left in the fault budget");
  });

  it("delivers a duplicate once more, under a new identity", () => {
    const doubled = act(asked, { type: "duplicate", packet: 0 }, { type: "deliver", packet: 0 });
    expect(doubled.packets.map(({ id, to }) => [id, to])).toEqual([[1, "B"], [2, "A"]]);
  });

  it("leaves of a crashed node what recover leaves, stops its timers, and holds its messages back", () => {
    const away = act(asked, { type: "crash", node: "A" });
    expect(away.nodes["A"]).toEqual({ up: false, state: { sent: 1, heard: 0, note: "recovered" } });
    expect(away.timers).toEqual([]);
    const toB = act(away, { type: "deliver", packet: 0 });
    expect(model.enabled(toB).some(({ type }) => type === "deliver")).toBe(false);
    const back = act(toB, { type: "restart", node: "A" });
    expect(model.enabled(back)).toContainEqual({ type: "deliver", packet: 1 });
  });

  it("holds messages back on a cut link, both ways, until it is healed", () => {
    const cut = act(asked, { type: "cut", link: ["A", "B"] });
    expect(model.enabled(cut).some(({ type }) => type === "deliver")).toBe(false);
    expect(() => act(cut, { type: "deliver", packet: 0 })).toThrow("B cannot be reached");
    const healed = act(cut, { type: "heal", link: ["B", "A"] });
    expect(model.enabled(healed)).toContainEqual({ type: "deliver", packet: 0 });
  });

  it("lets no message overtake another on a first-in, first-out channel, and any elsewhere", () => {
    const asks: NetAction<Go> = { type: "input", node: "A", input: "go" };
    const fifo = pingModel({}, "fifo");
    const twice = fifo.next(fifo.next(fifo.init, asks, first(), 0), asks, first(), 0);
    const deliveries = (of: typeof model) => of.enabled(twice).filter(({ type }) => type === "deliver");
    expect(deliveries(fifo)).toEqual([{ type: "deliver", packet: 0 }]);
    expect(deliveries(model)).toHaveLength(2);
    expect(() => fifo.next(twice, { type: "deliver", packet: 1 }, first(), 0)).toThrow("cannot be reached");
  });

  it("changes no state when a message is delayed: time is not in the world", () => {
    expect(act(asked, { type: "delay", packet: 0, by: 5 })).toBe(asked);
  });
});
