// The space-time diagram in its place: scrolls along the run, draws only what is in sight, follows the playhead.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { type Cone, coneOf } from "../../views/causal";
import type { Ink } from "../../views/phrase-view";
import type { RunIndex } from "../../views/run-index";
import { type Grid, layOutSpaceTime } from "../../views/space-time/space-time";
import { arrowLabels } from "../../views/space-time/space-time-labels";
import { RowNames, SpaceTimeView } from "../../views/space-time/space-time-view";
import type { Subject } from "../../views/subject";
import { AxisView, timeTicks } from "../../views/space-time/time-axis";
import { type DrawnLayer, pairsInWords } from "../../views/space-time/layers";
import { drawnLayers, layerHelp, LayerSwitches } from "./layer-switches";
import { namesWidth, PAD, useFollow, wholeWidth, windowAt } from "./picture-window";
import type { PlayerState, SetState } from "./player-state";
import type { SeenPart } from "./seen-part";
import { SpaceTimeFoot } from "./space-time-foot";
import { trackOf } from "./standing";
import { stepWidthFor } from "./step-width";
import { useSize } from "../use-size";

interface SpaceTimePaneProps {
  readonly state: PlayerState;
  readonly setState: SetState;
  readonly index: RunIndex;
  readonly ink: Ink;
  readonly hovered: Subject | undefined;
  readonly seen: SeenPart;
}

export function SpaceTimePane({ state, setState, index, ink, hovered, seen }: SpaceTimePaneProps): JSX.Element {
  const [ref, size] = useSize<HTMLDivElement>({ width: 560, height: 400 });
  const { axis } = state;
  const track = trackOf(state);
  const { nodes } = track.model;
  const names = namesWidth(nodes);
  const rowHeight = Math.min(Math.max(Math.floor((size.height - 58) / nodes.length), 44), 120);
  const reach = size.width - names - PAD;
  const stepWidth = stepWidthFor(state.length, reach - 2 * PAD);
  const grid: Grid = { stepWidth, rowHeight, top: 34, reach };
  const { offset, onScroll } = useFollow(ref, { cursor: state.cursor, length: state.length, run: String(state.current), width: size.width, names, stepWidth });
  const [from, to] = windowAt(offset, size.width, state.length, stepWidth);
  const selected = state.selected?.kind === "event" ? state.selected.event : undefined;
  const cone = useMemo(
    () => (selected === undefined ? undefined : coneOf(track.events, index, nodes, selected)), [track, selected, state.length],
  );
  const layers = useMemo(() => drawnLayers(state), [track, state.setup, state.layers, state.length]);
  const { layout, picture } = usePicture({ state, index, ink, from, to, grid, selected, cone, layers });
  const ticks = useMemo(() => timeTicks(layout, track, grid, axis, index, ink.portrait), [layout, axis, ink.portrait]);
  const left = offset - PAD - from * stepWidth;
  useLayoutEffect(() => {
    const first = Math.max(Math.floor((offset - PAD) / stepWidth), 0);
    seen.tell(first, Math.min(Math.ceil((offset + size.width - names - PAD) / stepWidth), state.length));
  }, [offset, size.width, names, state.length, stepWidth]);
  return (
    <div class="pane space-time-pane">
      <div class="space-time-scroll" ref={ref} tabIndex={0} role="region" aria-label="Space-time diagram" onScroll={onScroll}>
        <div class="space-time-whole" style={{ width: `${wholeWidth(state.length, names, stepWidth)}px`, height: `${layout.height}px` }}>
          <RowNames layout={layout} width={names} ink={ink} />
          <div class="space-time-window" style={{ left: `${names + PAD + from * stepWidth}px` }}>
            <svg class="space-time time-axis" width={layout.width} height={grid.top} aria-hidden="true">
              <AxisView ticks={ticks} grid={grid} seen={[left, left + size.width - names]} />
            </svg>
            {picture}
          </div>
        </div>
      </div>
      {layers.length > 0 && <p class="visually-hidden">{layers.map((drawn) => pairsInWords(drawn, from, to)).join(" ")}</p>}
      <LayerSwitches state={state} setState={setState} />
      <SpaceTimeFoot layer={layerHelp(state)} track={track} cone={cone} selected={selected} hovered={hovered} index={index} portrait={ink.portrait} axis={axis}
        setAxis={(chosen) => setState((was) => ({ ...was, axis: chosen }))} />
    </div>
  );
}

interface PictureProps {
  readonly state: PlayerState;
  readonly index: RunIndex;
  readonly ink: Ink;
  readonly from: number;
  readonly to: number;
  readonly grid: Grid;
  readonly selected: number | undefined;
  readonly cone: Cone | undefined;
  readonly layers: readonly DrawnLayer[];
}

/** Laid out once for each window, labelled once for what is lit, and drawn anew only when something in it changes. */
function usePicture({ state, index, ink, from, to, grid, selected, cone, layers }: PictureProps) {
  const track = trackOf(state);
  const { length, cursor } = state;
  const layout = useMemo(() => layOutSpaceTime(track, index, from, to, grid), [track, length, from, to, grid.rowHeight, grid.stepWidth, grid.reach]);
  const lit = ink.lit?.packets.size ? [...ink.lit.packets].join() : "";
  const labels = useMemo(
    () => arrowLabels(layout, ink.portrait, ink.lit?.packets ?? new Set(), (packet) => index.sentBy(packet)), [layout, ink.portrait, lit],
  );
  const label = `Space-time diagram of ${track.model.nodes.length} nodes, ${length} steps. The events tab says the same in words.`;
  const picture = useMemo(() => (
    <SpaceTimeView track={track} layout={layout} grid={grid} index={index} ink={ink} labels={labels} cursor={cursor} selected={selected}
      cone={cone} layers={layers} label={label} />
  ), [layout, labels, ink, cursor, selected, cone, layers]);
  return { layout, picture };
}
