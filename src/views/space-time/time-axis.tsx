// The axis of the space-time diagram: the same events by the clock on the wall, by a logical clock, or by a vector clock.
import type { JSX } from "preact";
import type { TraceEvent } from "../../kernel/trace";
import { textWidth } from "./labels";
import type { Portrait } from "../portrait";
import type { RunIndex } from "../run-index";
import { eventX, type Grid, type SpaceTime } from "./space-time";
import type { Track } from "../track";

export const axes = [
  { id: "physical", title: "Physical time" },
  { id: "logical", title: "Logical clock" },
  { id: "vector", title: "Vector clock" },
] as const;
export type AxisId = (typeof axes)[number]["id"];

const FONT = 11;

export interface Tick {
  readonly x: number;
  readonly text: string;
  /** Half of its width. */
  readonly half: number;
}

/** What the axis says of an event; empty for what has no place on it. */
function axisText(axis: AxisId, event: TraceEvent<unknown, unknown>, index: RunIndex, portrait: Portrait): string {
  switch (axis) {
    case "physical": return portrait.time(event.at);
    case "logical": return String(index.logicalTime(event.index) ?? "");
    case "vector": return event.vector.length === 0 ? "" : `⟨${event.vector.join(" ")}⟩`;
  }
}

/** One for every step whose label fits beside the one before; of steps at the same time of the wall's clock, the first. */
export function timeTicks(layout: SpaceTime, track: Track, grid: Grid, axis: AxisId, index: RunIndex, portrait: Portrait): readonly Tick[] {
  const ticks: Tick[] = [];
  let free = -Infinity;
  let last = "";
  for (const event of track.events.slice(layout.from, layout.to)) {
    const text = axisText(axis, event, index, portrait);
    const x = eventX(grid, layout.from, event.index);
    const half = textWidth(text, FONT) / 2;
    if (text === "" || (axis === "physical" && text === last) || x - half < free) continue;
    ticks.push({ x, text, half });
    free = x + half + 8;
    last = text;
  }
  return ticks;
}

interface AxisProps {
  readonly ticks: readonly Tick[];
  readonly grid: Grid;
  /** What of the picture is in sight: a label that would be cut at its edge is left out. */
  readonly seen?: readonly [left: number, right: number];
}

export const AxisView = ({ ticks, grid, seen: [left, right] = [-Infinity, Infinity] }: AxisProps): JSX.Element => (
  <g class="axis">
    {ticks.map(({ x, text, half }) => (
      <>
        <path d={`M${x} ${grid.top - 5}v4`} />
        {x - half >= left && x + half <= right && <text x={x} y={grid.top - 16}>{text}</text>}
      </>
    ))}
  </g>
);
