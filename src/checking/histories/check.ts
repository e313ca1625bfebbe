// The one door: is this history explained by this model? `checkHistory` answers; `judgeHistory` lets whoever asks
// look up now and then, tell how far it is, and stop. No clock is read: budgets are counted, so the same question
// always has the same answer.
import type { History } from "./history";
import { malformation, uniform } from "./history";
import { linearizable } from "./linearizable";
import type { SearchLimits } from "./linearize";
import { defaultSearchLimits } from "./linearize";
import { sequential } from "./sequential";
import { session } from "./session";
import type { Specification } from "./specification";
import { specificationFor } from "./specification";
import type { ConsistencyModel, Progress, Verdict } from "./verdict";
import { consistencyModels } from "./verdict";
import { views } from "./views";

export interface CheckOptions {
  /** What each object is. By default the least that knows all operations of the history. */
  readonly specification?: Specification;
  readonly limits?: SearchLimits;
  /** Whether to look for the least anomaly of a history that is not linearizable. By default yes. */
  readonly explain?: boolean;
  /** Operations times processes to go through at most, for the models of views. */
  readonly workMax?: number;
}

/** Judges without looking up. */
export function checkHistory(history: History, model: ConsistencyModel, options: CheckOptions = {}): Verdict {
  const search = judgeHistory(history, model, options);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

/** Every model's verdict. */
export const checkAll = (history: History, options: CheckOptions = {}): readonly Verdict[] =>
  consistencyModels.map((model) => checkHistory(history, model, options));

export function* judgeHistory(
  given: History, model: ConsistencyModel, options: CheckOptions = {},
): Generator<Progress, Verdict, void> {
  const history = given.map(uniform);
  const { specification = specificationFor(history), limits = defaultSearchLimits, explain = true } = options;
  const { workMax = 200_000_000 } = options;
  const wrong = malformation(history)?.says ?? unknownKind(history, specification);
  if (wrong !== undefined) return { type: "undecided", model, because: "malformed", says: wrong };
  switch (model) {
    case "linearizable": return yield* linearizable(history, { specification, limits, explain });
    case "sequential": return yield* sequential(history, { specification, limits, explain }, workMax);
    case "causal": case "pram": return yield* views(history, specification, model, workMax);
    case "read-your-writes": case "monotonic-reads": case "monotonic-writes": case "writes-follow-reads":
      return yield* session(history, specification, model);
  }
}

function unknownKind(history: History, { id, kinds }: Specification): string | undefined {
  const odd = history.find(({ kind }) => !kinds.includes(kind));
  return odd && `A ${id} knows no ${odd.kind}.`;
}
