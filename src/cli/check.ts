// `check`: every state of a configuration, or every rule of a lab switched off in turn.
import { type Bounds, defaultBounds } from "../checking/bounds";
import type { Progress } from "../checking/exploration";
import { type Ablation, ablation, answer, checkedSetup, type Question, type Result, runOf, withoutRule } from "../labs/ablation";
import { problemsOf } from "../labs/settings";
import { type Call, UsageError } from "./call";
import { answerTogether } from "./crew";
import { RulesTable } from "./rules-table";
import { sentences } from "./run";

/** The exit code: 0 when everything holds (with --rules: when every rule is needed), 1 when not, 2 when a bound was met before that could be told. */
export async function check(call: Call): Promise<number> {
  if (call.rules && (call.off !== undefined || Object.keys(call.parameters).length > 0)) {
    throw new UsageError("--rules has its own settings for each rule: it takes no --off and no --set.");
  }
  const bounds: Bounds = {
    statesMax: call.states ?? defaultBounds.statesMax,
    bytesMax: call.memory === undefined ? defaultBounds.bytesMax : call.memory * 2 ** 20,
  };
  return call.rules ? checkRules(call, bounds) : checkConfiguration(call, bounds);
}

async function checkConfiguration(call: Call, bounds: Bounds): Promise<number> {
  const { lab, parameters, off = [], json } = call;
  const base = checkedSetup(lab);
  const setup = { ...base, parameters: { ...base.parameters, ...parameters }, off };
  const problems = problemsOf(lab, setup);
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  const [result, seconds] = await timed(call, { setup, bounds });
  // Of several rules nobody can say which it was.
  const rule = off.length === 1 ? off[0] : null;
  const violations = result.violations.map(({ property, path }) => ({ rule, property, length: path.length }));
  if (json) {
    const { states, depth, complete } = result;
    console.log(JSON.stringify({ lab: lab.id, setup, states, depth, complete, seconds, violations }));
  } else {
    console.log(`${lab.title}: ${summary(result, seconds)}`);
    for (const { property, path } of result.violations) {
      console.log(`violated in ${path.length} ${path.length === 1 ? "step" : "steps"}: ${property}`);
      for (const line of sentences(lab, runOf(lab, setup, path))) console.log(line);
    }
    if (violations.length === 0) console.log(result.complete ? "every property holds in every state" : "no violation so far");
  }
  return violations.length > 0 ? 1 : result.complete ? 0 : 2;
}

async function checkRules(call: Call, bounds: Bounds): Promise<number> {
  const { lab, json } = call;
  const table = new RulesTable(lab);
  if (!json) console.log(table.head);
  const found: (readonly [Ablation, number])[] = [];
  for (const rule of lab.rules) {
    const question = withoutRule(lab, rule, bounds);
    const [result, seconds] = await timed(call, question);
    const answered = ablation(lab, rule, question, result);
    found.push([answered, seconds]);
    if (!json) console.log(table.row(answered, seconds));
  }
  if (json) {
    const rules = found.map(([{ rule, result, run }, seconds]) => {
      const { states, depth, complete } = result;
      return { rule: rule.id, section: rule.section, property: rule.protects, length: run?.length ?? null, states, depth, complete, seconds };
    });
    console.log(JSON.stringify({
      lab: lab.id, states: sum(rules, "states"), depth: Math.max(...rules.map(({ depth }) => depth)), seconds: sum(rules, "seconds"),
      // A search that found what it was for needs no end.
      complete: rules.every(({ complete, length }) => complete || length !== null),
      violations: rules.flatMap(({ rule, property, length }) => (length === null ? [] : [{ rule, property, length }])),
      rules,
    }));
  } else for (const [ablation, seconds] of found) for (const line of table.story(ablation, (result) => summary(result, seconds))) console.log(line);
  const unbroken = found.filter(([{ run }]) => !run);
  return unbroken.length === 0 ? 0 : unbroken.some(([{ result }]) => result.complete) ? 1 : 2;
}

const sum = <K extends string>(all: readonly Readonly<Record<K, number>>[], name: K): number => all.reduce((total, one) => total + one[name], 0);

function summary({ states, depth, complete, end, bytes, alike }: Result, seconds: number): string {
  const how = complete ? "all of them" : end === "found" ? "up to the first violation" : `not all: stopped at the bound on ${boundOf[end]}`;
  const names = alike.length > 0 ? `, those that differ only in the names ${alike.join(", ")} counted once` : "";
  return `${states.toLocaleString("en")} states (${how}${names}), depth ${depth}, ${seconds.toFixed(2)} s, ${Math.ceil(bytes / 2 ** 20)} MB`;
}

const boundOf = { complete: "", states: "states", bytes: "memory" } as const;

/** The answer to a question, with progress on a terminal, and how long it took. */
async function timed({ lab, workers }: Call, question: Question): Promise<readonly [Result, number]> {
  const started = performance.now();
  const result = workers > 1 ? await answerTogether(lab, question, workers, tell) : alone(answer(lab, question));
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
  return [result, (performance.now() - started) / 1000];
}

function alone(search: Generator<Progress, Result, void>): Result {
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
    tell(step.value);
  }
}

function tell({ states, depth }: Progress): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${states.toLocaleString("en")} states, depth ${depth}\u001B[K`);
}
