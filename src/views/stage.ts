// The stage as numbers: nodes on an ellipse, links between them, messages placed on their way by the clock. No SVG here.
import { isCut, type Link, links, type Packet, type World } from "../kernel/world";
import type { NodeId } from "../kernel/protocol";
import type { Agenda } from "../kernel/schedule";
import { type Box, HANDLE_HEIGHT, messageSlots } from "./message-slots";
import type { Portrait } from "./portrait";
import { textWidth } from "./space-time/labels";
import { progressOf } from "./space-time/space-time";

export type StageSize = Pick<Box, "width" | "height">;

export interface CardPlace extends Box {
  readonly node: NodeId;
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
  /** What its handle says; empty when there is only room for its shape. */
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
  const { lines, cards } = sizedCards(nodes, moment.linesMax, size);
  const at = new Map(cards.map((place) => [place.node, place]));
  const placed = links(nodes).flatMap((link): readonly LinkPlace[] => {
    const [a, b] = [at.get(link[0]), at.get(link[1])];
    return a && b ? [{ link, x1: a.x, y1: a.y, x2: b.x, y2: b.y, cut: isCut(moment.world, link[0], link[1]) }] : [];
  });
  return { cards, links: placed, lines, messages: placeMessages(moment, at, portrait, size) };
}

const LINES_MAX = 8;

/** Cards are all equal and hold as many lines as fit without crowding, so that nothing moves when a line appears. */
function sizedCards(nodes: readonly NodeId[], wanted: number, size: StageSize): { readonly lines: number; readonly cards: readonly CardPlace[] } {
  const columns = nodes.length <= 3 ? 2 : nodes.length <= 6 ? 3 : 4;
  const width = Math.round(Math.min(Math.max(size.width / (columns + (size.width < 480 ? 0.4 : 0.75)), 84), columns === 2 ? 224 : 176));
  for (let lines = Math.min(wanted, LINES_MAX); ; lines--) {
    const height = 44 + lines * 16;
    const cards = placeCards(nodes, size, { width, height });
    if (lines === 0 || (height <= size.height * 0.34 && !crowded(cards))) return { lines, cards };
  }
}

/** Whether two cards stand so close that a message would not fit between them. */
const crowded = (cards: readonly CardPlace[]): boolean => cards.some((a, index) => cards.slice(index + 1).some((b) =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 + 8 && Math.abs(a.y - b.y) < (a.height + b.height) / 2 + 34));

function placeCards(nodes: readonly NodeId[], { width, height }: StageSize, card: { width: number; height: number }): readonly CardPlace[] {
  const [rx, ry] = [Math.max((width - card.width) / 2 - 6, 0), Math.max((height - card.height) / 2 - 6, 0)];
  const start = nodes.length === 2 ? Math.PI : -Math.PI / 2;
  const angles = nodes.map((_, index) => start + (index * 2 * Math.PI) / nodes.length);
  const heights = angles.map((angle) => Math.round(Math.sin(angle) * 1000));
  const ranks = [...new Set(heights)].sort((a, b) => a - b);
  const [top, bottom] = [ranks[0] ?? 0, ranks.at(-1) ?? 0];
  const sides = Math.max(...angles.map((angle) => Math.abs(Math.cos(angle))), 0.01);
  // Between an ellipse and even rows: filled by an odd number of nodes too, and no two cards meet at their corners.
  const down = (height: number): number => {
    if (bottom === top) return 0.5;
    return 0.4 * ((height - top) / (bottom - top)) + (0.6 * ranks.indexOf(height)) / (ranks.length - 1);
  };
  return nodes.map((node, index) => {
    const angle = angles[index] ?? 0;
    return { node, x: width / 2 + (rx * Math.cos(angle)) / sides, y: height / 2 + ry * (2 * down(heights[index] ?? 0) - 1), ...card };
  });
}

function placeMessages(
  { world, agenda, now, arriving }: StageMoment, cards: ReadonlyMap<NodeId, CardPlace>, portrait: Portrait, size: StageSize,
): readonly MessagePlace[] {
  const labels = labelsThatFit(world.packets, [...cards.values()], portrait, size);
  const wanted = world.packets.flatMap((packet, index) => {
    const [from, to] = [cards.get(packet.from), cards.get(packet.to)];
    if (!from || !to) return [];
    const usual = progressOf(agenda, packet.id, now);
    const progress = arriving?.packet === packet.id ? usual + (1 - usual) * arriving.share : usual;
    const label = labels[index] ?? "";
    return [{ packet, label, progress, ...onTheWay(from, to, progress), width: handleWidth(label) }];
  });
  const slots = messageSlots(wanted, [...cards.values()], size);
  return wanted.map(({ packet, label, progress, x, y, width }, index) =>
    ({ packet, label, progress, x, y, handle: { ...(slots[index] ?? { x, y }), width } }));
}

const handleWidth = (label: string): number => (label === "" ? HANDLE_HEIGHT : Math.min(textWidth(label, 12) + 34, 180));

/** As much of the free space as handles may take before their labels are shortened. */
const SHARE_MAX = 0.18;

/** Names in full, else their initials, else only the shape. Depends on the messages alone, so it is steady while they move. */
function labelsThatFit(
  packets: readonly Packet<unknown>[], cards: readonly CardPlace[], portrait: Portrait, size: StageSize,
): readonly string[] {
  const portraits = packets.map(({ message }) => portrait.message(message));
  const full = portraits.map(({ term, detail }) => labelOf(portrait.word(term), detail));
  const short = portraits.map(({ term, detail }) => labelOf(initials(portrait.word(term)), detail));
  const free = size.width * size.height - cards.reduce((sum, { width, height }) => sum + width * height, 0);
  const fits = (labels: readonly string[]): boolean =>
    labels.reduce((sum, label) => sum + handleWidth(label) * HANDLE_HEIGHT, 0) <= SHARE_MAX * free;
  return [full, short].find(fits) ?? packets.map(() => "");
}

const labelOf = (word: string, detail: string): string => (detail === "" ? word : `${word} ${detail}`);

/** "NextBallot" is NB, "Voted" is V. */
const initials = (word: string): string => word.replaceAll(/(?<=\p{L})\p{Ll}+/gu, "").replaceAll(" ", "");

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
