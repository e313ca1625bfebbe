// A world of nodes and messages as fields: what each node holds, what is on its way to each, and the weather.
import type { NetworkModel, Packet, Timer, World } from "../kernel/network";
import { Inboxes } from "./inboxes";
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
  readonly #inboxes: readonly Inboxes[];

  constructor(readonly model: NetworkModel<S, M, I>, interners: Interners) {
    this.size = model.nodes.length;
    this.sky = 2 * this.size;
    this.locals = new Locals(model, interners);
    this.#inboxes = model.nodes.map(() => new Inboxes(model.channels, interners.create(JSON.stringify), (envelope) => this.locals.sender(envelope)));
    this.weathers = new Weathers(model.nodes, interners.create(), (action) => this.locals.actions.id({ action, picks: [] }));
  }

  /** The field of what is on its way to a node; what it holds is in the field of the node's own number. */
  inboxField(node: number): number { return this.size + node; }

  inbox(node: number): Inboxes { return this.#inboxes[node] as Inboxes; }

  /** How many ids each field has. */
  sizes(): readonly number[] {
    return [...this.locals.states.map(({ size }) => size), ...this.#inboxes.map(({ all }) => all.size), this.weathers.all.size];
  }

  /** The model's first world. */
  encode(): Int32Array {
    const { nodes, init } = this.model;
    const sent = init.packets.map(({ from, to, message }) => this.locals.send({ from, to, message }));
    return Int32Array.from([
      ...nodes.map((node, at) => {
        const held = init.nodes[node];
        if (!held) throw new Error(`The model's first world has no node ${node}.`);
        const timers = init.timers.filter((timer) => timer.node === node).map(({ timer, after }) => ({ timer, after }));
        return this.locals.intern(at, { node, up: held.up, state: held.state, timers });
      }),
      ...nodes.map((_, at) => this.inbox(at).of(sent.flatMap(([to, envelope]) => (to === at ? [envelope] : [])))),
      this.weathers.all.id({ cuts: init.cuts, budget: init.budget }),
    ]);
  }

  /** A world with these ids; packets and timers are numbered anew. */
  decode(ids: Int32Array): World<S, M> {
    const { nodes } = this.model;
    const held = nodes.map((_, at) => this.locals.state(at, ids[at] as number));
    const messages = nodes.flatMap((_, at) => this.inbox(at).contents(ids[this.inboxField(at)] as number));
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
