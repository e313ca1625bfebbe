// What is heard of a search while it runs, and at its end.
import type { Progress } from "../../../checking/exploration";
import { answer, type Question, type Result } from "../../../labs/ablation";
import { findLab } from "../../../labs/index";

export type SearchNews =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "done"; readonly result: Result }
  | { readonly kind: "failed"; readonly why: string };

/** The search for an answer. Throws when there is no such lab. */
export function answerTo(question: Question): ReturnType<typeof answer> {
  const lab = findLab(question.setup.lab);
  if (!lab) throw new Error(`There is no lab “${question.setup.lab}”.`);
  return answer(lab, question);
}

/** Whatever goes wrong in a search is news too. */
export function attempt(work: () => SearchNews): SearchNews {
  try {
    return work();
  } catch (error) {
    return { kind: "failed", why: error instanceof Error ? error.message : String(error) };
  }
}
