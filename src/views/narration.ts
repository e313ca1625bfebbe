// What happened and what could happen, in sentences made of typed fragments. Words come from the lab's portrait.
import { node, type Phrase, phrase, term, value } from "../kernel/fragment";
import type { NetAction, Packet, World } from "../kernel/world";
import type { NodeId } from "../kernel/protocol";
import type { TraceEvent } from "../kernel/trace";
import type { Portrait } from "./portrait";

export interface Narration {
  /** What happened. */
  readonly what: Phrase;
  /** What the node sent in answer, one phrase for each different message. */
  readonly sent: readonly Phrase[];
  /** Why: what the handlers said, with the rule and the section of the paper. */
  readonly why: readonly { readonly phrase: Phrase; readonly section: string; readonly rule: string | undefined }[];
}

export type AnyEvent = TraceEvent<unknown, unknown>;

export function narrate(event: AnyEvent, before: World<unknown, unknown>, portrait: Portrait): Narration {
  return {
    what: happened(event, before, portrait),
    sent: event.action.type === "duplicate" ? [] : sendings(event.sent, portrait),
    why: event.explanations.map(({ phrase: said, section, rule }) => ({ phrase: said, section, rule })),
  };
}

/** Everything a narration says, in one phrase; for a live region and for the list. */
export function wholePhrase({ what, sent, why }: Narration): Phrase {
  return [what, ...sent, ...why.map((reason) => reason.phrase)]
    .flatMap((part, index): Phrase => (index === 0 ? part : phrase` ${part}`));
}

/** The message's name and contents. */
export function messagePhrase(message: unknown, portrait: Portrait): Phrase {
  const { term: name, detail, tint } = portrait.message(message);
  return detail === "" ? phrase`${term(name)}` : phrase`${term(name)} ${value(detail, tint)}`;
}

/** A list as it is said: "B", "B and C", "B, C and D". */
export function list(parts: readonly Phrase[]): Phrase {
  return parts.flatMap((part, index): Phrase => {
    if (index === 0) return part;
    return index === parts.length - 1 ? phrase` and ${part}` : phrase`, ${part}`;
  });
}

function happened(event: AnyEvent, before: World<unknown, unknown>, portrait: Portrait): Phrase {
  const { action, packet } = event;
  const message = packet ? messagePhrase(packet.message, portrait) : phrase`a message`;
  const way = packet ? phrase` from ${node(packet.from)} to ${node(packet.to)}` : phrase``;
  switch (action.type) {
    case "deliver": return packet ? phrase`${node(packet.to)} receives ${message} from ${node(packet.from)}.` : phrase`A message arrives.`;
    case "drop": return phrase`The network loses ${message}${way}.`;
    case "duplicate": return phrase`The network makes a second copy of ${message}${way}.`;
    case "delay": return phrase`${message}${way} is held up for ${portrait.time(action.by)}.`;
    case "fire": return event.node === undefined ? phrase`A timer rings.`
      : phrase`At ${node(event.node)}, ${timerName(before, action.timer, portrait)} rings.`;
    case "crash": return phrase`${node(action.node)} crashes.`;
    case "restart": return phrase`${node(action.node)} comes back.`;
    case "cut": return phrase`The link between ${node(action.link[0])} and ${node(action.link[1])} is cut.`;
    case "heal": return phrase`The link between ${node(action.link[0])} and ${node(action.link[1])} works again.`;
    case "input": return phrase`${node(action.node)} is asked: ${portrait.input(action.input)}.`;
    case "skew": return phrase`The clock of ${node(action.node)} is set ${clockJump(action.by, portrait)}.`;
    case "drift": return phrase`The clock of ${node(action.node)} now goes ${clockPace(action.rate)}.`;
  }
}

function timerName(world: World<unknown, unknown>, id: number, portrait: Portrait): string {
  const timer = world.timers.find((other) => other.id === id);
  return timer ? `“${portrait.timer(timer.timer)}”` : "a timer";
}

const clockJump = (by: number, portrait: Portrait): string => `${portrait.time(Math.abs(by))} ${by < 0 ? "back" : "forward"}`;

const clockPace = (rate: number): string => (rate === 1 ? "at its right pace" : `${rate} times as fast as it should`);

/** Equal messages to several nodes are one sending. */
function sendings(sent: readonly Packet<unknown>[], portrait: Portrait): readonly Phrase[] {
  const groups = new Map<string, { readonly from: NodeId; readonly message: unknown; readonly to: NodeId[] }>();
  for (const { from, to, message } of sent) {
    const { term: name, detail } = portrait.message(message);
    const key = JSON.stringify([name, detail]);
    const group = groups.get(key);
    if (group) group.to.push(to);
    else groups.set(key, { from, message, to: [to] });
  }
  return [...groups.values()].map(({ from, message, to }) =>
    phrase`${node(from)} sends ${messagePhrase(message, portrait)} to ${list(to.map((id) => phrase`${node(id)}`))}.`);
}

/** An action that could be taken, as an order. */
export function orderPhrase(action: NetAction<unknown>, world: World<unknown, unknown>, portrait: Portrait): Phrase {
  const message = (id: number): Phrase => {
    const packet = world.packets.find((other) => other.id === id);
    return packet ? phrase`${messagePhrase(packet.message, portrait)} to ${node(packet.to)}` : phrase`message ${id}`;
  };
  switch (action.type) {
    case "deliver": return phrase`Deliver ${message(action.packet)}`;
    case "drop": return phrase`Drop ${message(action.packet)}`;
    case "duplicate": return phrase`Duplicate ${message(action.packet)}`;
    case "delay": return phrase`Delay ${message(action.packet)} by ${portrait.time(action.by)}`;
    case "fire": {
      const timer = world.timers.find(({ id }) => id === action.timer);
      return timer ? phrase`Let ${timerName(world, action.timer, portrait)} ring at ${node(timer.node)}` : phrase`Let a timer ring`;
    }
    case "crash": return phrase`Crash ${node(action.node)}`;
    case "restart": return phrase`Restart ${node(action.node)}`;
    case "cut": return phrase`Cut the link ${node(action.link[0])}–${node(action.link[1])}`;
    case "heal": return phrase`Heal the link ${node(action.link[0])}–${node(action.link[1])}`;
    case "input": return phrase`Ask ${node(action.node)}: ${portrait.input(action.input)}`;
    case "skew": return phrase`Set the clock of ${node(action.node)} ${clockJump(action.by, portrait)}`;
    case "drift": return phrase`Let the clock of ${node(action.node)} go ${clockPace(action.rate)}`;
  }
}

/** What an event followed from, in words: the text equivalent of the arrows. */
export function causesPhrase(event: AnyEvent, events: readonly AnyEvent[]): Phrase {
  const said = event.causes.flatMap((cause): readonly Phrase[] => {
    const earlier = events[cause];
    if (!earlier) return [];
    const sent = earlier.sent.some(({ id }) => id === event.packet?.id);
    if (sent && event.packet) return [phrase`step ${cause + 1} (where ${node(event.packet.from)} sent it)`];
    if (earlier.node === event.node && event.node !== undefined) return [phrase`step ${cause + 1} (the last at ${node(event.node)})`];
    return [phrase`step ${cause + 1}`];
  });
  return said.length === 0 ? [] : phrase`Follows from ${list(said)}.`;
}
