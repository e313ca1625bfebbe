// Circles of operations, as anomalies with a sentence each.
import type { History, Operation } from "./history";
import { describe } from "./history";
import type { Source } from "./sources";
import { fromNowhere } from "./sources";
import type { Anomaly, ConsistencyModel, Edge, Verdict } from "./verdict";

/** A circle, from its first operation on, with the writes that its reads and reasons speak of. */
export function anomalyOf(history: History, from: ReadonlyMap<number, Source>, circle: readonly Edge[]): Anomaly {
  const first = circle.findIndex((edge) => circle.every((other) => edge.from <= other.from));
  const cycle = [...circle.slice(first), ...circle.slice(0, first)];
  const named = cycle.flatMap(({ from: one, to, read }) => (read === undefined ? [one, to] : [one, to, read]));
  const mentioned = new Set(named);
  const edges: Edge[] = [];
  for (const index of named) {
    const source = from.get(index);
    if (source?.type !== "write") continue;
    mentioned.add(source.write);
    const known = [...cycle, ...edges].some((edge) => edge.from === source.write && edge.to === index);
    if (!known) edges.push({ from: source.write, to: index, reason: "reads-from" });
  }
  const each = cycle.map((edge) => describe(history[edge.from] as Operation));
  return {
    type: "cycle", operations: [...mentioned].sort((a, b) => a - b), cycle, edges,
    says: `Each of these would have to come before the next, round in a circle: ${each.join("; ")}.`,
  };
}

/** A read of what nobody wrote breaks every model. */
export function nowhereVerdict(
  history: History, from: ReadonlyMap<number, Source>, model: ConsistencyModel,
): Verdict | undefined {
  const nowhere = fromNowhere(history, from);
  if (nowhere === undefined) return undefined;
  const { read, failed } = nowhere;
  const why = failed === undefined ? "which nobody wrote" : "which only a failed operation would have written";
  return {
    type: "violated", model,
    anomaly: {
      type: "read-from-nowhere", operations: failed === undefined ? [read] : [read, failed], cycle: [], edges: [],
      says: `${describe(history[read] as Operation)} found a value ${why}.`,
    },
  };
}
