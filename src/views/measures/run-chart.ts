// The curve of a measure over a run, laid out in a rectangle: steps across, values up. Numbers in, places out.
import { type Mark, tickText, ticks } from "../chart";
import type { Column } from "./series";

export interface RunChart {
  readonly frame: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly across: readonly Mark[];
  readonly up: readonly Mark[];
  /** A path in SVG's words; empty where there is nothing to draw. */
  readonly curve: string;
  /** How high the paper's figure is, where it has one. */
  readonly figure: number | undefined;
  xOf(state: number): number;
  yOf(value: number): number;
  /** The state at a place, and the nearest there is beside the picture. */
  stateAt(x: number): number;
}

const room = { left: 46, right: 24, top: 20, bottom: 22 } as const;

/** No wider than a pixel and a half, a column would not be told from the next. */
export const columnsIn = (width: number): number => Math.max(Math.floor((width - room.left - room.right) / 1.5), 1);

interface Given {
  readonly columns: readonly Column[];
  /** After how many steps the run ends. */
  readonly steps: number;
  readonly figure: number | undefined;
  readonly size: { readonly width: number; readonly height: number };
}

export function layOutRunChart({ columns, steps, figure, size }: Given): RunChart {
  const frame = { left: room.left, right: size.width - room.right, top: room.top, bottom: size.height - room.bottom };
  const [wide, high] = [frame.right - frame.left, frame.bottom - frame.top];
  const values = [...columns.flatMap((column) => [column.low, column.high]), ...(figure === undefined ? [] : [figure])];
  const rows = values.length === 0 ? [] : ticks(Math.min(0, ...values), Math.max(...values) || 1, Math.max(2, Math.floor(high / 30)));
  const [low, top] = [rows[0] ?? 0, rows.at(-1) ?? 1];
  const xOf = (state: number): number => frame.left + (wide * state) / Math.max(steps, 1);
  const yOf = (value: number): number => frame.bottom - (high * (value - low)) / (top - low);
  return {
    frame, xOf, yOf,
    stateAt: (x) => Math.min(Math.max(Math.round(((x - frame.left) * steps) / wide), 0), steps),
    across: ticks(0, Math.max(steps, 1), Math.max(2, Math.floor(wide / 70))).filter((step) => Number.isInteger(step) && step <= steps)
      .map((step) => ({ at: xOf(step), text: step === 0 ? "step 0" : step.toLocaleString("en") })),
    up: rows.map((row) => ({ at: yOf(row), text: tickText(row, rows) })),
    curve: curveOf(columns, xOf, yOf),
    figure: figure === undefined ? undefined : yOf(figure),
  };
}

/** A value holds until the step that changes it. Where many steps share a place, the line goes through the least and the greatest of them. */
function curveOf(columns: readonly Column[], xOf: (state: number) => number, yOf: (value: number) => number): string {
  let path = "";
  let end = -1;
  for (const { from, to, first, low, high, last } of columns) {
    const x = rounded(xOf(from));
    path += from === end ? `H${x}V${rounded(yOf(first))}` : `M${x} ${rounded(yOf(first))}`;
    if (low !== high) path += `V${rounded(yOf(high))}V${rounded(yOf(low))}V${rounded(yOf(last))}`;
    end = to;
  }
  return end < 0 ? "" : `${path}H${rounded(xOf(end - 1))}`;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
