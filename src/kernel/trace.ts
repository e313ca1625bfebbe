// What happened, derived from the run: who sent what to whom, what was lost, what happened before what, and why.
// Never logged beside the run, so the two cannot disagree.
import type { Explanation } from "./fragment";
import type { NetAction, Packet } from "./world";
import type { NodeId } from "./protocol";

export interface TraceEvent<M, I> {
  /** The step's index: event `i` leads from world `i` to world `i + 1`. */
  readonly index: number;
  readonly at: number;
  /** What the clock of the node showed where it happened. */
  readonly clock: number | undefined;
  readonly action: NetAction<I>;
  /** Where it happened; undefined for what happens on the way (drop, duplicate, delay, cut, heal). */
  readonly node: NodeId | undefined;
  /** The packet delivered, dropped, duplicated or delayed. */
  readonly packet: Packet<M> | undefined;
  readonly sent: readonly Packet<M>[];
  readonly explanations: readonly Explanation[];
  /** Indices of the events that happened immediately before: the last one at this node, and the one that sent `packet`. */
  readonly causes: readonly number[];
  /** Vector clock, one entry a node in the model's order; empty for events at no node. */
  readonly vector: readonly number[];
}

/** Where the events of a run came from so far: enough to give the next event its causes. */
export interface Origins {
  readonly lastAt: Map<NodeId, number>;
  readonly sentBy: Map<number, number>;
}

export const noOrigins = (): Origins => ({ lastAt: new Map(), sentBy: new Map() });

/** The event of one step. Updates `origins` for the next. */
export function traceEvent<M, I>(
  happened: Pick<TraceEvent<M, I>, "node" | "packet" | "sent" | "explanations" | "clock">,
  step: { readonly action: NetAction<I>; readonly at: number },
  earlier: readonly TraceEvent<M, I>[],
  nodes: readonly NodeId[],
  origins: Origins,
): TraceEvent<M, I> {
  const index = earlier.length;
  const { node, packet, sent, explanations, clock } = happened;
  const previous = node === undefined ? undefined : origins.lastAt.get(node);
  const sender = packet === undefined ? undefined : origins.sentBy.get(packet.id);
  const causes = inOrder(previous, sender);
  if (node !== undefined) origins.lastAt.set(node, index);
  // A duplicate was sent when its original was: the network copies, the sender does not act again.
  const origin = node === undefined ? sender : index;
  if (origin !== undefined) for (const copy of sent) origins.sentBy.set(copy.id, origin);
  return {
    index, at: step.at, clock, action: step.action, node, packet, sent, explanations, causes,
    vector: node === undefined ? [] : vectorClock(nodes, node, causes, earlier),
  };
}

function inOrder(one: number | undefined, other: number | undefined): readonly number[] {
  if (one === undefined) return other === undefined ? [] : [other];
  if (other === undefined || other === one) return [one];
  return one < other ? [one, other] : [other, one];
}

/** Elementwise maximum over the causes, then one more at this node. */
function vectorClock<M, I>(
  nodes: readonly NodeId[], node: NodeId, causes: readonly number[], earlier: readonly TraceEvent<M, I>[],
): readonly number[] {
  const clock = nodes.map(() => 0);
  for (const cause of causes) {
    const seen = earlier[cause]?.vector ?? [];
    for (let at = 0; at < seen.length; at++) if ((seen[at] as number) > (clock[at] as number)) clock[at] = seen[at] as number;
  }
  const own = nodes.indexOf(node);
  clock[own] = (clock[own] ?? 0) + 1;
  return clock;
}

/** a happened before b: b's clock has seen a's. False for events at no node. */
export function happenedBefore<M, I>(a: TraceEvent<M, I>, b: TraceEvent<M, I>): boolean {
  if (a.vector.length === 0 || b.vector.length === 0 || a.index === b.index) return false;
  return a.vector.every((count, node) => count <= (b.vector[node] ?? 0));
}
