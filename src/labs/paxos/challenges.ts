// What the Synod's scenarios ask the reader: what happens next, and what can be brought about.
import type { Prediction } from "../lab";
import { outcomes, seen } from "./ballots";
import type { Message, Priest, Request } from "./priest";
import { small } from "./small";
import { sends, type SynodEvent, type SynodScenario } from "./moments";

type SynodPrediction = Prediction<Priest, Message, Request>;

const putsToVote = (event: SynodEvent, decree: string): boolean =>
  event.sent.some(({ message }) => message.type === "BeginBallot" && message.decree === decree);

/** A president that was asked for β has heard from a quorum. */
export const whichDecree = (president: string): SynodPrediction => ({
  id: "which-decree", ask: `${president} was asked for β, and hears from the last of its quorum. Which decree does it put to the vote?`,
  when: (event) => event.node === president && sends(event, "BeginBallot"),
  answers: [
    { text: "β, which it was asked for.", holds: (event) => putsToVote(event, "β") },
    { text: "α, which somebody has voted for.", holds: (event) => putsToVote(event, "α") },
  ],
});

export const doesItVote: SynodPrediction = {
  id: "does-it-vote", ask: "Γ has answered B's ballot 2. Now A's BeginBallot arrives, of ballot 1. What does Γ do?",
  when: (event, _, before) => event.packet?.message.type === "BeginBallot" && event.node !== undefined
    && (before.nodes[event.node]?.state.ledger.nextBal ?? 0) !== event.packet.message.ballot,
  answers: [
    { text: "It votes.", holds: (event) => sends(event, "Voted") },
    { text: "It does not vote, and names the ballot that it has promised.", holds: (event) => sends(event, "HigherBallot") },
    { text: "It says nothing.", holds: ({ sent }) => sent.length === 0 },
  ],
};

/** Small enough to be searched completely. */
const byHand = { parameters: { ...small, messengers: "reliable" }, off: [], seed: 1, steps: 0, plan: [], moments: [] } as const;

const disagree: SynodScenario = {
  ...byHand, id: "goal-disagree", title: "Goal: two ledgers that disagree",
  watch: "Nothing happens by itself here. Ask A for one decree and B for another, and choose which messengers arrive.",
  goal: {
    title: "Make two ledgers disagree.", property: "agreement",
    hint: "Try it by hand; then ask the checker. Switch a rule off under Rules, and ask it again.",
    answer: { kind: "impossible", states: 36_793 },
  },
  claim: "At the start no ledger holds a decree; what follows is up to you.",
  shows: ({ last, length }) => length === 0 && outcomes(seen(last)).length === 0,
};

const fewest: SynodScenario = {
  ...byHand, id: "goal-fewest", title: "Goal: a decree, in the fewest steps",
  watch: "Nothing happens by itself here. How few steps does it take from a citizen's request to a decree in a ledger?",
  goal: {
    title: "Get a decree into a ledger in as few steps as you can.", property: "passed",
    hint: "Ask A for a decree, then let messages arrive. The checker knows the shortest way.",
    answer: { kind: "possible", steps: 5 },
  },
  claim: "At the start no ledger holds a decree; what follows is up to you.",
  shows: ({ last, length }) => length === 0 && outcomes(seen(last)).length === 0,
};

export const goals: readonly SynodScenario[] = [disagree, fewest];
