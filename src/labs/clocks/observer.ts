// The run seen from above: what really happened before what, whatever the clocks show, and what was found wrong with the clocks.
// The observer goes along with every process and leaves word with every message; the protocol never reads a line of it.
// It keeps what the claims need and no more. → and ⇒ are transitive: a claim that holds along every single arrow holds along
// every chain of them, and so each event is judged once, by those that it follows from directly.
import type { Effect, NodeEvent, NodeId, Reaction } from "../../kernel/protocol";
import type { World } from "../../kernel/world";
import { precedes, type Stamp } from "./order";
import { type Call, type ClocksOptions, type Input, orderingOf, type Process, type Sent, type Telephone } from "./process";

/** What happened before an event or at it, by →. With an event, all earlier ones of its process did: counts say it all. */
export interface Past {
  /** Of each process how many events: the vector clock it ought to show. */
  readonly events: readonly number[];
  /** Of each process how many times it asked and was granted, which it does in turn: 3 is asked, granted, asked. */
  readonly turns: readonly number[];
}

/** The claims about single events, by the properties that they are. */
export type Claim = "clock-condition" | "total-order" | "vectors" | "order" | "no-anomaly";

export interface Chronicle {
  /** Of the last event here. */
  readonly past: Past;
  /** Of each process, how many of its requests happened before the one that waits here. */
  readonly ahead: readonly number[];
  /** The claims that some event here broke. */
  readonly broken: readonly Claim[];
  /** The timestamps given here, kept where equal ones may not be ordered. */
  readonly stamps: readonly number[];
}

/** A process with what the observer keeps of it. */
export type Observed = Process & { readonly chronicle: Chronicle };
export type Place = Observed | Telephone;
/** With the past of the event that sent it. */
export type Message = (Sent & { readonly past: Past }) | Call;
export type System = World<Place, Message>;

export function unobserved(process: Process): Observed {
  const none = process.vector.map(() => 0);
  return { ...process, chronicle: { past: { events: none, turns: none }, ahead: [], broken: [], stamps: [] } };
}

/** How a process reacted, with what there is to note of it. */
export function observe(
  options: ClocksOptions, before: Observed, event: NodeEvent<Message, Input>, id: NodeId, [after, ...effects]: Reaction<Process, Sent | Call>,
): Reaction<Place, Message> {
  const self = options.processes.indexOf(id);
  const happened = after.vector[self] !== before.vector[self];
  const chronicle = happened ? note(options, self, before, event, after) : before.chronicle;
  const { past } = chronicle;
  return [{ ...after, chronicle }, ...effects.map((effect): Effect<Message> =>
    (effect.type === "send" && effect.message.type !== "call" ? { ...effect, message: { ...effect.message, past } } : effect) as Effect<Message>)];
}

function note(options: ClocksOptions, self: number, before: Observed, event: NodeEvent<Message, Input>, after: Process): Chronicle {
  const { chronicle } = before;
  const received = event.type === "message" ? event.message : undefined;
  const [message, call] = received?.type === "call" ? [undefined, received] : [received];
  const [asked, granted] = [before.own === null && after.own !== null, after.granted && !before.granted];
  const turns = advanced(chronicle.past.turns, message?.past.turns, self, Number(asked) + Number(granted));
  const past: Past = { events: advanced(chronicle.past.events, message?.past.events, self, 1), turns };
  const ahead = asked ? turns.map((count, at) => Math.ceil(count / 2) - Number(at === self)) : chronicle.ahead;

  const ordering = orderingOf(options);
  const stamp: Stamp = { clock: after.clock, process: self };
  const arrows: readonly Stamp[] = [
    ...(past.events[self] === 1 ? [] : [{ clock: before.clock, process: self }]),
    ...(message && event.type === "message" ? [{ clock: message.clock, process: options.processes.indexOf(event.from) }] : []),
  ];
  const ordered = arrows.every((cause) => precedes(ordering, cause, stamp));
  const kept: Readonly<Record<Claim, boolean>> = {
    "clock-condition": arrows.every(({ clock }) => clock < stamp.clock),
    "total-order": ordered,
    vectors: past.events.every((count, at) => count === after.vector[at]),
    order: !granted || ahead.every((count, at) => count <= Math.floor((turns[at] ?? 0) / 2)),
    "no-anomaly": ordered && (!call || precedes(ordering, call.request, stamp)),
  };
  return {
    past, ahead: granted ? [] : ahead, broken: claims.filter((claim) => !kept[claim] || chronicle.broken.includes(claim)),
    stamps: ordering.ties === "none" ? [...chronicle.stamps, stamp.clock] : chronicle.stamps,
  };
}

const claims: readonly Claim[] = ["clock-condition", "total-order", "vectors", "order", "no-anomaly"];

/** What is known here and what a message tells, and so much more of one's own. */
const advanced = (known: readonly number[], told: readonly number[] | undefined, self: number, more: number): readonly number[] =>
  known.map((count, at) => (at === self ? count + more : Math.max(count, told?.[at] ?? 0)));
