// The run seen from above: what really happened before what, found by following the arrows back, and what must hold of the clocks.
// Read from the chronicle that each process carries for this purpose alone; no clock is asked what came first.
import type { World } from "../../kernel/network";
import { type Ordering, precedes } from "./order";
import type { EventId, Message, Occurrence, Place } from "./process";

export type System = World<Place, Message>;

/** What the claims below see of a process; null for the telephone. */
export interface History {
  readonly process: number;
  readonly events: readonly Occurrence[];
  readonly granted: number;
}

export const historyOf = (place: Place, process: number): History | null =>
  (place.kind === "telephone" ? null : { process, events: place.chronicle.events, granted: place.chronicle.granted });

/** The histories of the processes, in their order: that of the world's nodes. */
export const histories = (world: System): readonly History[] =>
  inOrder(Object.values(world.nodes).map(({ state }, at) => historyOf(state, at)));

export const inOrder = (seen: readonly (History | null)[]): readonly History[] =>
  seen.filter((history) => history !== null).sort((a, b) => a.process - b.process);

/** "→": by processes and messages. "bold": by telephone calls as well. */
export type Arrow = "→" | "bold";

/**
 * How many events of each process are an event's past, the event itself among its own: the past of an event has, with any
 * event, all earlier ones of the same process, so these counts say it all.
 */
export function past(all: readonly History[], [process, index]: EventId, arrow: Arrow = "→"): readonly number[] {
  const counts = all.map(() => 0);
  const open: EventId[] = [[process, index]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [at, upTo] = next;
    for (let one = counts[at] ?? 0; one <= upTo; one++) {
      const event = all[at]?.events[one];
      if (event?.from) open.push(event.from);
      if (event?.call && arrow === "bold") open.push(event.call);
    }
    counts[at] = Math.max(counts[at] ?? 0, upTo + 1);
  }
  return counts;
}

/** An event with its place, and with its timestamp as a stamp. */
export interface Placed {
  readonly id: EventId;
  readonly event: Occurrence;
}

const eventsOf = ({ process, events }: History): readonly Placed[] => events.map((event, index) => ({ id: [process, index], event }));

/**
 * Judges each event against the last of every process. Every event was the last of its process once, and these claims are
 * about every state of a run: so, over the run, every pair is judged, without going through all pairs in each state.
 */
function everyPair(all: readonly History[], arrow: Arrow, claim: (a: Placed, b: Placed, before: boolean) => boolean): boolean {
  const events = all.flatMap(eventsOf);
  return all.every(({ process, events: own }) => {
    const event = own.at(-1);
    if (!event) return true;
    const last: Placed = { id: [process, own.length - 1], event };
    const counts = past(all, last.id, arrow);
    return events.every((other) => other.event === event || claim(other, last, other.id[1] < (counts[other.id[0]] ?? 0)));
  });
}

const stampOf = ({ id: [process], event: { clock } }: Placed) => ({ clock, process });

/** The Clock Condition: a → b implies C(a) < C(b). */
export const clockCondition = (all: readonly History[]): boolean =>
  everyPair(all, "→", (a, b, before) => !before || a.event.clock < b.event.clock);

/** a → b if and only if V(a) < V(b). */
export const vectorsTell = (all: readonly History[]): boolean =>
  everyPair(all, "→", (a, b, before) => before === below(a.event.vector, b.event.vector));

const below = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((count, at) => count <= (b[at] ?? 0)) && a.some((count, at) => count < (b[at] ?? 0));

/** Of two events exactly one is before the other by ⇒, and ⇒ says so where → does. */
export const totalOrder = (all: readonly History[], ordering: Ordering): boolean =>
  everyPair(all, "→", (a, b, before) => {
    const [forth, back] = [precedes(ordering, stampOf(a), stampOf(b)), precedes(ordering, stampOf(b), stampOf(a))];
    return forth !== back && (!before || forth);
  });

/** No anomaly: where a influenced b, even by a call, a ⇒ b. */
export const noAnomaly = (all: readonly History[], ordering: Ordering): boolean =>
  everyPair(all, "bold", (a, b, before) => !before || precedes(ordering, stampOf(a), stampOf(b)));

/** The requests made, in the order of their processes, and whether they were granted. */
export const requests = (all: readonly History[]): readonly (Placed & { readonly granted: boolean })[] =>
  all.flatMap((history) => eventsOf(history).filter(({ event }) => event.asks)
    .map((placed, nth) => ({ ...placed, granted: nth < history.granted })));

/** Requests are granted in the order in which they were made, as far as → tells: none is granted before one that led to it. */
export function grantedInOrder(all: readonly History[]): boolean {
  const made = requests(all);
  return made.every((later) => {
    if (!later.granted) return true;
    const counts = past(all, later.id);
    return made.every((earlier) => earlier.granted || earlier.id[1] >= (counts[earlier.id[0]] ?? 0));
  });
}

/** Nobody is left waiting: with every message received and the resource free, no request waits. */
export function nobodyStranded(world: System): boolean {
  const places = Object.values(world.nodes).map(({ state }) => state).filter((place) => place.kind === "process");
  return world.packets.length > 0 || places.some(({ granted }) => granted) || places.every(({ own }) => own === null);
}

export const holders = (world: System): readonly string[] =>
  Object.entries(world.nodes).filter(([, { state }]) => state.kind === "process" && state.granted).map(([id]) => id);
