// How far the work on a run is, and the way to end it; and what keeps it going: a short slice after each frame.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { PlayerState, SetState } from "./player-state";
import { giveUp, goOn } from "./work";

/** How long a slice may take, in milliseconds: what else happens in a frame still fits beside it. */
const SLICE_MS = 8;
/** Steps between two looks at the clock. */
const STEPS = 50;

export function useWork(state: PlayerState, setState: SetState): void {
  const latest = useRef(state);
  latest.current = state;
  const { work } = state;
  useEffect(() => {
    if (!work) return undefined;
    const timer = setTimeout(() => {
      const until = performance.now() + SLICE_MS;
      let next = latest.current;
      while (next.work && performance.now() < until) next = goOn(next, STEPS);
      const done = next;
      setState((was) => (was === latest.current ? done : catchUp(was)));
    });
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
