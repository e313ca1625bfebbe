// While a reader scrubs, the pictures follow in every frame; what is read rather than watched follows when the browser has time.
import { useEffect, useRef, useState } from "preact/hooks";

/** Changes closer together than this, in milliseconds, are part of one movement. */
const MOVEMENT = 60;
/** In a movement, what is shown stays at least this long: drawing it anew takes half of a frame. */
const REST = 150;
/** And it is never much older than this. */
const LATEST = 250;

/** The value itself where it changes now and then, or in more than where it stands; during a quick movement, one of its latest. */
export function useCalm<T>(value: T, moved: (from: T, to: T) => boolean): T {
  const kept = useRef({ value, shown: value, changed: 0, waiting: false });
  const [, draw] = useState(0);
  const mounted = useRef(true);
  useEffect(() => () => { mounted.current = false; }, []);
  const now = kept.current;
  if (now.value !== value) {
    const at = performance.now();
    const quick = at - now.changed < MOVEMENT && moved(now.value, value);
    kept.current = { ...now, value, changed: at, shown: quick ? now.shown : value };
  }
  useEffect(() => {
    const { shown, waiting } = kept.current;
    if (shown === value || waiting) return;
    kept.current.waiting = true;
    setTimeout(() => whenIdle(() => {
      kept.current = { ...kept.current, shown: kept.current.value, waiting: false };
      if (mounted.current) draw((count) => count + 1);
    }), REST);
  });
  return kept.current.shown;
}

function whenIdle(then: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(then, { timeout: LATEST - REST });
  else setTimeout(then);
}
