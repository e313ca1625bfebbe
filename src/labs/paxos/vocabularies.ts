// The parliament's words and today's. The model speaks the paper's; a vocabulary only renames what is shown.
import type { Vocabulary } from "../lab";

export const vocabularies: readonly Vocabulary[] = [
  { id: "parliament", title: "The parliament's words", words: { disk: "Ledger", memory: "Slip" } },
  {
    id: "today", title: "Today's words",
    words: {
      NextBallot: "Prepare", LastVote: "Promise", BeginBallot: "Accept", Voted: "Accepted", Success: "Decided", HigherBallot: "Nack",
      disk: "Stable storage", memory: "Memory", decree: "value", outcome: "decided", nextBal: "promised", prevVote: "accepted",
      lastTried: "last proposed", status: "status", wish: "client's value", LastVotes: "promises from", quorum: "quorum",
    },
  },
];
