// Playing: time runs in the lab's unit, warped so that long waits do not bore and bursts do not blur. Order is kept.
import { useEffect, useRef, useState } from "preact/hooks";
import { hasNext } from "./moves";
import { type PlayerState, recordingOf } from "./player-state";

/** At speed 1, the usual gap between two steps takes this long. */
const USUAL_MS = 1300;

/** How long to show the way from the state at `cursor` to the next one, at speed 1. */
export function gapMs(steps: readonly { readonly at: number }[], cursor: number, now: number): number {
  const next = steps[cursor]?.at ?? now;
  const usual = (steps.at(-1)?.at ?? 0) / Math.max(steps.length, 1);
  return usual <= 0 ? USUAL_MS : USUAL_MS * Math.min(Math.max((next - now) / usual, 0.5), 2.2);
}

/** The share of the way to the next step, from 0 to 1, while playing; 0 otherwise. Calls `advance` at each step. */
export function usePlayback(state: PlayerState, speed: number, advance: () => void): number {
  const [share, setShare] = useState(0);
  const latest = useRef({ state, speed, advance });
  latest.current = { state, speed, advance };
  const { playing } = state;
  useEffect(() => {
    if (!playing) return undefined;
    const still = reducedMotion();
    let [frame, before, done] = [0, performance.now(), 0];
    const tick = (now: number): void => {
      const { state: at, speed: rate, advance: next } = latest.current;
      done += (rate * (now - before)) / duration(at);
      before = now;
      if (done >= 1) {
        done = 0;
        next();
      }
      if (!still || done === 0) setShare(still ? 0 : done);
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => { cancelAnimationFrame(frame); setShare(0); };
  }, [playing]);
  return playing ? share : 0;
}

function duration(state: PlayerState): number {
  hasNext(state);
  const recording = recordingOf(state);
  return gapMs(recording.steps, state.cursor, recording.agendas[state.cursor]?.now ?? 0);
}

const reducedMotion = (): boolean =>
  document.body.classList.contains("vscode-reduce-motion") || matchMedia("(prefers-reduced-motion: reduce)").matches;
