// A long judgement in the page: works in short slices, so that the page stays alive, tells how far it is, and can be
// cancelled. Begins anew when the question changes.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Progress } from "../../checking/histories/verdict";

/** How long a slice may take, in milliseconds: short enough that no frame is missed by much. */
const sliceMs = 12;

export type Judgement<T> =
  | { readonly state: "running"; readonly searched: number; readonly cancel: () => void }
  | { readonly state: "done"; readonly found: T; readonly seconds: number }
  | { readonly state: "cancelled"; readonly again: () => void };

/** `begin`: makes what is to be done; nothing is, while it is undefined. Its identity is the question's. */
export function useJudgement<T>(begin: (() => Generator<Progress, T, void>) | undefined): Judgement<T> | undefined {
  const [judgement, setJudgement] = useState<Judgement<T>>();
  const [turn, setTurn] = useState(0);
  const asked = useRef(begin);
  useEffect(() => {
    asked.current = begin;
    if (begin === undefined) {
      setJudgement(undefined);
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancel = (): void => {
      clearTimeout(timer);
      setJudgement({ state: "cancelled", again: () => setTurn((was) => was + 1) });
    };
    const search = begin();
    const started = performance.now();
    const work = (): void => {
      const until = performance.now() + sliceMs;
      let searched = 0;
      do {
        const step = search.next();
        if (step.done) return setJudgement({ state: "done", found: step.value, seconds: (performance.now() - started) / 1000 });
        searched = step.value.searched;
      } while (performance.now() < until);
      setJudgement({ state: "running", searched, cancel });
      timer = setTimeout(work);
    };
    setJudgement({ state: "running", searched: 0, cancel });
    timer = setTimeout(work);
    return () => clearTimeout(timer);
  }, [begin, turn]);
  // What was found out about another question is no answer to this one.
  return asked.current === begin ? judgement : undefined;
}
