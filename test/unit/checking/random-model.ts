// Small random protocols: tables instead of code. Every kind of event, effect, fault and choice occurs in some of them.
import { draw, purpose } from "../../../src/kernel/random";
import { claimAbout, networkModel, type NetworkModel } from "../../../src/kernel/network";
import type { FaultBudget } from "../../../src/kernel/world";
import type { Effect, Protocol } from "../../../src/kernel/protocol";

type Counter = number;
type Word = string;

export function randomModel(seed: number): NetworkModel<Counter, Word, Word> {
  let drawn = 0;
  const below = (size: number): number => Math.floor(draw(seed, purpose.pick, 0, drawn++) * size);
  const nodes = ["A", "B", "C"].slice(0, 2 + below(2));
  const top = 2 + below(2);
  const words = ["x", "y"].slice(0, 1 + below(2));
  const table = new Map<string, readonly [Counter, readonly (readonly [kind: number, word: string, to: number])[], boolean]>();
  const entry = (state: Counter, event: string) => {
    const key = `${state} ${event}`;
    let known = table.get(key);
    if (!known) {
      // Counters only grow and replies only come with growth, so that every model is finite.
      const grows = below(3) > 0 && state < top;
      const effects = grows ? Array.from({ length: below(3) }, () => [below(4), words[below(words.length)] ?? "x", below(3)] as const) : [];
      table.set(key, known = [grows ? state + 1 : state, effects, below(4) === 0]);
    }
    return known;
  };
  const protocol: Protocol<Counter, Word, Word> = {
    init: () => 0,
    inputs: (state) => (state < 1 ? ["go"] : []),
    on: (state, event, { peers, pick }) => {
      if (event.type === "start") return [state];
      const [next, effects, chooses] = entry(state, event.type === "message" ? event.message : event.type);
      const out = effects.map(([kind, word, to]): Effect<Word> => {
        if (kind === 2) return { type: "setTimer", timer: word, after: [1, 2] };
        if (kind === 3) return { type: "clearTimer", timer: word };
        return { type: "send", to: (chooses ? pick(peers) : peers[to % peers.length]) ?? "A", message: word };
      });
      return [next, ...out];
    },
    ...(below(2) === 0 && { recover: (before: Counter) => Math.max(0, before - 1) }),
  };
  const budget: Partial<FaultBudget> = { crash: below(2), drop: below(2), duplicate: below(2), cut: below(5) === 0 ? 1 : 0 };
  const limit = 1 + below(top * nodes.length);
  const sum = (views: readonly number[]): number => views.reduce((total, view) => total + view, 0);
  const claim = claimAbout<Counter, Word, number>((state) => state, { id: "low", title: "low", kind: "always", holds: (views) => sum(views) < limit });
  return networkModel({
    protocol, nodes, budget, channels: below(3) === 0 ? "fifo" : "any",
    properties: [
      claim,
      { id: "busy", title: "busy", kind: "reachable", holds: ({ packets, timers }) => packets.length + timers.length >= 3 },
    ],
  });
}
