// What a reader could do at a point of a run: every action for a subject, with the reason where one is not possible now.
import { type Phrase, plain } from "../kernel/fragment";
import type { NetworkModel } from "../kernel/network";
import { clockActions, isClockFault } from "../kernel/clocks";
import { deliverable, type FaultKind, isCut, links, type NetAction, type Packet, type World } from "../kernel/world";
import type { Pick } from "../kernel/model";
import { type Agenda, packetKey, timeOf } from "../kernel/schedule";
import { orderPhrase } from "./narration";
import type { Portrait } from "./portrait";
import type { Subject } from "./subject";

export interface Choice {
  readonly action: NetAction<unknown>;
  readonly order: Phrase;
  /** Why it cannot be done now; undefined when it can. */
  readonly refusal?: string;
  /** What to know before doing it. */
  readonly remark?: string;
}

export interface ChoiceGroup {
  readonly subject: Subject;
  readonly title: string;
  readonly choices: readonly Choice[];
}

/** A point of a run, and how it is shown. */
export interface Standing {
  readonly model: NetworkModel<unknown, unknown, unknown>;
  readonly world: World<unknown, unknown>;
  readonly agenda: Agenda<unknown>;
  readonly portrait: Portrait;
}

/** The actions a subject allows; empty for what cannot be acted on. */
export function choicesFor(subject: Subject, standing: Standing): readonly Choice[] {
  switch (subject.kind) {
    case "packet": {
      const packet = standing.world.packets.find(({ id }) => id === subject.packet);
      return packet ? packetChoices(packet, standing) : [];
    }
    case "node": return nodeChoices(subject.node, standing);
    case "link": {
      const { link } = subject;
      const cut = isCut(standing.world, link[0], link[1]);
      return [
        choice({ type: "cut", link }, standing, cut ? "it is cut already" : spent("cut", standing)),
        choice({ type: "heal", link }, standing, cut ? undefined : "it is not cut"),
      ];
    }
    case "event":
    case "tint":
    case "rule": return [];
  }
}

/** Everything that could be done, grouped by what it is done to: messages first, then nodes, then links. */
export function allChoices(standing: Standing): readonly ChoiceGroup[] {
  const { world, model, portrait } = standing;
  const group = (subject: Subject, title: string): ChoiceGroup => ({ subject, title, choices: choicesFor(subject, standing) });
  return [
    ...world.packets.map((packet) => group({ kind: "packet", packet: packet.id }, packetTitle(packet, portrait))),
    ...model.nodes.map((node) => group({ kind: "node", node }, node)),
    ...links(model.nodes).map((link) => group({ kind: "link", link }, `${link[0]}–${link[1]}`)),
  ];
}

export function packetTitle({ from, to, message }: Packet<unknown>, portrait: Portrait): string {
  const { term, detail } = portrait.message(message);
  return `${portrait.word(term)}${detail === "" ? "" : ` ${detail}`}, ${from} to ${to}`;
}

/** The order in plain words. */
export const orderText = (choice: Choice, portrait: Portrait): string => plain(choice.order, (name) => portrait.word(name));

function packetChoices(packet: Packet<unknown>, standing: Standing): readonly Choice[] {
  const { agenda } = standing;
  const appointment = agenda.due.get(packetKey(packet.id));
  const usual = appointment ? Math.round((appointment.due - appointment.from) * 100) / 100 : 0;
  const blocked = whyHeld(packet, standing);
  const deliver = choice({ type: "deliver", packet: packet.id }, standing, blocked);
  return [
    blocked === undefined && ignored(packet, standing) ? { ...deliver, remark: `${packet.to} would ignore it` } : deliver,
    choice({ type: "delay", packet: packet.id, by: Math.max(usual, 1) }, standing, undefined),
    choice({ type: "duplicate", packet: packet.id }, standing, spent("duplicate", standing)),
    choice({ type: "drop", packet: packet.id }, standing, spent("drop", standing)),
  ];
}

/** Why a message cannot arrive now; undefined when it can. */
function whyHeld(packet: Packet<unknown>, { world, model }: Standing): string | undefined {
  if (deliverable(world, packet, model.channels)) return undefined;
  if (isCut(world, packet.from, packet.to)) return `the link ${packet.from}–${packet.to} is cut`;
  return world.nodes[packet.to]?.up ? `an earlier message from ${packet.from} to ${packet.to} comes first` : `${packet.to} is down`;
}

function nodeChoices(node: string, standing: Standing): readonly Choice[] {
  const { world, model } = standing;
  const up = world.nodes[node]?.up === true;
  const inputs = model.enabled(world).filter((action) => action.type === "input" && action.node === node);
  const timers = world.timers.filter((timer) => timer.node === node);
  return [
    ...inputs.map((action) => choice(action, standing, undefined)),
    ...timers.map(({ id }) => choice({ type: "fire", timer: id }, standing, undefined)),
    choice({ type: "crash", node }, standing, up ? spent("crash", standing) : `${node} is down already`),
    choice({ type: "restart", node }, standing, up ? `${node} is up` : undefined),
    ...clockChoices(node, standing),
  ];
}

const clockChoices = (node: string, standing: Standing): readonly Choice[] =>
  clockActions(node, standing.agenda.clocks[node]?.rate ?? 1, standing.model.readsClocks)
    .map((action) => choice(action, standing, isClockFault(action) ? spent(action.type, standing) : undefined));

function choice(action: NetAction<unknown>, { world, portrait }: Standing, refusal: string | undefined): Choice {
  const order = orderPhrase(action, world, portrait);
  return refusal === undefined ? { action, order } : { action, order, refusal };
}

const spent = (kind: FaultKind, { world }: Standing): string | undefined =>
  world.budget[kind] > 0 ? undefined : `no ${kind} is left in the fault budget`;

const firstPick: Pick = (from) => {
  const first = from[0];
  if (first === undefined) throw new Error("There is nothing to choose from.");
  return first;
};

/** Whether a delivery would leave its addressee as it is. Tried on the side; the run does not change. */
function ignored(packet: Packet<unknown>, { model, world, agenda }: Standing): boolean {
  const action: NetAction<unknown> = { type: "deliver", packet: packet.id };
  const { world: after, sent } = model.apply(world, action, firstPick, timeOf(agenda, action));
  return sent.length === 0 && after.timers === world.timers && after.nodes[packet.to]?.state === world.nodes[packet.to]?.state;
}
