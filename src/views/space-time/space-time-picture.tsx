// The space-time diagram with its axis and its labels in one picture, where nothing scrolls: stills in a text, and exports.
import type { JSX } from "preact";
import type { Ink } from "../phrase-view";
import type { RunIndex } from "../run-index";
import type { Grid, SpaceTime } from "./space-time";
import type { Track } from "../track";
import { arrowLabels } from "./space-time-labels";
import { SpaceTimeView } from "./space-time-view";
import { AxisView, timeTicks } from "./time-axis";

interface SpaceTimePictureProps {
  readonly track: Track;
  readonly layout: SpaceTime;
  readonly grid: Grid;
  readonly index: RunIndex;
  readonly ink: Ink;
  readonly cursor: number;
  readonly selected?: number | undefined;
  readonly label: string;
}

export const SpaceTimePicture = (props: SpaceTimePictureProps): JSX.Element => {
  const { track, layout, grid, index, ink } = props;
  return (
    <SpaceTimeView {...props} labels={arrowLabels(layout, ink.portrait, new Set(), (packet) => index.sentBy(packet))}>
      <AxisView ticks={timeTicks(layout, track, grid, "physical", index, ink.portrait)} grid={grid} />
    </SpaceTimeView>
  );
};
