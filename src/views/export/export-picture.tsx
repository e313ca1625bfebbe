// The space-time diagram as one picture to take away: the run in bands as wide as a page, with what the reader has laid over it,
// and above it what it shows.
import type { JSX } from "preact";
import { coneOf } from "../causal";
import type { Ink } from "../phrase-view";
import type { Portrait } from "../portrait";
import { RunIndex } from "../run-index";
import { textWidth } from "../space-time/labels";
import { type Grid, layOutSpaceTime } from "../space-time/space-time";
import { SpaceTimePicture } from "../space-time/space-time-picture";
import { RowNames } from "../space-time/space-time-view";
import { stillText } from "../still";
import type { Track } from "../track";
import { entryWidth, LEGEND_ROW, type LegendEntry, legendRows, LegendView } from "./picture-legend";
import { description, type PictureFacts, sourceLine } from "./picture-words";

export interface PictureProps {
  readonly track: Track;
  readonly portrait: Portrait;
  readonly facts: PictureFacts;
}

const grid: Grid = { stepWidth: 46, rowHeight: 56, top: 34 };
export const bandSteps = 40;
export const margin = 20;
export const heading = 62;
const gap = 18;

/** A picture holds no more steps than this; of a longer run it shows those around where the reader stands. */
const stepsMax = 600;

/** The steps that a picture of a run shows. */
export function pictureSpan(length: number, cursor: number): readonly [from: number, to: number] {
  const from = Math.max(0, Math.min(cursor - stepsMax / 2, length - stepsMax));
  return [from, Math.min(length, from + stepsMax)];
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export function pictureSize({ track, facts }: Pick<PictureProps, "track" | "facts">): PictureSize {
  const [from, to] = facts.span;
  const bands = Math.max(1, Math.ceil((to - from) / bandSteps));
  const steps = Math.max(Math.min(to - from, bandSteps), 6);
  const words = Math.max(textWidth(facts.title, 16), textWidth(sourceLine(facts), 12), ...legendOf(facts).map(entryWidth));
  const inner = Math.max(namesWidth(track) + steps * grid.stepWidth, words);
  return {
    width: Math.ceil(inner + 2 * margin),
    height: heading + legendRows(legendOf(facts), inner).length * LEGEND_ROW + bands * (bandHeight(track) + gap) + margin,
  };
}

export function PictureView({ track, portrait, facts }: PictureProps): JSX.Element {
  const { title, span: [from, to], selected, layers, axis } = facts;
  const { width, height } = pictureSize({ track, facts });
  const index = new RunIndex(portrait).extend(track);
  const ink: Ink = { portrait, tints: index.tints };
  const names = namesWidth(track);
  const legend = legendRows(legendOf(facts), width - 2 * margin);
  const top = heading + legend.length * LEGEND_ROW;
  const cone = selected === undefined ? undefined : coneOf(track.events, index, track.model.nodes, selected);
  const bands = Array.from({ length: Math.max(1, Math.ceil((to - from) / bandSteps)) }, (_, band) => from + band * bandSteps);
  return (
    <svg class="picture" xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{title}</title>
      <desc>{`${description(facts)} ${stillText(track, portrait, to, from)}`}</desc>
      <rect class="ground" width={width} height={height} />
      <text class="picture-title" x={margin} y={margin + 12}>{title}</text>
      <text class="picture-source" x={margin} y={margin + 32}>{sourceLine(facts)}</text>
      <g transform={`translate(${margin} ${heading - 4})`}><LegendView rows={legend} /></g>
      {bands.map((start, band) => {
        const end = Math.min(start + bandSteps, to);
        const layout = layOutSpaceTime(track, index, start, end, grid);
        return (
          <g transform={`translate(${margin} ${top + band * (bandHeight(track) + gap)})`}>
            <RowNames layout={layout} width={names - 6} ink={ink} />
            <g transform={`translate(${names} 0)`}>
              {/* Past its end nothing is ahead of the playhead, and the playhead itself is not drawn. */}
              <SpaceTimePicture track={track} layout={layout} grid={grid} index={index} ink={ink} cursor={track.events.length + 1} selected={selected}
                cone={cone} layers={layers} axis={axis} label={`Steps ${start + 1} to ${end}`} />
            </g>
          </g>
        );
      })}
    </svg>
  );
}

export function legendOf({ selected, layers }: PictureFacts): readonly LegendEntry[] {
  return [
    ...layers.map(({ layer: { title, sign, line } }) => ({ sample: line, text: `${title} (${sign})` })),
    ...(selected === undefined ? [] : [
      { sample: "past", text: `before step ${selected + 1}` } as const, { sample: "future", text: `after step ${selected + 1}` } as const,
    ]),
  ];
}

const bandHeight = ({ model }: Track): number => grid.top + model.nodes.length * grid.rowHeight;
export const namesWidth = ({ model }: Track): number => Math.ceil(Math.max(...model.nodes.map((node) => textWidth(node, 13)))) + 20;
