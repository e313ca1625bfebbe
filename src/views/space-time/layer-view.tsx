// The layers of the space-time diagram: two paths each, and two fainter ones for what lies ahead of the playhead.
import type { JSX } from "preact";
import type { Track } from "../track";
import { type DrawnLayer, layerPaths } from "./layers";
import type { Grid, SpaceTime } from "./space-time";

interface LayersProps {
  readonly layers: readonly DrawnLayer[];
  readonly track: Track;
  readonly layout: SpaceTime;
  readonly grid: Grid;
  readonly cursor: number;
}

export const LayersView = ({ layers, track, layout, grid, cursor }: LayersProps): JSX.Element => (
  <>
    {layers.map((drawn) => {
      const { done, ahead } = layerPaths(drawn, track, layout, grid, cursor);
      const strokes = ([lines, heads]: typeof done, phase: string): JSX.Element => (
        <g class={`layer ${drawn.layer.line}${phase}`}><path class="layer-lines" d={lines} /><path class="layer-heads" d={heads} /></g>
      );
      return <>{strokes(ahead, " ahead")}{strokes(done, "")}</>;
    })}
  </>
);
