// `history`: one history or several against a consistency model.
import { readFileSync } from "node:fs";
import { judgeHistory } from "../checking/histories/check";
import { describe, type History, type Operation, type Value } from "../checking/histories/history";
import { readHistory } from "../checking/histories/read-history";
import { type Specification, specificationFor, specifications } from "../checking/histories/specification";
import { consistencyModels, type ConsistencyModel, type Progress, type Verdict } from "../checking/histories/verdict";
import { UsageError, type Values } from "./call";

export const historyUsage = `  history FILE… (- reads what is piped in) [--model MODEL] [--initial VALUE] [--json]
Models of histories: ${consistencyModels.join(", ")}; linearizable as ${specifications.map(({ id }) => id).join(", ")}`;

interface Question {
  readonly model: ConsistencyModel;
  readonly specification: Specification | undefined;
  readonly initial: Value | undefined;
}

interface Answer {
  readonly file: string;
  readonly history: History;
  readonly specification: Specification;
  readonly verdict: Verdict;
  readonly seconds: number;
}

/** The exit code: 0 when every history is explained, 1 when one is not, 2 when one cannot be read or decided. */
export function history(values: Values, files: readonly string[]): number {
  if (files.length === 0) throw new UsageError(`Which file?\nUsage:\n${historyUsage}`);
  const question = questionOf(values);
  const found = files.map((file): number => {
    const answer = judge(file, question);
    if (typeof answer === "string") {
      console.error(`${file}: ${answer}`);
      return 2;
    }
    console.log(values.json ? JSON.stringify(asJson(answer)) : inWords(answer, files.length > 1));
    return codes[answer.verdict.type];
  });
  return Math.max(...found);
}

function questionOf({ model: asked = "linearizable", initial }: Values): Question {
  const specification = specifications.find(({ id }) => id === asked);
  const model = specification ? "linearizable" : consistencyModels.find((one) => one === asked);
  if (model === undefined) throw new UsageError(`There is no model "${asked}".\nUsage:\n${historyUsage}`);
  return { model, specification, initial: initial === undefined ? undefined : valueOf(initial) };
}

/** JSON; what is none is taken as a text. */
function valueOf(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text;
  }
}

function judge(file: string, { model, specification, initial }: Question): Answer | string {
  let text: string;
  try {
    text = readFileSync(file === "-" ? 0 : file, "utf8");
  } catch {
    return "This file cannot be read.";
  }
  const started = performance.now();
  const read = readHistory(text);
  if ("problem" in read) return read.problem;
  const atFirst = initial ?? read.initial;
  const least = specification ?? specificationFor(read.history);
  const chosen = atFirst === undefined ? least : { ...least, initial: atFirst };
  const verdict = toTheEnd(judgeHistory(read.history, model, { specification: chosen }));
  return { file, history: read.history, specification: chosen, verdict, seconds: (performance.now() - started) / 1000 };
}

/** Judges to the end, with the progress on a terminal. */
function toTheEnd(search: Generator<Progress, Verdict, void>): Verdict {
  let told = 0;
  for (;;) {
    const step = search.next();
    if (step.done) {
      if (told > 0) process.stderr.write("\r\u001B[K");
      return step.value;
    }
    if (!process.stderr.isTTY || step.value.searched < told + 20_000) continue;
    told = step.value.searched;
    process.stderr.write(`\r${told.toLocaleString("en")} searched\u001B[K`);
  }
}

const codes = { holds: 0, violated: 1, undecided: 2 } as const;

function asJson({ file, history, specification, verdict, seconds }: Answer): unknown {
  const { type, model, ...found } = verdict;
  const linearizable = model === "linearizable" || model === "sequential" ? { specification: specification.id } : {};
  return {
    file, verdict: type, model, ...linearizable, initial: specification.initial, operations: history.length,
    clients: new Set(history.map(({ process: client }) => client)).size,
    objects: new Set(history.map(({ object }) => object)).size, seconds, ...found,
  };
}

function inWords({ file, history, specification, verdict, seconds }: Answer, brief: boolean): string {
  const model = verdict.model === "linearizable" ? `linearizable ${specification.id}` : verdict.model;
  const size = `${history.length.toLocaleString("en")} operations, ${seconds.toFixed(3)} s`;
  const head = `${brief ? `${file}: ` : ""}${verdict.type}: ${model} (${size})`;
  if (brief) return head;
  switch (verdict.type) {
    case "holds": return [head, ...witnessOf(history, verdict)].join("\n");
    case "undecided": return `${head}\n${verdict.says}`;
    case "violated": {
      const { anomaly, prefix } = verdict;
      const named = (index: number): string => `  ${index + 1}  ${describe(history[index] as Operation)}`;
      const upTo = prefix === undefined ? [] : [`The history is linearizable up to the response of operation ${prefix.blocked + 1}.`];
      return [head, anomaly.says, ...anomaly.operations.map(named), ...upTo].join("\n");
    }
  }
}

/** The first operations of an order that explains a short history. */
function witnessOf(history: History, { witness }: Extract<Verdict, { type: "holds" }>): readonly string[] {
  const shown = (order: readonly number[]): readonly string[] => [
    ...order.slice(0, 20).map((index) => `  ${index + 1}  ${describe(history[index] as Operation)}`),
    ...(order.length > 20 ? [`  and ${order.length - 20} more`] : []),
  ];
  switch (witness.type) {
    case "order": return ["An order that explains it:", ...shown(witness.order)];
    case "views": return witness.views.flatMap(({ process: client, order }) => [`What ${client} may have seen:`, ...shown(order)]);
    case "reads": return [`${witness.compared} reads were compared with what they had to see.`];
  }
}
