// A model of nodes and messages as the explorer runs it.
import type { NetworkModel, NetworkProperty, Packet, Timer, World } from "../kernel/network";
import { Expansion } from "./expansion";
import { Interner } from "./interner";
import type { SearchAction } from "./local";
import type { Packed } from "./packed";
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
    properties: model.properties,
    verdicts: packVerdicts(expansion, state),
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

/** Properties that see the same views of the nodes are asked together, once for each tuple of views; any other, in every world. */
function packVerdicts<S, M, I>(
  { model, locals, size }: Expansion<S, M, I>, state: (words: Int32Array) => World<S, M>,
): (words: Int32Array) => number {
  const all = model.properties.map((property, at) => [1 << at, property] as const);
  const blind = all.filter(([, { sees }]) => !sees);
  const juries = [...new Set(model.properties.map(({ sees }) => sees?.view))].flatMap((view) =>
    (view ? [new ViewJury(size, view, all.filter(([, { sees }]) => sees?.view === view), (local) => locals.states.value(local))] : []));
  return (words) => {
    let bits = 0;
    for (const jury of juries) bits |= jury.verdicts(words);
    if (blind.length > 0) {
      const world = state(words);
      for (const [bit, property] of blind) if (property.holds(world)) bits |= bit;
    }
    return bits;
  };
}

type View<S> = NonNullable<NetworkProperty<S, unknown>["sees"]>["view"];

class ViewJury<S> {
  readonly #views = new Interner<unknown>();
  /** The view of a local state, by its number. */
  readonly #seen: number[] = [];
  readonly #memo: TupleMemo;
  readonly #tuple: Int32Array;
  readonly #places: readonly number[];

  constructor(
    readonly size: number, readonly view: View<S>,
    readonly properties: readonly (readonly [bit: number, property: NetworkProperty<S, unknown>])[],
    readonly local: (id: number) => { readonly node: string; readonly state: S },
  ) {
    this.#memo = new TupleMemo(size);
    this.#tuple = new Int32Array(size);
    this.#places = Array.from({ length: size }, (_, at) => at);
  }

  verdicts(words: Int32Array): number {
    for (let at = 0; at < this.size; at++) this.#tuple[at] = this.#seen[words[at] as number] ??= this.#look(words[at] as number);
    let bits = this.#memo.get(this.#tuple, this.#places);
    if (bits < 0) this.#memo.set(bits = this.#judge());
    return bits;
  }

  #look(id: number): number {
    const { node, state } = this.local(id);
    return this.#views.id(this.view(state, node));
  }

  #judge(): number {
    const views = Array.from(this.#tuple, (view) => this.#views.value(view));
    return this.properties.reduce((bits, [bit, { sees }]) => (sees?.holds(views) ? bits | bit : bits), 0);
  }
}
