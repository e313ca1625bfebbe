// The events of a run, read off it: which process, which timestamp, and what happened before them.
import type { Recording } from "../../kernel/recording";
import type { Message, Place } from "./observer";
import type { Stamp } from "./order";
import type { Input } from "./process";

export type ClocksRun = Recording<Place, Message, Input>;

/** An event of the system. Not every step is one: that somebody telephones, for instance, is none. */
export interface ClocksEvent {
  readonly step: number;
  readonly stamp: Stamp;
  /** Of each process how many events happened before it or are it. With an event, all earlier ones of its process did: so this is all. */
  readonly past: readonly number[];
  readonly asks: boolean;
  /** What was received, and from which process; −1 for the telephone. */
  readonly received: { readonly from: number; readonly message: Message } | undefined;
}

type Seen = Pick<ClocksRun, "events" | "worlds">;

/** The ids of the processes, in their order. */
export const processesOf = ({ worlds }: Pick<ClocksRun, "worlds">): readonly string[] =>
  Object.entries(worlds[0]?.nodes ?? {}).filter(([, { state }]) => state.kind === "process").map(([id]) => id);

/** The event that a step is, if it is one. */
export function eventAt({ events, worlds }: Seen, processes: readonly string[], step: number): ClocksEvent | undefined {
  const { node = "", packet } = events[step] ?? {};
  const process = processes.indexOf(node);
  const [before, after] = [worlds[step], worlds[step + 1]].map((world) => world?.nodes[node]?.state);
  if (before?.kind !== "process" || after?.kind !== "process") return undefined;
  const past = after.chronicle.past.events;
  if (past[process] === before.chronicle.past.events[process]) return undefined;
  return {
    step, stamp: { clock: after.clock, process }, past, asks: before.own === null && after.own !== null,
    received: packet && { from: processes.indexOf(packet.from), message: packet.message },
  };
}

/** Process by process, in their order; the events of each in theirs. */
export function eventsOf(run: Seen): readonly (readonly ClocksEvent[])[] {
  const processes = processesOf(run);
  const found: ClocksEvent[][] = processes.map(() => []);
  for (let step = 0; step < run.events.length; step++) {
    const event = eventAt(run, processes, step);
    if (event) found[event.stamp.process]?.push(event);
  }
  return found;
}

/** a → b. */
export const before = (a: ClocksEvent, b: ClocksEvent): boolean =>
  a !== b && (a.past[a.stamp.process] ?? 0) <= (b.past[a.stamp.process] ?? 0);
