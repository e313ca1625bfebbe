// Two axes and what is plotted between them.
import { type Dot, line, path, steps, width, words } from "./svg";

interface Axis {
  readonly from: number;
  readonly to: number;
  /** From one tick to the next. */
  readonly tick: number;
  readonly title: string;
  readonly digits?: number;
}

export interface Plot {
  readonly x: Axis;
  readonly y: Axis;
  readonly height: number;
}

const inset = { left: 46, right: 12, top: 30, bottom: 42 };

const along = ({ from, to }: Axis, start: number, end: number) => (value: number): number => start + ((value - from) / (to - from)) * (end - start);

/** Where a value stands in the picture. */
export function places({ x, y, height }: Plot): (at: number, value: number) => Dot {
  const [acrossX, acrossY] = [along(x, inset.left, width - inset.right), along(y, height - inset.bottom, inset.top)];
  return (at, value) => [acrossX(at), acrossY(value)];
}

export function axes(plot: Plot): readonly string[] {
  const { x, y, height } = plot;
  const at = places(plot);
  const ticks = ({ from, to, tick }: Axis): readonly number[] => steps(from, to, tick);
  return [
    ...ticks(y).flatMap((value) => {
      const [left, level] = at(x.from, value);
      return [line(left, level, width - inset.right, level, "rule"), words(left - 7, level + 4, value.toFixed(y.digits ?? 0), "faint", "end")];
    }),
    ...ticks(x).map((value) => words(at(value, y.from)[0], height - inset.bottom + 17, value.toFixed(x.digits ?? 0), "faint")),
    words(width - inset.right, height - 6, x.title, "faint", "end"),
    words(2, 14, y.title, "faint", "start"),
  ];
}

export function curve(plot: Plot, values: (at: number) => number, by: number, look: string): string {
  const at = places(plot);
  return path(steps(plot.x.from, plot.x.to, by).map((value) => at(value, values(value))), look);
}
