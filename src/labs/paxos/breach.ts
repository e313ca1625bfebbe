// What it is in a state of the parliament that a property does not allow: which decrees, in which ballots, by whose votes.
import { node, type Phrase, phrase, value } from "../../kernel/fragment";
import { list } from "../../views/narration";
import { type Ballot, ballots, chosen, outcomes, type Parliament, seen, type Seen, successful } from "./ballots";
import type { Decree } from "./priest";

/** Sentences; none where the title of the property says all there is. */
export function breach(property: string, world: Parliament): Phrase {
  const priests = seen(world);
  const all = ballots(priests);
  const decrees = [...new Set([...chosen(priests), ...outcomes(priests)])];
  switch (property) {
    case "agreement": return sentences(decrees.map((decree) => standing(decree, priests, all)));
    case "written": return sentences(outcomes(priests).filter((decree) => !chosen(priests).includes(decree)).map((decree) =>
      phrase`${value(decree)} stands in the ledger of ${names(holders(decree, priests))}, and no quorum has voted for it, only ${
        list(all.filter((ballot) => ballot.decree === decree).map((ballot) => phrase`${names(ballot.voters)} in ballot ${number(ballot)}`))}`));
    case "validity": return sentences(decrees.filter((decree) => !priests.some(({ chronicle }) => chronicle.asked.includes(decree)))
      .map((decree) => phrase`Nobody asked for ${value(decree)}`));
    case "B1": return sentences(pairs(all).filter(([one, other]) => one.number === other.number)
      .map(([one, other]) => phrase`Ballot ${number(one)} is for ${value(one.decree)}, and another of that number for ${value(other.decree)}`));
    case "B2": return sentences(pairs(all).flatMap(([one, other]) => [...apart(one, other), ...apart(other, one)]).slice(0, 1));
    case "B3": return sentences(all.flatMap((ballot) => overlooked(ballot, priests)));
    default: return [];
  }
}

const number = (ballot: Ballot): Phrase => phrase`${value(ballot.number, `ballot ${ballot.number}`)}`;
const names = (ids: readonly string[]): Phrase => (ids.length === 0 ? phrase`nobody` : list(ids.map((id) => [node(id)])));
const sentences = (all: readonly Phrase[]): Phrase => all.flatMap((one, at) => phrase`${at > 0 ? " " : ""}${one}.`);
const pairs = (all: readonly Ballot[]): readonly (readonly [Ballot, Ballot])[] =>
  all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const));

const holders = (decree: Decree, priests: readonly Seen[]): readonly string[] =>
  priests.filter(({ outcome }) => outcome === decree).map(({ id }) => id);

/** How a decree came to be chosen; where it was not, who has it all the same. */
function standing(decree: Decree, priests: readonly Seen[], all: readonly Ballot[]): Phrase {
  const ballot = all.find((each) => each.decree === decree && successful(each));
  return ballot ? phrase`${value(decree)} is chosen by the votes of ${names(ballot.voters)} in ballot ${number(ballot)}`
    : phrase`${value(decree)} stands in the ledger of ${names(holders(decree, priests))}`;
}

/** Those that can pass a decree in one ballot and those that opened the other have nobody in common. */
function apart(one: Ballot, other: Ballot): readonly Phrase[] {
  const passing = one.passing.find((set) => !set.some((id) => other.opened.includes(id)));
  return passing ? [phrase`${names(passing)} can pass ballot ${number(one)}, and ${names(other.opened)} opened ballot ${number(other)}`] : [];
}

/** The latest vote of the priests who opened a ballot, if it is for another decree than the ballot. */
function overlooked(ballot: Ballot, priests: readonly Seen[]): readonly Phrase[] {
  const votes = priests.filter(({ id }) => ballot.opened.includes(id))
    .flatMap(({ id, chronicle }) => chronicle.votes.filter((vote) => vote.ballot < ballot.number).map((vote) => ({ id, ...vote })));
  const latest = Math.max(...votes.map((vote) => vote.ballot));
  const vote = votes.find((each) => each.ballot === latest && each.decree !== ballot.decree);
  return vote ? [phrase`Ballot ${number(ballot)} is for ${value(ballot.decree)}, though ${node(vote.id)} had voted for ${value(vote.decree)} in ballot ${
    value(vote.ballot, `ballot ${vote.ballot}`)}`] : [];
}
