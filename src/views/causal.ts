// How the events of a window stand to a selected one: before it, after it, or neither.
import { happenedBefore, type TraceEvent } from "../kernel/trace";

export type Relation = "self" | "before" | "after" | "concurrent";

export function relations(
  events: readonly TraceEvent<unknown, unknown>[], from: number, to: number, selected: number | undefined,
): ReadonlyMap<number, Relation> | undefined {
  const chosen = selected === undefined ? undefined : events[selected];
  // What happens on the way, at no node, has no place in the order.
  if (!chosen || chosen.vector.length === 0) return undefined;
  return new Map(events.slice(from, to).map((event) => [event.index, relation(event, chosen)]));
}

function relation(event: TraceEvent<unknown, unknown>, chosen: TraceEvent<unknown, unknown>): Relation {
  if (event.index === chosen.index) return "self";
  if (happenedBefore(event, chosen)) return "before";
  return happenedBefore(chosen, event) ? "after" : "concurrent";
}

/** Totals over the whole run, for the words beside the picture. */
export function countRelations(events: readonly TraceEvent<unknown, unknown>[], selected: number): Readonly<Record<Relation, number>> {
  const counts = { self: 0, before: 0, after: 0, concurrent: 0 };
  for (const kind of relations(events, 0, events.length, selected)?.values() ?? []) counts[kind]++;
  return counts;
}
