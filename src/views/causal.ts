// How the events of a run stand to a selected one: before it, after it, or neither. What is before is the beginning of every
// node's line and what is after is its end, so the whole run is told from one place on each line.
import type { NodeId } from "../kernel/protocol";
import { happenedBefore, type TraceEvent } from "../kernel/trace";
import type { RunIndex } from "./run-index";

type AnyEvent = TraceEvent<unknown, unknown>;

export type Relation = "self" | "before" | "after" | "concurrent";

export function relations(events: readonly AnyEvent[], from: number, to: number, selected: number | undefined): ReadonlyMap<number, Relation> | undefined {
  const chosen = selected === undefined ? undefined : events[selected];
  // What happens on the way, at no node, has no place in the order.
  if (!chosen || chosen.vector.length === 0) return undefined;
  return new Map(events.slice(from, to).map((event) => [event.index, relation(event, chosen)]));
}

export function relation(event: AnyEvent, chosen: AnyEvent): Relation {
  if (event.index === chosen.index) return "self";
  if (happenedBefore(event, chosen)) return "before";
  return happenedBefore(chosen, event) ? "after" : "concurrent";
}

/** How one event stands to another that was picked out, in words; undefined for what has no place in the order. */
export function relationInWords(event: AnyEvent, chosen: AnyEvent): string | undefined {
  if (event.vector.length === 0 || chosen.vector.length === 0) return undefined;
  const step = `step ${chosen.index + 1}`;
  switch (relation(event, chosen)) {
    case "self": return undefined;
    case "before": return `It happened before ${step}.`;
    case "after": return `It happened after ${step}.`;
    case "concurrent": return `It is concurrent with ${step}: no chain of messages leads from either to the other.`;
  }
}

/** One message of a chain: the event that sent it, and the event that received it. */
export interface Hop {
  readonly sent: number;
  readonly received: number;
}

/**
 * Why one event happened before another: the messages that lead from the first to the second, none if one node did both.
 * Undefined where the first did not happen before the second. On each node's line the chain goes by way of the first event that
 * knows of `first`, so no node is passed twice, and few events are looked at however long the run is.
 */
export function chainOf(events: readonly AnyEvent[], index: RunIndex, nodes: readonly NodeId[], first: AnyEvent, second: AnyEvent): readonly Hop[] | undefined {
  if (first.node === undefined || !happenedBefore(first, second)) return undefined;
  const own = nodes.indexOf(first.node);
  const mark = first.vector[own] ?? 0;
  const knows = (event: number | undefined): boolean => (events[event ?? -1]?.vector[own] ?? 0) >= mark;
  const hops: Hop[] = [];
  for (let at = second; at.node !== undefined && at.node !== first.node;) {
    const line = index.eventsAt(at.node);
    const received = events[line[firstOf(line, knows)] ?? -1];
    const sender = events[received?.causes.find(knows) ?? -1];
    if (!received || !sender) return undefined;
    hops.unshift({ sent: sender.index, received: received.index });
    at = sender;
  }
  return hops;
}

/** The past and the future of an event, as far as the run goes. */
export interface Cone {
  readonly before: number;
  readonly after: number;
  readonly concurrent: number;
  /** For each node, the last event of the past and the first of the future. */
  readonly lines: readonly { readonly node: NodeId; readonly past: number | undefined; readonly future: number | undefined }[];
}

/** Looks at a few events of each line, however long the run is. Undefined for what happened at no node. */
export function coneOf(events: readonly AnyEvent[], index: RunIndex, nodes: readonly NodeId[], selected: number): Cone | undefined {
  const chosen = events[selected];
  if (!chosen || chosen.node === undefined) return undefined;
  const own = nodes.indexOf(chosen.node);
  const mark = chosen.vector[own] ?? 0;
  let [before, after, all] = [-1, 0, -1];
  const lines = nodes.map((node, at) => {
    const whole = index.eventsAt(node);
    // The index may know more of the run than is looked at.
    const line = (whole.at(-1) ?? -1) < events.length ? whole : whole.slice(0, firstOf(whole, (event) => event >= events.length));
    const seen = chosen.vector[at] ?? 0;
    const first = firstOf(line, (event) => event !== selected && (events[event]?.vector[own] ?? 0) >= mark);
    before += seen;
    after += line.length - first;
    all += line.length;
    return { node, past: line[seen - 1], future: line[first] };
  });
  return { before, after, concurrent: all - before - after, lines };
}

/** Where on a line the first event stands for which a claim holds that stays true once it is; its length if there is none. */
function firstOf(line: readonly number[], holds: (event: number) => boolean): number {
  let [low, high] = [0, line.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(line[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
