// The rules of the Synod that can be switched off, in the order the paper brings them.
import type { Rule } from "../lab";
import { small } from "./small";

export const rules: readonly Rule[] = [
  {
    id: "B1", title: "B1: ballots have their own numbers", section: "§2.1", protects: "agreement",
    statement: "No two ballots have the same number, so the numbers are divided among the priests beforehand.",
    broken: { parameters: small, steps: 11 },
  },
  {
    id: "B2", title: "B2: quorums meet", section: "§2.1", protects: "agreement",
    statement: "Any two quorums have a priest in common, which majorities do. Off, quorums are so much smaller that two may miss each other.",
    broken: { parameters: small, steps: 2 },
  },
  {
    id: "B3", title: "B3: adopt the latest earlier vote", section: "§2.1", protects: "agreement",
    statement: "If anyone in the quorum has voted before, the ballot's decree is that of the latest such vote.",
    broken: { parameters: { ...small, ballotMax: 3 }, steps: 8 },
  },
  {
    id: "promise", title: "LastVote is a promise", section: "§2.3", protects: "agreement",
    statement: "Who answers NextBallot(b) will not vote in any ballot before b.",
    broken: { parameters: small, steps: 8 },
  },
  {
    id: "ledger", title: "The ledger survives", section: "§2.3", protects: "agreement",
    statement: "What is in the ledger is found again when a priest comes back; only the slip of paper may be lost.",
    broken: { parameters: { ...small, crashes: 1 }, steps: 10 },
  },
  {
    id: "quorumVoted", title: "A decree counts when a quorum voted", section: "§2.3", protects: "written",
    statement: "A president writes a decree down only when every priest of the ballot's quorum has voted. Off, one vote besides its own will do.",
    broken: { parameters: small, steps: 7 },
  },
];
