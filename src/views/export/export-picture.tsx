// The space-time diagram as one picture to take away: the run in bands as wide as a page, with what it shows written above.
import type { JSX } from "preact";
import type { Ink } from "../phrase-view";
import type { Portrait } from "../portrait";
import { RunIndex } from "../run-index";
import { type Grid, layOutSpaceTime } from "../space-time/space-time";
import type { Track } from "../track";
import { SpaceTimePicture } from "../space-time/space-time-picture";
import { RowNames } from "../space-time/space-time-view";
import { stillText } from "../still";
import { textWidth } from "../space-time/labels";

export interface PictureProps {
  readonly track: Track;
  readonly portrait: Portrait;
  readonly title: string;
  /** What it was made from: seed, rules that are off, settings. */
  readonly source: string;
  /** The steps shown, from the first (counted from 0) up to the last (not included). */
  readonly span: readonly [from: number, to: number];
  readonly selected?: number | undefined;
}

const grid: Grid = { stepWidth: 46, rowHeight: 56, top: 34 };
const bandSteps = 40;
const margin = 20;
const heading = 62;
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

export function pictureSize({ track, span: [from, to], title, source }: Pick<PictureProps, "track" | "span" | "title" | "source">): PictureSize {
  const bands = Math.max(1, Math.ceil((to - from) / bandSteps));
  const steps = Math.max(Math.min(to - from, bandSteps), 6);
  const words = Math.max(textWidth(title, 16), textWidth(source, 12));
  return {
    width: Math.ceil(Math.max(namesWidth(track) + steps * grid.stepWidth, words) + 2 * margin),
    height: heading + bands * (bandHeight(track) + gap) + margin,
  };
}

export function PictureView({ track, portrait, title, source, span: [from, to], selected }: PictureProps): JSX.Element {
  const { width, height } = pictureSize({ track, span: [from, to], title, source });
  const index = new RunIndex(portrait).extend(track);
  const ink: Ink = { portrait, tints: index.tints };
  const names = namesWidth(track);
  const bands = Array.from({ length: Math.max(1, Math.ceil((to - from) / bandSteps)) }, (_, band) => from + band * bandSteps);
  return (
    <svg class="picture" xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img"
      aria-label={`${title}. ${stillText(track, portrait, to, from)}`}>
      <rect class="ground" width={width} height={height} />
      <text class="picture-title" x={margin} y={margin + 12}>{title}</text>
      <text class="picture-source" x={margin} y={margin + 32}>{source}</text>
      {bands.map((start, band) => {
        const end = Math.min(start + bandSteps, to);
        const layout = layOutSpaceTime(track, index, start, end, grid);
        return (
          <g transform={`translate(${margin} ${heading + band * (bandHeight(track) + gap)})`}>
            <RowNames layout={layout} width={names - 6} ink={ink} />
            <g transform={`translate(${names} 0)`}>
              {/* Past its end nothing is ahead of the playhead, and the playhead itself is not drawn. */}
              <SpaceTimePicture track={track} layout={layout} grid={grid} index={index} ink={ink} cursor={track.events.length + 1} selected={selected}
                label={`Steps ${start + 1} to ${end}`} />
            </g>
          </g>
        );
      })}
    </svg>
  );
}

const bandHeight = ({ model }: Track): number => grid.top + model.nodes.length * grid.rowHeight;
const namesWidth = ({ model }: Track): number => Math.ceil(Math.max(...model.nodes.map((node) => textWidth(node, 13)))) + 20;
