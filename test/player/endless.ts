// A lab that never comes to an end, to see what the player does with long runs: nodes tell each other what they have counted,
// messages get lost, and nodes go and come back.
import { phrase, term, value } from "../../src/kernel/fragment";
import { networkModel } from "../../src/kernel/network";
import type { Recording } from "../../src/kernel/recording";
import type { Protocol } from "../../src/kernel/protocol";
import { calm } from "../../src/kernel/schedule";
import type { Lab } from "../../src/labs/lab";

interface Counter { readonly count: number; readonly heard: readonly number[] }
interface Told { readonly count: number }

const names = ["A", "B", "C", "D", "E"] as const;

const countOf = (state: unknown): number => (state as Counter).count;

const heardBy = (state: unknown, from: number): number => (state as Counter).heard[from] ?? 0;

const gossip: Protocol<Counter, Told, never> = {
  init: () => ({ count: 0, heard: names.map(() => 0) }),
  inputs: () => [],
  on: (state, event, { peers, pick }) => {
    switch (event.type) {
      case "start": return [state, { type: "setTimer", timer: "tell", after: [5, 30] }];
      case "input": return [state];
      case "timer": {
        const count = state.count + 1;
        return [
          { ...state, count },
          { type: "send", to: pick(peers), message: { count } },
          { type: "setTimer", timer: "tell", after: [5, 30] },
          { type: "explain", section: "§1", rule: "tell", say: () => phrase`It counts ${value(count, `round ${count % 7}`)} and tells one other.` },
        ];
      }
      case "message": {
        const from = names.findIndex((name) => name === event.from);
        const heard = state.heard.map((count, at) => (at === from ? Math.max(count, event.message.count) : count));
        return [{ ...state, heard }];
      }
    }
  },
};

function sentSoFar({ events }: Recording<unknown, unknown, unknown>): (length: number) => number {
  let sent = 0;
  return (length) => (sent += events[length - 1]?.sent.length ?? 0);
}

export const endlessLab = (steps: number): Lab => ({
  id: "endless", title: "Endless", paper: "no paper", session: "s1", summary: "Nodes count for ever.",
  simplifications: ["Everything."], parameters: [], checked: { parameters: {}, states: 1 },
  measures: [
    { id: "sent", title: "Messages sent", unit: "messages", along: sentSoFar },
    { id: "under-way", title: "Messages under way", unit: "messages", along: ({ worlds }) => (at) => worlds[at]?.packets.length },
  ],
  rules: [{ id: "tell", title: "Tell", section: "§1", statement: "Count and tell.", protects: "small", broken: { parameters: {}, steps: 1 } }],
  vocabularies: [], guide: [],
  build: () => networkModel<unknown, unknown, unknown>({
    protocol: gossip as unknown as Protocol<unknown, unknown, unknown>, nodes: names, budget: { crash: 1e6, drop: 1e6, duplicate: 0, cut: 0 },
    properties: [
      { id: "small", title: "No count passes 300", kind: "always", holds: ({ nodes }) => names.every((id) => countOf(nodes[id]?.state) <= 300) },
      { id: "heard", title: "A hears of B", kind: "reachable", holds: ({ nodes }) => heardBy(nodes["A"]?.state, 1) > 0 },
    ],
  }),
  pace: () => ({ latency: { kind: "uniform", min: 1, max: 40 }, faults: { ...calm, drop: 0.01, crash: 0.002, restart: 0.02 } }),
  scenarios: [{
    id: "long", title: "A long run", watch: "Watch them count.", parameters: {}, off: [], seed: 1, steps, plan: [],
    moments: [{ id: "hundred", title: "A counts to a hundred", when: (_, after) => countOf(after.nodes["A"]?.state) >= 100 }],
    claim: "It is long.", shows: (run) => run.length === steps,
  }],
  portrait: {
    node: (state) => {
      const { count, heard } = state as Counter;
      return {
        status: `counted ${count}`,
        lines: [
          { label: "count", value: String(count), kept: "disk", tint: `round ${count % 7}` },
          { label: "heard", value: names.map((name, at) => `${name} ${heard[at] ?? 0}`).join(", "), kept: "memory" },
        ],
      };
    },
    message: (message) => {
      const { count } = message as Told;
      return { term: "Told", detail: String(count), tint: `round ${count % 7}` };
    },
    input: () => phrase`${term("nothing")}`,
    timer: () => "telling",
    time: (amount) => `${Math.round(amount)} s`,
    word: (name) => name,
    rule: (id) => id,
  },
});
