// The Synod of "The Part-Time Parliament" (Lamport, TOCS 1998), §2: one decree, in the paper's own words.
// Ballot numbers are 1, 2, 3, … and belong to the priests in turn (§2.2 leaves the partition open); 0 stands for "none yet".
// Simplified: a president's messages to itself are handled at once; it picks the first quorum that answers; the choice of a
// president (§2.4) is left to the reader, who may ask any priest at any time, so several may act as president.
import { type Phrase, phrase, rule, value } from "../../kernel/fragment";
import type { Effect, Env, NodeEvent, NodeId, Protocol, Reaction } from "../../kernel/protocol";
import {
  blankLedger, blankSlip, type Decree, latestVote, type Ledger, type Message, newPriest, type Priest, type Request, type Slip, voteOf,
} from "./priest";
import type { QuorumSystem } from "./quorums";
import { ballot, explain, whyDecree, whyPromises, whyReturns } from "./why";

export interface Rules {
  readonly B1: boolean;
  readonly B2: boolean;
  readonly B3: boolean;
  readonly promise: boolean;
  readonly ledger: boolean;
  readonly quorumVoted: boolean;
}

export interface SynodOptions {
  readonly priests: readonly NodeId[];
  /** Those whom citizens ask. */
  readonly presidents: readonly NodeId[];
  readonly rules: Rules;
  readonly quorums: QuorumSystem;
  readonly decrees: readonly Decree[];
  /** No ballot gets a higher number, so that no run goes on for ever. */
  readonly ballotMax: number;
  /** §2.4: a president that has not got further for this long begins again. */
  readonly patience: number;
}

type Answer = Reaction<Priest, Message>;
type Out = Effect<Message>;
type Said<T extends Message["type"]> = Extract<Message, { readonly type: T }>;

export function synod(options: SynodOptions): Protocol<Priest, Message, Request> {
  return {
    init: () => newPriest,
    inputs: (priest, self) => {
      const free = options.presidents.includes(self) && priest.ledger.outcome === null && priest.slip.status === "idle";
      return free && nextNumber(options, priest, self) <= options.ballotMax ? options.decrees.map((decree) => ({ decree })) : [];
    },
    on: (priest, event, env) => react(options, priest, event, env),
    recover: ({ ledger, chronicle }) =>
      // §2.3: the ledger is all that a priest is sure to find again. Without that rule, not even the ledger.
      ({ ledger: options.rules.ledger ? ledger : blankLedger, slip: blankSlip, chronicle }),
  };
}

function react(options: SynodOptions, priest: Priest, event: NodeEvent<Message, Request>, env: Env): Answer {
  switch (event.type) {
    case "start": return [priest, explain("§2.3", () => whyReturns(options.rules.ledger, priest), "ledger")];
    case "input": return tryBallot(options, asked(priest, event.input.decree), event.input.decree, env);
    case "timer": {
      const { wish, status } = priest.slip;
      return status === "idle" || wish === null ? [priest] : tryBallot(options, priest, wish, env);
    }
    case "message": {
      const { from, message } = event;
      switch (message.type) {
        case "NextBallot": return nextBallot(options, priest, from, message);
        case "LastVote": return lastVote(options, priest, from, message, env);
        case "BeginBallot": return beginBallot(options, priest, from, message);
        case "Voted": return voted(options, priest, from, message, env);
        case "Success": return success(priest, message);
        case "HigherBallot": return higherBallot(priest, message);
      }
    }
  }
}

/** Step 1: choose a number of one's own above every number heard of, and ask everyone for their last vote. */
function tryBallot(options: SynodOptions, priest: Priest, wish: Decree, env: Env): Answer {
  const number = nextNumber(options, priest, env.self);
  if (number > options.ballotMax) return [priest];
  // The president answers its own NextBallot on the spot, with the same promise as anyone else.
  const ledger = { ...priest.ledger, lastTried: number, ...(options.rules.promise && { nextBal: number }) };
  const slip: Slip = { ...blankSlip, status: "trying", wish, lastVotes: [{ priest: env.self, vote: voteOf(priest) }] };
  const told: Out[] = [
    ...env.peers.map((to): Out => ({ type: "send", to, message: { type: "NextBallot", ballot: number } })),
    { type: "setTimer", timer: "patience", after: [options.patience, options.patience] },
    explain("§2.3 step 1", () => phrase`It begins ballot ${ballot(number)}, ${options.rules.B1
      ? phrase`a number of its own` : phrase`a number that another priest may use as well, for ${rule("B1")} is off`}.`),
  ];
  return pollWhenReady(options, { ...priest, ledger, slip }, told, env);
}

