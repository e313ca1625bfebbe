// The moments and the facts about a world that several scenarios share.
import type { Moment } from "../lab";
import { before, histories, lastEvents, nobodyStranded, placed, requests, type System } from "./history";
import { beforeAll } from "./order";
import type { Input, Message, Place, Process } from "./process";

export type ClocksMoment = Moment<Place, Message, Input>;

/** The process as it is; throws for a name that is none, which is an error in the scenario. */
export function processOf(world: System, id: string): Process {
  const state = world.nodes[id]?.state;
  if (state?.kind !== "process") throw new Error(`There is no process ${id}.`);
  return state;
}

const clockAt = (world: System, id: string): number => {
  const state = world.nodes[id]?.state;
  return state?.kind === "process" ? state.clock : 0;
};

/** The last events of two processes know nothing of each other. */
export function someConcurrent(world: System): boolean {
  const all = histories(world);
  const last = lastEvents(all, placed(all));
  return last.some((a) => last.some((b) => a !== b && !before(a, b) && !before(b, a)));
}

/** Something that happened at one process is known at another. */
export function reached(world: System, from: string, to: string): boolean {
  const [source, target] = [from, to].map((id) => Object.keys(world.nodes).indexOf(id));
  return placed(histories(world)).some(({ id, past }) => id[0] === target && (past[source ?? -1] ?? 0) > 0);
}

export const firstAsked: ClocksMoment = {
  id: "asked", title: "The first of them asks", when: (_, after) => requests(histories(after)).length > 0,
};

export const asked = (process: string): ClocksMoment => ({
  id: `${process.toLowerCase()}-asks`, title: `${process} asks`,
  when: (_, after, earlier) => {
    const [now, then] = [processOf(after, process).own, processOf(earlier, process).own];
    return now !== null && then === null;
  },
});

/** The process gets what it asked for. */
export const granted = (process: string): ClocksMoment => ({
  id: `${process.toLowerCase()}-granted`, title: `${process} is granted the resource`,
  when: (_, after, earlier) => {
    const { own, granted: has } = processOf(after, process);
    return has && own?.clock !== beforeAll && !processOf(earlier, process).granted;
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
