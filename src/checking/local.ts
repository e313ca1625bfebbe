// One node at a time: what it holds and how it reacts, interned and remembered, so that the protocol's own code runs once for
// each local state and event, however many worlds they occur in.
import type { Pick } from "../kernel/model";
import type { NetworkModel } from "../kernel/network";
import type { NetAction, Timer } from "../kernel/world";
import type { Effect, NodeEvent, NodeId } from "../kernel/protocol";
import type { Interner, Interners } from "./interner";
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

/** A remembered reaction: the code of its action, the node's new number, and where the messages it sends go, with their numbers. */
export interface Move { readonly code: number; readonly local: number; readonly sends: readonly (readonly [to: number, envelope: number])[] }

export class Locals<S, M, I> {
  /** Of each node, its states. */
  readonly states: readonly Interner<LocalState<S>>[];
  readonly envelopes: Interner<Envelope<M>>;
  readonly #actions: SearchAction<M, I>[] = [];
  readonly #own: (readonly Move[])[][];
  readonly #deliveries: (readonly Move[])[][][];

  constructor(readonly model: NetworkModel<S, M, I>, interners: Interners) {
    this.states = model.nodes.map(() => interners.create<LocalState<S>>());
    this.envelopes = interners.create<Envelope<M>>();
    this.#own = model.nodes.map(() => []);
    this.#deliveries = model.nodes.map(() => []);
  }

  /** A number for an action, for this worker alone. */
  code(action: LocalAction<M, I>, picks: readonly number[] = []): number { return this.#actions.push({ action, picks }) - 1; }
  action(code: number): SearchAction<M, I> { return this.#actions[code] as SearchAction<M, I>; }

  /** How the node may react to a message: one move for each answer that chance may give; none while it is away. */
  deliveries(node: number, local: number, envelope: number): readonly Move[] {
    const known = ((this.#deliveries[node] as (readonly Move[])[][])[local] ??= []);
    return (known[envelope] ??= this.#deliver(node, local, envelope));
  }

  /** What the node may do unprompted: timers, requests, coming back. */
  own(node: number, local: number): readonly Move[] {
    return ((this.#own[node] as (readonly Move[])[])[local] ??= this.#unprompted(node, local));
  }

  /** Undefined for a node that is away already. */
  crash(at: number, local: number): Move | undefined {
    const { node, up, state } = this.state(at, local);
    if (!up) return undefined;
    const { protocol, nodes } = this.model;
    const left = protocol.recover ? protocol.recover(state, node, nodes) : state;
    return {
      code: this.code({ type: "crash", node }),
      local: this.intern(at, { node, up: false, state: left, timers: [] }), sends: [],
    };
  }

  state(node: number, local: number): LocalState<S> { return (this.states[node] as Interner<LocalState<S>>).value(local); }

  intern(node: number, state: LocalState<S>): number { return (this.states[node] as Interner<LocalState<S>>).id(state); }

  #deliver(at: number, local: number, envelope: number): readonly Move[] {
    const before = this.state(at, local);
    if (!before.up) return [];
    const { from, message } = this.envelopes.value(envelope);
    return this.#react(at, before, { type: "message", from, message }, { type: "deliver", envelope: this.envelopes.value(envelope), nth: 0 });
  }

  #unprompted(at: number, local: number): readonly Move[] {
    const before = this.state(at, local);
    const { node, up, state, timers } = before;
    if (!up) return this.#react(at, { ...before, up: true }, { type: "start" }, { type: "restart", node });
    return [
      ...timers.flatMap(({ timer }) => this.#react(at,
        { ...before, timers: timers.filter((other) => other.timer !== timer) }, { type: "timer", timer }, { type: "fire", node, timer })),
      ...this.model.protocol.inputs(state, node).flatMap((input) => this.#react(at, before, { type: "input", input }, { type: "input", node, input })),
    ];
  }

  #react(at: number, before: LocalState<S>, event: NodeEvent<M, I>, action: LocalAction<M, I>): readonly Move[] {
    const { node } = before;
    const peers = this.model.nodes.filter((id) => id !== node);
    const on = (pick: Pick) => this.model.protocol.on(before.state, event, { self: node, peers, pick, now: 0 });
    return everyPick(on).map(({ result: [state, ...effects], picks }): Move => ({
      code: this.code(action, picks),
      local: this.intern(at, { node, up: true, state, timers: effects.reduce(armed, before.timers) }),
      sends: effects.flatMap((effect) => (effect.type === "send" ? [this.#send({ from: node, to: effect.to, message: effect.message })] : [])),
    }));
  }

  #send(envelope: Envelope<M>): readonly [to: number, envelope: number] {
    return [this.model.nodes.indexOf(envelope.to), this.envelopes.id(envelope)];
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
