// What a priest of the Synod keeps, and what priests say to each other, in the paper's own words (§2.2, §2.3). All of it data.
import type { NodeId } from "../../kernel/protocol";

export type Decree = string;

export interface Vote {
  readonly ballot: number;
  readonly decree: Decree;
}

/** §2.2: in indelible ink, so it survives whatever happens to the priest. */
export interface Ledger {
  readonly outcome: Decree | null;
  /** The last ballot this priest began; 0 if none. */
  readonly lastTried: number;
  /** The last ballot it voted in (0 if none) and the decree it voted for. */
  readonly prevBal: number;
  readonly prevDec: Decree | null;
  /** The ballot it promised in its last LastVote; it will vote in none before. */
  readonly nextBal: number;
}

/** §2.3: on a slip of paper, lost when the priest leaves the Chamber. */
export interface Slip {
  readonly status: "idle" | "trying" | "polling";
  /** The decree a citizen asked for; proposed if B3 leaves the choice free. */
  readonly wish: Decree | null;
  readonly lastVotes: readonly { readonly priest: NodeId; readonly vote: Vote | null }[];
  /** Those asked to vote in the ballot, and those who did. */
  readonly quorum: readonly NodeId[];
  readonly voters: readonly NodeId[];
  readonly decree: Decree | null;
  /** The highest ballot number others have told of. */
  readonly heardOf: number;
}

export interface Begun {
  readonly ballot: number;
  readonly decree: Decree;
  /** The priests whose last votes opened it. */
  readonly opened: readonly NodeId[];
  /** The sets any one of which passes the decree by voting. */
  readonly passing: readonly (readonly NodeId[])[];
}

/** For the observer only: what this priest asked, began and voted. The protocol never reads it, and nothing erases it. */
export interface Chronicle {
  readonly asked: readonly Decree[];
  readonly begun: readonly Begun[];
  readonly votes: readonly Vote[];
}

export interface Priest {
  readonly ledger: Ledger;
  readonly slip: Slip;
  readonly chronicle: Chronicle;
}

export type Message =
  | { readonly type: "NextBallot"; readonly ballot: number }
  | { readonly type: "LastVote"; readonly ballot: number; readonly vote: Vote | null }
  | { readonly type: "BeginBallot"; readonly ballot: number; readonly decree: Decree }
  | { readonly type: "Voted"; readonly ballot: number }
  | { readonly type: "Success"; readonly decree: Decree }
  /** §2.4 has a priest tell a president whose ballot is too low; the paper gives this message no name. */
  | { readonly type: "HigherBallot"; readonly ballot: number; readonly nextBal: number };

/** A citizen asks a priest to have a decree passed. */
export interface Request {
  readonly decree: Decree;
}

export const blankLedger: Ledger = { outcome: null, lastTried: 0, prevBal: 0, prevDec: null, nextBal: 0 };
export const blankSlip: Slip = { status: "idle", wish: null, lastVotes: [], quorum: [], voters: [], decree: null, heardOf: 0 };

/** A priest whom nobody has asked for anything yet. */
export const newPriest: Priest = { ledger: blankLedger, slip: blankSlip, chronicle: { asked: [], begun: [], votes: [] } };

export const voteOf = ({ ledger }: Priest): Vote | null =>
  ledger.prevDec === null ? null : { ballot: ledger.prevBal, decree: ledger.prevDec };

export const latestVote = (votes: readonly (Vote | null)[]): Vote | null =>
  votes.reduce((latest, vote) => (vote && (!latest || vote.ballot > latest.ballot) ? vote : latest), null);
