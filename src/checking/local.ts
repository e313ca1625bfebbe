// One node at a time: what it holds and how it reacts, interned and remembered, so that the protocol's own code runs once for
// each local state and event, however many worlds they occur in.
import type { Pick } from "../kernel/model";
import type { NetworkModel, NetAction, Timer } from "../kernel/network";
import type { Effect, NodeEvent, NodeId } from "../kernel/protocol";
import { Interner } from "./interner";
import { everyPick } from "./odometer";

/** A node as the search sees it: timers by name, because durations do not matter here. */
export interface LocalState<S> {
  readonly node: NodeId;
  readonly up: boolean;
  readonly state: S;
  readonly timers: readonly Omit<Timer, "id" | "node">[];
}

/** A message on its way, by content: two equal ones are two of the same. */
export interface Envelope<M> { readonly from: NodeId; readonly to: NodeId; readonly message: M }

/** What the search calls an action: by content, not by the numbers that packets and timers have in one world. */
export type LocalAction<M, I> =
  /** `nth`: of equal messages in one channel, counted from the foremost; not always the first, where channels keep an order. */
  | { readonly type: "deliver" | "drop" | "duplicate"; readonly envelope: Envelope<M>; readonly nth: number }
  | { readonly type: "fire"; readonly node: NodeId; readonly timer: string }
  | Extract<NetAction<I>, { readonly type: "crash" | "restart" | "cut" | "heal" | "input" }>;

export interface SearchAction<M, I> { readonly action: LocalAction<M, I>; readonly picks: readonly number[] }

/** A remembered reaction: the code of its action, the node's new number, the numbers of the messages it sends. */
export interface Move { readonly code: number; readonly local: number; readonly sends: Int32Array }

export class Locals<S, M, I> {
  readonly states = new Interner<LocalState<S>>();
  readonly envelopes = new Interner<Envelope<M>>();
  readonly actions = new Interner<SearchAction<M, I>>();
  /** The place of a message's sender and addressee among the nodes, by the message's number. */
  readonly senders: number[] = [];
  readonly addressees: number[] = [];
  readonly #own: (readonly Move[])[] = [];
  readonly #deliveries: (readonly Move[])[][] = [];
  readonly #crashes: Move[] = [];

  constructor(readonly model: NetworkModel<S, M, I>) {}

  envelope(envelope: Envelope<M>): number {
    const id = this.envelopes.id(envelope);
    this.senders[id] ??= this.model.nodes.indexOf(envelope.from);
    this.addressees[id] ??= this.model.nodes.indexOf(envelope.to);
    return id;
  }

  /** How the node may react to a message: one move for each answer that chance may give; none while it is away. */
  deliveries(local: number, envelope: number): readonly Move[] {
    const known = (this.#deliveries[local] ??= []);
    return (known[envelope] ??= this.#deliver(local, envelope));
  }

  /** What the node may do unprompted: timers, requests, coming back. */
  own(local: number): readonly Move[] {
    return (this.#own[local] ??= this.#unprompted(this.states.value(local)));
  }

  /** Undefined for a node that is away already. */
  crash(local: number): Move | undefined {
    const before = this.states.value(local);
    if (!before.up) return undefined;
    return (this.#crashes[local] ??= this.#crash(before));
  }

  #deliver(local: number, envelope: number): readonly Move[] {
    const before = this.states.value(local);
    if (!before.up) return [];
    const { from, message } = this.envelopes.value(envelope);
    const action = { type: "deliver", envelope: this.envelopes.value(envelope), nth: 0 } as const;
    return this.#react(before, { type: "message", from, message }, action);
  }

  #unprompted(before: LocalState<S>): readonly Move[] {
    const { node, up, state, timers } = before;
    if (!up) return this.#react({ ...before, up: true }, { type: "start" }, { type: "restart", node });
    return [
      ...timers.flatMap(({ timer }) => this.#react(
        { ...before, timers: timers.filter((other) => other.timer !== timer) }, { type: "timer", timer }, { type: "fire", node, timer })),
      ...this.model.protocol.inputs(state, node).flatMap((input) => this.#react(before, { type: "input", input }, { type: "input", node, input })),
    ];
  }

  #crash({ node, state }: LocalState<S>): Move {
    const { protocol, nodes } = this.model;
    const left = protocol.recover ? protocol.recover(state, node, nodes) : state;
    const code = this.actions.id({ action: { type: "crash", node }, picks: [] });
    return { code, local: this.states.id({ node, up: false, state: left, timers: [] }), sends: new Int32Array(0) };
  }

  #react(before: LocalState<S>, event: NodeEvent<M, I>, action: LocalAction<M, I>): readonly Move[] {
    const { node } = before;
    const peers = this.model.nodes.filter((id) => id !== node);
    const on = (pick: Pick) => this.model.protocol.on(before.state, event, { self: node, peers, pick, now: 0 });
    return everyPick(on).map(({ result: [state, ...effects], picks }): Move => {
      const sends = effects.flatMap((effect) => (effect.type === "send" ? [this.envelope({ from: node, to: effect.to, message: effect.message })] : []));
      const local = this.states.id({ node, up: true, state, timers: effects.reduce(armed, before.timers) });
      return { code: this.actions.id({ action, picks }), local, sends: Int32Array.from(sends) };
    });
  }
}

function armed<M>(timers: LocalState<unknown>["timers"], effect: Effect<M>): LocalState<unknown>["timers"] {
  switch (effect.type) {
    case "setTimer":
      return [...timers.filter(({ timer }) => timer !== effect.timer), { timer: effect.timer, after: effect.after }]
        .sort((a, b) => (a.timer < b.timer ? -1 : 1));
    case "clearTimer": return timers.filter(({ timer }) => timer !== effect.timer);
    case "send":
    case "explain": return timers;
  }
}
