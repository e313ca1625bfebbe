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

export const explain = (where: string, say: () => Phrase, ofRule?: string): Effect<never> =>
  (ofRule === undefined ? { type: "explain", section: where, say } : { type: "explain", section: where, say, rule: ofRule });

/** An event that receives nothing. */
export function whyTick(rules: Rules, before: number, after: number): Effect<never> {
  return explain(`${section.clocks}, IR1`, () => (rules.IR1
    ? phrase`By ${rule("IR1")} its clock goes from ${value(before)} to ${value(after)}.`
    : phrase`${rule("IR1")} is off, and its clock stays at ${value(after)}.`), "IR1");
}

/** An event that receives a message stamped `received`. */
export function whySet(rules: Rules, before: number, received: number, after: number): Effect<never> {
  const stamps = (): Phrase => phrase`The message is stamped ${value(received)} and its clock shows ${value(before)}`;
  const set = `${section.clocks}, IR2(b)`;
  if (!rules.IR2) return explain(set, () => phrase`${stamps()}; ${rule("IR2")} is off, so it takes no notice and shows ${value(after)}.`, "IR2");
  if (received >= before) return explain(set, () => phrase`${stamps()}: by ${rule("IR2")} it is set beyond both, to ${value(after)}.`, "IR2");
  return explain(`${section.clocks}, IR1`, () => (rules.IR1
    ? phrase`${stamps()}, past that already: by ${rule("IR1")} it goes to ${value(after)}.`
    : phrase`${stamps()}, past that already; ${rule("IR1")} is off, and it stays.`), "IR1");
}

/** An event that receives a vector and takes no notice of it. */
export const whyOwn = (received: readonly number[], after: readonly number[]): Effect<never> => explain(`later than the paper, beside ${section.clocks}`,
  () => phrase`The message brings the vector ${value(vectorText(received))}; ${rule("merge")} is off, so it shows ${value(vectorText(after))}.`, "merge");

const vectorText = (vector: readonly number[]): string => `(${vector.join(", ")})`;

export const whyCalls = (named: boolean, own: Stamp, friend: NodeId): Effect<never> => explain(section.anomaly,
  () => phrase`Somebody there telephones a friend at ${node(friend)}, tells of ${request(own)}${
    named ? " and names its timestamp" : ""}. To the system that is no event: no clock advances.`, "by-hand");

/** What the friend's request goes by. */
export const whyCalled = (named: boolean, theirs: Stamp): Effect<never> => explain(section.anomaly, () => (named
  ? phrase`The caller named ${request(theirs)}, so the friend demands a later timestamp (${rule("by-hand")}).`
  : phrase`The caller named no timestamp (${rule("by-hand")} is off): the friend asks as if nobody had called.`), "by-hand");

export const whyAsks = (own: Stamp): Effect<never> => explain(`${section.order}, rule 1`,
  () => phrase`It puts ${request(own)} on its own queue and sends it to every other process.`);

export const whyReleases = (own: Stamp): Effect<never> => explain(`${section.order}, rule 3`,
  () => phrase`It removes ${request(own)} from its queue and tells every other process.`);

export const whyRemoves = (theirs: readonly Stamp[]): Effect<never> => explain(`${section.order}, rule 4`, () => (theirs.length === 0
  ? phrase`There is no request of that process on its queue to remove.`
  : phrase`It removes ${list(theirs.map(request))} from its queue.`));

/** Rule 2: what is done about a request of another process. */
export function whyAnswers(rules: Rules, theirs: Stamp, answer: number, told: number, needed: boolean): Effect<never> {
  const queued = (): Phrase => phrase`It puts ${request(theirs)} on its queue`;
  const why = (): Phrase => (!rules.acknowledge ? phrase`${queued()} and says nothing, for ${rule("acknowledge")} is off.`
    : needed ? phrase`${queued()} and acknowledges it with the timestamp ${value(answer)}.`
    : phrase`${queued()}; having sent ${value(told)} already, it need not acknowledge it.`);
  return explain(`${section.order}, rule 2`, why, "acknowledge");
}

/** Rule 5, judged at the process that waits: what is ahead, what is not ordered, from whom nothing later has come. */
export function whyWaits(own: Stamp, ahead: readonly Stamp[], unordered: readonly Stamp[], silent: readonly NodeId[]): Effect<never> {
  const reasons = (): readonly Phrase[] => [
    ...(ahead.length > 0 ? [phrase`(i) ${list(ahead.map(request))} ${ahead.length > 1 ? "are" : "is"} ahead of it`] : []),
    ...(unordered.length > 0 ? [phrase`(i) it is not ahead of ${list(unordered.map(request))}, for ${rule("tie-break")} is off`] : []),
    ...(silent.length > 0 ? [phrase`(ii) nothing later has come from ${list(silent.map(node))}`] : []),
  ];
  return explain(`${section.order}, rule 5`,
    () => phrase`${request(own)} waits: ${reasons().flatMap((reason, at) => [...(at > 0 ? phrase`; ` : []), ...reason])}.`);
}

const list = (parts: readonly Fragment[]): Phrase => parts.flatMap((part, at) => (at > 0 ? phrase`, ${part}` : [part]));

export function whyGranted(rules: Rules, own: Stamp): Effect<never> {
  const first = (): Phrase => phrase`${request(own)} is first on its queue`;
  const granted = (): Phrase => (rules.heardFromAll
    ? phrase`${first()}, and every other process has sent something later: the ${term("resource")} is granted.`
    : phrase`${first()}, and ${rule("rule-5ii")} is off: it takes the ${term("resource")} without having heard from all.`);
  return explain(`${section.order}, rule 5`, granted, "rule-5ii");
}
