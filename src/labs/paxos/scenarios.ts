// Scenarios named by what they show. Scripts only say in which order messengers arrive; what then happens, the protocol decides.
import { agreement, b3, ballots, chosen, outcomes, seen } from "./ballots";
import { doesItVote, goals, whichDecree } from "./challenges";
import { asks, brings, leaves, losesPatience, type SynodCue } from "./cues";
import { figureOne } from "./figure-one";
import { becomesChosen, passes, present, sends, type SynodScenario } from "./moments";
import { quorumScenarios } from "./quorum-scenarios";

const onePresident: SynodScenario = {
  id: "one-president", title: "One president passes a decree",
  watch: "Watch nextBal change in every ledger before anyone votes, and the decree be chosen before anyone knows it.",
  parameters: { priests: 5, messengers: "reliable" }, off: [], seed: 3, steps: 40,
  plan: [{ at: 0, action: { type: "input", node: "A", input: { decree: "α" } } }],
  moments: [
    { id: "next-ballot", title: "The ballot opens", when: (event) => sends(event, "NextBallot") },
    { id: "promised", title: "A quorum has promised", when: (event) => sends(event, "BeginBallot") },
    becomesChosen,
    passes,
  ],
  claim: "With one president and reliable messengers, the decree is in every ledger.",
  shows: ({ last }) => present(last).every(({ ledger }) => ledger.outcome === "α"),
};

/** One president's ballot is thwarted: its rival is promised more just before the votes are asked for. */
const thwart = (rival: string, president: string): readonly SynodCue[] => [
  brings("NextBallot", rival, "Γ"),
  brings("BeginBallot", president, "Γ"),
  brings("LastVote", "Γ", rival),
  brings("HigherBallot", "Γ", president),
  losesPatience(president),
];

const twoPresidents: SynodScenario = {
  id: "two-presidents", title: "Two presidents, no progress",
  watch: "Watch each president's NextBallot reach Γ just before the other asks Γ for its vote. Nothing passes, and nothing breaks.",
  parameters: { priests: 3, messengers: "reliable" }, off: [], seed: 1, steps: 29,
  plan: [],
  script: [
    asks("A", "α"), brings("NextBallot", "A", "Γ"), brings("LastVote", "Γ", "A"),
    asks("B", "β"),
    ...thwart("B", "A"), ...thwart("A", "B"), ...thwart("B", "A"), ...thwart("A", "B"), ...thwart("B", "A"),
  ],
  moments: [
    { id: "first-ballot", title: "The first ballot is under way", when: (event) => sends(event, "BeginBallot") },
    {
      id: "second-ballot", title: "The second ballot starts",
      when: (event) => event.sent.some(({ message }) => message.type === "NextBallot" && message.ballot > 1),
    },
    {
      id: "refused", title: "The first president is refused a vote",
      when: (event) => event.packet?.message.type === "BeginBallot" && sends(event, "HigherBallot"),
    },
  ],
  predictions: [doesItVote],
  claim: "After five ballots no decree is chosen, and no two ledgers disagree.",
  shows: ({ last }) => ballots(seen(last)).length >= 5 && chosen(seen(last)).length === 0 && agreement(seen(last)),
};

const b3Bites: SynodScenario = {
  id: "b3-bites", title: "A later president is bound",
  watch: "A leaves when only B has voted for α. Watch which decree Δ, who was asked for β, must put to the vote.",
  parameters: { priests: 5, messengers: "reliable", crashes: 1 }, off: [], seed: 4, steps: 40,
  plan: [],
  script: [
    asks("A", "α"),
    brings("NextBallot", "A", "B"), brings("NextBallot", "A", "Γ"), brings("LastVote", "B", "A"), brings("LastVote", "Γ", "A"),
    brings("BeginBallot", "A", "B"), leaves("A"),
    asks("Δ", "β"),
    brings("NextBallot", "Δ", "E"), brings("NextBallot", "Δ", "B"), brings("LastVote", "E", "Δ"), brings("LastVote", "B", "Δ"),
  ],
  moments: [
    { id: "president-leaves", title: "The president leaves", when: ({ action }) => action.type === "crash" },
    {
      id: "b3-bites", title: "B3 binds the new president",
      when: (event, after, before) => {
        const wish = event.node === undefined ? undefined : before.nodes[event.node]?.state.slip.wish;
        return event.sent.some(({ message }) => message.type === "BeginBallot" && message.decree !== wish) && b3(seen(after));
      },
    },
    passes,
  ],
  predictions: [whichDecree("Δ")],
  claim: "The decree of the president who left is passed, though the next one was asked for another.",
  shows: ({ last }) => outcomes(seen(last)).join() === "α" && chosen(seen(last)).join() === "α",
};

const hostileMessengers: SynodScenario = {
  id: "hostile-messengers", title: "Messengers who lose, repeat and delay",
  watch: "Messages vanish and come twice, priests leave and come back; the decree takes longer, and the ledgers still agree.",
  parameters: { priests: 5, messengers: "hostile", crashes: 3, drops: 8, duplicates: 4, cuts: 2 }, off: [], seed: 1, steps: 90,
  plan: [
    { at: 0, action: { type: "input", node: "A", input: { decree: "α" } } },
    { at: 6, action: { type: "input", node: "Δ", input: { decree: "β" } } },
  ],
  moments: [becomesChosen],
  claim: "Messages were lost and a priest left; a decree was chosen all the same, and no two ledgers disagree.",
  shows: ({ last, events }) =>
    chosen(seen(last)).length === 1 && agreement(seen(last)) && ["drop", "crash"].every((kind) => events.some(({ action }) => action.type === kind)),
};

const withoutB3: SynodScenario = {
  id: "without-b3", title: "B3 switched off: two decrees",
  watch: "A's decree α is already in its ledger. Watch Γ hear of the vote for α and put β to the vote nevertheless.",
  parameters: { priests: 3, messengers: "reliable" }, off: ["B3"], seed: 1, steps: 11,
  plan: [],
  script: [
    asks("A", "α"), brings("NextBallot", "A", "B"), brings("LastVote", "B", "A"),
    brings("BeginBallot", "A", "B"), brings("Voted", "B", "A"),
    asks("Γ", "β"), brings("NextBallot", "Γ", "B"), brings("LastVote", "B", "Γ"),
    brings("BeginBallot", "Γ", "B"), brings("Voted", "B", "Γ"),
  ],
  moments: [
    { id: "overwritten", title: "The earlier vote is disregarded", when: (_, after) => !b3(seen(after)) },
    { id: "violated", title: "Two ledgers disagree", when: (_, after) => outcomes(seen(after)).length > 1 },
  ],
  predictions: [whichDecree("Γ")],
  claim: "Two ledgers hold different decrees.",
  shows: ({ last }) => outcomes(seen(last)).length > 1 && !agreement(seen(last)),
};

export const scenarios: readonly SynodScenario[] = [
  onePresident, twoPresidents, b3Bites, figureOne, hostileMessengers, withoutB3, ...quorumScenarios, ...goals,
];
