// Several workers search together, each in a thread of its own; this one only looks on.
import { parentPort, Worker, workerData } from "node:worker_threads";
import type { Progress } from "../checking/exploration";
import { progressIn } from "../checking/explore";
import type { SearchMemory } from "../checking/search-memory";
import { answer, type Question, type Result, sharedMemory } from "../labs/ablation";
import { findLab } from "../labs/index";
import type { Lab } from "../labs/lab";

interface Part { readonly question: Question; readonly memory: SearchMemory }

/** How often somebody looks on, in milliseconds. */
const look = 100;

/** The answer of `crew` workers. When one fails, all are ended and its error is thrown. */
export async function answerTogether(lab: Lab, question: Question, crew: number, tell: (progress: Progress) => void): Promise<Result> {
  const memory = sharedMemory(lab, question, crew);
  const part: Part = { question, memory };
  const workers = Array.from({ length: crew }, () => new Worker(__filename, { workerData: part }));
  const looking = setInterval(() => tell(progressIn(memory)), look);
  try {
    return await new Promise<Result>((resolve, reject) => {
      for (const worker of workers) {
        worker.once("message", resolve);
        worker.once("error", reject);
        worker.once("exit", (code) => reject(new Error(`A worker of the search ended with code ${code}.`)));
      }
    });
  } finally {
    clearInterval(looking);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** What each of the workers does. */
export function joinCrew(): void {
  const { question, memory } = workerData as Part;
  const lab = findLab(question.setup.lab);
  if (!lab) throw new Error(`There is no lab "${question.setup.lab}".`);
  const search = answer(lab, question, memory);
  for (;;) {
    const step = search.next();
    if (step.done) return parentPort?.postMessage(step.value);
  }
}
