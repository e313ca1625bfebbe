// Nodes, messages in flight, timers, crashes and cut links: protocols of nodes become models here.
// Messages may be delivered in any order, unless the channels are first-in, first-out. A cut link or an absent node holds its
// messages back; only "drop" loses one.
// Time is not in the world: the agenda (schedule.ts) keeps it beside, so that worlds that differ only in time are equal.
import type { Explanation } from "./fragment";
import type { Model, Pick, Property } from "./model";
import type { NodeEvent, NodeId, Protocol } from "./protocol";

export interface Packet<M> {
  readonly id: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: M;
}

/** An armed timer. `id` is new at each arming; `after` is the range its duration is drawn from. */
export interface Timer {
  readonly id: number;
  readonly node: NodeId;
  readonly timer: string;
  readonly after: readonly [min: number, max: number];
}

/** An undirected link, its ends in the order of the model's nodes. */
export type Link = readonly [NodeId, NodeId];

export type FaultKind = "crash" | "drop" | "duplicate" | "cut";

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
  | { readonly type: "input"; readonly node: NodeId; readonly input: I };

/** What one action did, for the trace: the new world, where it happened, what was sent and why. */
export interface Applied<S, M> {
  readonly world: World<S, M>;
  readonly node: NodeId | undefined;
  /** The packet that was delivered, dropped, duplicated or delayed. */
  readonly packet: Packet<M> | undefined;
  readonly sent: readonly Packet<M>[];
  readonly explanations: readonly Explanation[];
}

/** "any": a message may overtake another. "fifo": on its way from one node to another, none overtakes. */
export type Channels = "any" | "fifo";

export interface NetworkModel<S, M, I> extends Model<World<S, M>, NetAction<I>> {
  readonly nodes: readonly NodeId[];
  readonly protocol: Protocol<S, M, I>;
  readonly channels: Channels;
  readonly properties: readonly NetworkProperty<S, M>[];
  apply(world: World<S, M>, action: NetAction<I>, pick: Pick, at: number): Applied<S, M>;
}

/** A property of worlds. With `sees` it says that it depends on nothing but these views of the nodes' states. */
export interface NetworkProperty<S, M> extends Property<World<S, M>> {
  /** Declared, a checker remembers the verdict by the views instead of asking again in each of many worlds. */
  readonly sees?: NodeViews<S>;
}

interface NodeViews<S> {
  view(state: S, node: NodeId): unknown;
  /** `views`: one for each node. Their order must not matter. */
  holds(views: readonly unknown[]): boolean;
}

/** A property that is a claim about what can be seen of each node, away or not. */
export function claimAbout<S, M, V>(
  view: (state: S, node: NodeId) => V,
  claim: Omit<Property<unknown>, "holds"> & { holds(views: readonly V[]): boolean },
): NetworkProperty<S, M> {
  return {
    id: claim.id, title: claim.title, kind: claim.kind,
    holds: ({ nodes }) => claim.holds(Object.entries(nodes).map(([id, { state }]) => view(state, id))),
    sees: { view, holds: (views) => claim.holds(views as readonly V[]) },
  };
}

export const noFaults: FaultBudget = { crash: 0, drop: 0, duplicate: 0, cut: 0 };

interface NetworkOptions<S, M, I> {
  readonly protocol: Protocol<S, M, I>;
  readonly nodes: readonly NodeId[];
  readonly budget: FaultBudget;
  readonly properties: readonly NetworkProperty<S, M>[];
  readonly channels?: Channels;
}

/** A protocol on every node of a network, as a model. */
export function networkModel<S, M, I>(options: NetworkOptions<S, M, I>): NetworkModel<S, M, I> {
  const { protocol, nodes, budget, properties, channels = "any" } = options;
  const apply: NetworkModel<S, M, I>["apply"] = (world, action, pick, at) =>
    transition({ protocol, nodes, channels, pick, at }, world, action);
  return {
    nodes,
    protocol,
    channels,
    init: firstWorld(protocol, nodes, budget),
    properties,
    enabled: (world) => possible(protocol, nodes, channels, world),
    next: (world, action, pick, at) => apply(world, action, pick, at).world,
    apply,
  };
}

interface Context<S, M, I> {
  readonly protocol: Protocol<S, M, I>;
  readonly nodes: readonly NodeId[];
  readonly channels: Channels;
  readonly pick: Pick;
  readonly at: number;
}

