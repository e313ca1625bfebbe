// The moments that the scenarios share.
import type { Moment } from "../lab";
import { histories, nobodyStranded, noAnomaly, past, requests, type System } from "./history";
import { beforeAll, type Ordering } from "./order";
import type { Input, Message, Place, Process } from "./process";

export type ClocksMoment = Moment<Place, Message, Input>;

/** The process as it is; throws for a name that is none, which is an error in the scenario. */
export function processOf(world: System, id: string): Process {
  const state = world.nodes[id]?.state;
  if (state?.kind !== "process") throw new Error(`There is no process ${id}.`);
  return state;
}

/** A process asks. */
export const asked = (process: string, title = `${process} asks`): ClocksMoment => ({
  id: `${process.toLowerCase()}-asks`, title,
  when: (event, after, before) => event.node === process
    && requests(histories(after)).length > requests(histories(before)).length,
});

export const granted = (process: string, title = `${process} is granted`): ClocksMoment => ({
  id: `${process.toLowerCase()}-granted`, title,
  when: (_, after, before) => {
    const { own, granted: has } = processOf(after, process);
    return has && own?.clock !== beforeAll && !processOf(before, process).granted;
  },
});

/** A message that makes the receiver's clock skip numbers. */
export const leap: ClocksMoment = {
  id: "leap", title: "A clock leaps",
  when: ({ node, packet }, after, before) => node !== undefined && packet !== undefined
    && processOf(after, node).clock > processOf(before, node).clock + 1,
};

/** What happened at one process is known at another. */
export const reaches = (from: string, to: string): ClocksMoment => ({
  id: "chain", title: `What ${from} did has reached ${to}`,
  when: (_, after) => {
    const all = histories(after);
    const [source, target] = [from, to].map((id) => Object.keys(after.nodes).indexOf(id));
    const last = all[target ?? -1]?.events.length ?? 0;
    return last > 0 && (past(all, [target ?? 0, last - 1])[source ?? 0] ?? 0) > 0;
  },
});

export const stuck: ClocksMoment = { id: "stuck", title: "Nothing is under way, and it waits", when: (_, after) => !nobodyStranded(after) };

export const anomaly = (ordering: Ordering): ClocksMoment => ({
  id: "anomaly", title: "The friend's request comes first", when: (_, after) => !noAnomaly(histories(after), ordering),
});
