// The fewest operations that no order explains, whatever the object held before them. For histories whose values
// repeat, where no one circle shows what is wrong. Every operation left out is only loosened (it may have taken
// effect whenever it likes from its call on, or never), so that what remains is wrong by itself.
import { canonical } from "../../kernel/canonical";
import { layOut } from "./course";
import type { History, Operation, Value } from "./history";
import { end } from "./history";
import { searchAlone } from "./linearize";
import { found, written } from "./sources";
import type { Specification } from "./specification";
import { States } from "./specification";

/** Configurations for one question, and for all of them. */
const configurationsMax = 200;
const patience = 2_000;
/** More than this explains nothing to anyone. */
const operationsMax = 64;

/**
 * Some of `among` that cannot be explained, `blocked` with them, of which none can be left out; undefined if it would
 * take too many or too long. `among` is in the order of the calls.
 */
export function least(
  history: History, among: readonly number[], blocked: number, specification: Specification,
): readonly number[] | undefined {
  const ends = (index: number): number => end(history[index] as Operation);
  const last = ends(blocked);
  const done = among.filter((index) => ends(index) <= last && index !== blocked).sort((a, b) => ends(a) - ends(b));
  // What had returned before all that will be looked at is out of the question from the start.
  const looked = [...done.slice(-2 * operationsMax), blocked];
  const start = Math.min(...looked.map((index) => (history[index] as Operation).invoked));
  const near = done.length > 4 * operationsMax ? among.filter((index) => ends(index) >= start) : among;
  let left = patience;
  const wrong = (kept: readonly number[]): boolean => {
    if (left <= 0) return false;
    const { isWrong, searched } = ask(history, near, near.length === among.length, [...kept, blocked], specification);
    left -= searched;
    return isWrong;
  };
  // What says only that a value was not there makes for long explanations, so it comes last.
  const plain = done.filter((index) => (history[index] as Operation).output !== false);
  let kept = tail(plain, wrong) ?? tail(done, wrong);
  if (kept === undefined) return undefined;
  for (const candidate of kept) {
    const rest: readonly number[] = kept.filter((index) => index !== candidate);
    if (wrong(rest)) kept = rest;
  }
  return [...kept, blocked].sort((a, b) => a - b);
}

/** The shortest end of the list, of some doubling lengths, that is wrong. */
function tail(done: readonly number[], wrong: (kept: readonly number[]) => boolean): readonly number[] | undefined {
  for (let size = 1; size < Math.min(2 * done.length, 2 * operationsMax); size *= 2) {
    const few = done.slice(-size);
    if (wrong(few)) return few;
  }
  return undefined;
}

/**
 * Whether no order explains these, with everything else loosened. What took too long to tell counts as explained.
 * `whole`: there was nothing before these.
 */
function ask(
  history: History, among: readonly number[], whole: boolean, kept: readonly number[], specification: Specification,
) {
  const calls = (index: number): number => (history[index] as Operation).invoked;
  const start = Math.min(...kept.map(calls));
  const strict = new Set(kept);
  const around = among.filter((index) => strict.has(index) || end(history[index] as Operation) >= start);
  const present = wanted(history, around, strict);
  const loose = new Set(present.filter((index) => !strict.has(index)));
  const states = new States(specification);
  const starts = whole && around.length === among.length ? [states.initial] : possible(history, kept, present, states);
  const course = layOut(history, present, states, starts, loose);
  if (course === undefined) return { isWrong: false, searched: patience };
  const search = searchAlone(course, "breadth", { configurationsMax, bytesMax: 2 ** 26 });
  for (let searched = starts.length; ;) {
    const step = search.next();
    if (step.done) return { isWrong: step.value.type === "none", searched: searched + 20 };
    searched += step.value;
  }
}

/** Without the loosened operations that set what none of the kept ones asks for, directly or by a compare-and-set. */
function wanted(history: History, around: readonly number[], strict: ReadonlySet<number>): readonly number[] {
  const of = (index: number): Operation => history[index] as Operation;
  const hard = (index: number): boolean =>
    of(index).kind === "append" || (strict.has(index) && of(index).output === false);
  if (around.some(hard)) return around;
  const name = (value: Value | undefined): string => canonical(value ?? null);
  const telling = [...strict].filter((index) => found(of(index)) !== undefined);
  const asked = new Set(telling.map((index) => name(found(of(index)))));
  for (let before = -1; before !== asked.size;) {
    before = asked.size;
    for (const index of around) {
      const { kind, input } = of(index);
      if (kind !== "cas") continue;
      const [from, to] = input as readonly [Value, Value];
      if (asked.has(name(to))) asked.add(name(from));
    }
  }
  return around.filter((index) => strict.has(index) || asked.has(name(written(of(index)))));
}

/** Every state that matters to these operations: what they found, and that with what they append taken off its end. */
function possible(
  history: History, kept: readonly number[], present: readonly number[], states: States,
): readonly number[] {
  const mentioned = new Set<number>([states.initial]);
  const pieces: Value[] = [];
  for (const index of kept) {
    const value = found(history[index] as Operation);
    if (value !== undefined) mentioned.add(states.id(value));
  }
  for (const index of present) {
    const { kind, input } = history[index] as Operation;
    if (kind === "cas") mentioned.add(states.id((input as readonly Value[])[0] ?? null));
    if (kind === "append") pieces.push(input);
  }
  for (const state of mentioned) {
    for (const piece of pieces) {
      const before = without(states.value(state), piece);
      if (before !== undefined) mentioned.add(states.id(before));
    }
    if (mentioned.size > 2_000) break;
  }
  return [...mentioned, states.other()];
}

function without(whole: Value, piece: Value): Value | undefined {
  if (typeof whole === "string") {
    const ends = typeof piece === "string" && piece !== "" && whole.endsWith(piece);
    return ends ? whole.slice(0, -piece.length) : undefined;
  }
  if (!Array.isArray(whole) || whole.length === 0) return undefined;
  return JSON.stringify(whole.at(-1)) === JSON.stringify(piece) ? whole.slice(0, -1) : undefined;
}
