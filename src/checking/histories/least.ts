// The fewest operations that no order explains, whatever the object held before them. For histories whose values repeat, where
// no one circle shows what is wrong. Every operation left out is only loosened (it may have taken effect whenever it likes from
// its call on, or never), so that what remains is wrong by itself.
import { layOut } from "./course";
import type { History, Operation, Value } from "./history";
import { end } from "./history";
import { searchAlone } from "./linearize";
import { found } from "./sources";
import type { Specification } from "./specification";
import { States } from "./specification";

const limits = { configurationsMax: 5_000, bytesMax: 2 ** 26 };
/** Operations to try to leave out, at most. */
const triesMax = 64;

/** Some of `among` that cannot be explained, `blocked` with them; none can be left out. `among` is in the order of calls. */
export function least(
  history: History, among: readonly number[], blocked: number, specification: Specification,
): readonly number[] {
  const ends = (index: number): number => end(history[index] as Operation);
  const last = ends(blocked);
  const done = among.filter((index) => ends(index) <= last && index !== blocked).sort((a, b) => ends(a) - ends(b));
  const wrong = (kept: readonly number[]): boolean => isWrong(history, among, [...kept, blocked], specification);
  let kept: readonly number[] = done;
  for (let size = 1; size < done.length; size *= 2) {
    const few = done.slice(-size);
    if (!wrong(few)) continue;
    kept = few;
    break;
  }
  for (const candidate of kept.slice(0, triesMax)) {
    const rest = kept.filter((index) => index !== candidate);
    if (wrong(rest)) kept = rest;
  }
  return [...kept, blocked].sort((a, b) => a - b);
}

/** Whether no order explains these, with everything else loosened. What took too long to tell counts as explained. */
function isWrong(history: History, among: readonly number[], kept: readonly number[], specification: Specification): boolean {
  const calls = (index: number): number => (history[index] as Operation).invoked;
  const start = Math.min(...kept.map(calls));
  const strict = new Set(kept);
  const present = among.filter((index) => strict.has(index) || end(history[index] as Operation) >= start);
  const loose = new Set(present.filter((index) => !strict.has(index)));
  const states = new States(specification);
  const whole = present.length === among.length;
  const starts = whole ? [states.initial] : possible(history, present, states);
  const course = layOut(history, present, states, starts, loose);
  if (course === undefined) return false;
  const search = searchAlone(course, "breadth", limits);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value.type === "none";
  }
}

/** Every state that matters to these operations: what they found, and that with what they append taken off its end. */
function possible(history: History, present: readonly number[], states: States): readonly number[] {
  const mentioned = new Set<number>([states.initial]);
  const pieces: Value[] = [];
  for (const index of present) {
    const operation = history[index] as Operation;
    const value = operation.kind === "cas" ? (operation.input as readonly Value[])[0] : found(operation);
    if (value !== undefined) mentioned.add(states.id(value));
    if (operation.kind === "append") pieces.push(operation.input);
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
    return typeof piece === "string" && piece !== "" && whole.endsWith(piece) ? whole.slice(0, -piece.length) : undefined;
  }
  if (!Array.isArray(whole) || whole.length === 0) return undefined;
  return JSON.stringify(whole.at(-1)) === JSON.stringify(piece) ? whole.slice(0, -1) : undefined;
}
