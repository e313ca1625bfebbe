// One of two diagrams that share an axis: the window of columns in sight, with its own labels, layers, bands and marks.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { coneOf } from "../../../views/causal";
import type { Comparison, Side } from "../../../views/compare/comparison";
import { partingPath, tellingPath } from "../../../views/compare/parting-path";
import type { Ink } from "../../../views/phrase-view";
import type { RunIndex } from "../../../views/run-index";
import { type Grid, layOutSpaceTime } from "../../../views/space-time/space-time";
import { arrowLabels } from "../../../views/space-time/space-time-labels";
import { RowNames, SpaceTimeView } from "../../../views/space-time/space-time-view";
import { type AxisId, AxisView, timeTicks } from "../../../views/space-time/time-axis";
import type { Track } from "../../../views/track";
import { drawnLayers } from "../layer-switches";
import { PAD } from "../picture-window";
import type { PlayerState } from "../player-state";

export interface Shape {
  readonly comparison: Comparison;
  /** The columns that are drawn. */
  readonly from: number;
  readonly to: number;
  readonly names: number;
  readonly stepWidth: number;
  /** How far the rows go on where the runs have ended. */
  readonly reach: number;
  readonly rowHeight: number;
  readonly top: number;
  /** The column of the playhead. */
  readonly playhead: number;
  readonly axis: AxisId;
  /** While a question is open, how the two differ is not shown. */
  readonly hidden: boolean;
}

interface OnePictureProps {
  readonly side: Side;
  /** The player as it would show this run. */
  readonly state: PlayerState;
  readonly track: Track;
  readonly index: RunIndex;
  readonly ink: Ink;
  readonly cursor: number;
  readonly selected: number | undefined;
  readonly shape: Shape;
}

export function OnePicture({ side, state, track, index, ink, cursor, selected, shape }: OnePictureProps): JSX.Element {
  const { comparison, from, to, names, stepWidth, reach, rowHeight, top, playhead, axis, hidden } = shape;
  const length = track.events.length;
  // A run that grows moves what the other does later.
  const columns = comparison.length;
  const grid = useMemo((): Grid => ({
    stepWidth, rowHeight, top, reach,
    columns: { from, to, length: columns, ofEvent: (event) => comparison.columnOf(side, event), ofState: (at) => comparison.stateAt(side, at) },
  }), [comparison, side, from, to, columns, rowHeight, top, stepWidth, reach]);
  const [first, end] = [comparison.stepsBefore(side, from), Math.min(comparison.stepsBefore(side, to), length)];
  const layout = useMemo(() => layOutSpaceTime(track, index, Math.min(first, end), end, grid), [track, index, grid, first, end, length]);
  const lit = ink.lit?.packets.size ? [...ink.lit.packets].join() : "";
  const labels = useMemo(
    () => arrowLabels(layout, ink.portrait, ink.lit?.packets ?? new Set(), (packet) => index.sentBy(packet)), [layout, ink.portrait, lit],
  );
  const layers = useMemo(() => drawnLayers(state), [track, state.setup, state.layers, length]);
  const cone = useMemo(() => (selected === undefined ? undefined : coneOf(track.events, index, track.model.nodes, selected)), [track, selected, length]);
  const ticks = useMemo(() => timeTicks(layout, track, grid, axis, index, ink.portrait), [layout, axis, ink.portrait]);
  const label = `Space-time diagram of the run ${side}, ${length} steps.`;
  const picture = useMemo(() => (
    <SpaceTimeView track={track} layout={layout} grid={grid} index={index} ink={ink} labels={labels} cursor={cursor} selected={selected}
      playhead={(playhead - from) * stepWidth} cone={cone} layers={layers} label={label}>
      <>
        <path class={`telling ${side}`} d={hidden ? "" : tellingPath(side, comparison, layout, grid)} />
        <path class="parting" d={partingPath(comparison, layout, grid)} />
        <AxisView ticks={ticks} grid={grid} />
      </>
    </SpaceTimeView>
  ), [layout, labels, ink, cursor, selected, cone, layers, ticks, playhead, hidden]);
  return (
    <div class="one-picture" style={{ height: `${layout.height}px` }}>
      <RowNames layout={layout} width={names} ink={ink} />
      <div class="space-time-window" style={{ left: `${names + PAD + from * stepWidth}px` }}>{picture}</div>
    </div>
  );
}
