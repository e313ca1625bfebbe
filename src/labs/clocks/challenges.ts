// What this lab's scenarios ask the reader: what happens next, and what can be brought about.
import type { Prediction, Scenario } from "../lab";
import { holders, keeps } from "./claims";
import { type ClocksMoment, untouched } from "./moments";
import type { Message, Place, System } from "./observer";
import type { Input } from "./process";

type ClocksPrediction = Prediction<Place, Message, Input>;
type ClocksScenario = Scenario<Place, Message, Input>;

const clockOf = (world: System, process: string | undefined): number => {
  const state = world.nodes[process ?? ""]?.state;
  return state?.kind === "process" ? state.clock : NaN;
};

/** What the message says that is received here. */
const sentAt = ({ packet }: Parameters<ClocksMoment["when"]>[0]): number => (packet?.message.type === "message" ? packet.message.clock : NaN);

/** A message from a process whose clock is ahead arrives at one that has counted little. */
export const whatClock: ClocksPrediction = {
  id: "what-clock", ask: "P0's clock was far ahead of P1's when it wrote this message. What does P1's clock show once it has received it?",
  when: (event, _, before) => event.node === "P1" && sentAt(event) > clockOf(before, event.node) + 1,
  answers: [
    { text: "One more than before.", holds: ({ node }, after, before) => clockOf(after, node) === clockOf(before, node) + 1 },
    { text: "What the message says.", holds: (event, after) => clockOf(after, event.node) === sentAt(event) },
    { text: "One more than the message says.", holds: (event, after) => clockOf(after, event.node) === sentAt(event) + 1 },
  ],
};

/** The friend has been called, and asks. */
export const whoseFirst: ClocksPrediction = {
  id: "whose-first", ask: "P1 has asked for the resource. Its user telephoned, and now the friend asks at P2. Which request comes first by ⇒?",
  when: ({ node, packet }) => node === "P2" && packet?.message.type === "call",
  answers: [
    { text: "P1's: it was made first, and the friend knew of it.", holds: (_, after) => keeps(after, "no-anomaly") },
    { text: "P2's, though it was made because of P1's.", holds: (_, after) => !keeps(after, "no-anomaly") },
  ],
};

const sharing = { processes: 3, askers: 2, events: 0, requests: 1, calls: 0 } as const;
const byHand = { seed: 1, steps: 0, plan: [], moments: [] } as const;

const both: ClocksScenario = {
  ...byHand, id: "goal-both", title: "Goal: two at the same time", parameters: sharing, off: [],
  watch: "Nothing happens by itself here. P0 has the resource; let it finish, ask at P1 and P0, and choose which messages arrive.",
  goal: {
    title: "Give the resource to two processes at once.", property: "exclusion",
    hint: "Try it by hand; then ask the checker. Switch a rule off under Rules, and ask it again.",
    answer: { kind: "impossible", states: 9_571 },
  },
  claim: "At the start P0 alone has the resource; what follows is up to you.",
  shows: ({ last, length }) => length === 0 && holders(last).join() === "P0",
};

const anomaly: ClocksScenario = {
  ...byHand, id: "goal-anomaly", title: "Goal: an anomaly by telephone", parameters: { processes: 3, events: 0, requests: 1, calls: 1 }, off: ["by-hand"],
  watch: "Nothing happens by itself here. A call carries no timestamp: what does the friend's request get for one?",
  goal: {
    title: "Let a request come first by ⇒ that was made because of another.", property: "no-anomaly",
    hint: "Somebody asks and then telephones a friend. Whose request would be first with the same timestamp?",
    answer: { kind: "possible", steps: 4 },
  },
  claim: "At the start nobody has asked; what follows is up to you.",
  shows: ({ last, length }) => length === 0 && untouched(last),
};

export const goals: readonly ClocksScenario[] = [both, anomaly];
