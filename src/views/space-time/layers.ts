// Relations between events, to be laid over the space-time diagram one by one: the pairs of which all others follow, as lines from
// event to event. Which events are related is the lab's to say; where the lines run is said here.
import type { World } from "../../kernel/world";
import type { TraceEvent } from "../../kernel/trace";
import type { Track } from "../track";
import { eventX, type Grid, type SpaceTime } from "./space-time";

/** Two events by their index: the first comes before the second. */
export type Pair = readonly [first: number, second: number];

/** Methods, so that a lab's own types are accepted where the views know only `unknown`. */
export interface Layer<S = unknown, M = unknown, I = unknown> {
  readonly id: string;
  /** The paper's sign for it. */
  readonly sign: string;
  readonly title: string;
  /** What its lines say, one sentence. */
  readonly help: string;
  /** Lines are told apart by their kind as well as by their colour. */
  readonly line: "thin" | "dashed" | "thick";
  /** Of all steps that the run has so far. */
  pairs(run: { readonly events: readonly TraceEvent<M, I>[]; readonly worlds: readonly World<S, M>[] }): readonly Pair[];
}

export interface DrawnLayer {
  readonly layer: Layer;
  readonly pairs: readonly Pair[];
}

export interface LayerPaths {
  /** The lines, and their heads, as SVG path data: where both events have happened, and where not yet. */
  readonly done: readonly [lines: string, heads: string];
  readonly ahead: readonly [lines: string, heads: string];
}

export function layerPaths({ layer, pairs }: DrawnLayer, { events }: Pick<Track, "events">, layout: SpaceTime, grid: Grid, cursor: number): LayerPaths {
  const rows = new Map(layout.rows.map(({ node, y }) => [node, y]));
  const place = (event: number): Point | undefined => {
    const y = rows.get(events[event]?.node ?? "");
    return y === undefined ? undefined : [eventX(grid, layout.from, event), y];
  };
  const [done, ahead] = [["", ""], ["", ""]] as [[string, string], [string, string]];
  for (const [first, second] of pairs) {
    if (Math.max(first, second) < layout.from || Math.min(first, second) >= layout.to) continue;
    const [from, to] = [place(first), place(second)];
    if (!from || !to) continue;
    const into = Math.max(first, second) < cursor ? done : ahead;
    const [line, head] = layer.line === "dashed" ? curve(from, to) : straight(from, to);
    into[0] += line;
    into[1] += head;
  }
  return { done, ahead };
}

/** The pairs in sight, as a screen reader is told them: by the numbers of the steps. */
export function pairsInWords({ layer: { title, sign }, pairs }: DrawnLayer, from: number, to: number): string {
  const seen = pairs.filter(([first, second]) => first >= from && first < to && second >= from && second < to);
  const told = seen.slice(0, PAIRS_TOLD).map(([first, second]) => `${first + 1} ${sign} ${second + 1}`).join(", ");
  const rest = seen.length - PAIRS_TOLD;
  return `${title}, by the numbers of the steps in sight: ${told || "none"}${rest > 0 ? `, and ${rest} more` : ""}.`;
}

const PAIRS_TOLD = 100;

type Point = readonly [x: number, y: number];

function straight([x1, y1]: Point, [x2, y2]: Point): readonly [string, string] {
  return [`M${x1} ${y1}L${x2} ${y2}`, headAt([x1, y1], [x2, y2])];
}

/** How far a curve leaves the straight way, so that it can be told from a message that takes it. */
const BEND = 16;

function curve([x1, y1]: Point, [x2, y2]: Point): readonly [string, string] {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const way = x2 >= x1 ? 1 : -1;
  const middle: Point = [round((x1 + x2) / 2 + (way * BEND * (y2 - y1)) / length), round((y1 + y2) / 2 - (way * BEND * (x2 - x1)) / length)];
  return [`M${x1} ${y1}Q${middle[0]} ${middle[1]} ${x2} ${y2}`, headAt(middle, [x2, y2])];
}

/** A head whose tip touches the sign of the event. */
function headAt([x1, y1]: Point, [x2, y2]: Point): string {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [tx, ty] = [x2 - ux * 7, y2 - uy * 7];
  const [bx, by] = [tx - ux * 8, ty - uy * 8];
  return `M${round(tx)} ${round(ty)}L${round(bx - uy * 4)} ${round(by + ux * 4)}L${round(bx + uy * 4)} ${round(by - ux * 4)}Z`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
