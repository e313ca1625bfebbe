// The strip of a whole run as SVG: a thin row a node, the darker the more it acts there; below, where faults are.
// As many paths as there are grades of darkness, whatever the run's length.
import type { JSX } from "preact";
import { LEVELS, type OverviewColumns } from "./overview";

interface OverviewProps {
  readonly columns: OverviewColumns;
  readonly width: number;
  readonly height: number;
}

/** The height of the row of faults. */
const FAULTS = 4;

export function OverviewView({ columns: { count, rows, faults }, width, height }: OverviewProps): JSX.Element {
  const column = width / count;
  const row = (height - FAULTS) / rows.length;
  const thick = Math.max(row - 1, 1);
  const box = (at: number, length: number, y: number, high: number): string =>
    `M${round(at * column)} ${round(y)}h${round(Math.max(length * column, 1))}v${round(high)}h${round(-Math.max(length * column, 1))}z`;
  const grade = (level: number): string =>
    rows.flatMap((levels, at) => runsOf(levels, level).map(([from, length]) => box(from, length, at * row, thick))).join("");
  return (
    <svg class="overview" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {Array.from({ length: LEVELS }, (_, at) => <path class={`grade-${at + 1}`} d={grade(at + 1)} />)}
      <path class="faults" d={runsOf(faults, true).map(([from, length]) => box(from, length, height - FAULTS + 0.5, FAULTS - 0.5)).join("")} />
    </svg>
  );
}

/** Where a value stands in a list, as stretches. */
function runsOf<T>(list: readonly T[], value: T): readonly (readonly [from: number, length: number])[] {
  const runs: (readonly [number, number])[] = [];
  let from = -1;
  for (let at = 0; at <= list.length; at++) {
    if (at < list.length && list[at] === value) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      runs.push([from, at - from]);
      from = -1;
    }
  }
  return runs;
}

const round = (value: number): number => Math.round(value * 100) / 100;
