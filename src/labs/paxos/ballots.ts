// The parliament seen from above: which ballots were begun, who voted, what is chosen, and whether B1, B2 and B3 hold.
// Read from the chronicle that each priest's state carries for this purpose alone; the protocol never looks at it.
import type { World } from "../../kernel/world";
import type { NodeId } from "../../kernel/protocol";
import type { Begun, Chronicle, Decree, Message, Priest } from "./priest";

export interface Ballot extends Omit<Begun, "ballot"> {
  readonly number: number;
  /** The priests that voted for this decree in this ballot. */
  readonly voters: readonly NodeId[];
}

export type Parliament = World<Priest, Message>;

/** All of a priest that the claims below are about. */
export interface Seen {
  readonly id: NodeId;
  readonly outcome: Decree | null;
  readonly chronicle: Chronicle;
}

export const see = ({ ledger, chronicle }: Priest, id: NodeId): Seen => ({ id, outcome: ledger.outcome, chronicle });

export const seen = (world: Parliament): readonly Seen[] => Object.entries(world.nodes).map(([id, { state }]) => see(state, id));

/** The ballots of priests that were asked about already: a search asks every property of the same ones. */
const counted = new WeakMap<readonly Seen[], readonly Ballot[]>();

/** Every ballot whose decree was put to the vote, by number. */
export function ballots(priests: readonly Seen[]): readonly Ballot[] {
  const known = counted.get(priests);
  if (known) return known;
  const all = countVotes(priests);
  counted.set(priests, all);
  return all;
}

function countVotes(priests: readonly Seen[]): readonly Ballot[] {
  const voted = (id: NodeId, number: number, decree: Decree): boolean =>
    votesOf(priests, id).some((vote) => vote.ballot === number && vote.decree === decree);
  return priests
    .flatMap(({ chronicle }) => chronicle.begun)
    .map(({ ballot, ...begun }) =>
      ({ number: ballot, ...begun, voters: priests.map(({ id }) => id).filter((id) => voted(id, ballot, begun.decree)) }))
    .sort((a, b) => a.number - b.number);
}

const votesOf = (priests: readonly Seen[], id: NodeId): Chronicle["votes"] =>
  priests.find((priest) => priest.id === id)?.chronicle.votes ?? [];

/** A decree is chosen as soon as every priest of a quorum has voted for it in one ballot, known to anyone or not. */
export function chosen(priests: readonly Seen[]): readonly Decree[] {
  return [...new Set(ballots(priests).filter(successful).map(({ decree }) => decree))].sort();
}

export const successful = ({ passing, voters }: Ballot): boolean => passing.some((set) => set.every((id) => voters.includes(id)));

/** The decrees that stand in ledgers. */
export function outcomes(priests: readonly Seen[]): readonly Decree[] {
  return [...new Set(priests.map(({ outcome }) => outcome).filter((decree) => decree !== null))].sort();
}

/** Consistency (§2.1): whatever is chosen or written is one decree. */
export const agreement = (priests: readonly Seen[]): boolean => new Set([...chosen(priests), ...outcomes(priests)]).size <= 1;

/** A ledger holds only a decree that a whole quorum voted for. */
export function writtenWasChosen(priests: readonly Seen[]): boolean {
  const won = chosen(priests);
  return outcomes(priests).every((decree) => won.includes(decree));
}

/** What is chosen or written was asked for by someone. */
export function validity(priests: readonly Seen[]): boolean {
  const asked = new Set(priests.flatMap(({ chronicle }) => chronicle.asked));
  return [...chosen(priests), ...outcomes(priests)].every((decree) => asked.has(decree));
}

/** B1 (§2.1): each ballot has its own number. */
export function b1(priests: readonly Seen[]): boolean {
  const numbers = ballots(priests).map(({ number }) => number);
  return new Set(numbers).size === numbers.length;
}

/** B2 (§2.1): any two quorums have a priest in common; where they differ, one that opens a ballot and one that passes a decree. */
export function b2(priests: readonly Seen[]): boolean {
  const all = ballots(priests);
  return all.every((one) => all.every((other) => one === other || other.passing.every((set) => set.some((id) => one.opened.includes(id)))));
}

/** B3 (§2.1): if a priest of a ballot's quorum voted in an earlier ballot, the decree is that of the latest such ballot. */
export function b3(priests: readonly Seen[]): boolean {
  return ballots(priests).every(({ number, opened, decree }) => {
    const earlier = opened.flatMap((id) => votesOf(priests, id)).filter((vote) => vote.ballot < number);
    const latest = Math.max(...earlier.map(({ ballot }) => ballot));
    return earlier.every((vote) => vote.ballot < latest || vote.decree === decree);
  });
}
