// The contract of a lab: all that palette, tree, reader, player, cli and tests know of one.
// Behaviour is declared as methods, so that a lab with its own state, message and input types is also a plain `Lab`.
import type { Cue } from "../kernel/choose";
import type { ParameterValue, Setup } from "../kernel/model";
import type { NetworkModel } from "../kernel/network";
import type { World } from "../kernel/world";
import type { Recording } from "../kernel/recording";
import type { Pace, Planned } from "../kernel/schedule";
import type { TraceEvent } from "../kernel/trace";
import type { Portrait } from "../views/portrait";
import type { Layer } from "../views/space-time/layers";
import type { Tableau } from "../views/tableau";
import type { GuideSection } from "./guide";

interface Declared {
  readonly id: string;
  readonly title: string;
  /** What it does, one sentence. */
  readonly help: string;
}

/** Something about a run that can be set. Declared once: it drives the controls, the validation and the cli's flags. */
export type Parameter = Declared & (
  | { readonly kind: "integer"; readonly min: number; readonly max: number; readonly initial: number; readonly unit?: string }
  | { readonly kind: "number"; readonly min: number; readonly max: number; readonly step: number; readonly initial: number; readonly unit?: string }
  | { readonly kind: "choice"; readonly options: readonly { readonly value: string; readonly title: string }[]; readonly initial: string }
  | { readonly kind: "switch"; readonly initial: boolean }
);

/** A rule of the paper that can be switched off, named as the paper names it. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  /** Where the paper states it, e.g. "§2.1". */
  readonly section: string;
  /** What it demands, in our words. */
  readonly statement: string;
  /** The property that breaks without it. */
  readonly protects: string;
  /** A small configuration in which it does, and the length of the shortest run there that shows it (checked by a test). */
  readonly broken: { readonly parameters: Readonly<Record<string, ParameterValue>>; readonly steps: number };
}

/** A named place in a scenario's run: the first step for which `when` is true. Sentences link to it. */
export interface Moment<S, M, I> {
  readonly id: string;
  readonly title: string;
  when(event: TraceEvent<M, I>, after: World<S, M>, before: World<S, M>): boolean;
}

/** A question asked before a step is shown. Nobody wrote down the answer: the step itself says which it is. */
export interface Prediction<S, M, I> {
  readonly id: string;
  readonly ask: string;
  /** Asked before the first step for which this holds. */
  when(event: TraceEvent<M, I>, after: World<S, M>, before: World<S, M>): boolean;
  /** Of these exactly one holds of that step (checked by a test for the scenario's own run). */
  readonly answers: readonly {
    readonly text: string;
    holds(event: TraceEvent<M, I>, after: World<S, M>, before: World<S, M>): boolean;
  }[];
}

/** Something to bring about by hand, or to find impossible: a property that is violated or, if it is a "reachable" one, reached. */
export interface Goal {
  readonly title: string;
  /** Where to begin, one or two sentences. */
  readonly hint: string;
  readonly property: string;
  /** What the checker answers for the scenario's own settings (checked by a test). */
  readonly answer: { readonly kind: "possible"; readonly steps: number } | { readonly kind: "impossible"; readonly states: number };
}

export interface Scenario<S = unknown, M = unknown, I = unknown> {
  readonly id: string;
  readonly title: string;
  /** What to watch for, one sentence. */
  readonly watch: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly off: readonly string[];
  readonly seed: number;
  /** Requests and faults that the scenario plans, with their times; the seed decides the rest. */
  readonly plan: readonly Planned<I>[];
  /** When given, these choose the first steps, one each; then the seed goes on. */
  readonly script?: readonly Cue<S, M, I>[];
  /** How many steps are prepared when the scenario opens; fewer if nothing more can happen. */
  readonly steps: number;
  readonly moments: readonly Moment<S, M, I>[];
  /** Where it stops and asks what happens next. */
  readonly predictions?: readonly Prediction<S, M, I>[];
  readonly goal?: Goal;
  /** The claim the scenario makes, in words, and as a predicate on its run. */
  readonly claim: string;
  shows(run: Recording<S, M, I>): boolean;
}

export interface PaperFigure {
  readonly figure: string;
  readonly source: string;
  /** The figure as a number for such a setup, to be drawn beside ours; undefined where the paper does not speak of it. */
  value?(setup: Setup): number | undefined;
  /** Why ours may differ, one sentence. */
  readonly differs?: string;
}

/** A number read off a run. */
export interface Measure<S = unknown, M = unknown, I = unknown> {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** The paper's figure, where it has one, with its source. */
  readonly paper?: PaperFigure;
  /**
   * Goes along a run with its reader: asked for the start (0) and then after each step in turn, it says the value so far; undefined while the
   * run has not come to it. Each answer costs what its step does, however long the run.
   */
  along(run: Recording<S, M, I>): (length: number) => number | undefined;
}

/** Other words for the paper's terms. The first of a lab's vocabularies is the paper's own. */
export interface Vocabulary {
  readonly id: string;
  readonly title: string;
  readonly words: Readonly<Record<string, string>>;
}

export interface Lab<S = unknown, M = unknown, I = unknown> {
  readonly id: string;
  readonly title: string;
  readonly paper: string;
  /** The id of the session it belongs to, e.g. "s2". */
  readonly session: string;
  readonly summary: string;
  /** What the model leaves out or simplifies, one sentence each. */
  readonly simplifications: readonly string[];
  readonly parameters: readonly Parameter[];
  /** A configuration small enough to be searched completely, and how many states it has (checked by a test). */
  readonly checked: { readonly parameters: Readonly<Record<string, ParameterValue>>; readonly states: number };
  readonly rules: readonly Rule[];
  readonly vocabularies: readonly Vocabulary[];
  build(setup: Setup): NetworkModel<S, M, I>;
  /** Latency and faults; the plan is the scenario's. */
  pace(setup: Setup): Omit<Pace<I>, "plan">;
  readonly scenarios: readonly Scenario<S, M, I>[];
  readonly measures: readonly Measure<S, M, I>[];
  readonly portrait: Portrait<S, M, I>;
  /** A table of the paper's own, drawn from the state of the run. */
  readonly tableau?: { readonly title: string; of(world: World<S, M>): Tableau };
  /** Relations between events that can be laid over the space-time diagram, the lowest first. */
  layers?(setup: Setup): readonly Layer<S, M, I>[];
  readonly guide: readonly GuideSection[];
}
