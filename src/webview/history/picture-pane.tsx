// The bars in their place: scrolls and zooms along the time, draws only what is in sight, brings what is picked into it.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { History, Operation } from "../../checking/histories/history";
import type { Anomaly } from "../../checking/histories/verdict";
import { heightOf, xOf, yOf } from "../../views/history/history-bars";
import { HistoryBarsView, LaneNames } from "../../views/history/history-bars-view";
import type { Lanes } from "../../views/history/history-lanes";
import type { Tints } from "../../views/tint";
import { neighbour } from "./neighbour";
import { pad, type Standing, useView, type View } from "./use-view";

interface PictureProps {
  readonly history: History;
  readonly lanes: Lanes;
  readonly tints: Tints;
  readonly selected: number | undefined;
  readonly hovered: number | undefined;
  readonly places: ReadonlyMap<number, number> | undefined;
  readonly moments: ReadonlyMap<number, number> | undefined;
  readonly anomaly: Anomaly | undefined;
  readonly blockedAt: number | undefined;
  readonly hover: (index: number | undefined) => void;
  readonly select: (index: number | undefined) => void;
  readonly start: Standing | undefined;
  readonly onMove: (standing: Standing) => void;
}

export function PicturePane(props: PictureProps): JSX.Element {
  const { history, lanes, anomaly, selected } = props;
  const view = useView(lanes, props.start, props.onMove);
  const { ref, scale, sight } = view;
  useInSight(view, props);
  const showAnomaly = useAnomaly(view, props);
  const label = `${history.length} operations in ${lanes.lanes.length} lanes. The list below says the same in words.`;
  const picture = useMemo(
    () => <HistoryBarsView {...props} scale={scale} sight={sight} label={label} />,
    [history, lanes, scale.perTime, scale.rowHeight, sight.left, sight.right, sight.up, sight.down,
      selected, props.hovered, anomaly, props.moments, props.places, props.blockedAt],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const zooms: Readonly<Record<string, number>> = { "+": 1.5, "=": 1.5, "-": 1 / 1.5, "0": view.least / scale.perTime };
    const factor = event.ctrlKey || event.metaKey ? undefined : zooms[event.key];
    const next = event.key === "Escape" ? undefined : neighbour(history, lanes, selected, event.key);
    if (factor !== undefined) view.zoom(factor);
    else if (next !== undefined || event.key === "Escape") props.select(next);
    else return;
    event.preventDefault();
  };
  return (
    <section class="picture" aria-label="Bars on a time axis">
      <div class="zoom">
        <button type="button" class="secondary" onClick={() => view.zoom(1 / 1.5)} aria-label="Zoom out">−</button>
        <button type="button" class="secondary" onClick={() => view.zoom(1.5)} aria-label="Zoom in">+</button>
        <button type="button" class="secondary" onClick={() => view.goTo(view.least, lanes.from, 0)}>Show all</button>
        {anomaly && <button type="button" class="secondary" onClick={showAnomaly}>Show the anomaly</button>}
        <Key />
      </div>
      <div class="bars-scroll" ref={ref} tabIndex={0} role="application" aria-label="Operations in time: arrows go from one to the next, plus and minus zoom"
        aria-describedby="picked" onScroll={view.scrolled} onKeyDown={onKeyDown}>
        <div class="bars-whole" style={{ width: `${view.whole}px`, height: `${heightOf(lanes, scale) + 10}px` }}>
          <LaneNames lanes={lanes} scale={scale} width={view.names} />
          <div class="bars-window" style={{ left: `${view.names + pad + sight.left}px` }}>{picture}</div>
        </div>
      </div>
    </section>
  );
}

/** What the bars' shapes mean. */
const Key = (): JSX.Element => (
  <span class="bars-key" aria-hidden="true">
    <span class="key-item sets">sets</span><span class="key-item finds">finds</span>
    <span class="key-item fail">failed</span><span class="key-item info">outcome unknown</span>
  </span>
);

/** Brings the operation that is picked into sight. */
function useInSight({ ref, scale, room }: View, { history, lanes, selected }: PictureProps): void {
  const first = useRef(true);
  useLayoutEffect(() => {
    const [element, was] = [ref.current, first.current];
    first.current = false;
    if (!element || selected === undefined || was) return;
    const x = xOf(lanes, scale, (history[selected] as Operation).invoked);
    const y = yOf(scale, lanes.laneOf[selected] as number);
    if (x < element.scrollLeft || x > element.scrollLeft + room - 40) element.scrollLeft = x - room / 3;
    const { rowHeight, top } = scale;
    if (y - rowHeight < element.scrollTop + top || y + rowHeight > element.scrollTop + element.clientHeight) {
      element.scrollTop = y - element.clientHeight / 2;
    }
  }, [selected]);
}

/** A new anomaly is shown where it is, unless the reader was brought back to where he stood. Also what shows it again. */
function useAnomaly(view: View, { history, lanes, anomaly, start }: PictureProps): () => void {
  const { ref, scale, room, legible } = view;
  const show = (): void => {
    if (anomaly === undefined || !ref.current) return;
    const { from, until } = extent(history, anomaly);
    const fitting = (room * 0.8) / Math.max(until - from, 1e-9);
    const perTime = Math.max(Math.min(fitting, Math.max(scale.perTime, 2 * legible)), view.least);
    view.goTo(perTime, from, Math.max((room - (until - from) * perTime) / 2, 24));
    const lane = Math.min(...anomaly.operations.map((index) => yOf(scale, lanes.laneOf[index] as number)));
    ref.current.scrollTop = lane - 80;
  };
  const shown = useRef<Anomaly | undefined>(undefined);
  useLayoutEffect(() => {
    if (anomaly === undefined || shown.current === anomaly) return;
    const restored = shown.current === undefined && start !== undefined;
    shown.current = anomaly;
    if (!restored) show();
  }, [anomaly]);
  return show;
}

/** From the first call to the last response of an anomaly's operations. */
function extent(history: History, { operations }: Anomaly): { readonly from: number; readonly until: number } {
  const of = operations.map((index) => history[index] as Operation);
  return {
    from: Math.min(...of.map(({ invoked }) => invoked)),
    until: Math.max(...of.map(({ invoked, returned, status }) => (status === "info" ? invoked : returned ?? invoked))),
  };
}
