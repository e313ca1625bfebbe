// One long search at a time, started by the page: it tells how far it is, and can be cancelled.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Progress } from "../../../checking/exploration";
import type { Question, Result } from "../../../labs/ablation";
import { startSearch } from "./start-search";

export interface Search {
  /** What is being searched, and how far; undefined while nothing is. */
  readonly running: { readonly id: string; readonly progress: Progress | undefined } | undefined;
  /** Why the last search came to nothing, in a sentence, if it did. */
  readonly failed: { readonly id: string; readonly why: string } | undefined;
  readonly start: (id: string, question: Question, done: (found: Result, seconds: number) => void) => void;
  readonly cancel: () => void;
}

const nothing = (): void => undefined;

export function useSearch(): Search {
  const [running, setRunning] = useState<Search["running"]>();
  const [failed, setFailed] = useState<Search["failed"]>();
  const end = useRef(nothing);
  const over = (): void => {
    end.current = nothing;
    setRunning(undefined);
  };
  const cancel = (): void => {
    end.current();
    over();
    setFailed(undefined);
  };
  useEffect(() => () => end.current(), []);

  const start: Search["start"] = (id, question, done) => {
    cancel();
    const started = performance.now();
    setRunning({ id, progress: undefined });
    end.current = startSearch(question, (news) => {
      if (news.kind === "progress") return setRunning({ id, progress: news.progress });
      over();
      if (news.kind === "done") done(news.result, (performance.now() - started) / 1000);
      else setFailed({ id, why: `The search ended without an answer. ${news.why}` });
    });
  };
  return { running, failed, start, cancel };
}
