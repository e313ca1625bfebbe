// How far the work on a run is, and the way to end it; and what keeps it going: short slices with pauses between them.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { PlayerState, SetState } from "./player-state";
import { giveUp, goOn } from "./work";

/** How long a slice may take, in milliseconds, and how long the pause after it is: whatever else happens in a frame still fits beside it. */
const SLICE_MS = 8;
/** Steps between two looks at the clock. */
const STEPS = 50;
/** How often the player is told, in milliseconds. Work leaves so much behind that all that is drawn meanwhile seems to last: were it
 * drawn after each slice, the engine would learn to keep pictures as if they were worlds, and go on to when the reader scrubs. */
const TOLD_MS = 250;

export function useWork(state: PlayerState, setState: SetState): void {
  const latest = useRef(state);
  latest.current = state;
  const { work } = state;
  useEffect(() => {
    if (!work) return undefined;
    const begun = performance.now();
    let [from, next] = [latest.current, latest.current];
    const slice = (): void => {
      // The reader did something meanwhile, and the work goes on from there.
      if (from !== latest.current) from = next = latest.current;
      const until = performance.now() + SLICE_MS;
      while (next.work && performance.now() < until) next = goOn(next, STEPS);
      if (next.work && performance.now() < begun + TOLD_MS) timer = setTimeout(slice, SLICE_MS);
      else setState((was) => (was === from ? next : catchUp(was)));
    };
    let timer = setTimeout(slice);
    return () => clearTimeout(timer);
  }, [work, state.length]);
}

/** The reader did something meanwhile: what was appended is there, and the next slice starts from what they see. */
const catchUp = (state: PlayerState): PlayerState => goOn(state, 0);

export function WorkBar({ state: { work, length }, setState }: { readonly state: PlayerState; readonly setState: SetState }): JSX.Element | null {
  if (!work) return null;
  const number = (count: number): string => count.toLocaleString("en");
  const said = work.kind === "prepare"
    ? `Preparing: ${number(length)} of ${number(work.to)} steps`
    : `Running until “${work.stop.title}”: step ${number(work.next)}`;
  return (
    <div class="work-bar">
      {work.kind === "prepare" ? <progress aria-label="Preparing" value={length} max={work.to} /> : <progress aria-label="Running" />}
      <span>{said}</span>
      <button type="button" class="secondary" onClick={() => setState(giveUp)}>Cancel</button>
    </div>
  );
}
