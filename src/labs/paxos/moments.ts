// The moments that several scenarios of the Synod share, and the words they are written in.
import type { TraceEvent } from "../../kernel/trace";
import type { Moment, Scenario } from "../lab";
import { chosen, type Parliament, seen } from "./ballots";
import type { Message, Priest, Request } from "./priest";

export type SynodScenario = Scenario<Priest, Message, Request>;
export type SynodMoment = Moment<Priest, Message, Request>;
export type SynodEvent = TraceEvent<Message, Request>;

export const sends = (event: SynodEvent, kind: Message["type"]): boolean => event.sent.some(({ message }) => message.type === kind);

/** Begins the ballot of that number: asks for votes in it. */
export const polls = (event: SynodEvent, ballot: number): boolean =>
  event.sent.some(({ message }) => message.type === "BeginBallot" && message.ballot === ballot);

export const present = (world: Parliament): readonly Priest[] =>
  Object.values(world.nodes).filter(({ up }) => up).map(({ state }) => state);

export const becomesChosen: SynodMoment = {
  id: "chosen", title: "The decree is chosen",
  when: (_, after, before) => chosen(seen(before)).length === 0 && chosen(seen(after)).length > 0,
};

export const passes: SynodMoment = {
  id: "passed", title: "The decree is in every ledger present",
  when: (_, after) => present(after).every(({ ledger }) => ledger.outcome !== null),
};
