// Which words stand on the arrows of the space-time diagram, and where. None collide.
import { type Box, crosses, type Placed, placeLabels, textWidth, type Wanted } from "./labels";
import type { Portrait } from "../portrait";
import type { Arrow, Dot, SpaceTime } from "./space-time";

const FONT = 11;

export interface ArrowLabel {
  readonly arrow: Arrow;
  readonly text: string;
}

/** Equal messages sent by one event carry one label; a lit arrow always comes first and has its own. */
export function arrowLabels(
  layout: SpaceTime, portrait: Portrait, lit: ReadonlySet<number>, sentBy: (packet: number) => number | undefined,
): readonly Placed<ArrowLabel>[] {
  const groups = new Map<string, Arrow[]>();
  for (const arrow of layout.arrows) {
    const { term, detail } = portrait.message(arrow.packet.message);
    const own = lit.has(arrow.packet.id) ? arrow.packet.id : "";
    const key = JSON.stringify([sentBy(arrow.packet.id) ?? -1, term, detail, own]);
    groups.set(key, [...(groups.get(key) ?? []), arrow]);
  }
  const wanted = [...groups.values()].map((arrows): Wanted<ArrowLabel> => labelOf(arrows, layout, portrait));
  wanted.sort((a, b) => Number(lit.has(b.what.arrow.packet.id)) - Number(lit.has(a.what.arrow.packet.id)));
  const crossings = (box: Box): number => layout.arrows.reduce((count, arrow) => (crosses(arrow, box) ? count + 1 : count), 0);
  return placeLabels(wanted, obstacles(layout), crossings);
}

function labelOf(arrows: readonly Arrow[], layout: SpaceTime, portrait: Portrait): Wanted<ArrowLabel> {
  const arrow = arrows[0] as Arrow;
  const { term, detail } = portrait.message(arrow.packet.message);
  const text = `${portrait.word(term)}${detail === "" ? "" : ` ${detail}`}`;
  const width = textWidth(text, FONT);
  const inside = (x: number): boolean => x - width / 2 > 0 && x + width / 2 < layout.width;
  const places = [0.5, 0.36, 0.64, 0.24, 0.76].flatMap((t) => arrows.flatMap((each) => besides(each, t, width, FONT + 2)))
    .filter(({ x }) => inside(x));
  return { what: { arrow, text }, width, height: FONT + 2, places };
}

/** The places on both sides of an arrow where a label just clears it. */
function besides(arrow: Arrow, t: number, width: number, height: number): readonly { readonly x: number; readonly y: number }[] {
  const { x, y } = pointOn(arrow, t);
  if (arrow.bow) return [{ x, y: y - height / 2 - 1 }];
  const [dx, dy] = [arrow.x2 - arrow.x1, arrow.y2 - arrow.y1];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [dy / length, -dx / length];
  const clear = Math.abs(nx) * (width / 2 + 3) + Math.abs(ny) * (height / 2 + 2);
  return [{ x: x + nx * clear, y: y + ny * clear }, { x: x - nx * clear, y: y - ny * clear }];
}

export function pointOn({ x1, y1, x2, y2, bow }: Arrow, t: number): { readonly x: number; readonly y: number } {
  const lift = bow ? 4 * t * (1 - t) * BOW : 0;
  return { x: x1 + (x2 - x1) * t, y: y1 + (y2 - y1) * t - lift };
}

/** How high a node's message to itself rises above its row. */
export const BOW = 14;

function obstacles({ dots, rows, width }: SpaceTime): readonly Box[] {
  return [
    ...dots.map(({ x, y, type }) => ({ x: x - 7, y: y - rise(type), width: 14, height: rise(type) + 7 })),
    ...rows.map(({ y }) => ({ x: 0, y: y - 1, width, height: 2 })),
  ];
}

/** How high above its row the picture of an event stands: what is asked of a node, and a timer, have a sign on top. */
const rise = (type: Dot["type"]): number => (type === "input" || type === "fire" ? 18 : 7);
