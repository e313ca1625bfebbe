// Runs a search beside the page: in a worker, so that the page stays smooth whatever the search does. Where no worker can be had,
// the same search runs in the page, in slices.
import source from "bundled:search-worker";
import type { answer, Question } from "../../../labs/ablation";
import { answerTo, attempt, type SearchNews } from "./search-news";

type Hear = (news: SearchNews) => void;

/** Starts it; what is given back ends it at once. */
export function startSearch(question: Question, hear: Hear): () => void {
  let end = (): void => undefined;
  end = inWorker(question, hear, () => { end = inSlices(question, hear); });
  return () => end();
}

function inWorker(question: Question, hear: Hear, refused: () => void): () => void {
  // A worker of a webview has to be one script, started from the page's own memory.
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(address);
  const end = (): void => {
    worker.terminate();
    URL.revokeObjectURL(address);
  };
  worker.addEventListener("message", ({ data }: MessageEvent<SearchNews>) => {
    if (data.kind !== "progress") end();
    hear(data);
  });
  // The worker tells of its own errors, so this is one that did not start.
  worker.addEventListener("error", () => {
    end();
    refused();
  });
  worker.postMessage(question);
  return end;
}

/** How long a slice may take, in milliseconds: short enough that no frame is missed by much. */
const sliceMs = 12;

function inSlices(question: Question, hear: Hear): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const work = (search: ReturnType<typeof answer>): SearchNews => {
    const until = performance.now() + sliceMs;
    for (;;) {
      const step = search.next();
      if (step.done) return { kind: "done", result: step.value };
      if (performance.now() < until) continue;
      timer = setTimeout(() => hear(attempt(() => work(search))));
      return { kind: "progress", progress: step.value };
    }
  };
  timer = setTimeout(() => hear(attempt(() => work(answerTo(question)))));
  return () => clearTimeout(timer);
}
