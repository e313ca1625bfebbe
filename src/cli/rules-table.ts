// The rules of a lab in a terminal: a row for each as it is found, then the runs that break, each under its rule.
import type { Ablation, Result } from "../labs/ablation";
import type { Lab } from "../labs/lab";
import { explainBreak } from "../labs/break-words";
import { plain } from "../kernel/fragment";
import { hanging } from "./hanging";
import { sentences, wordsOf } from "./run";

const heads = { rule: "Without", section: "Section", broken: "Breaks", steps: "Steps", states: "States", seconds: "Seconds" } as const;
type Column = keyof typeof heads;
const numbers: ReadonlySet<Column> = new Set(["steps", "states", "seconds"]);

export class RulesTable {
  readonly #width: Readonly<Record<Column, number>>;

  constructor(readonly lab: Lab) {
    const widest = (head: string, texts: readonly string[]): number => Math.max(head.length, ...texts.map((text) => [...text].length));
    this.#width = {
      rule: widest(heads.rule, lab.rules.map(({ title }) => title)),
      section: widest(heads.section, lab.rules.map(({ section }) => section)),
      broken: widest(heads.broken, ["nothing", ...lab.rules.map(({ protects }) => protects)]),
      steps: 5, states: 10, seconds: 7,
    };
  }

  get head(): string { return this.#line(heads); }

  row({ rule, run, result }: Ablation, seconds: number): string {
    return this.#line({
      rule: rule.title, section: rule.section, broken: run ? rule.protects : "nothing", steps: run ? String(run.length) : "",
      states: `${result.states.toLocaleString("en")}${result.complete || run ? "" : "+"}`, seconds: seconds.toFixed(2),
    });
  }

  /** The run that breaks, or that there is none. */
  story({ rule, run, result }: Ablation, words: (result: Result) => string): readonly string[] {
    if (!run) return ["", `Without “${rule.title}” nothing broke: ${words(result)}`];
    const steps = run.length === 1 ? "one step breaks" : `${run.length} steps break`;
    const why = plain(explainBreak(run, rule, this.lab.portrait), wordsOf(this.lab));
    return ["", `Without “${rule.title}”, ${steps} ${rule.protects}:`, ...sentences(this.lab, run), hanging(`      ${why}`, 6)];
  }

  #line(texts: Readonly<Record<Column, string>>): string {
    return (Object.keys(heads) as Column[]).map((column) => {
      const pad = " ".repeat(Math.max(0, this.#width[column] - [...texts[column]].length));
      return numbers.has(column) ? pad + texts[column] : texts[column] + pad;
    }).join("  ").trimEnd();
  }
}
