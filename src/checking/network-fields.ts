// A world of nodes and messages as fields: what each node holds, what is on its way from each to each, and the weather.
import type { NetworkModel } from "../kernel/network";
import type { Packet, Timer, World } from "../kernel/world";
import { Channel, idle } from "./channel";
import type { Interners } from "./interner";
import { Locals } from "./local";
import { Weathers } from "./weather";

export class NetworkFields<S, M, I> {
  readonly locals: Locals<S, M, I>;
  readonly weathers: Weathers;
  /** How many nodes there are. */
  readonly size: number;
  /** The field of the weather. */
  readonly sky: number;
  /** By addressee, then by sender. */
  readonly #channels: readonly Channel[];

  constructor(readonly model: NetworkModel<S, M, I>, interners: Interners) {
    const { nodes, channels } = model;
    this.size = nodes.length;
    this.sky = this.size + this.size ** 2;
    this.locals = new Locals(model, interners);
    this.#channels = nodes.flatMap(() => nodes.map(() => new Channel(channels, interners.create(JSON.stringify))));
    this.weathers = new Weathers(nodes, interners.create(), (action) => this.locals.code(action));
    for (const channel of this.#channels) channel.of([]);
  }

  /** The field of what is on its way between two nodes; what a node holds is in the field of the node's own number. */
  channelField(from: number, to: number): number { return this.size + to * this.size + from; }

  channel(field: number): Channel { return this.#channels[field - this.size] as Channel; }

  /** Whether no message is under way. */
  isAtRest(ids: Int32Array): boolean {
    for (let field = this.size; field < this.sky; field++) if (ids[field] !== idle) return false;
    return true;
  }

  /** How many ids each field has. */
  sizes(): readonly number[] {
    return [...this.locals.states.map(({ size }) => size), ...this.#channels.map(({ all }) => all.size), this.weathers.all.size];
  }

  /** The model's first world. */
  encode(): Int32Array {
    const { nodes, init } = this.model;
    const sent = init.packets.map(({ from, to, message }) =>
      ({ from: nodes.indexOf(from), to: nodes.indexOf(to), envelope: this.locals.envelopes.id({ from, to, message }) }));
    return Int32Array.from([
      ...nodes.map((node, at) => {
        const held = init.nodes[node];
        if (!held) throw new Error(`The model's first world has no node ${node}.`);
        const timers = init.timers.filter((timer) => timer.node === node).map(({ timer, after }) => ({ timer, after }));
        return this.locals.intern(at, { node, up: held.up, state: held.state, timers });
      }),
      ...nodes.flatMap((_, to) => nodes.map((__, from) => this.channel(this.channelField(from, to))
        .of(sent.flatMap((one) => (one.from === from && one.to === to ? [one.envelope] : []))))),
      this.weathers.all.id({ cuts: init.cuts, budget: init.budget }),
    ]);
  }

  /** A world with these ids; packets and timers are numbered anew. */
  decode(ids: Int32Array): World<S, M> {
    const { nodes } = this.model;
    const held = nodes.map((_, at) => this.locals.state(at, ids[at] as number));
    const messages = this.#channels.flatMap((channel, at) => channel.contents(ids[this.size + at] as number));
    const packets = messages.map((message, id): Packet<M> => ({ id, ...this.locals.envelopes.value(message) }));
    const timers = held.flatMap(({ node, timers: armed }) => armed.map((timer) => ({ ...timer, node })))
      .map((timer, id): Timer => ({ id, ...timer }));
    return {
      nodes: Object.fromEntries(held.map(({ node, up, state }) => [node, { up, state }])),
      packets, nextPacket: packets.length, timers, nextTimer: timers.length,
      ...this.weathers.all.value(ids[this.sky] as number),
    };
  }
}
