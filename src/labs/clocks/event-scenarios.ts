// Scenarios of events and messages alone: what happened before what, and what the clocks make of it.
import type { Scenario } from "../lab";
import { whatClock } from "./challenges";
import { keeps } from "./claims";
import type { ClocksRun } from "./events";
import { clockAt, leap, reached, someConcurrent } from "./moments";
import type { Message, Place } from "./observer";
import { act, write } from "./plans";
import type { Input } from "./process";

type ClocksScenario = Scenario<Place, Message, Input>;

const onlyEvents = { processes: 3, events: 9, requests: 0, calls: 0, ties: "fixed" } as const;

const clocksRight = ({ last }: ClocksRun): boolean => keeps(last, "clock-condition") && keeps(last, "vectors") && keeps(last, "total-order");

const spaceTime: ClocksScenario = {
  id: "space-time", title: "Before, after, or neither",
  watch: "From which events can you get to which by going forward in a process and along arrows? Where there is no way, neither happened before the other.",
  parameters: onlyEvents, off: [], seed: 1, steps: 16,
  plan: [
    act(0, "P1"), write(10, "P0", "P1"), act(20, "P2"), act(75, "P0"), act(85, "P2"), write(95, "P1", "P2"), act(110, "P2"),
    write(170, "P2", "P0"), act(180, "P1"), act(185, "P0"), write(240, "P0", "P1"), act(250, "P2"),
  ],
  moments: [
    { id: "concurrent", title: "Two events, neither before the other", when: (_, after) => someConcurrent(after) },
    { id: "received", title: "A message is received", when: ({ packet }) => packet !== undefined },
    { id: "chain", title: "What P0 did has reached P2, by way of P1", when: (_, after) => reached(after, "P0", "P2") },
  ],
  claim: "Something at P0 happened before something at P2, though P0 never wrote to P2; the last events of two processes are "
    + "concurrent; and the clocks respect all of it.",
  shows: (run) => reached(run.last, "P0", "P2") && someConcurrent(run.last) && clocksRight(run)
    && !run.events.some(({ sent }) => sent.some(({ from, to }) => from === "P0" && to === "P2")),
};

const againstTheWall: ClocksScenario = {
  id: "against-the-wall", title: "Clocks that disagree with the wall",
  watch: "P1's first event comes last of all on the wall and gets the smallest number. Watch what the first message does to P1's clock.",
  parameters: onlyEvents, off: [], seed: 1, steps: 8,
  plan: [act(0, "P0"), act(20, "P0"), act(40, "P0"), act(60, "P0"), act(80, "P1"), write(100, "P0", "P1")],
  moments: [
    {
      id: "later-smaller", title: "Later on the wall, smaller by the clock",
      when: ({ node }, after) => node === "P1" && clockAt(after, "P1") < clockAt(after, "P0"),
    },
    leap,
  ],
  predictions: [whatClock],
  claim: "An event that is later on the wall has the smaller timestamp; the two are concurrent, so the Clock Condition is kept.",
  shows: (run) => {
    const late = run.events.find(({ node }) => node === "P1");
    const early = run.events.filter(({ node, at }) => node === "P0" && at < (late?.at ?? 0));
    return early.length === 4 && clockAt(run.worlds[(late?.index ?? 0) + 1] ?? run.last, "P1") === 1 && clocksRight(run);
  },
};

export const eventScenarios: readonly ClocksScenario[] = [spaceTime, againstTheWall];
