// A world of nodes: their states, messages in flight, timers, cut links, and what can be done to them.
// Messages may be delivered in any order, unless the channels are first-in, first-out. A cut link or an absent node holds its
// messages back; only "drop" loses one.
// Time is not in the world: the agenda (schedule.ts) keeps it beside, so that worlds that differ only in time are equal.
import type { Span } from "./duration";
import type { NodeId } from "./protocol";

export interface Packet<M> {
  readonly id: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: M;
}

/** An armed timer. `id` is new at each arming; `after` says how long it runs. */
export interface Timer {
  readonly id: number;
  readonly node: NodeId;
  readonly timer: string;
  readonly after: Span;
}

/** An undirected link, its ends in the order of the model's nodes. */
export type Link = readonly [NodeId, NodeId];

export type FaultKind = "crash" | "drop" | "duplicate" | "cut" | "skew" | "drift";

/** How many faults of each kind may still happen: finite, so that the state space is, and shown to the reader. */
export type FaultBudget = Readonly<Record<FaultKind, number>>;

export interface World<S, M> {
  readonly nodes: Readonly<Record<NodeId, { readonly up: boolean; readonly state: S }>>;
  /** In flight, by id. */
  readonly packets: readonly Packet<M>[];
  readonly timers: readonly Timer[];
  readonly cuts: readonly Link[];
  readonly budget: FaultBudget;
  readonly nextPacket: number;
  readonly nextTimer: number;
}

export type NetAction<I> =
  | { readonly type: "deliver" | "drop" | "duplicate"; readonly packet: number }
  /** Lets a message take `by` longer. Only the agenda changes; the world does not know of time. */
  | { readonly type: "delay"; readonly packet: number; readonly by: number }
  | { readonly type: "fire"; readonly timer: number }
  | { readonly type: "crash" | "restart"; readonly node: NodeId }
  | { readonly type: "cut" | "heal"; readonly link: Link }
  /**
   * Sets a node's clock forward, or back; makes it go so fast from now on: 1 is right, and no fault. The world does not know of
   * clocks, only of the budget; a search of all worlds has no time and never takes these.
   */
  | { readonly type: "skew"; readonly node: NodeId; readonly by: number }
  | { readonly type: "drift"; readonly node: NodeId; readonly rate: number }
  | { readonly type: "input"; readonly node: NodeId; readonly input: I };

export const noFaults: FaultBudget = { crash: 0, drop: 0, duplicate: 0, cut: 0, skew: 0, drift: 0 };

/** "any": a message may overtake another. "fifo": on its way from one node to another, none overtakes. */
export type Channels = "any" | "fifo";

export const isCut = ({ cuts }: { readonly cuts: readonly Link[] }, a: NodeId, b: NodeId): boolean =>
  cuts.some((cut) => sameLink(cut, [a, b]));

export const sameLink = (one: Link, other: Link): boolean =>
  (one[0] === other[0] && one[1] === other[1]) || (one[0] === other[1] && one[1] === other[0]);

/** Every pair of nodes, each once, in the order of the nodes. */
export const links = (nodes: readonly NodeId[]): readonly Link[] =>
  nodes.flatMap((a, index) => nodes.slice(index + 1).map((b): Link => [a, b]));

/** False when its link is cut, its addressee is away, or an earlier message must arrive first. */
export const deliverable = <S, M>(world: World<S, M>, packet: Packet<M>, channels: Channels = "any"): boolean =>
  world.nodes[packet.to]?.up === true && !isCut(world, packet.from, packet.to) && !(channels === "fifo" && isBehind(world, packet));

const isBehind = <S, M>({ packets }: World<S, M>, { id, from, to }: Packet<M>): boolean =>
  packets.some((other) => other.id < id && other.from === from && other.to === to);
