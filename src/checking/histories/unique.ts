// Linearizability of a register where it is known who wrote what was read, decided without a search. A version and
// its reads make a zone, from the first response to the last call of its operations: forward if it lasts, backward if
// all of them overlap. The history is linearizable if and only if no two forward zones overlap and no backward zone
// lies within a forward one (Gibbons and Korach, "Testing shared memories", SIAM J. Comput. 26(4), 1997, section 4).
import type { History, Operation } from "./history";
import { end } from "./history";
import type { Source } from "./sources";

export type Decision =
  | { readonly type: "found"; readonly order: readonly number[] }
  | { readonly type: "none"; readonly order: readonly number[]; readonly blocked: number };

interface Zone {
  /** The write, if there was one, and its reads in the order of their calls. */
  readonly members: number[];
  firstEnd: number;
  lastCall: number;
}

/** Undefined if this is no such history. `chosen`: one object's operations, in the order of their calls. */
export function decide(
  history: History, chosen: readonly number[], from: ReadonlyMap<number, Source>,
): Decision | undefined {
  const live = chosen.filter((index) => {
    const { kind, status } = history[index] as Operation;
    return status === "ok" || (status === "info" && kind === "write");
  });
  if (live.some((index) => from.get(index)?.type === "ambiguous") || simultaneous(history, live)) return undefined;
  const returns = live.filter((index) => history[index]?.status === "ok")
    .sort((a, b) => end(history[a] as Operation) - end(history[b] as Operation));
  const rank = new Map(returns.map((index, at) => [index, at]));
  const upTo = (last: number): readonly number[] | undefined => {
    const until = last < 0 ? -Infinity : end(history[returns[last] as number] as Operation);
    const called = live.filter((index) => (history[index] as Operation).invoked <= until);
    return arrange(history, called, from, (index) => (rank.get(index) ?? Infinity) <= last);
  };
  const all = upTo(returns.length - 1);
  if (all !== undefined) return { type: "found", order: all };
  let [good, bad] = [-1, returns.length - 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (upTo(middle) === undefined) bad = middle;
    else good = middle;
  }
  return { type: "none", order: upTo(good) ?? [], blocked: returns[bad] as number };
}

/** Whether a process calls the moment it gets a response: an order that zones, which know only times, would not see. */
function simultaneous(history: History, live: readonly number[]): boolean {
  const last = new Map<string, number>();
  return live.some((index) => {
    const operation = history[index] as Operation;
    const tied = last.get(operation.process) === operation.invoked;
    last.set(operation.process, end(operation));
    return tied;
  });
}

/** An order of those that returned, and of the writes they need; undefined if there is none. */
function arrange(
  history: History, called: readonly number[], from: ReadonlyMap<number, Source>, returned: (index: number) => boolean,
): readonly number[] | undefined {
  const zones = new Map<number, Zone>();
  const here = new Set(called);
  const zoneOf = (write: number): Zone => {
    const known = zones.get(write);
    if (known) return known;
    const invoked = write < 0 ? -Infinity : (history[write] as Operation).invoked;
    const firstEnd = write < 0 ? -Infinity : returned(write) ? end(history[write] as Operation) : Infinity;
    const zone = { members: write < 0 ? [] : [write], firstEnd, lastCall: invoked };
    zones.set(write, zone);
    return zone;
  };
  for (const index of called) {
    if (!returned(index)) continue;
    const operation = history[index] as Operation;
    const source = from.get(index);
    if (operation.kind === "write") zoneOf(index);
    else if (source?.type !== "initial" && !(source?.type === "write" && here.has(source.write))) return undefined;
    else {
      const write = source.type === "write" ? source.write : -1;
      if (write >= 0 && end(operation) < (history[write] as Operation).invoked) return undefined;
      const zone = zoneOf(write);
      zone.members.push(index);
      zone.firstEnd = Math.min(zone.firstEnd, end(operation));
      zone.lastCall = Math.max(zone.lastCall, operation.invoked);
    }
  }
  return inOrder([...zones.values()]);
}

/** Forward zones as they come; backward ones at their last call, or behind the forward zone that is then under way. */
function inOrder(zones: readonly Zone[]): readonly number[] | undefined {
  const forward = zones.filter(({ firstEnd, lastCall }) => firstEnd < lastCall).sort((a, b) => a.firstEnd - b.firstEnd);
  for (let at = 1; at < forward.length; at++) {
    if ((forward[at] as Zone).firstEnd < (forward[at - 1] as Zone).lastCall) return undefined;
  }
  const placed = forward.map((zone) => ({ zone, at: zone.lastCall, behind: 0 }));
  for (const zone of zones) {
    if (zone.firstEnd < zone.lastCall) continue;
    const during = lastBefore(forward, zone.lastCall);
    const under = during !== undefined && zone.lastCall < during.lastCall;
    if (under && zone.firstEnd < during.lastCall) return undefined;
    placed.push({ zone, at: under ? during.lastCall : zone.lastCall, behind: 1 });
  }
  placed.sort((a, b) => a.at - b.at || a.behind - b.behind);
  return placed.flatMap(({ zone }) => zone.members);
}

/** The last of some disjoint zones to begin before a time. */
function lastBefore(forward: readonly Zone[], time: number): Zone | undefined {
  let [low, high] = [0, forward.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((forward[middle] as Zone).firstEnd < time) low = middle + 1;
    else high = middle;
  }
  return forward[low - 1];
}
