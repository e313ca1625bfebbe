// The sentences that say why a priest does what it does, as typed fragments with the values that decided.
import { type Fragment, type Phrase, phrase, rule, value } from "../../kernel/fragment";
import type { Effect, NodeId } from "../../kernel/protocol";
import type { Priest, Vote } from "./priest";

/** A mention of a ballot. All mentions of one ballot share a tint. */
export const ballot = (number: number): Fragment => value(number, `ballot ${number}`);

export const explain = (section: string, say: () => Phrase, rule?: string): Effect<never> =>
  (rule === undefined ? { type: "explain", section, say } : { type: "explain", section, say, rule });

/** Step 2: what the priest promises, and what it tells of its last vote. */
export function whyPromises(promise: boolean, number: number, vote: Vote | null): Phrase {
  const told = vote
    ? phrase`its last vote was for ${value(vote.decree)} in ballot ${ballot(vote.ballot)}`
    : phrase`it has not voted yet`;
  return promise
    ? phrase`It promises to vote in no ballot before ${ballot(number)}; ${told}.`
    : phrase`It promises nothing, for ${rule("promise")} is off; ${told}.`;
}

/** Step 3: what the president puts to the vote, and what it was bound by. */
export function whyDecree(b3: boolean, wish: string, latest: Vote | null, quorum: readonly NodeId[]): Phrase {
  const asked = phrase`With the last votes of ${quorum.join(", ")}`;
  if (!latest) return phrase`${asked}, none of whom has voted, the choice is free: it puts ${value(wish)} to the vote.`;
  const earlier = phrase`the latest of which was for ${value(latest.decree)} in ballot ${ballot(latest.ballot)}`;
  if (!b3) return phrase`${asked}, ${earlier}, it should be bound; but ${rule("B3")} is off, and it puts its own ${value(wish)} to the vote.`;
  return wish === latest.decree
    ? phrase`${asked}, ${earlier}, it is bound by ${rule("B3")}, and wants no other decree: it puts ${value(wish)} to the vote.`
    : phrase`${asked}, ${earlier}, it is bound by ${rule("B3")}: it gives up its own ${value(wish)} and puts ${value(latest.decree)} to the vote.`;
}

/** What a priest finds again when it comes back. */
export function whyReturns(survives: boolean, { ledger }: Priest): Phrase {
  if (!survives) return phrase`It finds an empty ledger, for ${rule("ledger")} is off: it knows of no promise and no vote.`;
  const voted = ledger.prevDec === null ? phrase`no vote` : phrase`its vote for ${value(ledger.prevDec)} in ballot ${ballot(ledger.prevBal)}`;
  return ledger.nextBal < 0 ? phrase`It finds its ledger again (${rule("ledger")}): no promise and ${voted}.`
    : phrase`It finds its ledger again (${rule("ledger")}): its promise to ballot ${ballot(ledger.nextBal)}, and ${voted}.`;
}
