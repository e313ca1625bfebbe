// A model of nodes and messages as the explorer runs it.
import type { NetworkModel, NetworkProperty, Packet, Timer, World } from "../kernel/network";
import { Expansion } from "./expansion";
import { Interner } from "./interner";
import type { SearchAction } from "./local";
import type { Packed, PackedProperty } from "./packed";
import { TupleMemo } from "./trie";

export function packNetwork<S, M, I>(model: NetworkModel<S, M, I>): Packed<World<S, M>, SearchAction<M, I>> {
  const expansion = new Expansion(model);
  const state = (words: Int32Array): World<S, M> => decode(expansion, words);
  return {
    width: expansion.sky + 1,
    init: encode(expansion),
    expand: (words, out) => expansion.expand(words, out),
    state,
    action: (code) => expansion.locals.actions.value(code),
    properties: model.properties.map((property) => packProperty(property, expansion, state)),
  };
}

/** The model's first world. */
function encode<S, M, I>(expansion: Expansion<S, M, I>): Int32Array {
  const { model: { nodes, init }, locals, inboxes, weathers, size, sky } = expansion;
  const words = new Int32Array(sky + 1);
  nodes.forEach((node, at) => {
    const held = init.nodes[node];
    if (!held) throw new Error(`The model's first world has no node ${node}.`);
    const timers = init.timers.filter((timer) => timer.node === node).map(({ timer, after }) => ({ timer, after }));
    words[at] = locals.states.id({ node, up: held.up, state: held.state, timers });
    words[size + at] = inboxes.empty;
  });
  expansion.send(words, 0, init.packets.map(({ from, to, message }) => locals.envelope({ from, to, message })));
  words[sky] = weathers.id({ cuts: init.cuts, budget: init.budget });
  return words;
}

/** A world with these words; packets and timers are numbered anew. */
function decode<S, M, I>({ model: { nodes }, locals, inboxes, weathers, size, sky }: Expansion<S, M, I>, words: Int32Array): World<S, M> {
  const held = nodes.map((_, at) => locals.states.value(words[at] as number));
  const messages = nodes.flatMap((_, at) => inboxes.contents(words[size + at] as number));
  const packets = messages.map((message, id): Packet<M> => ({ id, ...locals.envelopes.value(message) }));
  const timers = held.flatMap(({ node, timers: armed }) => armed.map((timer) => ({ ...timer, node })))
    .map((timer, id): Timer => ({ id, ...timer }));
  return {
    nodes: Object.fromEntries(held.map(({ node, up, state }) => [node, { up, state }])),
    packets, nextPacket: packets.length, timers, nextTimer: timers.length,
    ...weathers.value(words[sky] as number),
  };
}

/** A property that says what it sees is asked once for each tuple of views; any other, in every world. */
function packProperty<S, M, I>(
  property: NetworkProperty<S, M>, { locals, size }: Expansion<S, M, I>, state: (words: Int32Array) => World<S, M>,
): PackedProperty {
  const { sees } = property;
  if (!sees) return { property, holds: (words) => property.holds(state(words)) };
  const views = new Interner<unknown>();
  const seen: number[] = [];
  const memo = new TupleMemo(size);
  const tuple = new Int32Array(size);
  const places = Array.from({ length: size }, (_, at) => at);
  const look = (local: number): number => {
    const { node, state: held } = locals.states.value(local);
    return views.id(sees.view(held, node));
  };
  return {
    property,
    holds: (words) => {
      for (let at = 0; at < size; at++) tuple[at] = seen[words[at] as number] ??= look(words[at] as number);
      let known = memo.get(tuple, places);
      if (known < 0) memo.set(known = sees.holds(Array.from(tuple, (view) => views.value(view))) ? 1 : 0);
      return known === 1;
    },
  };
}
