// The run seen from above: what really happened before what, found by following the arrows back, and what must hold of the clocks.
// Read from the chronicle that each process carries for this purpose alone; no clock is asked what came first.
import type { World } from "../../kernel/world";
import { type Ordering, precedes, type Stamp } from "./order";
import type { EventId, Message, Occurrence, Place } from "./process";

export type System = World<Place, Message>;

/** What the claims below see of a process; null for the telephone. */
export interface History {
  readonly process: number;
  readonly events: readonly Occurrence[];
  readonly granted: readonly number[];
}

export const historyOf = (place: Place, process: number): History | null =>
  (place.kind === "telephone" ? null : { process, events: place.chronicle.events, granted: place.chronicle.granted });

/** The histories of the processes, in their order: that of the world's nodes. */
export const histories = (world: System): readonly History[] =>
  inOrder(Object.values(world.nodes).map(({ state }, at) => historyOf(state, at)));

/** All claims are asked about one moment before the next: what they share is worked out once, and the last is kept. */
function keepingLast<K, V>(make: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | undefined;
  return (key) => (last?.key === key ? last : (last = { key, value: make(key) })).value;
}

export const inOrder = keepingLast((seen: readonly (History | null)[]): readonly History[] =>
  seen.filter((history) => history !== null).sort((a, b) => a.process - b.process));

/** "→": by processes and messages. "bold": by telephone calls as well. */
export type Arrow = "→" | "bold";

/** An event with its place, its timestamp, and its past. */
export interface Placed {
  readonly id: EventId;
  readonly event: Occurrence;
  readonly stamp: Stamp;
  /** How many events of each process happened before it or are it. With an event, all earlier ones of its process did: so this is all. */
  readonly past: readonly number[];
}

/** Every event with its past. */
export const placed = (all: readonly History[], arrow: Arrow = "→"): readonly Placed[] => (arrow === "bold" ? placedBold : placedPlain)(all);

const placedPlain = keepingLast((all: readonly History[]) => place(all, "→"));
const placedBold = keepingLast((all: readonly History[]) => place(all, "bold"));

/** An event's past is found by going back along the arrows: it is placed as soon as those that it follows from are. */
function place(all: readonly History[], arrow: Arrow): readonly Placed[] {
  const done: Placed[][] = all.map(() => []);
  const nothing = all.map(() => 0);
  const pastOf = (cause: EventId | undefined): readonly number[] | undefined => (cause ? done[cause[0]]?.[cause[1]]?.past : nothing);
  for (let progress = true; progress;) {
    progress = false;
    for (const { process, events } of all) {
      const own = done[process] ?? [];
      for (let event = events[own.length]; event; event = events[own.length]) {
        const sent = pastOf(event.from);
        const told = pastOf(arrow === "bold" ? event.call : undefined);
        if (!sent || !told) break;
        const index = own.length;
        const earlier = own[index - 1]?.past ?? nothing;
        const past = earlier.map((count, at) => (at === process ? index + 1 : Math.max(count, sent[at] ?? 0, told[at] ?? 0)));
        own.push({ id: [process, index], event, stamp: { clock: event.clock, process }, past });
        progress = true;
      }
    }
  }
  return done.flat();
}

/** a happened before b. */
export const before = (a: Placed, b: Placed): boolean => a !== b && a.id[1] < (b.past[a.id[0]] ?? 0);

/** The last event of each process that has had one. */
export const lastEvents = (all: readonly History[], events: readonly Placed[]): readonly Placed[] =>
  events.filter(({ id: [process, index] }) => index === (all[process]?.events.length ?? 0) - 1);

const everyPair = <T>(events: readonly T[], claim: (a: T, b: T) => boolean): boolean =>
  events.every((a) => events.every((b) => a === b || claim(a, b)));

/** The Clock Condition: a → b implies C(a) < C(b). */
export const clockCondition = (all: readonly History[]): boolean =>
  everyPair(placed(all), (a, b) => a.event.clock < b.event.clock || !before(a, b));

/** a → b if and only if V(a) < V(b). */
export const vectorsTell = (all: readonly History[]): boolean =>
  everyPair(placed(all), (a, b) => before(a, b) === less(a.event.vector, b.event.vector));

const less = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((count, at) => count <= (b[at] ?? 0)) && a.some((count, at) => count < (b[at] ?? 0));

/** Of two events exactly one is before the other by ⇒, and ⇒ says so where → does. */
export const totalOrder = (all: readonly History[], ordering: Ordering): boolean =>
  everyPair(placed(all), (a, b) => {
    const forth = precedes(ordering, a.stamp, b.stamp);
    return forth !== precedes(ordering, b.stamp, a.stamp) && (forth || !before(a, b));
  });

/** No anomaly: where a influenced b, even by a call, a ⇒ b. */
export const noAnomaly = (all: readonly History[], ordering: Ordering): boolean =>
  everyPair(placed(all, "bold"), (a, b) => precedes(ordering, a.stamp, b.stamp) || !before(a, b));

/** A request, and the event at which it was granted, if it was. */
interface Requested {
  readonly made: Placed;
  readonly granted: Placed | undefined;
}

/** The requests made, process by process. */
export function requests(all: readonly History[]): readonly Requested[] {
  const events = placed(all);
  return all.flatMap(({ process, granted }) => {
    const own = events.filter(({ id }) => id[0] === process);
    return own.filter(({ event }) => event.asks).map((made, nth) => ({ made, granted: own[granted[nth] ?? -1] }));
  });
}

/** Requests are granted in the order in which they were made: if a → b and b was granted, a was granted, and that before. */
export const grantedInOrder = (all: readonly History[]): boolean =>
  everyPair(requests(all), (a, b) => b.granted === undefined || !before(a.made, b.made)
    || (a.granted !== undefined && before(a.granted, b.granted)));

/** Nobody is left waiting: with every message received and the resource free, no request waits. */
export function nobodyStranded(world: System): boolean {
  const places = Object.values(world.nodes).map(({ state }) => state).filter((place) => place.kind === "process");
  return world.packets.length > 0 || places.some(({ granted }) => granted) || places.every(({ own }) => own === null);
}

export const holders = (world: System): readonly string[] =>
  Object.entries(world.nodes).filter(([, { state }]) => state.kind === "process" && state.granted).map(([id]) => id);