/** Step 2: promise not to vote in an earlier ballot, and tell of one's last vote. */
function nextBallot(options: SynodOptions, priest: Priest, president: NodeId, { ballot: number }: Said<"NextBallot">): Answer {
  const { ledger } = priest;
  // The appendix answers a repeated NextBallot again (>=); §2.3 would not (>). Saying the same twice does no harm.
  if (number < ledger.nextBal) return refuse(priest, president, number);
  const vote = voteOf(priest);
  return [
    options.rules.promise ? { ...priest, ledger: { ...ledger, nextBal: number } } : priest,
    { type: "send", to: president, message: { type: "LastVote", ballot: number, vote } },
    explain("§2.3 step 2", () => whyPromises(options.rules.promise, number, vote), "promise"),
  ];
}

/** Step 3, first half: collect last votes until a quorum has answered. */
function lastVote(options: SynodOptions, priest: Priest, from: NodeId, { ballot: number, vote }: Said<"LastVote">, env: Env): Answer {
  const { ledger, slip } = priest;
  if (slip.status !== "trying" || number !== ledger.lastTried) return [priest];
  if (slip.lastVotes.some(({ priest: of }) => of === from)) return [priest];
  const heard = [...slip.lastVotes, { priest: from, vote }];
  const lastVotes = options.priests.flatMap((id) => heard.filter(({ priest: of }) => of === id));
  return pollWhenReady(options, { ...priest, slip: { ...slip, lastVotes } }, [], env);
}

/** Step 3, second half: the decree is the one B3 demands, or the president's own if B3 leaves it free. */
function pollWhenReady(options: SynodOptions, priest: Priest, told: readonly Out[], env: Env): Answer {
  const { ledger, slip, chronicle } = priest;
  const opened = slip.lastVotes.map(({ priest: id }) => id);
  const { wish } = slip;
  if (!options.quorums.opens(opened) || wish === null) return [priest, ...told];
  const number = ledger.lastTried;
  const quorum = options.quorums.asksEveryone ? options.priests : opened;
  const latest = latestVote(slip.lastVotes.map(({ vote }) => vote));
  const decree = options.rules.B3 && latest ? latest.decree : wish;
  const begun = [...chronicle.begun, { ballot: number, decree, opened, passing: options.quorums.passing(opened) }];
  const polling: Priest = {
    ledger, chronicle: { ...chronicle, begun },
    slip: { ...slip, status: "polling", lastVotes: [], quorum, decree },
  };
  const out: Out[] = [
    ...told,
    ...quorum.filter((id) => id !== env.self).map((to): Out => ({ type: "send", to, message: { type: "BeginBallot", ballot: number, decree } })),
    { type: "setTimer", timer: "patience", after: [options.patience, options.patience] },
    explain("§2.3 step 3", () => whyDecree(options.rules.B3, wish, latest, opened), "B3"),
  ];
  if (!mayVote(options, priest.ledger, number)) return [polling, ...out];
  return countVote(options, castVote(options, polling, number, decree), env.self, out, env);
}

/** Step 4: vote, unless a later ballot has been promised. The paper's voter needs b = nextBal, not merely b >= nextBal. */
function beginBallot(options: SynodOptions, priest: Priest, president: NodeId, { ballot: number, decree }: Said<"BeginBallot">): Answer {
  if (options.rules.promise && number < priest.ledger.nextBal) return refuse(priest, president, number);
  if (!mayVote(options, priest.ledger, number)) return [priest];
  return [
    castVote(options, priest, number, decree),
    { type: "send", to: president, message: { type: "Voted", ballot: number } },
    explain("§2.3 step 4", () => phrase`It votes for ${value(decree)} in ballot ${ballot(number)} and writes that in its ledger.`),
  ];
}

function voted(options: SynodOptions, priest: Priest, from: NodeId, { ballot: number }: Said<"Voted">, env: Env): Answer {
  const { ledger, slip } = priest;
  if (slip.status !== "polling" || number !== ledger.lastTried) return [priest];
  if (!slip.quorum.includes(from) || slip.voters.includes(from)) return [priest];
  return countVote(options, priest, from, [], env);
}

