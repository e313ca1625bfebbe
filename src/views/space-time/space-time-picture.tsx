// The space-time diagram with its axis and its labels in one picture, where nothing scrolls: stills in a text, and exports.
import type { JSX } from "preact";
import type { Cone } from "../causal";
import type { Ink } from "../phrase-view";
import type { RunIndex } from "../run-index";
import type { Grid, SpaceTime } from "./space-time";
import type { Track } from "../track";
import type { DrawnLayer } from "./layers";
import { arrowLabels } from "./space-time-labels";
import { SpaceTimeView } from "./space-time-view";
import { type AxisId, AxisView, timeTicks } from "./time-axis";

interface SpaceTimePictureProps {
  readonly track: Track;
  readonly layout: SpaceTime;
  readonly grid: Grid;
  readonly index: RunIndex;
  readonly ink: Ink;
  readonly cursor: number;
  readonly selected?: number | undefined;
  readonly cone?: Cone | undefined;
  readonly layers?: readonly DrawnLayer[];
  readonly axis?: AxisId;
  readonly label: string;
}

export const SpaceTimePicture = (props: SpaceTimePictureProps): JSX.Element => {
  const { track, layout, grid, index, ink, axis = "physical" } = props;
  return (
    <SpaceTimeView {...props} labels={arrowLabels(layout, ink.portrait, new Set(), (packet) => index.sentBy(packet))}>
      <AxisView ticks={timeTicks(layout, track, grid, axis, index, ink.portrait)} grid={grid} />
    </SpaceTimeView>
  );
};
