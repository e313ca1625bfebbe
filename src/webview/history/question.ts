// What can be asked of a history: a model, and for linearizability what each object is and holds at first.
import { judgeHistory } from "../../checking/histories/check";
import type { History, Value } from "../../checking/histories/history";
import { ofTheWhole, partOf } from "../../checking/histories/part";
import { type Specification, specificationFor, specifications } from "../../checking/histories/specification";
import { consistencyModels, type ConsistencyModel, type Progress, type Verdict } from "../../checking/histories/verdict";
import { objectTitles } from "../../views/history/history-words";

export interface Question {
  readonly model: ConsistencyModel;
  readonly specification: Specification;
  /** One object alone; undefined for all of them. */
  readonly key: string | undefined;
}

/** A row of the menu of models: a model, or linearizability of one kind of object. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly model: ConsistencyModel;
  readonly specification: Specification["id"] | undefined;
  /** Whether its objects know all operations of the history. */
  readonly possible: boolean;
}

const titles: Readonly<Record<Exclude<ConsistencyModel, "linearizable">, string>> = {
  sequential: "Sequential consistency", causal: "Causal consistency", pram: "PRAM",
  "read-your-writes": "Read your writes", "monotonic-reads": "Monotonic reads", "monotonic-writes": "Monotonic writes",
  "writes-follow-reads": "Writes follow reads",
};

export function choicesFor(history: History): readonly Choice[] {
  const used = new Set(history.map(({ kind }) => kind));
  return [
    ...specifications.map(({ id, kinds }): Choice => ({
      id: `linearizable ${id}`, title: `Linearizable ${objectTitles[id]}`, model: "linearizable", specification: id,
      possible: [...used].every((kind) => kinds.includes(kind)),
    })),
    ...consistencyModels.filter((model) => model !== "linearizable")
      .map((model): Choice => ({ id: model, title: titles[model], model, specification: undefined, possible: true })),
  ];
}

/** By the menu's row, or the first that is possible. `typed`: what is there at first, in the reader's words. */
export function questionFor(history: History, choice: Choice | undefined, initial: Value | undefined, key: string | undefined): Question {
  const named = specifications.find(({ id }) => id === choice?.specification);
  const specification = named ?? specificationFor(history);
  return {
    model: choice?.model ?? "linearizable", key,
    specification: initial === undefined ? specification : { ...specification, initial },
  };
}

/** JSON; what is none is a text, and nothing is the kind of object's own. */
export function initialOf(typed: string): Value | undefined {
  if (typed.trim() === "") return undefined;
  try {
    return JSON.parse(typed) as Value;
  } catch {
    return typed;
  }
}

export function* judge(history: History, { model, specification, key }: Question): Generator<Progress, Verdict, void> {
  if (key === undefined) return yield* judgeHistory(history, model, { specification });
  const part = partOf(history, key);
  return ofTheWhole(yield* judgeHistory(part.history, model, { specification }), part.indices);
}

/** Each object by itself: a history is linearizable if and only if each of its objects is. */
export function* judgeKeys(
  history: History, keys: readonly string[], specification: Specification,
): Generator<Progress, ReadonlyMap<string, Verdict["type"]>, void> {
  const found = new Map<string, Verdict["type"]>();
  let searched = 0;
  for (const key of keys) {
    const verdict = yield* judgeHistory(partOf(history, key).history, "linearizable", { specification, explain: false });
    found.set(key, verdict.type);
    yield { searched: ++searched };
  }
  return found;
}
