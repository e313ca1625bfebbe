// Scenarios of the telephone: an influence that the system cannot see, and the first of the paper's cures.
import type { Moment, Scenario } from "../lab";
import { whoseFirst } from "./challenges";
import { asks, brings, type ClocksCue, finishes, telephones } from "./cues";
import { keeps } from "./claims";
import type { ClocksRun } from "./events";
import { asked, grants } from "./moments";
import type { Message, Place, System } from "./observer";
import type { Input } from "./process";
import { uses } from "./uses";

type ClocksScenario = Scenario<Place, Message, Input>;

const parameters = { processes: 3, events: 0, requests: 1, calls: 1, ties: "fixed", crashes: 0 } as const;

/** P1 has heard of a release and P2 has not, so P1's clock is ahead when its user asks and then telephones. */
const aCall: readonly ClocksCue[] = [
  finishes("P0"), brings("release", "P0", "P1"), asks("P1"),
  telephones("P1", "P2"), brings("call", "P1", "phone"), brings("call", "phone", "P2"),
];

const consistent = (world: System): boolean => keeps(world, "no-anomaly");

const called: Moment<Place, Message, Input> = {
  id: "call", title: "A call is made", when: ({ sent }) => sent.some(({ message }) => message.type === "call"),
};

const winners = (run: ClocksRun): string =>
  [...uses(run)].sort((a, b) => (a.granted?.step ?? Infinity) - (b.granted?.step ?? Infinity)).map(({ request }) => `P${request.process}`).join(" ");

const anomaly: ClocksScenario = {
  id: "telephone", title: "The anomaly of the telephone call",
  watch: "Somebody at P1 asks and then telephones a friend, who asks at P2. Compare the two timestamps.",
  parameters, off: ["by-hand"], seed: 1, steps: 40, plan: [], script: aCall,
  moments: [
    asked("P1"), called,
    { id: "anomaly", title: "The friend's request comes before it by ⇒", when: (_, after) => !consistent(after) },
    {
      id: "overtaken", title: "The friend is granted the resource first",
      when: (_, after) => (grants(after)[2] ?? 0) > 0,
    },
  ],
  predictions: [whoseFirst],
  claim: "P2 asked because P1 had asked, yet P2's request is first by ⇒ and is granted first. "
    + "The system is not at fault: for all it knows, the two are concurrent.",
  shows: (run) => !consistent(run.last) && winners(run) === "P2 P1" && keeps(run.last, "order"),
};

const cured: ClocksScenario = {
  id: "telephone-by-hand", title: "The cure: the caller names the timestamp",
  watch: "The same call, but P1's user reads its timestamp out, and the friend's request gets a later one.",
  parameters, off: [], seed: 1, steps: 40, plan: [], script: aCall,
  moments: [asked("P1"), called, asked("P2")],
  predictions: [whoseFirst],
  claim: "Nothing that the call brought about comes earlier by ⇒, and P1 is granted the resource first.",
  shows: (run) => consistent(run.last) && winners(run) === "P1 P2",
};

export const telephoneScenarios: readonly ClocksScenario[] = [anomaly, cured];
