// The moments and the facts about a world that several scenarios share.
import type { Moment } from "../lab";
import { nobodyStranded } from "./claims";
import type { Message, Observed, Place, System } from "./observer";
import { beforeAll, type Stamp } from "./order";
import type { Input } from "./process";

export type ClocksMoment = Moment<Place, Message, Input>;

/** The process as it is; undefined where there is none of that name: a scenario may be run with other settings than its own. */
export function processAt(world: System, id: string): Observed | undefined {
  const state = world.nodes[id]?.state;
  return state?.kind === "process" ? state : undefined;
}

export const clockAt = (world: System, id: string): number => processAt(world, id)?.clock ?? 0;

const processesOf = (world: System): readonly Observed[] =>
  Object.values(world.nodes).map(({ state }) => state).filter((state) => state.kind === "process");

/** The requests that are waiting or granted, without the one that P0 starts with. */
export const requests = (world: System): readonly Stamp[] =>
  processesOf(world).flatMap(({ own }) => (own !== null && own.clock !== beforeAll ? [own] : []));

/** How many events at each process what happened there last knows of, by process. */
const pastsOf = (world: System): readonly (readonly number[])[] => processesOf(world).map(({ chronicle }) => chronicle.past.events);

/** How often each process was granted what it asked for. */
export const grants = (world: System): readonly number[] =>
  processesOf(world).map(({ chronicle: { past } }, at) => Math.floor((past.turns[at] ?? 0) / 2));

/** Nothing has happened yet. */
export const untouched = (world: System): boolean => pastsOf(world).every((past) => past.every((count) => count === 0));

/** The last events of two processes know nothing of each other. */
export const someConcurrent = (world: System): boolean => {
  const pasts = pastsOf(world);
  const knows = (one: number, other: number): boolean => (pasts[one]?.[other] ?? 0) >= (pasts[other]?.[other] ?? 0);
  return pasts.some((_, one) => pasts.some((__, other) => one !== other && !knows(one, other) && !knows(other, one)));
};

/** Something that happened at one process is known at another. */
export const reached = (world: System, from: string, to: string): boolean =>
  (processAt(world, to)?.chronicle.past.events[Object.keys(world.nodes).indexOf(from)] ?? 0) > 0;

export const firstAsked: ClocksMoment = {
  id: "asked", title: "The first of them asks", when: (_, after) => requests(after).length > 0,
};

export const asked = (process: string): ClocksMoment => ({
  id: `${process.toLowerCase()}-asks`, title: `${process} asks`,
  when: (_, after, earlier) => {
    const [now, then] = [processAt(after, process), processAt(earlier, process)];
    return now?.own !== null && then?.own === null;
  },
});

/** The process gets what it asked for. */
export const granted = (process: string): ClocksMoment => ({
  id: `${process.toLowerCase()}-granted`, title: `${process} is granted the resource`,
  when: (_, after, earlier) => {
    const [now, then] = [processAt(after, process), processAt(earlier, process)];
    return now?.granted === true && now.own?.clock !== beforeAll && then?.granted === false;
  },
});

/** A message makes its receiver's clock skip numbers. */
export const leap: ClocksMoment = {
  id: "leap", title: "A message makes a clock leap",
  when: ({ node, packet }, after, earlier) => node !== undefined && packet !== undefined && clockAt(after, node) > clockAt(earlier, node) + 1,
};

export const stuck: ClocksMoment = {
  id: "stuck", title: "Nothing is under way, and a request waits", when: (_, after) => !nobodyStranded(after),
};
