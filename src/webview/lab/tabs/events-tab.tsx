// The list of events in its place: follows the playhead, and draws only what is in sight once a run is long. One stop for Tab, as any
// list box: the arrows read on without moving the run, and Enter goes there.
import type { JSX } from "preact";
import { useId, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { eventRowId, EventsView } from "../../../views/events-view";
import type { Ink } from "../../../views/phrase-view";
import { momentsOf } from "../moments";
import { type PlayerState, recordingOf } from "../player-state";
import { trackOf } from "../standing";
import { useSight } from "../use-sight";
import { useSize } from "../../use-size";
import { rowAfter } from "./row-after";

/** Up to here all rows are drawn, each as high as its words. Beyond, rows are even and only those in sight exist. */
const ALL_MAX = 100;
const ROW = 48;

/** Rows drawn above and below those in sight. */
const MARGIN = 3;

export function EventsTab({ state, ink }: { readonly state: PlayerState; readonly ink: Ink }): JSX.Element {
  const [ref, { height }] = useSize<HTMLDivElement>({ width: 600, height: 340 });
  const list = useId();
  const recording = recordingOf(state);
  const { active, goTo } = useActive(state);
  const { onScroll, even, from, to } = useRows(ref, state, height, active);
  const selected = state.selected?.kind === "event" ? state.selected.event : undefined;
  const moments = useMemo(() => momentTitles(state), [recording, state.scenario, state.length]);
  const shown = useMemo(() => (
    <EventsView track={trackOf(state)} from={from} to={to} rowHeight={even ? ROW : undefined} cursor={state.cursor}
      selected={selected} active={active} id={list} ink={ink} moments={moments} />
  ), [recording, from, to, even, state.cursor, state.length, selected, active, ink, moments]);
  if (state.length === 0) return <p class="hint">Nothing has happened yet. Step, play, or act on a node.</p>;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const next = rowAfter(event.key, active, state.length, Math.max(Math.floor(height / ROW) - 1, 1));
    if (next !== undefined) goTo(next);
    else if (event.key === "Enter" || event.key === " ") ink.gestures?.select?.({ kind: "event", event: active });
    else return;
    event.preventDefault();
  };
  return (
    <div class="events-scroll" ref={ref} role="listbox" aria-label="Events" tabIndex={0} onKeyDown={onKeyDown} onScroll={even ? onScroll : undefined}
      aria-description="Enter goes to the step and picks it out." aria-activedescendant={active >= from && active < to ? eventRowId(list, active) : undefined}>
      {shown}
    </div>
  );
}

/** The row that the keyboard is at: where the run stands, until the reader goes on in the list by itself. */
function useActive({ current, cursor, length }: PlayerState): { readonly active: number; readonly goTo: (row: number) => void } {
  const here = `${current} ${cursor}`;
  const [held, hold] = useState({ here, row: cursor - 1 });
  const row = held.here === here ? held.row : cursor - 1;
  return { active: Math.min(Math.max(row, 0), Math.max(length - 1, 0)), goTo: (next) => hold({ here, row: next }) };
}

/** Which rows are drawn, and how far the list is scrolled so that the row in question is in sight. */
function useRows(ref: { readonly current: HTMLDivElement | null }, state: PlayerState, height: number, active: number) {
  const { length } = state;
  const even = length > ALL_MAX;
  const { offset, onScroll } = useSight(ref, "scrollTop", even ? `${state.current} ${state.cursor} ${active} ${height}` : "", (there) => {
    const end = Math.max(length * ROW - height, 0);
    const top = active * ROW;
    if (top < there) return Math.min(Math.max(top - ROW, 0), end);
    return Math.min(top + ROW > there + height ? top + 2 * ROW - height : there, end);
  });
  useLayoutEffect(() => {
    const list = ref.current;
    if (!list || even) return undefined;
    const stay = (): void => follow(list, active);
    stay();
    // Rows wrap anew at another width, and the row in question must not drift out of sight.
    const observer = new ResizeObserver(stay);
    observer.observe(list);
    return () => observer.disconnect();
  }, [active, state.cursor, even, recordingOf(state)]);
  // Always as many, so that one that goes out can be used for one that comes in.
  const rows = even ? Math.ceil(height / ROW) + 1 + 2 * MARGIN : length;
  const from = Math.min(Math.max(Math.floor(offset / ROW) - MARGIN, 0), Math.max(length - rows, 0));
  return { onScroll, even, from, to: Math.min(from + rows, length) };
}

function momentTitles(state: PlayerState): ReadonlyMap<number, string> {
  const titles = new Map(state.scenario.moments.map(({ id, title }) => [id, title]));
  return new Map([...momentsOf(recordingOf(state), state.scenario)].map(([id, event]) => [event, titles.get(id) ?? id]));
}

/** Scrolls the list itself, never the page, so that a row is in sight. */
function follow(list: HTMLElement, index: number): void {
  const row = list.querySelectorAll<HTMLElement>(".event")[index];
  if (!row) return;
  const [top, height] = [row.offsetTop, row.offsetHeight];
  if (top < list.scrollTop) list.scrollTop = Math.max(top - height, 0);
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTop = top + 2 * height - list.clientHeight;
}
