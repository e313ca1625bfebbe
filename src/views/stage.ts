// The stage as numbers: nodes on an ellipse, links between them, messages placed on their way by the clock. No SVG here.
import { isCut, type Link, links, type Packet, type World } from "../kernel/network";
import type { NodeId } from "../kernel/protocol";
import type { Agenda } from "../kernel/schedule";
import { textWidth } from "./labels";
import { HANDLE_HEIGHT, messageSlots } from "./message-slots";
import type { Portrait } from "./portrait";
import { progressOf } from "./space-time";

export interface StageSize {
  readonly width: number;
  readonly height: number;
}

export interface CardPlace {
  readonly node: NodeId;
  /** The centre. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LinkPlace {
  readonly link: Link;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly cut: boolean;
}

export interface MessagePlace {
  readonly packet: Packet<unknown>;
  readonly label: string;
  readonly progress: number;
  /** Where it truly is, and where its handle stands so that handles do not cover each other. */
  readonly x: number;
  readonly y: number;
  readonly handle: { readonly x: number; readonly y: number; readonly width: number };
}

export interface Stage {
  readonly cards: readonly CardPlace[];
  readonly links: readonly LinkPlace[];
  readonly messages: readonly MessagePlace[];
  /** How many lines of a node's portrait fit on its card. */
  readonly lines: number;
}

export interface StageMoment {
  readonly world: World<unknown, unknown>;
  readonly agenda: Agenda<unknown>;
  /** The time to draw, at or after the agenda's; and a message that the next step delivers, with how far that step is. */
  readonly now: number;
  /** The most lines a card of this run is to hold. */
  readonly linesMax: number;
  readonly arriving?: { readonly packet: number; readonly share: number } | undefined;
}

export function layOutStage(moment: StageMoment, nodes: readonly NodeId[], portrait: Portrait, size: StageSize): Stage {
  const { lines, card } = cardSize(nodes.length, moment.linesMax, size);
  const cards = placeCards(nodes, size, card);
  const at = new Map(cards.map((place) => [place.node, place]));
  const placed = links(nodes).flatMap((link): readonly LinkPlace[] => {
    const [a, b] = [at.get(link[0]), at.get(link[1])];
    return a && b ? [{ link, x1: a.x, y1: a.y, x2: b.x, y2: b.y, cut: isCut(moment.world, link[0], link[1]) }] : [];
  });
  return { cards, links: placed, lines, messages: placeMessages(moment, at, portrait, size) };
}

/** Cards are as large as the space allows, and all equal, so that nothing moves when a line appears. */
function cardSize(
  count: number, wanted: number, { width, height }: StageSize,
): { readonly lines: number; readonly card: { readonly width: number; readonly height: number } } {
  const columns = count <= 2 ? 2 : count <= 6 ? 3 : 4;
  const ranks = count <= 2 ? 1 : count <= 4 ? 2 : 3;
  const cardWidth = Math.round(Math.min(Math.max(width / (columns + 0.9), 84), 168));
  const room = (height - 24) / (ranks + 0.7) - 46;
  const lines = Math.max(0, Math.min(wanted, Math.floor(room / 16), 8));
  return { lines, card: { width: cardWidth, height: 44 + lines * 16 } };
}

function placeCards(nodes: readonly NodeId[], { width, height }: StageSize, card: { width: number; height: number }): readonly CardPlace[] {
  const [rx, ry] = [Math.max((width - card.width) / 2 - 6, 0), Math.max((height - card.height) / 2 - 6, 0)];
  const start = nodes.length === 2 ? Math.PI : -Math.PI / 2;
  const angles = nodes.map((_, index) => start + (index * 2 * Math.PI) / nodes.length);
  const [tops, bottoms] = [Math.min(...angles.map(Math.sin)), Math.max(...angles.map(Math.sin))];
  const sides = Math.max(...angles.map((angle) => Math.abs(Math.cos(angle))), 0.01);
  // Stretched so that an odd number of nodes fills the space too.
  const y = (angle: number): number =>
    bottoms - tops < 0.01 ? height / 2 : height / 2 - ry + (2 * ry * (Math.sin(angle) - tops)) / (bottoms - tops);
  return nodes.map((node, index) => {
    const angle = angles[index] ?? 0;
    return { node, x: width / 2 + (rx * Math.cos(angle)) / sides, y: y(angle), ...card };
  });
}

function placeMessages(
  { world, agenda, now, arriving }: StageMoment, cards: ReadonlyMap<NodeId, CardPlace>, portrait: Portrait, size: StageSize,
): readonly MessagePlace[] {
  const crowded = world.packets.length > 28;
  const wanted = world.packets.flatMap((packet) => {
    const [from, to] = [cards.get(packet.from), cards.get(packet.to)];
    if (!from || !to) return [];
    const usual = progressOf(agenda, packet.id, now);
    const progress = arriving?.packet === packet.id ? usual + (1 - usual) * arriving.share : usual;
    const { term, detail } = portrait.message(packet.message);
    const label = `${portrait.word(term)}${detail === "" ? "" : ` ${detail}`}`;
    const width = crowded ? HANDLE_HEIGHT : Math.min(textWidth(label, 12) + 30, 150);
    return [{ packet, label, progress, ...onTheWay(from, to, progress), width }];
  });
  const slots = messageSlots(wanted, [...cards.values()], size);
  return wanted.map(({ packet, label, progress, x, y, width }, index) =>
    ({ packet, label, progress, x, y, handle: { ...(slots[index] ?? { x, y }), width } }));
}

/** From edge to edge of the two cards, a little to the right of the link, so that the two directions keep apart. */
function onTheWay(from: CardPlace, to: CardPlace, progress: number): { readonly x: number; readonly y: number } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length < 1) return { x: from.x + from.width / 2 + 12, y: from.y - from.height / 2 + progress * from.height };
  const leave = edge(from, dx, dy);
  const arrive = 1 - edge(to, dx, dy);
  const t = leave + (arrive - leave) * progress;
  return { x: from.x + dx * t - (dy / length) * 7, y: from.y + dy * t + (dx / length) * 7 };
}

/** The share of the way at which a line from a card's centre leaves the card. */
function edge({ width, height }: CardPlace, dx: number, dy: number): number {
  const across = dx === 0 ? Infinity : (width / 2 + 4) / Math.abs(dx);
  const along = dy === 0 ? Infinity : (height / 2 + 4) / Math.abs(dy);
  return Math.min(across, along, 0.5);
}