function firstWorld<S, M, I>(protocol: Protocol<S, M, I>, nodes: readonly NodeId[], budget: FaultBudget): World<S, M> {
  const states = nodes.map((id) => [id, { up: true, state: protocol.init(id, nodes) }] as const);
  let world: World<S, M> = {
    nodes: Object.fromEntries(states), packets: [], timers: [], cuts: [], budget, nextPacket: 0, nextTimer: 0,
  };
  // Before the first step there is no seed to draw from, so a choice at the start is the first there is.
  const first: Pick = (from) => {
    if (from.length === 0) throw new Error("There is nothing to choose from.");
    return from[0] as never;
  };
  for (const id of nodes) world = react({ protocol, nodes, channels: "any", pick: first, at: 0 }, world, id, { type: "start" }).world;
  return world;
}

/** Everything that can happen, ordinary things first: deliver, fire, input, restart, heal, then the faults the budget allows. */
function possible<S, M, I>(
  protocol: Protocol<S, M, I>, nodes: readonly NodeId[], channels: Channels, world: World<S, M>,
): readonly NetAction<I>[] {
  const { packets, timers, cuts, budget } = world;
  const up = nodes.filter((id) => world.nodes[id]?.up);
  const actions: NetAction<I>[] = [];
  for (const packet of packets) if (deliverable(world, packet, channels)) actions.push({ type: "deliver", packet: packet.id });
  for (const timer of timers) actions.push({ type: "fire", timer: timer.id });
  for (const id of up) {
    for (const input of protocol.inputs(nodeOf(world, id).state, id)) actions.push({ type: "input", node: id, input });
  }
  for (const id of nodes) if (!world.nodes[id]?.up) actions.push({ type: "restart", node: id });
  for (const link of cuts) actions.push({ type: "heal", link });
  if (budget.crash > 0) for (const id of up) actions.push({ type: "crash", node: id });
  if (budget.drop > 0) for (const packet of packets) actions.push({ type: "drop", packet: packet.id });
  if (budget.duplicate > 0) for (const packet of packets) actions.push({ type: "duplicate", packet: packet.id });
  if (budget.cut > 0) for (const link of links(nodes)) if (!isCut(world, link[0], link[1])) actions.push({ type: "cut", link });
  return actions;
}

function transition<S, M, I>(context: Context<S, M, I>, world: World<S, M>, action: NetAction<I>): Applied<S, M> {
  switch (action.type) {
    case "deliver": {
      const packet = packetOf(world, action.packet);
      if (!deliverable(world, packet, context.channels)) throw new Error(`${packet.to} cannot be reached by message ${packet.id} now.`);
      const rest = { ...world, packets: world.packets.filter((other) => other !== packet) };
      return { ...react(context, rest, packet.to, { type: "message", from: packet.from, message: packet.message }), packet };
    }
    case "drop": {
      const packet = packetOf(world, action.packet);
      return silent({ ...spend(world, "drop"), packets: world.packets.filter((other) => other !== packet) }, packet);
    }
    case "duplicate": {
      const packet = packetOf(world, action.packet);
      const copy = { ...packet, id: world.nextPacket };
      const after = { ...spend(world, "duplicate"), packets: [...world.packets, copy], nextPacket: world.nextPacket + 1 };
      return { ...silent(after, packet), sent: [copy] };
    }
    case "delay": return silent(world, packetOf(world, action.packet));
    case "fire": {
      const timer = world.timers.find(({ id }) => id === action.timer);
      if (!timer) throw new Error(`there is no armed timer ${action.timer}.`);
      const rest = { ...world, timers: world.timers.filter((other) => other !== timer) };
      return react(context, rest, timer.node, { type: "timer", timer: timer.timer });
    }
    case "crash": return crash(context, world, action.node);
    case "restart": {
      if (nodeOf(world, action.node).up) throw new Error(`${action.node} is up already.`);
      return react(context, withNode(world, action.node, { up: true }), action.node, { type: "start" });
    }
    case "cut":
      if (isCut(world, action.link[0], action.link[1])) throw new Error(`the link ${action.link.join("–")} is cut already.`);
      return silent({ ...spend(world, "cut"), cuts: [...world.cuts, action.link] });
    case "heal":
      if (!isCut(world, action.link[0], action.link[1])) throw new Error(`the link ${action.link.join("–")} is not cut.`);
      return silent({ ...world, cuts: world.cuts.filter((cut) => !sameLink(cut, action.link)) });
    case "input":
      if (!nodeOf(world, action.node).up) throw new Error(`${action.node} is away and takes no request.`);
      return react(context, world, action.node, { type: "input", input: action.input });
  }
}

