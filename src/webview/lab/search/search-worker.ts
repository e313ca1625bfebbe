// The worker of a lab's page: it searches for the answer to one question, tells how far it is, and then what it found. The page
// starts it from its text and ends it; nothing is fetched in here.
import type { Question } from "../../../labs/ablation";
import { answerTo, attempt, type SearchNews } from "./search-news";

const tell: (news: SearchNews) => void = postMessage;

/** How often the page hears of progress, in milliseconds. */
const often = 100;

addEventListener("message", ({ data }: MessageEvent<Question>) => tell(attempt(() => searchToTheEnd(data))));

function searchToTheEnd(question: Question): SearchNews {
  const search = answerTo(question);
  let told = performance.now();
  for (;;) {
    const step = search.next();
    if (step.done) return { kind: "done", result: step.value };
    if (performance.now() - told < often) continue;
    told = performance.now();
    tell({ kind: "progress", progress: step.value });
  }
}
