// The smallest circle in a history that is not linearizable. A version of a register is current once: from its write
// to the last read of it. So of two versions one lies wholly before the other. Two of which each has something that
// had returned before something of the other was called are the least anomaly there is (zones: Gibbons and Korach,
// "Testing shared memories", SIAM J. Comput. 26(4), 1997). Nothing is found where values are written more than once:
// see least.ts for those.
import type { History, Operation } from "./history";
import { end } from "./history";
import type { Source } from "./sources";
import type { Edge } from "./verdict";

/** A version: its write and what found it. `write` is -1 for what was there at first. */
interface Zone {
  readonly write: number;
  /** Of its operations, the one that returned first and the one called last; -1 if there is none. */
  firstEnd: number;
  lastCall: number;
}

/** The least circle that the operation `blocked` closes with the operations `among`. */
export function crossing(
  history: History, among: readonly number[], blocked: number, from: ReadonlyMap<number, Source>,
): readonly Edge[] | undefined {
  const at = from.get(blocked);
  if (at?.type !== "write" && at?.type !== "initial") return undefined;
  const zones = zonesOf(history, among, from);
  const mine = zones.get(at.type === "write" ? at.write : -1);
  if (mine === undefined) return undefined;
  let least: readonly Edge[] | undefined;
  for (const other of zones.values()) {
    if (other === mine) continue;
    for (const there of between(history, mine, other, from)) {
      for (const back of between(history, other, mine, from)) {
        const circle = close([there, back]);
        if (least === undefined || circle.length < least.length) least = circle;
      }
    }
  }
  return least;
}

function zonesOf(history: History, among: readonly number[], from: ReadonlyMap<number, Source>): Map<number, Zone> {
  const zones = new Map<number, Zone>();
  const calls = (index: number): number => history[index]?.invoked ?? -Infinity;
  const ends = (index: number): number => (index < 0 ? Infinity : end(history[index] as Operation));
  const join = (write: number, index: number): void => {
    const zone = zones.get(write) ?? { write, firstEnd: -1, lastCall: -1 };
    zones.set(write, zone);
    if (ends(index) < ends(zone.firstEnd)) zone.firstEnd = index;
    if (calls(index) > calls(zone.lastCall)) zone.lastCall = index;
  };
  const several = new Set<number>();
  const lists = new Set([...from.values()].map((source) => (source.type === "ambiguous" ? source.writes : [])));
  for (const list of lists) for (const write of list) several.add(write);
  for (const index of among) {
    const { kind, status } = history[index] as Operation;
    const source = from.get(index);
    if (source?.type === "write") {
      join(source.write, index);
      join(source.write, source.write);
    }
    if (source?.type === "initial") join(-1, index);
    // One that may have taken effect did so if its value was found, and was then joined above.
    if (kind === "write" && status === "ok" && !several.has(index)) join(index, index);
  }
  return zones;
}

/** Why something of one version was before something of another: every reason there is. */
function between(history: History, one: Zone, other: Zone, from: ReadonlyMap<number, Source>): readonly Edge[] {
  const edges: Edge[] = [];
  const first = history[one.firstEnd];
  const last = history[other.lastCall];
  if (first && last && end(first) < last.invoked) {
    edges.push({ from: one.firstEnd, to: other.lastCall, reason: "real-time" });
  }
  if (other.write < 0 || one.lastCall < 0) return edges;
  // What was there at first, and what a compare-and-set replaced, comes before without any clock.
  const replaced = from.get(other.write);
  const forced = one.write < 0 || (replaced?.type === "write" && replaced.write === one.write);
  if (forced && one.lastCall !== other.write) edges.push({ from: one.lastCall, to: other.write, reason: "read-before", read: one.lastCall });
  return edges;
}

/** Makes a circle of two orders between versions, by going from one operation of a version to another. */
function close(orders: readonly [Edge, Edge]): readonly Edge[] {
  return orders.flatMap((order, which) => {
    const next = orders[1 - which] as Edge;
    return order.to === next.from ? [order] : [order, { from: order.to, to: next.from, reason: "same-value" as const }];
  });
}
