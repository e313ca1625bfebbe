// The bars of a history as numbers: those in sight, with as much of their words as fits; and the arrows of
// an anomaly between them. No SVG here.
import type { History, Operation } from "../../checking/histories/history";
import type { Edge } from "../../checking/histories/verdict";
import { crossing, type Lanes } from "./history-lanes";
import { label, shortLabel, shortReasons } from "./history-words";
import { type Box, type Placed, placeLabels, textWidth } from "../space-time/labels";

export interface Scale {
  /** Pixels for a unit of time. */
  readonly perTime: number;
  readonly rowHeight: number;
  readonly barHeight: number;
  /** Room for the axis above the first lane. */
  readonly top: number;
}

/** A part of the picture, in pixels from its upper left corner. */
export interface Sight {
  readonly left: number;
  readonly right: number;
  readonly up: number;
  readonly down: number;
}

export interface Bar {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string | undefined;
}

/** Bars too narrow to be told apart, drawn as one stroke each, without their doubles. */
export interface Grain {
  readonly y: number;
  readonly status: Operation["status"];
  readonly xs: readonly number[];
}

export interface Bars {
  readonly bars: readonly Bar[];
  readonly grains: readonly Grain[];
}

const fontSize = 11;
/** Narrower than this, a bar is a grain. */
const grainMax = 5;
/** Room for a bar's mark and its margins. */
const margins = 20;

export const xOf = (lanes: Lanes, scale: Scale, time: number): number => (time - lanes.from) * scale.perTime;
export const yOf = (scale: Scale, lane: number): number => scale.top + (lane + 0.5) * scale.rowHeight;
export const heightOf = (lanes: Lanes, scale: Scale): number => scale.top + lanes.lanes.length * scale.rowHeight;

/** `always`: these are bars however narrow they are. */
export function layBars(history: History, lanes: Lanes, scale: Scale, sight: Sight, always: ReadonlySet<number>): Bars {
  const bars: Bar[] = [];
  const grains: Grain[] = [];
  const [from, to] = [sight.left / scale.perTime + lanes.from, sight.right / scale.perTime + lanes.from];
  for (const [at, lane] of lanes.lanes.entries()) {
    const y = yOf(scale, at);
    if (y < sight.up - scale.rowHeight || y > sight.down + scale.rowHeight) continue;
    const xs = { ok: [] as number[], info: [] as number[], fail: [] as number[] };
    for (const index of crossing(history, lane, lanes.until, from, to)) {
      const bar = barOf(history, lanes, scale, index, y);
      if (bar.width >= grainMax || always.has(index)) {
        bars.push(bar);
        continue;
      }
      const column = Math.round(bar.x);
      const mine = xs[(history[index] as Operation).status];
      if (mine.at(-1) !== column) mine.push(column);
    }
    for (const status of ["ok", "info", "fail"] as const) {
      if (xs[status].length > 0) grains.push({ y, status, xs: xs[status] });
    }
  }
  return { bars, grains };
}

export function barOf(history: History, lanes: Lanes, scale: Scale, index: number, y = yOf(scale, lanes.laneOf[index] as number)): Bar {
  const operation = history[index] as Operation;
  const x = xOf(lanes, scale, operation.invoked);
  const width = Math.max(((lanes.until[index] as number) - operation.invoked) * scale.perTime - 1.5, 3);
  const room = Math.min(width, 4_000) - margins;
  const fits = [label(operation), shortLabel(operation)].find((text) => textWidth(text, fontSize) <= room);
  return { index, x, y, width, text: fits };
}

export interface Arrow {
  readonly edge: Edge;
  readonly path: string;
  /** Its head, as a path. */
  readonly head: string;
  readonly middle: { readonly x: number; readonly y: number };
}

/** An arrow for each order: in real time from an end to a beginning, otherwise from middle to middle. */
export function layArrows(history: History, lanes: Lanes, scale: Scale, edges: readonly Edge[]): readonly Arrow[] {
  return edges.flatMap((edge) => {
    if ((lanes.laneOf[edge.from] ?? -1) < 0 || (lanes.laneOf[edge.to] ?? -1) < 0) return [];
    const [a, b] = [barOf(history, lanes, scale, edge.from), barOf(history, lanes, scale, edge.to)];
    return [edge.reason === "real-time" ? afterwards(edge, a, b, scale) : across(edge, a, b, scale)];
  });
}

const n = (value: number): number => Math.round(value * 10) / 10;

