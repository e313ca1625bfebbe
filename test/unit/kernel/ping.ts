// The smallest protocol worth testing a kernel with: a node that is asked pings a peer of its choice, which answers;
// it asks again when no answer comes.
import { phrase } from "../../../src/kernel/fragment";
import { networkModel } from "../../../src/kernel/network";
import type { Channels, FaultBudget } from "../../../src/kernel/world";
import type { Protocol } from "../../../src/kernel/protocol";
import { Recording } from "../../../src/kernel/recording";
import { calm, type Pace } from "../../../src/kernel/schedule";

export interface Player { readonly sent: number; readonly heard: number; readonly note: string }
export type Ball = { readonly type: "ping" } | { readonly type: "pong" };
export type Go = "go";

const protocol: Protocol<Player, Ball, Go> = {
  init: () => ({ sent: 0, heard: 0, note: "" }),
  inputs: ({ sent }) => (sent < 3 ? ["go"] : []),
  on: (state, event, { peers, pick }) => {
    switch (event.type) {
      case "start": return [state];
      case "input":
      case "timer": {
        const to = pick(peers);
        return [
          { ...state, sent: state.sent + 1 },
          { type: "send", to, message: { type: "ping" } },
          { type: "setTimer", timer: "again", after: [50, 60] },
          { type: "explain", section: "§1", say: () => phrase`It pings ${to}.` },
        ];
      }
      case "message":
        return event.message.type === "ping"
          ? [{ ...state, heard: state.heard + 1 }, { type: "send", to: event.from, message: { type: "pong" } }]
          : [{ ...state, heard: state.heard + 1 }, { type: "clearTimer", timer: "again" }];
    }
  },
  recover: ({ sent }) => ({ sent, heard: 0, note: "recovered" }),
};

export const nodes = ["A", "B", "C"] as const;

export const pingModel = (budget: Partial<FaultBudget> = {}, channels: Channels = "any") => networkModel({
  protocol, nodes, channels, budget,
  properties: [
    { id: "few", title: "A node hears at most two", kind: "always", holds: (world) => Object.values(world.nodes).every(({ state }) => state.heard <= 2) },
    { id: "heard", title: "Someone hears", kind: "reachable", holds: (world) => Object.values(world.nodes).some(({ state }) => state.heard > 0) },
  ],
});

export const pace: Pace<Go> = { latency: { kind: "uniform", min: 1, max: 10 }, faults: calm, plan: [] };

export const pingRun = (budget: Partial<FaultBudget> = {}, seed = 1, how: Pace<Go> = pace): Recording<Player, Ball, Go> =>
  new Recording(pingModel(budget), how, seed);
