// Where two runs part, drawn over the diagram of one of them.
import { eventX, type Grid, type SpaceTime } from "../space-time/space-time";
import type { Comparison, Side } from "./comparison";

/** Along each row, from where its node could tell which of the two runs it is in. */
export function tellingPath(side: Side, comparison: Comparison, { rows, width, from }: SpaceTime, grid: Grid): string {
  return rows.map(({ node, y }) => {
    const at = comparison.tellsAt(side, node);
    const x = at === undefined ? Infinity : Math.max(eventX(grid, from, at) - 14, -20);
    return x >= width ? "" : `M${x} ${y}H${width + 20}`;
  }).join("");
}

/** Down the rows, behind what both begin with; it leaves the axis alone, whose words stand there. Nowhere, where one begins with all of the other. */
export function partingPath({ shared, length }: Comparison, { width, height }: SpaceTime, { stepWidth, top, columns }: Grid): string {
  const x = (shared - (columns?.from ?? 0)) * stepWidth;
  return shared === 0 || shared === length || x < 0 || x > width ? "" : `M${x} ${top - 2}V${height}`;
}
