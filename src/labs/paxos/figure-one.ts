// The paper's Figure 1 as a run: five ballots that satisfy B1 to B3, one of them successful.
// The figure numbers its ballots 2, 5, 14, 27 and 29 and gives the first two a fourth member. Here priests take the next number that
// is theirs, and a quorum is the first three to answer; decrees, voters, and the last three quorums are the figure's.
import { ballots, b3, chosen, seen } from "./ballots";
import { asks, brings, type SynodCue } from "./cues";
import { becomesChosen, polls, type SynodScenario } from "./moments";

/** A president hears from two others and puts its decree to the vote. Its own vote it casts at once. */
const opens = (president: string, decree: string, ...others: readonly string[]): readonly SynodCue[] => [
  asks(president, decree),
  ...others.flatMap((other) => [brings("NextBallot", president, other), brings("LastVote", other, president)]),
];

export const figureOne: SynodScenario = {
  id: "figure-1", title: "Five ballots, as in Figure 1",
  watch: "Watch which decree each president may put to the vote: free in the first two ballots, bound in the other three.",
  parameters: { priests: 5, messengers: "reliable" }, off: [], seed: 1, steps: 29,
  plan: [],
  script: [
    // Γ hears of the first ballot too, so that its own number is a later one.
    ...opens("Δ", "α", "A", "B"), brings("NextBallot", "Δ", "Γ"),
    ...opens("Γ", "β", "A", "E"),
    ...opens("E", "β", "B", "Δ"), brings("BeginBallot", "E", "B"),
    ...opens("A", "α", "Γ", "Δ"), brings("BeginBallot", "A", "Γ"), brings("BeginBallot", "A", "Δ"),
    ...opens("B", "α", "Γ", "Δ"),
  ],
  moments: [
    { id: "free", title: "The first ballot is free to choose", when: (event) => polls(event, 4) },
    { id: "free-again", title: "So is the second: nobody in its quorum has voted", when: (event) => polls(event, 8) },
    { id: "bound", title: "The third is bound to α by one vote", when: (event) => polls(event, 10) },
    { id: "latest", title: "The fourth hears of α and β; the later vote binds it", when: (event) => polls(event, 11) },
    becomesChosen,
    { id: "after", title: "The fifth can only confirm it", when: (event) => polls(event, 12) },
  ],
  claim: "Of five ballots for α, β, α, β and β, the fourth succeeds, and B3 holds in each.",
  shows: ({ last }) => {
    const all = ballots(seen(last));
    const told = all.map(({ decree, voters }) => `${decree} ${voters.join("")}`);
    return told.join(", ") === "α Δ, β Γ, α BE, β AΓΔ, β B" && chosen(seen(last)).join() === "β" && b3(seen(last));
  },
};
