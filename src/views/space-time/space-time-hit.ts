// What stands at a point of the space-time diagram: an event before a message, and the nearest of each. One look at the layout
// instead of a listener and a wider invisible twin for every line.
import type { Arrow, SpaceTime } from "./space-time";
import { pointOn } from "./space-time-labels";
import type { Subject } from "../subject";

const DOT_REACH = 10;
const ARROW_REACH = 6;

export function subjectAt({ dots, arrows }: SpaceTime, x: number, y: number): Subject | undefined {
  const dot = nearest(dots, (each) => Math.hypot(each.x - x, each.y - y), DOT_REACH);
  if (dot) return { kind: "event", event: dot.event };
  const arrow = nearest(arrows, (each) => distance(each, x, y), ARROW_REACH);
  return arrow && { kind: "packet", packet: arrow.packet.id };
}

function nearest<T>(all: readonly T[], far: (one: T) => number, reach: number): T | undefined {
  let [best, least]: [T | undefined, number] = [undefined, reach];
  for (const one of all) {
    const away = far(one);
    if (away <= least) [best, least] = [one, away];
  }
  return best;
}

const BOW_POINTS = Array.from({ length: 9 }, (_, at) => at / 8);

function distance(arrow: Arrow, x: number, y: number): number {
  if (arrow.bow) {
    return Math.min(...BOW_POINTS.map((t) => {
      const point = pointOn(arrow, t);
      return Math.hypot(point.x - x, point.y - y);
    }));
  }
  const { x1, y1, x2, y2 } = arrow;
  const [dx, dy] = [x2 - x1, y2 - y1];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(Math.max(((x - x1) * dx + (y - y1) * dy) / square, 0), 1);
  return Math.hypot(x1 + along * dx - x, y1 + along * dy - y);
}
