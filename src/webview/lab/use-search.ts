// A long search in the page: it works in short slices, so that the page stays alive, tells how far it is, and can be cancelled.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Progress } from "../../checking/explore";

/** How long a slice may take, in milliseconds: short enough that no frame is missed by much. */
const sliceMs = 12;

export interface Search {
  /** What is being searched, and how far; undefined while nothing is. */
  readonly running: { readonly id: string; readonly progress: Progress | undefined } | undefined;
  readonly start: <T>(id: string, search: Generator<Progress, T, void>, done: (found: T, seconds: number) => void) => void;
  readonly cancel: () => void;
}

interface Job { timer: ReturnType<typeof setTimeout> | undefined }

export function useSearch(): Search {
  const [running, setRunning] = useState<Search["running"]>();
  const current = useRef<Job | undefined>(undefined);
  const cancel = (): void => {
    clearTimeout(current.current?.timer);
    current.current = undefined;
    setRunning(undefined);
  };
  useEffect(() => () => clearTimeout(current.current?.timer), []);

  const start: Search["start"] = (id, search, done) => {
    cancel();
    const job: Job = { timer: undefined };
    current.current = job;
    const started = performance.now();
    const work = (): void => {
      const until = performance.now() + sliceMs;
      let progress: Progress | undefined;
      do {
        const step = search.next();
        if (step.done) {
          setRunning(undefined);
          return done(step.value, (performance.now() - started) / 1000);
        }
        progress = step.value;
      } while (performance.now() < until);
      setRunning({ id, progress });
      job.timer = setTimeout(work);
    };
    setRunning({ id, progress: undefined });
    job.timer = setTimeout(work);
  };
  return { running, start, cancel };
}
