// What must hold of the clocks and of the resource, as properties of what can be seen of each process.
import { claimAbout, type NetworkProperty } from "../../kernel/network";
import type { Claim, Message, Place, System } from "./observer";

export type ClocksProperty = NetworkProperty<Place, Message>;

interface Seen {
  readonly broken: readonly Claim[];
  readonly stamps: readonly number[];
  readonly asks: boolean;
  readonly granted: boolean;
  /** Whether it knows of a request that was granted. */
  readonly served: boolean;
}

function see(place: Place): Seen | null {
  if (place.kind === "telephone") return null;
  const { own, granted, chronicle: { past, broken, stamps } } = place;
  return { broken, stamps, asks: own !== null, granted, served: past.turns.some((count) => count > 1) };
}

type About = Pick<ClocksProperty, "id" | "kind" | "title">;

const claim = (about: About, holds: (all: readonly Seen[]) => boolean, when: { readonly atRest?: true } = {}): ClocksProperty =>
  claimAbout<Place, Message, Seen | null>(see, { ...about, ...when, holds: (seen) => holds(seen.filter((one) => one !== null)) });

/** A claim that the observer judged at every event. */
const ofEvents = (id: Claim, title: string, more: (all: readonly Seen[]) => boolean = () => true): ClocksProperty =>
  claim({ id, kind: "always", title }, (all) => all.every(({ broken }) => !broken.includes(id)) && more(all));

/** Where ties are broken, any two timestamps of different processes are ordered, and of the rest nothing is kept to compare. */
function differ(all: readonly Seen[]): boolean {
  const stamps = all.flatMap((one) => one.stamps);
  return new Set(stamps).size === stamps.length;
}

const holding = (all: readonly Seen[]): number => all.filter(({ granted }) => granted).length;

const progress = claim({ id: "progress", kind: "always", title: "With every message received and the resource free, nobody waits" },
  (all) => holding(all) > 0 || !all.some(({ asks }) => asks), { atRest: true });

export const properties: readonly ClocksProperty[] = [
  ofEvents("clock-condition", "Clock Condition: what happened before has the smaller timestamp"),
  ofEvents("total-order", "⇒ orders any two events, and as → does where → does", differ),
  ofEvents("vectors", "A vector clock is less exactly where → says so"),
  claim({ id: "exclusion", kind: "always", title: "At most one process has the resource" }, (all) => holding(all) <= 1),
  ofEvents("order", "Requests are granted in the order in which they were made, where → tells it"),
  progress,
  ofEvents("no-anomaly", "No anomaly: what a call brought about comes later by ⇒"),
  claim({ id: "granted", kind: "reachable", title: "A request is granted" }, (all) => all.some(({ served }) => served)),
];

/** Nobody is left waiting: with every message received and the resource free, no request waits. */
export const nobodyStranded = (world: System): boolean => progress.holds(world);

/** No event so far broke the claim. */
export const keeps = (world: System, id: Claim): boolean =>
  Object.values(world.nodes).every(({ state }) => state.kind === "telephone" || !state.chronicle.broken.includes(id));

export const holders = (world: System): readonly string[] =>
  Object.entries(world.nodes).filter(([, { state }]) => state.kind === "process" && state.granted).map(([id]) => id);