/** One node handles one event: its new state, its messages sent, its timers set. */
function react<S, M, I>(context: Context<S, M, I>, world: World<S, M>, self: NodeId, event: NodeEvent<M, I>): Applied<S, M> {
  const peers = context.nodes.filter((id) => id !== self);
  const env = { self, peers, pick: context.pick, now: context.at };
  const [state, ...effects] = context.protocol.on(nodeOf(world, self).state, event, env);
  let { timers, nextTimer } = world;
  const sent: Packet<M>[] = [];
  const explanations: Explanation[] = [];
  for (const effect of effects) {
    switch (effect.type) {
      case "send":
        sent.push({ id: world.nextPacket + sent.length, from: self, to: effect.to, message: effect.message });
        break;
      case "setTimer":
        timers = [...without(timers, self, effect.timer), { id: nextTimer++, node: self, timer: effect.timer, after: effect.after }];
        break;
      case "clearTimer":
        timers = without(timers, self, effect.timer);
        break;
      case "explain": {
        const { type: _, ...explanation } = effect;
        explanations.push(explanation);
      }
    }
  }
  const after = {
    ...withNode(world, self, { state }), timers, nextTimer,
    packets: sent.length > 0 ? [...world.packets, ...sent] : world.packets,
    nextPacket: world.nextPacket + sent.length,
  };
  return { world: after, node: self, packet: undefined, sent, explanations };
}

/** A crash stops the node and its timers. Messages under way to it wait: only "drop" loses a message. */
function crash<S, M, I>({ protocol, nodes }: Context<S, M, I>, world: World<S, M>, id: NodeId): Applied<S, M> {
  const { up, state } = nodeOf(world, id);
  if (!up) throw new Error(`${id} is down already.`);
  const left = protocol.recover ? protocol.recover(state, id, nodes) : state;
  const after = withNode(spend(world, "crash"), id, { up: false, state: left });
  return { ...silent({ ...after, timers: world.timers.filter(({ node }) => node !== id) }), node: id };
}

const silent = <S, M>(world: World<S, M>, packet?: Packet<M>): Applied<S, M> =>
  ({ world, node: undefined, packet, sent: [], explanations: [] });

function spend<S, M>(world: World<S, M>, kind: FaultKind): World<S, M> {
  if (world.budget[kind] <= 0) throw new Error(`no ${kind} is left in the fault budget.`);
  return { ...world, budget: { ...world.budget, [kind]: world.budget[kind] - 1 } };
}

function withNode<S, M>(world: World<S, M>, id: NodeId, change: { readonly up?: boolean; readonly state?: S }): World<S, M> {
  return { ...world, nodes: { ...world.nodes, [id]: { ...nodeOf(world, id), ...change } } };
}

function nodeOf<S, M>(world: World<S, M>, id: NodeId): { readonly up: boolean; readonly state: S } {
  const found = Object.hasOwn(world.nodes, id) ? world.nodes[id] : undefined;
  if (!found) throw new Error(`there is no node ${id}.`);
  return found;
}

function packetOf<S, M>(world: World<S, M>, id: number): Packet<M> {
  const found = world.packets.find((packet) => packet.id === id);
  if (!found) throw new Error(`message ${id} is not under way.`);
  return found;
}

const without = (timers: readonly Timer[], node: NodeId, name: string): readonly Timer[] =>
  timers.filter((timer) => timer.node !== node || timer.timer !== name);

/** False when its link is cut, its addressee is away, or an earlier message must arrive first. */
export const deliverable = <S, M>(world: World<S, M>, packet: Packet<M>, channels: Channels = "any"): boolean =>
  world.nodes[packet.to]?.up === true && !isCut(world, packet.from, packet.to) && !(channels === "fifo" && isBehind(world, packet));

const isBehind = <S, M>({ packets }: World<S, M>, { id, from, to }: Packet<M>): boolean =>
  packets.some((other) => other.id < id && other.from === from && other.to === to);

export const isCut = <S, M>(world: World<S, M>, a: NodeId, b: NodeId): boolean =>
  world.cuts.some((cut) => sameLink(cut, [a, b]));

const sameLink = (one: Link, other: Link): boolean =>
  (one[0] === other[0] && one[1] === other[1]) || (one[0] === other[1] && one[1] === other[0]);

/** Every pair of nodes, each once, in the order of the nodes. */
export const links = (nodes: readonly NodeId[]): readonly Link[] =>
  nodes.flatMap((a, index) => nodes.slice(index + 1).map((b): Link => [a, b]));
