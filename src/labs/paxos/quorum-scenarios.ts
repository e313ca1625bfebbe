// What other quorums than majorities give and cost.
import { ballots, chosen, outcomes, seen, successful } from "./ballots";
import { asks, brings, leaves } from "./cues";
import { becomesChosen, passes, polls, type SynodScenario } from "./moments";

const fewVotes: SynodScenario = {
  id: "two-votes", title: "Two votes of five pass a decree",
  watch: "Watch A wait for four last votes before it asks for any vote, and then need only one besides its own.",
  parameters: { priests: 5, quorums: "flexible", votes: 2, messengers: "reliable" }, off: [], seed: 2, steps: 40,
  plan: [{ at: 0, action: { type: "input", node: "A", input: { decree: "α" } } }],
  moments: [{ id: "opened", title: "Four have answered", when: (event) => polls(event, 1) }, becomesChosen, passes],
  claim: "The decree is chosen as soon as two priests have voted for it, and gets into every ledger.",
  shows: ({ last, worlds }) => {
    const first = worlds.find((world) => chosen(seen(world)).length > 0);
    return first !== undefined && ballots(seen(first))[0]?.voters.length === 2 && outcomes(seen(last)).join() === "α";
  },
};

const nobodyCanOpen: SynodScenario = {
  id: "two-gone", title: "The price: with two gone, no ballot opens",
  watch: "Δ and E leave. A majority is still there, and two votes would do; yet four are needed to open a ballot.",
  parameters: { priests: 5, quorums: "flexible", votes: 2, messengers: "reliable", crashes: 2, ballotMax: 20 }, off: [], seed: 1, steps: 20,
  plan: [],
  script: [
    leaves("Δ"), leaves("E"), asks("A", "α"),
    brings("NextBallot", "A", "B"), brings("NextBallot", "A", "Γ"), brings("LastVote", "B", "A"), brings("LastVote", "Γ", "A"),
  ],
  moments: [{
    id: "three", title: "Three last votes are not enough",
    when: (event, after) => event.node === "A" && after.nodes["A"]?.state.slip.lastVotes.length === 3,
  }],
  claim: "Three of five priests are present, and no ballot is ever put to the vote.",
  shows: ({ last }) => ballots(seen(last)).length === 0,
};

const weight: SynodScenario = {
  id: "by-weight", title: "Two heavy priests are a quorum",
  watch: "A counts three and B two, of eight in all. Watch the ballot open as soon as B has answered.",
  parameters: { priests: 5, quorums: "weighted", messengers: "reliable" }, off: [], seed: 1, steps: 30,
  plan: [],
  script: [asks("A", "α"), brings("NextBallot", "A", "B"), brings("LastVote", "B", "A"), brings("BeginBallot", "A", "B")],
  moments: [{ id: "opened", title: "Two of five open the ballot", when: (event) => polls(event, 1) }, becomesChosen],
  claim: "A and B alone pass the decree.",
  shows: ({ last }) => ballots(seen(last)).some((ballot) => successful(ballot) && ballot.voters.join("") === "AB"),
};

export const quorumScenarios: readonly SynodScenario[] = [fewVotes, nobodyCanOpen, weight];
