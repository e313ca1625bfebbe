// Numbers read off a run: what sharing the resource costs, how fair it is, and how much the clocks say that is not so.
import type { Measure } from "../lab";
import { type ClocksRun, eventAt, processesOf } from "./events";
import type { Message, Place } from "./observer";
import type { Input } from "./process";
import { lowerWins, type Use, Uses } from "./uses";

type Reading = ReturnType<Measure<Place, Message, Input>["along"]>;

const percent = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : (100 * part) / whole);

/** Once every request was granted and released. What P0 sends to give up the use it starts with belongs to none. */
function messagesPerUse(run: ClocksRun): Reading {
  const kinds: readonly Message["type"][] = ["request", "acknowledgment", "release"];
  const uses = new Uses(run);
  let sent = 0;
  return (length) => {
    if (length > 0) uses.take(length - 1);
    for (const { message } of run.events[length - 1]?.sent ?? []) if (kinds.includes(message.type)) sent++;
    const places = Object.values(run.worlds[length]?.nodes ?? {}).map(({ state }) => state).filter((state) => state.kind === "process");
    return uses.all.length === 0 || places.some(({ own }) => own !== null) ? undefined : (sent - (places.length - 1)) / uses.all.length;
  };
}

/** What the waits come to so far: their number, their sum and the longest. */
const waits = (of: (count: number, sum: number, longest: number) => number) => (run: ClocksRun): Reading => {
  const uses = new Uses(run);
  let [count, sum, longest] = [0, 0, 0];
  return (length) => {
    const use = length === 0 ? undefined : uses.all[uses.take(length - 1) ?? -1];
    if (use?.granted) {
      const wait = use.granted.at - use.askedAt;
      [count, sum, longest] = [count + 1, sum + wait, Math.max(longest, wait)];
    }
    return count === 0 ? undefined : of(count, sum, longest);
  };
};

/** Of the pairs of events that are concurrent, those whose timestamps differ. */
function concurrentButOrdered(run: ClocksRun): Reading {
  const processes = processesOf(run);
  const counts = processes.map(() => 0);
  // Of each process, by the time its clock showed: which of its events, counted from 1.
  const stamped = processes.map(() => new Map<number, number[]>());
  let [pairs, ordered] = [0, 0];
  return (length) => {
    const event = length === 0 ? undefined : eventAt(run, processes, length - 1);
    if (!event) return percent(ordered, pairs);
    const { stamp: { clock, process }, past } = event;
    for (const [other, count] of counts.entries()) {
      // What happened before it has happened; the rest of what has, at another process, is concurrent with it.
      if (other === process) continue;
      const known = past[other] ?? 0;
      pairs += count - known;
      ordered += count - known - above(stamped[other]?.get(clock) ?? [], known);
    }
    const own = (counts[process] ?? 0) + 1;
    counts[process] = own;
    const alike = stamped[process]?.get(clock);
    if (alike) alike.push(own);
    else stamped[process]?.set(clock, [own]);
    return percent(ordered, pairs);
  };
}

/** How many of ascending numbers are greater. */
function above(ascending: readonly number[], than: number): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ascending[middle] ?? 0) > than) to = middle;
    else from = middle + 1;
  }
  return ascending.length - from;
}

/** Of requests with equal timestamps of which one was granted, how often that of the lower process was first. */
function tiesOfLower(run: ClocksRun): Reading {
  const uses = new Uses(run);
  const stamped = new Map<number, number[]>();
  let [known, pairs, lower] = [0, 0, 0];
  const decided = (winner: Use, loser: Use): void => {
    pairs++;
    if (lowerWins([winner, loser])) lower++;
  };
  return (length) => {
    const nth = length === 0 ? undefined : uses.take(length - 1);
    const use = uses.all[nth ?? -1];
    if (nth === undefined || !use) return percent(lower, pairs);
    const alike = stamped.get(use.request.clock) ?? [];
    const asked = nth >= known;
    known = uses.all.length;
    for (const other of alike.flatMap((each) => uses.all[each] ?? [])) {
      if (other === use) continue;
      if (!other.granted) { if (use.granted) decided(use, other); } else if (asked) decided(other, use);
    }
    if (asked) stamped.set(use.request.clock, [...alike, nth]);
    return percent(lower, pairs);
  };
}

export const measures: readonly Measure<Place, Message, Input>[] = [
  {
    id: "messages", title: "Messages for each use of the resource", unit: "messages",
    paper: {
      figure: "3(N − 1), by our count from its rules 1 to 4", source: "§ Ordering the Events Totally",
      value: ({ parameters }) => 3 * (Number(parameters["processes"]) - 1),
      differs: "Only where acknowledgments are spared does it take fewer.",
    },
    along: messagesPerUse,
  },
  { id: "wait", title: "Mean wait from asking to being granted", unit: "ms", along: waits((count, sum) => sum / count) },
  { id: "longest-wait", title: "Longest wait", unit: "ms", along: waits((_count, _sum, longest) => longest) },
  { id: "looks-ordered", title: "Concurrent pairs whose timestamps differ", unit: "%", along: concurrentButOrdered },
  { id: "lower-wins", title: "Ties that the process of the lower number won", unit: "%", along: tiesOfLower },
];
