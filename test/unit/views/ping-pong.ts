// A tiny protocol for testing the views: A pings, whoever gets a ping answers with a pong, and counts are kept on disk.
import { node, phrase, rule, value } from "../../../src/kernel/fragment";
import { networkModel } from "../../../src/kernel/network";
import type { Channels, FaultBudget, NetAction } from "../../../src/kernel/world";
import type { Protocol } from "../../../src/kernel/protocol";
import { Recording } from "../../../src/kernel/recording";
import { calm } from "../../../src/kernel/schedule";
import type { Portrait } from "../../../src/views/portrait";
import { RunIndex } from "../../../src/views/run-index";

export interface Count { readonly pings: number; readonly awake: boolean }
export type Ball = { readonly type: "Ping" | "Pong"; readonly round: number };
export type Serve = { readonly round: number };

const pingPong: Protocol<Count, Ball, Serve> = {
  init: () => ({ pings: 0, awake: false }),
  inputs: (state) => [{ round: state.pings + 1 }],
  recover: (before) => ({ ...before, awake: false }),
  on: (state, event, { peers }) => {
    switch (event.type) {
      case "start": return [state];
      case "input": return [
        { ...state, awake: true },
        ...peers.map((to) => ({ type: "send" as const, to, message: { type: "Ping" as const, round: event.input.round } })),
        { type: "setTimer", timer: "again", after: [50, 50] },
      ];
      case "timer": return [state];
      case "message": {
        const { round } = event.message;
        // The pongs of later rounds send the server to sleep; those of the first mean nothing.
        if (event.message.type === "Pong") return round > 1 && state.awake ? [{ ...state, awake: false }] : [state];
        return [
          { ...state, pings: state.pings + 1 },
          { type: "send", to: event.from, message: { type: "Pong", round } },
          { type: "explain", rule: "answer", section: "§1",
            say: () => phrase`Every ping of ${value(round, `round ${round}`)} is answered: ${rule("answer")}.` },
        ];
      }
    }
  },
};

export const portrait: Portrait<Count, Ball, Serve> = {
  node: ({ pings, awake }) => ({
    status: awake ? "serving" : "",
    lines: [
      { label: "pings", value: String(pings), kept: "disk", ...(pings > 0 ? { tint: `round ${pings}` } : {}) },
      { label: "awake", value: awake ? "yes" : "no", kept: "memory" },
    ],
  }),
  message: ({ type, round }) => ({ term: type, detail: String(round), tint: `round ${round}` }),
  input: ({ round }) => phrase`serve ${value(round, `round ${round}`)}`,
  timer: (name) => name,
  time: (amount) => `${amount} s`,
  word: (term) => term,
  rule: (id) => `Rule ${id}`,
  breach: (_, world) => Object.entries(world.nodes).filter(([, { state }]) => state.pings > 1)
    .flatMap(([id, { state }]) => phrase`${node(id)} has ${value(state.pings)}.`),
};

export const nodes = ["A", "B", "C"] as const;

export function play(budget: Partial<FaultBudget> = { crash: 1, drop: 1, duplicate: 1, cut: 1, drift: 1 }, channels: Channels = "any") {
  const model = networkModel<Count, Ball, Serve>({
    protocol: pingPong, nodes, budget, channels,
    properties: [
      {
        id: "few", title: "No node counts more than one", kind: "always",
        holds: ({ nodes: held }) => Object.values(held).every(({ state }) => state.pings <= 1),
      },
      { id: "hit", title: "B is hit", kind: "reachable", holds: ({ nodes: held }) => (held["B"]?.state.pings ?? 0) > 0 },
    ],
  });
  const recording = new Recording(model, { latency: { kind: "constant", each: 10 }, faults: calm, plan: [] }, 1);
  return {
    recording,
    index: new RunIndex(portrait as Portrait),
    /** Appends actions, one time unit apart. */
    go(...actions: readonly NetAction<Serve>[]) {
      for (const action of actions) recording.append({ action, at: recording.agenda.now + 1 });
      this.index.extend(recording as never);
      return this;
    },
  };
}

export const serve: NetAction<Serve> = { type: "input", node: "A", input: { round: 1 } };
export const deliver = (packet: number): NetAction<Serve> => ({ type: "deliver", packet });
