// Where in the picture the reader is: how far zoomed in, what part of it is in sight. Zooming keeps a moment under its pixel.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Scale, type Sight, xOf } from "../../views/history/history-bars";
import { type Lanes, laneTitle } from "../../views/history/history-lanes";
import { textWidth } from "../../views/space-time/labels";
import { useSize } from "../use-size";

/** How far in the reader has zoomed, and where the left edge is, as a time. */
export interface Standing { readonly perTime: number; readonly left: number }

const [barHeight, top, rowMin, rowMax] = [20, 34, 38, 68];
export const pad = 14;
/** The window moves in whole blocks, so that little is drawn anew while it scrolls. */
const block = 320;
/** Wider than this no browser scrolls. */
const widthMax = 8_000_000;
/** An event's share of the width at first, in a history that is too long to be seen at once. */
const eventWidth = 26;

export interface View {
  readonly ref: { current: HTMLDivElement | null };
  readonly scale: Scale;
  readonly sight: Sight;
  /** The width of the lanes' names, of what is beside them, and of all of it. */
  readonly names: number;
  readonly room: number;
  readonly whole: number;
  /** Pixels for a unit of time at which all is in sight, and at which a long history can be read. */
  readonly least: number;
  readonly legible: number;
  readonly scrolled: () => void;
  /** Zooms, with what is at a pixel of the room staying there. */
  readonly zoom: (factor: number, at?: number) => void;
  /** Zooms so far, and puts a time at a pixel of the room. */
  readonly goTo: (perTime: number, time: number, at: number) => void;
}

export function useView(lanes: Lanes, start: Standing | undefined, onMove: (standing: Standing) => void): View {
  const [ref, size] = useSize<HTMLDivElement>({ width: 900, height: 300 });
  const [place, setPlace] = useState({ left: 0, top: 0 });
  const [wanted, setWanted] = useState(start?.perTime);
  const widest = Math.max(48, ...lanes.lanes.slice(0, 60).map((lane) => textWidth(laneTitle(lane), 14) + 22));
  const names = Math.min(widest, 130);
  const room = Math.max(size.width - names - 2 * pad, 100);
  const span = Math.max(lanes.to - lanes.from, 1e-9);
  const operations = lanes.lanes.reduce((sum, lane) => sum + lane.operations.length, 0);
  const [least, legible] = [room / span, (2 * operations * eventWidth) / span];
  const within = (perTime: number): number => Math.min(Math.max(perTime, least), Math.max(widthMax / span, least));
  const perTime = within(wanted ?? legible);
  const rowHeight = Math.min(Math.max(Math.floor((size.height - top - 14) / lanes.lanes.length), rowMin), rowMax);
  const scale: Scale = { perTime, rowHeight, barHeight, top };
  const scrolled = useCallback((): void => {
    if (ref.current) setPlace({ left: ref.current.scrollLeft, top: ref.current.scrollTop });
  }, []);

  // A place to go once the new zoom is laid out: this time at this pixel.
  const anchor = useRef<{ readonly time: number; readonly at: number } | undefined>(start && { time: start.left, at: 0 });
  useLayoutEffect(() => {
    if (!anchor.current || !ref.current) return;
    const { time, at } = anchor.current;
    anchor.current = undefined;
    ref.current.scrollLeft = xOf(lanes, scale, time) - at;
    scrolled();
  });
  const goTo = (to: number, time: number, at: number): void => {
    anchor.current = { time, at };
    setWanted(within(to));
    setPlace((was) => ({ ...was }));
  };
  const zoom = (factor: number, at = room / 2): void =>
    goTo(perTime * factor, lanes.from + ((ref.current?.scrollLeft ?? 0) + at) / perTime, at);
  useWheel(ref, names, zoom);
  useEffect(() => {
    const told = setTimeout(() => onMove({ perTime, left: lanes.from + place.left / perTime }), 200);
    return () => clearTimeout(told);
  }, [perTime, place.left, lanes]);

  const right = Math.ceil((place.left + size.width) / block + 1) * block;
  const sight = {
    left: Math.max(Math.floor(place.left / block - 1) * block, -pad), right: Math.min(right, Math.ceil(span * perTime) + pad),
    up: Math.floor(place.top / block - 0.5) * block, down: Math.ceil((place.top + size.height) / block + 0.5) * block,
  };
  return { ref, scale, sight, names, room, least, legible, scrolled, zoom, goTo, whole: names + span * perTime + 2 * pad };
}

/** Ctrl or Cmd and the wheel zoom at the pointer, as in any picture; so does pinching. */
function useWheel(ref: { readonly current: HTMLElement | null }, names: number, zoom: (factor: number, at: number) => void): void {
  const latest = useRef(zoom);
  latest.current = zoom;
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      latest.current(Math.exp(-event.deltaY / 240), event.clientX - element.getBoundingClientRect().left - names - pad);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [ref, names]);
}
