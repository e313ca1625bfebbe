// Scenarios of the five rules: a resource that is shared, how ties are broken, and what goes wrong without a rule.
import type { Scenario } from "../lab";
import { asks, brings, finishes } from "./cues";
import { holders, keeps, nobodyStranded } from "./claims";
import type { ClocksRun } from "./events";
import { asked, firstAsked, granted, grants, processAt, requests, stuck } from "./moments";
import type { Message, Place } from "./observer";
import { ask, fail, write } from "./plans";
import type { Input } from "./process";
import { lowerWins, ties, uses } from "./uses";

type ClocksScenario = Scenario<Place, Message, Input>;

const everyone = ["P0", "P1", "P2"] as const;
const onlyRequests = { processes: 3, events: 0, requests: 1, calls: 0, ties: "fixed", crashes: 0 } as const;

const neverTogether = ({ worlds }: ClocksRun): boolean => worlds.every((world) => holders(world).length <= 1);
const together: ClocksScenario["moments"][number] = {
  id: "violated", title: "Two processes have the resource", when: (_, after) => holders(after).length > 1,
};

const threeAsk: ClocksScenario = {
  id: "three-ask", title: "Three processes ask at once",
  watch: "All three ask in the same instant. Watch each put its own request on its queue, and wait until it has heard something later from both others.",
  parameters: onlyRequests, off: [], seed: 1, steps: 200,
  plan: everyone.map((process) => ask(100, process)),
  moments: [
    firstAsked,
    { id: "first-grant", title: "One is granted the resource", when: (_, after) => grants(after).some((times) => times > 0) },
    { id: "last-grant", title: "The last is granted it", when: (_, after) => grants(after).every((times) => times > 0) },
  ],
  claim: "Each is granted the resource once, one after the other, in the order ⇒ of their requests.",
  shows: (run) => {
    const inTurn = [...uses(run)].sort((a, b) => (a.granted?.step ?? Infinity) - (b.granted?.step ?? Infinity));
    const inOrder = [...inTurn].sort((a, b) => a.request.clock - b.request.clock || a.request.process - b.request.process);
    return inTurn.length === 3 && inTurn.every(({ granted: got }) => got) && inTurn.join() === inOrder.join()
      && neverTogether(run) && holders(run.last).length === 0 && keeps(run.last, "order");
  },
};

const rounds = 8;
const tied = { ...onlyRequests, requests: rounds, latency: "even" } as const;
const everyRound = Array.from({ length: rounds }, (_, round) => everyone.map((process) => ask(100 + 300 * round, process))).flat();

const firstTie: ClocksScenario["moments"][number] = {
  id: "tie", title: "Two requests with the same timestamp",
  when: (_, after) => {
    const clocks = requests(after).map(({ clock }) => clock);
    return new Set(clocks).size < clocks.length;
  },
};

const tieFixed: ClocksScenario = {
  id: "tie-fixed", title: "Ties, by a fixed order",
  watch: "Messages take equally long, so timestamps are often equal. Watch who wins each time.",
  parameters: tied, off: [], seed: 1, steps: 300, plan: everyRound, moments: [firstTie],
  claim: "Of two requests with the same timestamp, that of the process with the lower number is always first.",
  shows: (run) => ties(run).length >= rounds && ties(run).every(lowerWins) && nobodyStranded(run.last),
};

const tieRotating: ClocksScenario = {
  id: "tie-rotating", title: "Ties, by a rotating order",
  watch: "The same requests, but who comes first in a tie goes round with the timestamp (footnote 3).",
  parameters: { ...tied, ties: "rotating" }, off: [], seed: 1, steps: 300, plan: everyRound, moments: [firstTie],
  claim: "In ties the lower number wins some and loses some.",
  shows: (run) => ties(run).length >= rounds && ties(run).some(lowerWins) && !ties(run).every(lowerWins) && nobodyStranded(run.last),
};

const oneSilent: ClocksScenario = {
  id: "one-silent", title: "One process fails, and all wait",
  watch: "P2 does not want the resource. It just falls silent. Watch P0 and P1 wait for a message from it.",
  parameters: { ...onlyRequests, crashes: 1 }, off: [], seed: 1, steps: 40,
  plan: [fail(90, "P2"), ask(100, "P1"), ask(120, "P0")],
  moments: [
    { id: "fails", title: "P2 fails", when: ({ action }) => action.type === "crash" },
    asked("P0"),
    {
      id: "waits", title: "P0, ahead of everyone, waits for P2 alone",
      when: (_, after) => {
        const first = processAt(after, "P0");
        return first?.granted === false && first.own !== null && (first.heard[1] ?? -1) > first.own.clock;
      },
    },
  ],
  claim: "P0 and P1 are well and the resource is free, yet neither is granted it.",
  shows: ({ last }) => holders(last).length === 0 && ["P0", "P1"].every((id) => processAt(last, id)?.own)
    && last.packets.every(({ to }) => to === "P2"),
};

const unacknowledged: ClocksScenario = {
  id: "unacknowledged", title: "Without acknowledgments",
  watch: "P1 asks, and nobody has a reason to answer. Then P0 and P2 write to it about something else.",
  parameters: { ...onlyRequests, events: 1 }, off: ["acknowledge"], seed: 1, steps: 40,
  plan: [ask(100, "P1"), write(300, "P0", "P1"), write(310, "P2", "P1")],
  moments: [asked("P1"), stuck, granted("P1")],
  claim: "With the resource free and no message under way, P1 waits; any later message from each of the others frees it.",
  shows: (run) => run.worlds.some((world) => !nobodyStranded(world)) && (uses(run)[0]?.granted?.at ?? 0) > 310,
};

const overtaken: ClocksScenario = {
  id: "overtaken", title: "Overtaken: messages out of order",
  watch: "P1's acknowledgment overtakes its own request on the way to P0.",
  parameters: { ...onlyRequests, processes: 2 }, off: ["fifo"], seed: 1, steps: 6, plan: [],
  script: [asks("P1"), finishes("P0"), asks("P0"), brings("release", "P0", "P1"), brings("request", "P0", "P1"), brings("acknowledgment", "P1", "P0")],
  moments: [
    granted("P1"),
    {
      id: "overtaken", title: "The later message arrives first",
      when: ({ packet }, after) => packet !== undefined && after.packets.some(({ id, from, to }) => id < packet.id && from === packet.from && to === packet.to),
    },
    together,
  ],
  claim: "Both processes have the resource, because P0 took the acknowledgment for a sign that nothing earlier was still to come.",
  shows: ({ last }) => holders(last).length === 2,
};

const earlyGrant: ClocksScenario = {
  id: "early-grant", title: "Granted too early",
  watch: "P0 is first on its own queue and waits for nobody. So is P1, on its own.",
  parameters: { ...onlyRequests, processes: 2 }, off: ["rule-5ii"], seed: 1, steps: 4, plan: [],
  script: [finishes("P0"), brings("release", "P0", "P1"), asks("P0"), asks("P1")],
  moments: [granted("P0"), together],
  claim: "Both processes have the resource: each was first on a queue that the other's request had not reached.",
  shows: ({ last }) => holders(last).length === 2,
};

export const sharingScenarios: readonly ClocksScenario[] =
  [threeAsk, tieFixed, tieRotating, oneSilent, unacknowledged, overtaken, earlyGrant];
