// What to look for in the runs of the Synod, in the order of the paper.
import type { GuideSection } from "../guide";

export const guide: readonly GuideSection[] = [
  {
    title: "One ballot",
    paragraphs: [
      "A priest who is asked to have a decree passed opens a ballot: [NextBallot goes to "
        + "everyone](one-president#next-ballot). Nobody votes yet. Who answers gives two things away, its last vote and its "
        + "freedom: nextBal rises in its ledger, and from then on it is in no earlier ballot.",
      "Only when [a quorum has promised](one-president#promised) does the president put a decree to the vote, and only to "
        + "that quorum. The decree [is chosen](one-president#chosen) with the last vote of the quorum that is cast. At that "
        + "moment no priest knows it: the president learns of it from the Voted messages, the others from Success. What is "
        + "chosen and what is known are two things.",
    ],
  },
  {
    title: "Bound by the past",
    paragraphs: [
      "Suppose [the president leaves](b3-bites#president-leaves) when some have voted. Perhaps its decree is chosen, "
        + "perhaps not; nobody who is left can tell. So the next president may not ask what happened. It [adopts the latest "
        + "vote it hears of](b3-bites#b3-bites), whatever it was asked for. That is B3, and it is safe because every two "
        + "quorums meet: had a decree been chosen, somebody in any quorum would know of a vote for it.",
      "The latest vote counts, not the most frequent. In five ballots after the paper's Figure 1 a [single "
        + "vote](figure-1#bound) binds the third, and the fourth hears of [both decrees and must take the "
        + "later](figure-1#latest). Once that one [succeeds](figure-1#chosen), a later ballot can only [confirm "
        + "it](figure-1#after). The Ballots tab draws the run as the figure does.",
      "Without B3 the earlier vote is [disregarded](without-b3#overwritten), and [two ledgers "
        + "disagree](without-b3#violated).",
    ],
  },
  {
    title: "Safe is not the same as live",
    paragraphs: [
      "The paper lets any number of priests think they are president. Two of them can thwart each other for ever: before "
        + "the first gets its votes [the second begins](two-presidents#second-ballot), and the promise made to it makes the "
        + "voter [refuse the first](two-presidents#refused). No decree passes, and nothing false is ever written. For progress, "
        + "§2.4 selects one president; for agreement nobody needs to.",
      "Messengers may lose, repeat and delay what they carry, and priests may leave and come back with their ledgers. All "
        + "that [costs time and nothing else](hostile-messengers#chosen). Crash a priest yourself, at any step, and see which "
        + "lines of its card survive.",
    ],
  },
  {
    title: "Which quorums?",
    paragraphs: [
      "B2 asks that quorums meet; it does not ask for majorities. [Two heavy priests](by-weight#opened) may outweigh three "
        + "light ones.",
      "Nor need all quorums be of one kind, as Howard, Malkhi and Spiegelman saw in 2016: the set that opens a ballot must "
        + "meet every set that may have passed a decree, and no more. Then [two votes of five](two-votes#chosen) can pass a "
        + "decree, if [four answers](two-votes#opened) open every ballot. The price is paid when priests are away: with two "
        + "gone, [three answers](two-gone#three) are a majority and still not enough.",
      "Switch B2 off under any of these quorums and let the checker look for the shortest run with two decrees.",
    ],
  },
  {
    title: "Try it yourself",
    paragraphs: [
      "Can you make [two ledgers disagree](goal-disagree)? In how [few steps](goal-fewest) can a decree get into a ledger? Try by "
        + "hand, then ask the checker: it knows a shortest way, or that there is none. Then switch a rule off and ask again.",
    ],
  },
];
