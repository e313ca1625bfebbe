// The space-time diagram in its place: scrolls along the run, draws only what is in sight, follows the playhead.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { countRelations } from "../../views/causal";
import { textWidth } from "../../views/labels";
import type { Ink } from "../../views/phrase-view";
import type { RunIndex } from "../../views/run-index";
import { type Grid, layOutSpaceTime } from "../../views/space-time";
import { RowNames, SpaceTimeView } from "../../views/space-time-view";
import { type AnyRecording, type PlayerState, recordingOf } from "./player-state";
import { useSize } from "../use-size";

const STEP_WIDTH = 46;
/** Room for the playhead before the first step. */
const PAD = 8;
/** The window moves in whole blocks, so that labels stay where they are while it scrolls. */
const BLOCK = 16;

interface SpaceTimePaneProps {
  readonly state: PlayerState;
  readonly index: RunIndex;
  readonly ink: Ink;
}

export function SpaceTimePane({ state, index, ink }: SpaceTimePaneProps): JSX.Element {
  const [ref, size] = useSize<HTMLDivElement>({ width: 560, height: 400 });
  const [scrolled, setScrolled] = useState(0);
  const recording = recordingOf(state);
  const { nodes } = recording.model;
  const names = Math.max(32, Math.ceil(Math.max(...nodes.map((node) => textWidth(node, 13)))) + 18);
  const rowHeight = Math.min(Math.max(Math.floor((size.height - 58) / nodes.length), 44), 92);
  const grid: Grid = { stepWidth: STEP_WIDTH, rowHeight, top: 34 };
  const [from, to] = windowAt(scrolled, size.width, state.length);
  const selected = state.selected?.kind === "event" ? state.selected.event : undefined;
  const picture = useMemo(() => {
    const layout = layOutSpaceTime(recording, index, from, to, grid);
    const label = `Space-time diagram of ${nodes.length} nodes, ${state.length} steps. The events tab says the same in words.`;
    return {
      layout,
      view: <SpaceTimeView track={recording} layout={layout} grid={grid} index={index} ink={ink} cursor={state.cursor} selected={selected} label={label} />,
    };
  }, [recording, state.length, from, to, rowHeight, ink, state.cursor, selected]);
  useFollow(ref, state.cursor, state.length, size.width, names);
  return (
    <div class="pane space-time-pane">
      <div class="space-time-scroll" ref={ref} tabIndex={0} role="region" aria-label="Space-time diagram"
        onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}>
        <div class="space-time-whole" style={{ width: `${names + state.length * STEP_WIDTH + 3 * PAD}px`, height: `${picture.layout.height}px` }}>
          <RowNames layout={picture.layout} width={names} ink={ink} />
          <div class="space-time-window" style={{ left: `${names + PAD + from * STEP_WIDTH}px` }}>{picture.view}</div>
        </div>
      </div>
      {selected !== undefined && <Legend recording={recording} selected={selected} length={state.length} />}
    </div>
  );
}

function windowAt(scrolled: number, width: number, length: number): readonly [number, number] {
  const first = Math.floor(scrolled / STEP_WIDTH / BLOCK - 0.5) * BLOCK;
  const last = Math.ceil((scrolled + width) / STEP_WIDTH / BLOCK + 0.5) * BLOCK;
  return [Math.min(Math.max(first, 0), length), Math.min(last, length)];
}

/** Keeps the playhead in sight, with some of what comes next. */
function useFollow(ref: { readonly current: HTMLElement | null }, cursor: number, length: number, width: number, names: number): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const x = cursor * STEP_WIDTH;
    const room = Math.max(width - names, STEP_WIDTH * 2);
    const ahead = Math.min(STEP_WIDTH * 3, room / 3);
    if (x + ahead > element.scrollLeft + room) element.scrollLeft = x + ahead - room;
    else if (x - STEP_WIDTH < element.scrollLeft) element.scrollLeft = Math.max(x - room / 2, 0);
  }, [cursor, length, width, names]);
}

function Legend({ recording, selected, length }: { readonly recording: AnyRecording; readonly selected: number; readonly length: number }): JSX.Element {
  const counts = useMemo(() => countRelations(recording.events, selected), [recording, selected, length]);
  if (counts.self === 0) return <p class="legend">{`Step ${selected + 1} happened on the way, at no node: it has no place in the order.`}</p>;
  return (
    <p class="legend">
      <span class="key before">{`${counts.before} before`}</span>
      <span class="key self">{`step ${selected + 1}`}</span>
      <span class="key after">{`${counts.after} after`}</span>
      <span class="key concurrent">{`${counts.concurrent} concurrent`}</span>
    </p>
  );
}
