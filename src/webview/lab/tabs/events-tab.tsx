// The list of events in its place: follows the playhead, and draws only what is in sight once a run is long.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { EventsView } from "../../../views/events-view";
import type { Ink } from "../../../views/phrase-view";
import { momentsOf } from "../moments";
import { type PlayerState, recordingOf } from "../player-state";
import { trackOf } from "../standing";
import { useSight } from "../use-sight";
import { useSize } from "../../use-size";

/** Up to here all rows are drawn, each as high as its words. Beyond, rows are even and only those in sight exist. */
const ALL_MAX = 100;
const ROW = 48;

/** Rows drawn above and below those in sight. */
const MARGIN = 3;

export function EventsTab({ state, ink }: { readonly state: PlayerState; readonly ink: Ink }): JSX.Element {
  const [ref, { height }] = useSize<HTMLDivElement>({ width: 600, height: 340 });
  const recording = recordingOf(state);
  const even = state.length > ALL_MAX;
  const { offset, onScroll } = useSight(ref, "scrollTop", even ? `${state.current} ${state.cursor} ${height}` : "", (there) => {
    const top = Math.max(state.cursor - 1, 0) * ROW;
    const end = Math.max(state.length * ROW - height, 0);
    if (top < there) return Math.min(Math.max(top - ROW, 0), end);
    return Math.min(top + ROW > there + height ? top + 2 * ROW - height : there, end);
  });
  const from = even ? Math.min(Math.max(Math.floor(offset / ROW) - MARGIN, 0), state.length) : 0;
  const to = even ? Math.min(Math.ceil((offset + height) / ROW) + MARGIN, state.length) : state.length;
  useLayoutEffect(() => {
    const list = ref.current;
    if (!list || even) return undefined;
    const stay = (): void => follow(list, state.cursor - 1);
    stay();
    // Rows wrap anew at another width, and the row of the last step must not drift out of sight.
    const observer = new ResizeObserver(stay);
    observer.observe(list);
    return () => observer.disconnect();
  }, [state.cursor, even, recording]);
  const selected = state.selected?.kind === "event" ? state.selected.event : undefined;
  const moments = momentTitles(state);
  const shown = useMemo(() => (
    <EventsView track={trackOf(state)} from={from} to={to} rowHeight={even ? ROW : undefined} cursor={state.cursor} selected={selected}
      ink={ink} moments={moments} />
  ), [recording, from, to, even, state.cursor, state.length, selected, ink]);
  if (state.length === 0) return <p class="hint">Nothing has happened yet. Step, play, or act on a node.</p>;
  return (
    <div class="events-scroll" ref={ref} onScroll={even ? onScroll : undefined}>
      {shown}
    </div>
  );
}

function momentTitles(state: PlayerState): ReadonlyMap<number, string> {
  const titles = new Map(state.scenario.moments.map(({ id, title }) => [id, title]));
  return new Map([...momentsOf(recordingOf(state), state.scenario)].map(([id, event]) => [event, titles.get(id) ?? id]));
}

/** Scrolls the list itself, never the page, so that the row of the last step is in sight. */
function follow(list: HTMLElement, index: number): void {
  const row = list.querySelectorAll<HTMLElement>("li.event")[Math.max(index, 0)];
  if (!row) return;
  const [top, height] = [row.offsetTop, row.offsetHeight];
  if (top < list.scrollTop) list.scrollTop = Math.max(top - height, 0);
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTop = top + 2 * height - list.clientHeight;
}
