// A run up to a step as a still picture, for embeds, print and export; and the same in words.
import type { JSX } from "preact";
import { plain } from "../kernel/fragment";
import { narrate } from "./narration";
import type { Ink } from "./phrase-view";
import type { Portrait } from "./portrait";
import { RunIndex } from "./run-index";
import { type Grid, layOutSpaceTime } from "./space-time/space-time";
import type { Track } from "./track";
import { SpaceTimePicture } from "./space-time/space-time-picture";
import { RowNames } from "./space-time/space-time-view";

interface StillProps {
  readonly track: Track;
  readonly portrait: Portrait;
  /** The state to show: after this many steps. */
  readonly state: number;
  readonly width: number;
  /** The event to mark. */
  readonly selected?: number | undefined;
}

const STEP_WIDTH = 46;
const ROW_HEIGHT = 52;
const NAMES = 34;
/** Room for the playhead at the right edge. */
const MARGIN = 10;

/** The last steps that fit the width, the state at their end. */
export function StillView({ track, portrait, state, width, selected }: StillProps): JSX.Element {
  const fitting = Math.max(Math.floor((width - NAMES - MARGIN) / STEP_WIDTH), 4);
  const from = Math.max(state - fitting, 0);
  const upTo: Track = {
    model: track.model, events: track.events.slice(0, state), worlds: track.worlds.slice(0, state + 1),
    agendas: track.agendas.slice(0, state + 1),
  };
  const index = new RunIndex(portrait).extend(upTo);
  const grid: Grid = { stepWidth: STEP_WIDTH, rowHeight: ROW_HEIGHT, top: 30 };
  const drawn = layOutSpaceTime(upTo, index, from, state, grid);
  const layout = { ...drawn, width: drawn.width + MARGIN };
  const ink: Ink = { portrait, tints: index.tints };
  return (
    <div class="still">
      <RowNames layout={layout} width={NAMES} ink={ink} />
      <SpaceTimePicture track={upTo} layout={layout} grid={grid} index={index} ink={ink} cursor={state} selected={selected}
        label={stillText(track, portrait, state, from)} />
    </div>
  );
}

/** The steps a still picture shows, in words: its text equivalent. */
export function stillText(track: Track, portrait: Portrait, state: number, from = 0): string {
  const said = track.events.slice(from, state).flatMap((event): readonly string[] => {
    const before = track.worlds[event.index];
    return before ? [`${event.index + 1}. ${plain(narrate(event, before, portrait).what, (term) => portrait.word(term))}`] : [];
  });
  return said.length === 0 ? "Nothing has happened yet." : said.join(" ");
}
