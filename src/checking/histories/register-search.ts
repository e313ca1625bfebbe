// Registers that are only read and written, whose values may repeat: a search that need not decide which write came
// before which. A write may hide: take effect just before another, so that nobody sees it. Whatever was called before
// the last write that was seen can have hidden before that one, and is done with when its response comes. So of the
// writes only those that were seen are remembered, and only what a read asks for, or what returns, need be seen.
import type { Course } from "./course";
import type { History, Operation } from "./history";
import type { Linearization } from "./linearize";

interface Trail { readonly place: number; readonly hidden: boolean; readonly before: Trail | undefined }

/** What is known at a response: `done` has a bit for each open operation that took effect and was seen. */
interface Configuration {
  readonly state: number;
  readonly done: number;
  /** The response at which a write was seen last; what is open since then or longer may have hidden before it. */
  readonly since: number;
  readonly trail: Trail | undefined;
}

/** One bit each in a number that is also a part of a key. */
const slotsMax = 26;

/** Undefined for a course that is not of this kind. Yields configurations looked at. */
export function* searchRegister(
  history: History, course: Course, configurationsMax: number,
): Generator<number, Linearization | undefined, void> {
  const { slots, after, returns, indices, doubtful, starts } = course;
  const of = (place: number): Operation => history[indices[place] as number] as Operation;
  const plain = indices.every((_, place) => of(place).kind === "read" || of(place).kind === "write");
  if (!plain || doubtful.length > 0 || slots > slotsMax || after.some((before) => before >= 0)) return undefined;
  const values = Int32Array.from(indices, (_, place) => {
    const { kind, output, input } = of(place);
    return course.states.id((kind === "read" ? output : input) ?? null);
  });
  let level: readonly Configuration[] = starts.map((state) => ({ state, done: 0, since: -1, trail: undefined }));
  let looked = 0;
  for (let at = 0; at < returns.length; at++) {
    const next = expand(course, values, level, at);
    looked += next.looked;
    if (next.level.length === 0) return { type: "none", order: orderOf(course, level[0]?.trail), blocked: at, perhaps: at };
    level = next.level;
    if (looked > configurationsMax) return { type: "spent" };
    if ((at & 255) === 255) yield looked;
  }
  return { type: "found", order: orderOf(course, level[0]?.trail) };
}

/** Everything that may be by the next response, each but once. */
function expand(course: Course, values: Int32Array, level: readonly Configuration[], at: number) {
  const { open, openFrom, openSince, pure, slot, returns } = course;
  const [first, last, returning] = [openFrom[at] as number, openFrom[at + 1] as number, returns[at] as number];
  const own = 1 << (slot[returning] as number);
  const passed = new Map<number, Configuration>();
  const seen = new Map<number, Configuration>();
  const waiting: Configuration[] = [];
  const keep = (found: Map<number, Configuration>, one: Configuration): boolean => {
    const key = one.state * 2 ** slotsMax + one.done;
    const known = found.get(key);
    if (known !== undefined && known.since >= one.since) return false;
    found.set(key, one);
    return true;
  };
  /** Lets every read that is right take effect, and tells which values the others still ask for. */
  const arrive = (state: number, done: number, since: number, trail: Trail | undefined): void => {
    for (let which = first; which < last; which++) {
      const place = open[which] as number;
      const bit = 1 << (slot[place] as number);
      if (pure[place] === 0 || done & bit || values[place] !== state) continue;
      done |= bit;
      trail = { place, hidden: false, before: trail };
    }
    const one = { state, done, since, trail };
    if (keep(seen, one)) waiting.push(one);
  };
  for (const { state, done, since, trail } of level) arrive(state, done, since, trail);
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const { state, done, since, trail } = one;
    if (done & own) keep(passed, { state, done: done & ~own, since, trail });
    else if (pure[returning] === 0 && (openSince[returning] as number) <= since) {
      keep(passed, { state, done, since, trail: { place: returning, hidden: true, before: trail } });
    }
    for (let which = first; which < last; which++) {
      const place = open[which] as number;
      const bit = 1 << (slot[place] as number);
      if (pure[place] === 1 || done & bit) continue;
      if (place === returning || isWanted(course, values, values[place] as number, done, first, last)) {
        arrive(values[place] as number, done | bit, at, { place, hidden: false, before: trail });
      }
    }
  }
  return { level: [...passed.values()], looked: seen.size };
}

/** Whether an open read still asks for a value. */
function isWanted({ open, pure, slot }: Course, values: Int32Array, value: number, done: number, first: number, last: number): boolean {
  for (let which = first; which < last; which++) {
    const place = open[which] as number;
    if (pure[place] === 1 && values[place] === value && (done & (1 << (slot[place] as number))) === 0) return true;
  }
  return false;
}

/** What hid stands just before the write that was seen last. */
function orderOf({ pure }: Course, trail: Trail | undefined): readonly number[] {
  const steps: Trail[] = [];
  for (let at = trail; at !== undefined; at = at.before) steps.push(at);
  const order: number[] = [];
  let hides: number[] = [];
  // From the last step to the first: hidden ones wait for the write that was seen before them.
  for (const { place, hidden } of steps) {
    if (hidden) hides.push(place);
    else {
      order.push(place);
      if (pure[place] === 1) continue;
      order.push(...hides);
      hides = [];
    }
  }
  return order.toReversed();
}
