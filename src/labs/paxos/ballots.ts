// The parliament seen from above: which ballots were begun, who voted, what is chosen, and whether B1, B2 and B3 hold.
// Read from the chronicle that each priest's state carries for this purpose alone; the protocol never looks at it.
import type { World } from "../../kernel/network";
import type { NodeId } from "../../kernel/protocol";
import type { Decree, Message, Priest } from "./model";

export interface Ballot {
  readonly number: number;
  readonly decree: Decree;
  readonly quorum: readonly NodeId[];
  /** The members of the quorum that voted for this decree in this ballot. */
  readonly voters: readonly NodeId[];
}

export type Parliament = World<Priest, Message>;

const priests = (world: Parliament): readonly (readonly [NodeId, Priest])[] =>
  Object.entries(world.nodes).map(([id, { state }]) => [id, state] as const);

/** Every ballot whose decree was put to the vote, by number. */
export function ballots(world: Parliament): readonly Ballot[] {
  const all = priests(world);
  const begun = all.flatMap(([, { chronicle }]) => chronicle.begun);
  const voted = (id: NodeId, number: number, decree: Decree): boolean =>
    world.nodes[id]?.state.chronicle.votes.some((vote) => vote.ballot === number && vote.decree === decree) ?? false;
  return begun
    .map(({ ballot, decree, quorum }) =>
      ({ number: ballot, decree, quorum, voters: quorum.filter((id) => voted(id, ballot, decree)) }))
    .sort((a, b) => a.number - b.number);
}

/** A decree is chosen as soon as every priest of a ballot's quorum has voted for it, known to anyone or not. */
export function chosen(world: Parliament): readonly Decree[] {
  const successful = ballots(world).filter(({ quorum, voters }) => voters.length === quorum.length);
  return [...new Set(successful.map(({ decree }) => decree))].sort();
}

/** The decrees that stand in ledgers. */
export function outcomes(world: Parliament): readonly Decree[] {
  const written = priests(world).map(([, { ledger }]) => ledger.outcome);
  return [...new Set(written.filter((decree) => decree !== null))].sort();
}

/** Consistency (§2.1): whatever is chosen or written is one decree. */
export const agreement = (world: Parliament): boolean => new Set([...chosen(world), ...outcomes(world)]).size <= 1;

/** A ledger holds only a decree that a whole quorum voted for. */
export function writtenWasChosen(world: Parliament): boolean {
  const won = chosen(world);
  return outcomes(world).every((decree) => won.includes(decree));
}

/** What is chosen or written was asked for by someone. */
export function validity(world: Parliament): boolean {
  const asked = new Set(priests(world).flatMap(([, { chronicle }]) => chronicle.asked));
  return [...chosen(world), ...outcomes(world)].every((decree) => asked.has(decree));
}

/** B1 (§2.1): each ballot has its own number. */
export function b1(world: Parliament): boolean {
  const numbers = ballots(world).map(({ number }) => number);
  return new Set(numbers).size === numbers.length;
}

/** B2 (§2.1): any two quorums have a priest in common. */
export function b2(world: Parliament): boolean {
  const quorums = ballots(world).map(({ quorum }) => quorum);
  return quorums.every((one, index) => quorums.slice(index + 1).every((other) => one.some((id) => other.includes(id))));
}

/** B3 (§2.1): if a priest of a ballot's quorum voted in an earlier ballot, the decree is that of the latest such ballot. */
export function b3(world: Parliament): boolean {
  return ballots(world).every(({ number, quorum, decree }) => {
    const earlier = quorum
      .flatMap((id) => world.nodes[id]?.state.chronicle.votes ?? [])
      .filter((vote) => vote.ballot < number);
    const latest = Math.max(...earlier.map(({ ballot }) => ballot));
    return earlier.every((vote) => vote.ballot < latest || vote.decree === decree);
  });
}
