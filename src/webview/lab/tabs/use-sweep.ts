// A sweep in the page: it works in short slices, so that the page stays alive, shows the curve as it grows, and can be stopped.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Lab } from "../../../labs/lab";
import { type Sweep, sweep, type SweepPlan, type SweepProgress } from "../../../labs/sweeps/sweep";

/** How long a slice may take, in milliseconds. One run is never cut in two. */
const sliceMs = 12;

export interface Sweeping {
  readonly running: boolean;
  readonly progress: SweepProgress | undefined;
  /** Why it could not be done. */
  readonly problem: string | undefined;
  readonly start: (lab: Lab, plan: SweepPlan) => void;
  /** What was measured until then stays. */
  readonly stop: () => void;
}

type State = Pick<Sweeping, "running" | "progress" | "problem">;

export function useSweep(): Sweeping {
  const [state, setState] = useState<State>({ running: false, progress: undefined, problem: undefined });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const stop = (): void => {
    clearTimeout(timer.current);
    setState((was) => ({ ...was, running: false }));
  };
  const start = (lab: Lab, plan: SweepPlan): void => {
    clearTimeout(timer.current);
    const search = sweep(lab, plan);
    const work = (): void => {
      try {
        const { progress, ended } = slice(search);
        setState((was) => ({ running: !ended, progress: progress ?? was.progress, problem: undefined }));
        if (!ended) timer.current = setTimeout(work);
      } catch (error) {
        setState({ running: false, progress: undefined, problem: error instanceof Error ? error.message : String(error) });
      }
    };
    setState({ running: true, progress: undefined, problem: undefined });
    timer.current = setTimeout(work);
  };
  return { ...state, start, stop };
}

/** Works for one slice: how far it came, and whether that was all. */
function slice(search: Generator<SweepProgress, Sweep, void>): { readonly progress: SweepProgress | undefined; readonly ended: boolean } {
  const until = performance.now() + sliceMs;
  let progress: SweepProgress | undefined;
  do {
    const step = search.next();
    if (step.done) return { progress, ended: true };
    progress = step.value;
  } while (performance.now() < until);
  return { progress, ended: false };
}
