// Numbers read off a run: what sharing the resource costs, how fair it is, and how much the clocks say that is not so.
import type { Measure } from "../lab";
import { before, type ClocksRun, eventsOf } from "./events";
import type { Message, Place } from "./observer";
import type { Input } from "./process";
import { lowerWins, ties, uses } from "./uses";

const percent = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : (100 * part) / whole);

/** Once every request was granted and released. What P0 sends to give up the use it starts with belongs to none. */
function messagesPerUse(run: ClocksRun, length: number): number | undefined {
  const places = Object.values(run.worlds[length]?.nodes ?? {}).map(({ state }) => state).filter((state) => state.kind === "process");
  const made = uses(run, length).length;
  if (made === 0 || places.some(({ own }) => own !== null)) return undefined;
  const kinds: readonly Message["type"][] = ["request", "acknowledgment", "release"];
  const sent = run.events.slice(0, length).flatMap((event) => event.sent).filter(({ message }) => kinds.includes(message.type)).length;
  return (sent - (places.length - 1)) / made;
}

const waits = (run: ClocksRun, length: number): readonly number[] =>
  uses(run, length).flatMap(({ askedAt, granted }) => (granted ? [granted.at - askedAt] : []));

/** Of the pairs of events that are concurrent, those whose timestamps differ. */
function concurrentButOrdered(run: ClocksRun, length: number): number | undefined {
  const events = eventsOf(run, length).flat();
  let [pairs, ordered] = [0, 0];
  events.forEach((a, place) => events.slice(place + 1).forEach((b) => {
    if (before(a, b) || before(b, a)) return;
    pairs++;
    if (a.stamp.clock !== b.stamp.clock) ordered++;
  }));
  return percent(ordered, pairs);
}

export const measures: readonly Measure<Place, Message, Input>[] = [
  {
    id: "messages", title: "Messages for each use of the resource", unit: "messages",
    paper: {
      figure: "3(N − 1), by our count from its rules 1 to 4", source: "§ Ordering the Events Totally",
      value: ({ parameters }) => 3 * (Number(parameters["processes"]) - 1),
      differs: "Only where acknowledgments are spared does it take fewer.",
    },
    of: messagesPerUse,
  },
  {
    id: "wait", title: "Mean wait from asking to being granted", unit: "ms",
    of: (run, length) => {
      const all = waits(run, length);
      return all.length === 0 ? undefined : all.reduce((sum, one) => sum + one, 0) / all.length;
    },
  },
  {
    id: "longest-wait", title: "Longest wait", unit: "ms",
    of: (run, length) => {
      const all = waits(run, length);
      return all.length === 0 ? undefined : Math.max(...all);
    },
  },
  { id: "looks-ordered", title: "Concurrent pairs whose timestamps differ", unit: "%", of: concurrentButOrdered },
  {
    id: "lower-wins", title: "Ties that the process of the lower number won", unit: "%",
    of: (run, length) => {
      const all = ties(run, length);
      return percent(all.filter(lowerWins).length, all.length);
    },
  },
];
