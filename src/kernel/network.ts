// A protocol on every node of a network becomes a model here: what can happen in a world, and what comes of it.
import { Draft } from "./draft";
import type { Explanation } from "./fragment";
import type { Model, Pick, Property } from "./model";
import { Places } from "./places";
import { explanationsOf, type NodeId, type Protocol } from "./protocol";
import { type Context, react, settle, transition } from "./transition";
import { type Channels, deliverable, type FaultBudget, isCut, links, type NetAction, noFaults, type Packet, type World } from "./world";

/** What one action did, for the trace: the new world, where it happened, what was sent and why. */
export interface Applied<S, M> {
  readonly world: World<S, M>;
  readonly node: NodeId | undefined;
  /** The packet that was delivered, dropped, duplicated or delayed. */
  readonly packet: Packet<M> | undefined;
  readonly sent: readonly Packet<M>[];
  readonly explanations: readonly Explanation[];
}

/**
 * Nodes that nothing tells apart but their names: exchange the names of some in a world, and everything that can happen in it and
 * every verdict on it is the same with the names exchanged. A checker then looks at one such world instead of each.
 */
export interface Symmetry<S, M> {
  readonly nodes: readonly NodeId[];
  /** A state or a message with other names in it, spelled as the protocol itself would spell it. */
  renameState(state: S, name: (node: NodeId) => NodeId): S;
  renameMessage(message: M, name: (node: NodeId) => NodeId): M;
}

export interface NetworkModel<S, M, I> extends Model<World<S, M>, NetAction<I>> {
  readonly nodes: readonly NodeId[];
  readonly places: Places;
  readonly protocol: Protocol<S, M, I>;
  readonly channels: Channels;
  /** Whether its nodes ask what time it is; if not, setting a clock changes nothing. */
  readonly readsClocks: boolean;
  readonly properties: readonly NetworkProperty<S, M>[];
  readonly symmetry?: Symmetry<S, M>;
  /** `now` is what the clock shows of the node where it happens. */
  apply(world: World<S, M>, action: NetAction<I>, pick: Pick, now: number): Applied<S, M>;
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
  /** An “always” that says something only of a network at rest: while a message is under way, it holds. */
  readonly atRest?: true;
}

interface Claim<V> extends Omit<Property<unknown>, "holds"> {
  holds(views: readonly V[]): boolean;
  readonly atRest?: true;
}

/** A property that is a claim about what can be seen of each node, away or not. */
export function claimAbout<S, M, V>(view: (state: S, node: NodeId) => V, claim: Claim<V>): NetworkProperty<S, M> {
  const { id, title, kind, atRest } = claim;
  return {
    id, title, kind,
    holds: ({ nodes, packets }) => (atRest === true && packets.length > 0)
      || claim.holds(Object.entries(nodes).map(([node, { state }]) => view(state, node))),
    sees: { view, holds: (views) => claim.holds(views as readonly V[]), ...(atRest && { atRest }) },
  };
}

interface NetworkOptions<S, M, I> {
  readonly protocol: Protocol<S, M, I>;
  readonly nodes: readonly NodeId[];
  /** Faults of a kind that is left out do not happen. */
  readonly budget: Partial<FaultBudget>;
  readonly properties: readonly NetworkProperty<S, M>[];
  readonly channels?: Channels;
  readonly readsClocks?: boolean;
  readonly symmetry?: Symmetry<S, M>;
}

/** A protocol on every node of a network, as a model. */
export function networkModel<S, M, I>(options: NetworkOptions<S, M, I>): NetworkModel<S, M, I> {
  const { protocol, nodes, properties, channels = "any", readsClocks = false, symmetry } = options;
  const budget: FaultBudget = { ...noFaults, ...options.budget };
  const places = new Places(nodes);
  const apply: NetworkModel<S, M, I>["apply"] = (world, action, pick, now) => {
    const draft = new Draft<S, M>(places, budget).load(world);
    const { node, packet, explained } = transition({ protocol, places, channels, pick, now }, draft, action);
    const after = draft.world();
    return {
      world: after, node: node === undefined ? undefined : nodes[node], packet,
      sent: after.nextPacket === world.nextPacket ? [] : after.packets.filter(({ id }) => id >= world.nextPacket),
      explanations: explained ? explanationsOf(explained) : [],
    };
  };
  return {
    nodes,
    places,
    protocol,
    channels,
    readsClocks,
    init: firstWorld(protocol, places, budget),
    properties,
    ...(symmetry && { symmetry }),
    enabled: (world) => possible(protocol, nodes, channels, world),
    next: (world, action, pick, now) => apply(world, action, pick, now).world,
    apply,
  };
}

function firstWorld<S, M, I>(protocol: Protocol<S, M, I>, places: Places, budget: FaultBudget): World<S, M> {
  const { nodes } = places;
  const draft = new Draft<S, M>(places, budget);
  nodes.forEach((id, place) => {
    draft.states[place] = protocol.init(id, nodes);
    draft.up[place] = true;
  });
  // Before the first step there is no seed to draw from, so a choice at the start is the first there is.
  const pick: Pick = (from) => {
    if (from.length === 0) throw new Error("There is nothing to choose from.");
    return from[0] as never;
  };
  const context: Context<S, M, I> = { protocol, places, channels: "any", pick, now: 0 };
  for (const place of nodes.keys()) settle(draft, place, react(context, draft, place, { type: "start" }), place);
  return draft.world();
}

/** Everything that can happen, ordinary things first: deliver, fire, input, restart, heal, then the faults the budget allows, but for those of clocks. */
function possible<S, M, I>(
  protocol: Protocol<S, M, I>, nodes: readonly NodeId[], channels: Channels, world: World<S, M>,
): readonly NetAction<I>[] {
  const { packets, timers, cuts, budget } = world;
  const up = nodes.filter((id) => world.nodes[id]?.up);
  const actions: NetAction<I>[] = [];
  for (const packet of packets) if (deliverable(world, packet, channels)) actions.push({ type: "deliver", packet: packet.id });
  for (const timer of timers) actions.push({ type: "fire", timer: timer.id });
  for (const id of up) {
    for (const input of protocol.inputs((world.nodes[id] as { readonly state: S }).state, id)) actions.push({ type: "input", node: id, input });
  }
  for (const id of nodes) if (!world.nodes[id]?.up) actions.push({ type: "restart", node: id });
  for (const link of cuts) actions.push({ type: "heal", link });
  if (budget.crash > 0) for (const id of up) actions.push({ type: "crash", node: id });
  if (budget.drop > 0) for (const packet of packets) actions.push({ type: "drop", packet: packet.id });
  if (budget.duplicate > 0) for (const packet of packets) actions.push({ type: "duplicate", packet: packet.id });
  if (budget.cut > 0) for (const link of links(nodes)) if (!isCut(world, link[0], link[1])) actions.push({ type: "cut", link });
  return actions;
}
