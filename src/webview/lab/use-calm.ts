// While a reader scrubs, the pictures follow in every frame; what is read rather than watched follows when the browser has time.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** Changes closer together than this, in milliseconds, are part of one movement. */
const MOVEMENT = 60;
/** In a movement, what is shown stays at least this long. */
const REST = 150;
/** And it is never much older than this. */
const LATEST = 250;

/** Whether a value is changing all the time: it changed last a moment after it had changed before. */
export function useMoving(value: unknown): boolean {
  const kept = useRef({ value, changed: 0, moving: false });
  if (kept.current.value !== value) {
    const at = performance.now();
    kept.current = { value, changed: at, moving: at - kept.current.changed < MOVEMENT };
  }
  return kept.current.moving;
}

/** The value itself where it changes now and then, or in more than where it stands; during a quick movement, one of its latest. */
export function useCalm<T>(value: T, moved: (from: T, to: T) => boolean): T {
  const quick = useMoving(value);
  const kept = useRef({ value, shown: value, waiting: false });
  const [, draw] = useState(0);
  const mounted = useRef(true);
  const drawing = useRef<{ began: number; took: number }>({ began: 0, took: 0 });
  useEffect(() => () => { mounted.current = false; }, []);
  const now = kept.current;
  if (now.value !== value) kept.current = { ...now, value, shown: quick && moved(now.value, value) ? now.shown : value };
  useEffect(() => {
    const { shown, waiting } = kept.current;
    if (shown === value || waiting) return;
    kept.current.waiting = true;
    setTimeout(() => whenIdle(drawing.current.took, LATEST - REST, () => {
      kept.current = { ...kept.current, shown: kept.current.value, waiting: false };
      drawing.current.began = performance.now();
      if (mounted.current) draw((count) => count + 1);
    }), REST);
  });
  // All that is below has been drawn by now, and laid out where it had to be.
  useLayoutEffect(() => {
    const { began } = drawing.current;
    if (began > 0) drawing.current = { began: 0, took: performance.now() - began };
  });
  return kept.current.shown;
}

/** Waits for a pause between two frames that is long enough for `needed` milliseconds of work, but no longer than `latest`. */
function whenIdle(needed: number, latest: number, then: () => void): void {
  if (typeof requestIdleCallback !== "function") return void setTimeout(then);
  const until = performance.now() + latest;
  requestIdleCallback((pause) => {
    if (pause.didTimeout || pause.timeRemaining() >= needed) then();
    else whenIdle(needed, Math.max(until - performance.now(), 1), then);
  }, { timeout: latest });
}
