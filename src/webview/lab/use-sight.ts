// What is in sight of something long: it scrolls with the reader, and goes where it must when the place in question changes.
// Where it stands is known before anything is drawn, so that nothing is drawn twice and the layout is never asked.
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** `place`: whenever it changes, `follow` says from where things stood to where they go. */
export function useSight(
  ref: { readonly current: HTMLElement | null }, side: "scrollLeft" | "scrollTop", place: string, follow: (offset: number) => number,
): { readonly offset: number; readonly onScroll: () => void } {
  const kept = useRef({ offset: 0, place: "" });
  const [, draw] = useState(0);
  if (kept.current.place !== place) kept.current = { offset: Math.max(Math.round(follow(kept.current.offset)), 0), place };
  const { offset } = kept.current;
  useLayoutEffect(() => {
    const element = ref.current;
    if (element) element[side] = offset;
  }, [offset, place]);
  const onScroll = (): void => {
    const there = ref.current?.[side] ?? 0;
    if (Math.abs(there - kept.current.offset) < 1) return;
    kept.current = { ...kept.current, offset: there };
    draw(there);
  };
  return { offset, onScroll };
}
