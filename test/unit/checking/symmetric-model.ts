// Small random protocols of nodes that nothing tells apart: each remembers who wrote to it first, speaks of that one, and sends to
// everyone, to whom it likes, or back.
import { draw, purpose } from "../../../src/kernel/random";
import { claimAbout, networkModel, type NetworkModel } from "../../../src/kernel/network";
import type { Effect, NodeId, Protocol } from "../../../src/kernel/protocol";

interface State { readonly count: number; readonly friend: NodeId | null }
interface Word { readonly word: string; readonly about: NodeId }

export function symmetricModel(seed: number): NetworkModel<State, Word, string> {
  let drawn = 0;
  const below = (size: number): number => Math.floor(draw(seed, purpose.pick, 0, drawn++) * size);
  const nodes = ["A", "B", "C"];
  /** With a leader, only the others are alike. */
  const leader = below(3) === 0 ? "A" : undefined;
  const top = 1 + below(2);
  const table = new Map<string, readonly [grows: boolean, kind: number]>();
  const entry = (key: string) => {
    let known = table.get(key);
    if (!known) table.set(key, known = [below(3) > 0, below(4)]);
    return known;
  };
  const protocol: Protocol<State, Word, string> = {
    init: () => ({ count: 0, friend: null }),
    inputs: ({ count }, self) => (count === 0 && (leader === undefined || self === leader) ? ["go"] : []),
    on: (state, event, { self, peers, pick }) => {
      if (event.type === "start") return [state];
      const about = event.type === "message" ? (event.message.about === self ? "me" : event.message.about === event.from ? "you" : "them") : "";
      const [grows, kind] = entry(`${state.count} ${event.type} ${about} ${self === leader}`);
      if (!grows || state.count >= top) return [state];
      const friend = state.friend ?? (event.type === "message" ? event.from : null);
      const say = (to: NodeId): Effect<Word> => ({ type: "send", to, message: { word: "x", about: friend ?? self } });
      const told = kind === 0 ? peers.map(say) : kind === 1 ? [say(pick(peers))] : kind === 2 && event.type === "message" ? [say(event.from)] : [];
      return [{ count: state.count + 1, friend }, ...told];
    },
  };
  const limit = 1 + below(top * nodes.length);
  return networkModel({
    protocol, nodes, channels: below(3) === 0 ? "fifo" : "any",
    budget: { crash: below(2), drop: below(2), duplicate: below(2), cut: below(4) === 0 ? 1 : 0 },
    properties: [
      claimAbout<State, Word, number>(({ count }) => count, {
        id: "low", title: "low", kind: "always", holds: (counts) => counts.reduce((sum, count) => sum + count, 0) < limit,
      }),
      { id: "busy", title: "busy", kind: "reachable", holds: ({ packets }) => packets.length >= 3 },
    ],
    symmetry: {
      nodes: nodes.filter((node) => node !== leader),
      renameState: (state, name) => ({ ...state, friend: state.friend && name(state.friend) }),
      renameMessage: (message, name) => ({ ...message, about: name(message.about) }),
    },
  });
}
