// When a history does not tell: what was read could have been written by several, or an operation has no one meaning
// in a model in which every process has its own view. Said only after nothing was found wrong by what is known.
import type { History } from "./history";
import { describe } from "./history";
import type { Source } from "./sources";
import type { ConsistencyModel, Verdict } from "./verdict";

export function doubt(
  history: History, from: ReadonlyMap<number, Source>, model: ConsistencyModel,
): Verdict | undefined {
  const append = history.find(({ kind, status }) => kind === "append" && status !== "fail");
  if (append) {
    return {
      type: "undecided", model, because: "unsupported",
      says: `It cannot be told: what ${describe(append)} leaves behind differs from view to view.`,
    };
  }
  for (const [read, source] of from) {
    const operation = history[read];
    if (source.type !== "ambiguous" || operation === undefined) continue;
    const count = source.writes.length + (source.initial ? 1 : 0);
    return {
      type: "undecided", model, because: "ambiguous",
      says: `It cannot be told: what ${describe(operation)} found could come from ${count} places. `
        + "Write every value once.",
    };
  }
  const unsuccessful = history.find(({ output, kind }) => output === false && kind === "cas");
  if (unsuccessful) {
    return {
      type: "undecided", model, because: "unsupported",
      says: `It cannot be told: ${describe(unsuccessful)} says only what it did not find.`,
    };
  }
  return undefined;
}