function afterwards(edge: Edge, a: Bar, b: Bar, { barHeight }: Scale): Arrow {
  const [x1, x2] = [a.x + a.width, b.x - 1];
  if (a.y === b.y) {
    // Below what is between them in their lane.
    const low = a.y + barHeight / 2 + 2;
    const path = `M${n(x1 - 3)} ${n(low)}C${n(x1 + 6)} ${n(low + 18)} ${n(x2 - 4)} ${n(low + 18)} ${n(x2 + 5)} ${n(low + 5)}`;
    return { edge, path, head: `M${n(x2 + 5)} ${n(low)}l-4 8h8z`, middle: { x: (x1 + x2) / 2, y: low + 15 } };
  }
  const bend = Math.min(Math.max((x2 - x1) / 2, 14), 60);
  const path = `M${n(x1)} ${n(a.y)}C${n(x1 + bend)} ${n(a.y)} ${n(x2 - bend)} ${n(b.y)} ${n(x2 - 5)} ${n(b.y)}`;
  return { edge, path, head: `M${n(x2)} ${n(b.y)}l-8 -4v8z`, middle: { x: (x1 + x2) / 2, y: (a.y + b.y) / 2 } };
}

function across(edge: Edge, a: Bar, b: Bar, { barHeight }: Scale): Arrow {
  const half = barHeight / 2 + 2;
  // Straight down or up where both are there at once; else from the side that is nearer.
  const x1 = within(b.x + b.width / 2, a.x + 8, a.x + a.width - 8);
  const x2 = within(x1, b.x + 8, b.x + b.width - 8);
  if (a.y === b.y) {
    const up = a.y - half;
    const path = `M${n(x1)} ${n(up)}C${n(x1)} ${n(up - 18)} ${n(x2)} ${n(up - 18)} ${n(x2)} ${n(up - 5)}`;
    return { edge, path, head: `M${n(x2)} ${n(up)}l-4 -8h8z`, middle: { x: (x1 + x2) / 2, y: up - 15 } };
  }
  const down = b.y > a.y ? 1 : -1;
  const [y1, y2] = [a.y + down * half, b.y - down * half];
  const middle = (y1 + y2) / 2;
  const path = `M${n(x1)} ${n(y1)}C${n(x1)} ${n(middle)} ${n(x2)} ${n(middle)} ${n(x2)} ${n(y2 - down * 5)}`;
  return { edge, path, head: `M${n(x2)} ${n(y2)}l-4 ${-8 * down}h8z`, middle: { x: (x1 + x2) / 2, y: middle } };
}

const within = (x: number, low: number, high: number): number => (high < low ? (low + high) / 2 : Math.min(Math.max(x, low), high));

/** Words beside the arrows, where they touch none of these bars and no other words; what fits nowhere is left out. */
export function arrowWords(arrows: readonly Arrow[], bars: readonly Bar[], scale: Scale): readonly Placed<string>[] {
  const wanted = arrows.map(({ edge, middle: { x, y } }) => {
    const what = shortReasons[edge.reason];
    const width = textWidth(what, fontSize);
    const near = [0, -1, 1, -2, 2, -3, 3].flatMap((row) => [0, -0.6, 0.6, -1.2, 1.2].map((way) => ({ x: x + way * width, y: y + row * 10 })));
    return { what, width, height: 12, places: near };
  });
  const obstacles = bars.map(({ x, y, width }): Box => ({ x, y: y - scale.barHeight / 2, width, height: scale.barHeight }));
  return placeLabels(wanted, obstacles, ({ y }) => (y < scale.top - 8 ? 1 : 0));
}

export interface Tick { readonly x: number; readonly text: string }

/** Round times, far enough apart for their numbers. */
export function timeTicks(lanes: Lanes, scale: Scale, sight: Sight): readonly Tick[] {
  const least = 90 / scale.perTime;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ([1, 2, 5, 10].find((times) => times * power >= least) ?? 10);
  const ticks: Tick[] = [];
  const last = Math.min(lanes.to, lanes.from + sight.right / scale.perTime);
  for (let time = Math.ceil((lanes.from + sight.left / scale.perTime) / step) * step; time <= last; time += step) {
    ticks.push({ x: xOf(lanes, scale, time), text: Number(time.toPrecision(12)).toLocaleString("en", { maximumFractionDigits: 9 }) });
    if (ticks.length > 200) break;
  }
  return ticks;
}
