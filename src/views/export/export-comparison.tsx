// Two runs that are compared as one picture to take away: both diagrams on one axis, in bands as wide as a page.
import type { JSX } from "preact";
import { coneOf } from "../causal";
import type { Comparison, Side } from "../compare/comparison";
import { partingPath, tellingPath } from "../compare/parting-path";
import { partingWords, tellingWords } from "../compare/parting";
import type { Ink } from "../phrase-view";
import type { Portrait } from "../portrait";
import type { DrawnLayer } from "../space-time/layers";
import { textWidth } from "../space-time/labels";
import { type Grid, layOutSpaceTime } from "../space-time/space-time";
import { arrowLabels } from "../space-time/space-time-labels";
import { RowNames, SpaceTimeView } from "../space-time/space-time-view";
import { AxisView, timeTicks } from "../space-time/time-axis";
import type { Track } from "../track";
import { bandSteps, heading, legendOf, margin, namesWidth, type PictureSize, pictureSpan } from "./export-picture";
import { entryWidth, LEGEND_ROW, legendRows, LegendView } from "./picture-legend";
import { description, type PictureFacts, settingsOf } from "./picture-words";

interface ComparedRun {
  readonly track: Track;
  readonly title: string;
  readonly layers: readonly DrawnLayer[];
}

export interface ComparisonProps {
  readonly comparison: Comparison;
  readonly here: ComparedRun;
  readonly there: ComparedRun;
  readonly portrait: Portrait;
  /** Of the run that is here. */
  readonly facts: PictureFacts;
}

const base: Grid = { stepWidth: 46, rowHeight: 48, top: 34 };
const title = 22;
const gap = 26;
const sides: readonly Side[] = ["here", "there"];

const sideTitle = (side: Side, { title: of }: ComparedRun): string => `${side === "here" ? "Here" : "There"}: ${of}`;
const sideHeight = ({ model }: Track): number => title + base.top + model.nodes.length * base.rowHeight;

interface Plan extends PictureSize {
  readonly span: readonly [from: number, to: number];
  readonly names: number;
  readonly bands: readonly number[];
  readonly bandHeight: number;
  readonly legend: ReturnType<typeof legendRows>;
}

function planOf({ comparison, here, there, facts }: ComparisonProps): Plan {
  const span = pictureSpan(comparison.length, comparison.stateAt("here", facts.step));
  const [from, to] = span;
  const names = Math.max(namesWidth(here.track), namesWidth(there.track));
  const entries = legendOf(facts);
  const words = [textWidth(facts.title, 16), textWidth(sourceOf(facts, comparison, span), 12), textWidth(sideTitle("here", here), 12),
    textWidth(sideTitle("there", there), 12), ...entries.map(entryWidth)];
  const inner = Math.max(names + Math.max(Math.min(to - from, bandSteps), 6) * base.stepWidth, ...words);
  const legend = legendRows(entries, inner);
  const bands = Array.from({ length: Math.max(1, Math.ceil((to - from) / bandSteps)) }, (_, band) => from + band * bandSteps);
  const bandHeight = sideHeight(here.track) + sideHeight(there.track) + gap;
  return {
    span, names, bands, bandHeight, legend, width: Math.ceil(inner + 2 * margin),
    height: heading + legend.length * LEGEND_ROW + bands.length * bandHeight + margin,
  };
}

export const comparisonSize = (props: ComparisonProps): PictureSize => planOf(props);

/** How much of the two is seen, and what they were made from. */
const sourceOf = (facts: PictureFacts, { here, there, shared, length }: Comparison, [from, to]: Plan["span"]): string => [
  `${here.track.events.length} steps here, ${there.track.events.length} there`, ...(to - from === length ? [] : [`columns ${from + 1} to ${to} of ${length}`]),
  ...(shared === 0 || shared === length ? [] : [`the same up to step ${shared}`]), ...settingsOf(facts),
].join(" · ");

export function ComparisonPicture(props: ComparisonProps): JSX.Element {
  const { comparison, portrait, facts } = props;
  const { span, names, bands, bandHeight, legend, width, height } = planOf(props);
  const top = heading + legend.length * LEGEND_ROW;
  return (
    <svg class="picture" xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{facts.title}</title>
      <desc>{`${description(facts)} ${partingWords(comparison, portrait)} ${tellingWords(comparison)}`}</desc>
      <rect class="ground" width={width} height={height} />
      <text class="picture-title" x={margin} y={margin + 12}>{facts.title}</text>
      <text class="picture-source" x={margin} y={margin + 32}>{sourceOf(facts, comparison, span)}</text>
      <g transform={`translate(${margin} ${heading - 4})`}><LegendView rows={legend} /></g>
      {bands.flatMap((start, band) => sides.map((side) => (
        <g transform={`translate(${margin} ${top + band * bandHeight + (side === "here" ? 0 : sideHeight(props.here.track))})`}>
          <SideOfBand {...props} side={side} names={names} from={start} to={Math.min(start + bandSteps, span[1])} />
        </g>
      )))}
    </svg>
  );
}

interface SideProps extends ComparisonProps {
  readonly side: Side;
  readonly names: number;
  /** The columns. */
  readonly from: number;
  readonly to: number;
}

function SideOfBand({ comparison, portrait, facts, side, names, from, to, ...runs }: SideProps): JSX.Element {
  const run = runs[side];
  const { track, layers } = run;
  const { index } = comparison[side];
  // Both in the colours of the run that is here, as on the page.
  const ink: Ink = { portrait, tints: comparison.here.index.tints };
  const grid: Grid = {
    ...base,
    columns: { from, to, length: comparison.length, ofEvent: (event) => comparison.columnOf(side, event), ofState: (at) => comparison.stateAt(side, at) },
  };
  const [first, end] = [comparison.stepsBefore(side, from), Math.min(comparison.stepsBefore(side, to), track.events.length)];
  const layout = layOutSpaceTime(track, index, Math.min(first, end), end, grid);
  const selected = side === "here" || (facts.selected ?? Infinity) < comparison.shared ? facts.selected : undefined;
  const alike = Math.min(Math.max(comparison.shared - from, 0), to - from) * base.stepWidth;
  return (
    <>
      <text class="picture-side" x={0} y={14}>{sideTitle(side, run)}</text>
      <g transform={`translate(0 ${title})`}>
        {alike > 0 && comparison.shared < comparison.length && <rect class="common-ground" x={names} width={alike} height={layout.height} />}
        <RowNames layout={layout} width={names - 6} ink={ink} />
        <g transform={`translate(${names} 0)`}>
          <SpaceTimeView track={track} layout={layout} grid={grid} index={index} ink={ink} cursor={track.events.length + 1} playhead={Infinity}
            selected={selected} cone={selected === undefined ? undefined : coneOf(track.events, index, track.model.nodes, selected)} layers={layers}
            labels={arrowLabels(layout, portrait, new Set(), (packet) => index.sentBy(packet))} label={`${sideTitle(side, run)}, columns ${from + 1} to ${to}`}>
            <>
              <path class={`telling ${side}`} d={tellingPath(side, comparison, layout, grid)} />
              <path class="parting" d={partingPath(comparison, layout, grid)} />
              <AxisView ticks={timeTicks(layout, track, grid, facts.axis, index, portrait)} grid={grid} />
            </>
          </SpaceTimeView>
        </g>
      </g>
    </>
  );
}