/** Step 5: when a quorum has voted, the decree is passed; write it down and tell everyone. */
function countVote(options: SynodOptions, priest: Priest, voter: NodeId, out: readonly Out[], env: Env): Answer {
  const { ledger, slip } = priest;
  const voters = options.priests.filter((id) => id === voter || slip.voters.includes(id));
  const passing = options.quorums.passing(slip.quorum);
  const enough = options.rules.quorumVoted ? passing.some((set) => includesAll(voters, set)) : voters.some((id) => id !== env.self);
  if (!enough || slip.decree === null) return [{ ...priest, slip: { ...slip, voters } }, ...out];
  const decree = slip.decree;
  const why = (): Phrase => (options.rules.quorumVoted
    ? phrase`A quorum, ${voters.join(", ")}, has voted in ballot ${ballot(ledger.lastTried)}${
      options.rules.B2 ? "" : phrase`, which need not meet another, for ${rule("B2")} is off`}: ${value(decree)} is passed.`
    : phrase`It takes ${value(decree)} as passed after ${voters.length} ${voters.length === 1 ? "vote" : "votes"}, for ${rule("quorumVoted")} is off.`);
  return [
    { ...priest, ledger: { ...ledger, outcome: decree }, slip: blankSlip },
    ...out,
    ...env.peers.map((to): Out => ({ type: "send", to, message: { type: "Success", decree } })),
    { type: "clearTimer", timer: "patience" },
    explain("§2.3 step 5", why, "quorumVoted"),
  ];
}

/** Step 6: write the decree down. What is written in the ledger stays. */
function success(priest: Priest, { decree }: Said<"Success">): Answer {
  if (priest.ledger.outcome !== null) return [priest];
  return [
    { ...priest, ledger: { ...priest.ledger, outcome: decree }, slip: blankSlip },
    { type: "clearTimer", timer: "patience" },
    explain("§2.3 step 6", () => phrase`It writes ${value(decree)} in its ledger.`),
  ];
}

/** A president that hears of a higher ballot waits out its patience and then begins above that one. */
function higherBallot(priest: Priest, { ballot: number, nextBal }: Said<"HigherBallot">): Answer {
  const { ledger, slip } = priest;
  if (slip.status === "idle" || number !== ledger.lastTried || nextBal <= slip.heardOf) return [priest];
  return [
    { ...priest, slip: { ...slip, heardOf: nextBal } },
    explain("§2.4", () => phrase`Ballot ${ballot(nextBal)} is under way; if it begins again, it will be above that.`),
  ];
}

function refuse(priest: Priest, president: NodeId, number: number): Answer {
  const { nextBal } = priest.ledger;
  return [
    priest,
    { type: "send", to: president, message: { type: "HigherBallot", ballot: number, nextBal } },
    explain("§2.4", () => phrase`It takes no part in ballot ${ballot(number)}: it has promised ballot ${ballot(nextBal)}.`, "promise"),
  ];
}

function castVote({ rules }: SynodOptions, priest: Priest, number: number, decree: Decree): Priest {
  const { ledger, chronicle } = priest;
  return {
    ...priest,
    ledger: { ...ledger, prevBal: number, prevDec: decree, ...(number > ledger.nextBal && rules.promise && { nextBal: number }) },
    chronicle: { ...chronicle, votes: [...chronicle.votes, { ballot: number, decree }] },
  };
}

/**
 * A priest is in the ballot whose NextBallot it answered last. Where everyone is asked to vote (which the paper does not have),
 * a priest that was not needed to open the ballot joins it by voting.
 */
const mayVote = ({ rules, quorums }: SynodOptions, { nextBal, prevBal }: Ledger, number: number): boolean =>
  number > prevBal && (!rules.promise || number === nextBal || (quorums.asksEveryone && number > nextBal));

/** B1: numbers go round among the priests, so that no two can ever use the same. Without it, everyone just counts on. */
function nextNumber({ rules, priests }: SynodOptions, { ledger, slip }: Priest, self: NodeId): number {
  const above = Math.max(ledger.lastTried, ledger.nextBal, slip.heardOf);
  if (!rules.B1) return above + 1;
  const own = priests.indexOf(self) + 1;
  return own + priests.length * Math.max(0, Math.floor((above - own) / priests.length) + 1);
}

const includesAll = (ids: readonly NodeId[], wanted: readonly NodeId[]): boolean => wanted.every((id) => ids.includes(id));

function asked(priest: Priest, decree: Decree): Priest {
  const { chronicle } = priest;
  return chronicle.asked.includes(decree) ? priest : { ...priest, chronicle: { ...chronicle, asked: [...chronicle.asked, decree].sort() } };
}
