// The strokes that the figures of a text are drawn with: SVG as text, whose looks are the stylesheet's (`media/drawings.css`).
import { attributes, escape } from "../markdown/escape";

/** Every drawing has the width of a column of text, so that letters have the same size in all of them. */
export const width = 480;

/** A figure that is computed when it is drawn. */
export interface Figure {
  /** All that can be seen in it, in words. */
  readonly says: string;
  readonly height: number;
  draw(): readonly string[];
}

export function svg({ says, height, draw }: Figure): string {
  return `<svg${attributes({ class: "drawing", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": says })}>${draw().join("")}</svg>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

type Anchor = "start" | "middle" | "end";

export function words(x: number, y: number, text: string | number, look = "", anchor: Anchor = "middle"): string {
  return `<text${attributes({ x: round(x), y: round(y), class: `${look} ${anchor}`.trim() })}>${escape(String(text))}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, look: string): string {
  return path([[x1, y1], [x2, y2]], look);
}

export type Dot = readonly [x: number, y: number];

export function path(dots: readonly Dot[], look: string): string {
  return `<path${attributes({ d: `M${dots.map(([x, y]) => `${round(x)} ${round(y)}`).join("L")}`, class: look })}></path>`;
}

export function box(x: number, y: number, wide: number, high: number, look: string): string {
  return `<rect${attributes({ x: round(x), y: round(y), width: round(wide), height: round(high), class: look })}></rect>`;
}

export function dot(x: number, y: number, look: string, radius = 3.5): string {
  return `<circle${attributes({ cx: round(x), cy: round(y), r: radius, class: look })}></circle>`;
}

/** A line with a tip at its end. */
export function arrow([x1, y1]: Dot, [x2, y2]: Dot, look = ""): string {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [tip, half] = [7, 3];
  const [backX, backY] = [x2 - dx * tip, y2 - dy * tip];
  return path([[x1, y1], [backX, backY]], `stroke ${look}`.trim())
    + path([[x2, y2], [backX - dy * half, backY + dx * half], [backX + dy * half, backY - dx * half], [x2, y2]], `tip ${look}`.trim());
}

export const steps = (from: number, to: number, by: number): readonly number[] =>
  Array.from({ length: Math.round((to - from) / by) + 1 }, (_, index) => from + index * by);
