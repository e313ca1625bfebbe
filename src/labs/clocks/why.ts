// The sentences that say why a process does what it does, as typed fragments with the values that decided.
import { type Fragment, node, type Phrase, phrase, rule, term, value } from "../../kernel/fragment";
import type { Effect, NodeId } from "../../kernel/protocol";
import { type Stamp, stampText } from "./order";
import type { Rules } from "./process";

export const section = {
  clocks: "§ Logical Clocks",
  order: "§ Ordering the Events Totally",
  anomaly: "§ Anomalous Behavior",
} as const;

/** All mentions of one request share a tint. */
export const requestTint = (stamp: Stamp): string => `request ${stampText(stamp)}`;
export const request = (stamp: Stamp): Fragment => value(stampText(stamp), requestTint(stamp));

export const explain = (where: string, said: Phrase, ofRule?: string): Effect<never> =>
  ({ type: "explain", section: where, phrase: said, ...(ofRule !== undefined && { rule: ofRule }) });

/** An event that receives nothing. */
export function whyTick(rules: Rules, before: number, after: number): Effect<never> {
  return explain(`${section.clocks}, IR1`, rules.IR1
    ? phrase`By ${rule("IR1")} its clock goes from ${value(before)} to ${value(after)}.`
    : phrase`${rule("IR1")} is off, and its clock stays at ${value(after)}.`, "IR1");
}

/** An event that receives a message stamped `received`. */
export function whySet(rules: Rules, before: number, received: number, after: number): Effect<never> {
  const stamps = phrase`The message is stamped ${value(received)} and its clock shows ${value(before)}`;
  const where = `${section.clocks}, IR2(b)`;
  if (!rules.IR2) return explain(where, phrase`${stamps}; ${rule("IR2")} is off, so the clock takes no notice and shows ${value(after)}.`, "IR2");
  if (received < before + (rules.IR1 ? 1 : 0)) {
    return explain(where, phrase`${stamps}: that is past the message already, and goes on to ${value(after)}.`, "IR2");
  }
  return explain(where, phrase`${stamps}: by ${rule("IR2")} it is set beyond both, to ${value(after)}.`, "IR2");
}

export const whyCalls = (named: boolean, own: Stamp, friend: NodeId): Effect<never> => explain(section.anomaly,
  phrase`Somebody there telephones a friend at ${node(friend)}, tells of ${request(own)}${
    named ? " and names its timestamp" : ""}. To the system that is no event: no clock advances.`, "by-hand");

/** What the friend's request goes by. */
export const whyCalled = (named: boolean, theirs: Stamp): Effect<never> => explain(section.anomaly, named
  ? phrase`The caller named ${request(theirs)}, so the friend demands a later timestamp (${rule("by-hand")}).`
  : phrase`The caller named no timestamp (${rule("by-hand")} is off): the friend asks as if nobody had called.`, "by-hand");

export const whyAsks = (own: Stamp): Effect<never> => explain(`${section.order}, rule 1`,
  phrase`It puts ${request(own)} on its own queue and sends it to every other process.`);

export const whyReleases = (own: Stamp): Effect<never> => explain(`${section.order}, rule 3`,
  phrase`It removes ${request(own)} from its queue and tells every other process.`);

export const whyRemoves = (theirs: readonly Stamp[]): Effect<never> => explain(`${section.order}, rule 4`, theirs.length === 0
  ? phrase`There is no request of that process on its queue to remove.`
  : phrase`It removes ${theirs.map(request)} from its queue.`);

/** Rule 2: what is done about a request of another process. */
export function whyAnswers(rules: Rules, theirs: Stamp, answer: number, told: number, needed: boolean): Effect<never> {
  const queued = phrase`It puts ${request(theirs)} on its queue`;
  const why = !rules.acknowledge ? phrase`${queued} and says nothing, for ${rule("acknowledge")} is off.`
    : needed ? phrase`${queued} and acknowledges it with the timestamp ${value(answer)}.`
    : phrase`${queued}; having sent ${value(told)} already, it need not acknowledge it.`;
  return explain(`${section.order}, rule 2`, why, "acknowledge");
}

/** Rule 5, judged at the process that waits. */
export function whyWaits(own: Stamp, first: readonly Stamp[], silent: readonly string[]): Effect<never> {
  const reasons = [
    ...(first.length > 0 ? [phrase`(i) ${first.flatMap((stamp, at) => [...(at > 0 ? phrase`, ` : []), request(stamp)])} ${
      first.length > 1 ? "are" : "is"} not after it`] : []),
    ...(silent.length > 0 ? [phrase`(ii) nothing later has come from ${silent.join(", ")}`] : []),
  ];
  return explain(`${section.order}, rule 5`, phrase`${request(own)} waits: ${reasons.flatMap((reason, at) => [...(at > 0 ? phrase`; ` : []), ...reason])}.`);
}

export function whyGranted(rules: Rules, own: Stamp): Effect<never> {
  return explain(`${section.order}, rule 5`, rules.heardFromAll
    ? phrase`${request(own)} is first on its queue, and every other process has sent something later: the ${term("resource")} is granted.`
    : phrase`${request(own)} is first on its queue, and ${rule("rule-5ii")} is off: it takes the ${term("resource")} without having heard from all.`, "rule-5ii");
}
