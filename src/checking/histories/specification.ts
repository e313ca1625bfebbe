// What one object does when its operations come one at a time: a register, one with compare-and-set, a key with append.
// States are interned, so that a search compares, copies and hashes small integers.
import { canonical } from "../../kernel/canonical";
import type { Kind, Operation, Value } from "./history";

export interface Specification {
  readonly id: "register" | "cas-register" | "key-value";
  readonly kinds: readonly Kind[];
  /** What a read returns before anything was written. */
  readonly initial: Value;
}

export const register: Specification = { id: "register", kinds: ["read", "write"], initial: null };
export const casRegister: Specification = { id: "cas-register", kinds: ["read", "write", "cas"], initial: null };
/** A key that was never written reads as null, as the empty text or as the empty list: all are one state. */
export const keyValue: Specification = { id: "key-value", kinds: ["read", "write", "cas", "append"], initial: "" };
export const specifications: readonly Specification[] = [register, casRegister, keyValue];

/** The least specification that knows every operation of this history. `initial`: what its objects hold at first. */
export function specificationFor(history: readonly Operation[], initial?: Value): Specification {
  const least = specifications.find(({ kinds }) => history.every(({ kind }) => kinds.includes(kind))) ?? keyValue;
  return initial === undefined ? least : { ...least, initial };
}

/** Stands for a value without a name. Told by identity, so that no written value can be taken for it. */
const elsewhere: Value = {};

/** Equal values have equal names. Made for speed: what is common is not spelled out. */
export const nameOf = (value: Value): string =>
  typeof value === "number" ? `${value}` : typeof value === "string" ? `"${value}` : canonical(value);

/** Values as the states of one object: equal content, same number. */
export class States {
  readonly #ids = new Map<string, number>();
  readonly #values: Value[] = [];
  readonly #appended: (Map<number, number> | undefined)[] = [];
  readonly #specification: Specification;
  readonly initial: number;

  constructor(specification: Specification) {
    this.#specification = specification;
    this.initial = this.id(specification.initial);
  }

  id(value: Value): number {
    const state = this.#specification.id === "key-value" && empty(value) ? "" : value;
    const key = nameOf(state);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#ids.set(key, this.#values.length);
    return this.#values.push(state) - 1;
  }

  value(id: number): Value { return this.#values[id] as Value; }

  /** Some state that no operation of the history mentions, and no appending leads to one that is mentioned. */
  other(): number { return this.#values.push(elsewhere) - 1; }

  /** Whether appending alone certainly never leads from one state to another. */
  cannotGrow(from: number, to: number): boolean {
    if (from === to) return false;
    const [before, after] = [this.value(from), this.value(to)];
    if (typeof before === "string" && typeof after === "string") return !after.startsWith(before);
    if (Array.isArray(before) && Array.isArray(after)) return before.length >= after.length;
    return before !== "" && before !== elsewhere;
  }

  /** The state after appending the value interned as `piece`; -1 if nothing can be appended to this state. */
  append(state: number, piece: number): number {
    const known = (this.#appended[state] ??= new Map()).get(piece);
    if (known !== undefined) return known;
    const before = this.value(state);
    const whole = joined(before, this.value(piece));
    const next = before === elsewhere ? state : whole === undefined ? -1 : this.id(whole);
    this.#appended[state]?.set(piece, next);
    return next;
  }
}

const empty = (value: Value): boolean => value === null || (Array.isArray(value) && value.length === 0);

function joined(state: Value, piece: Value): Value | undefined {
  if (typeof piece === "string" && typeof state === "string") return state + piece;
  if (Array.isArray(state)) return [...state, piece];
  return state === "" ? [piece] : undefined;
}

/** The state after an operation with this answer; -1 if that answer is impossible in this state. */
export type Step = (state: number) => number;

export interface Compiled {
  readonly step: Step;
  /** It can never change any state: a read, or a compare-and-set that did not or could not. */
  readonly pure: boolean;
  /** Operations with equal keys do the same. */
  readonly key: string;
}

/** What an operation does, with the answer it got. Undefined if it neither does nor says anything. */
export function compile({ kind, input, output, status }: Operation, states: States): Compiled | undefined {
  if (status === "fail") return undefined;
  const sure = status === "ok";
  switch (kind) {
    case "read": {
      if (!sure) return undefined;
      const seen = states.id(output ?? null);
      return { step: (state) => (state === seen ? state : -1), pure: true, key: `r${seen}` };
    }
    case "write": {
      const next = states.id(input);
      return { step: () => next, pure: false, key: `w${next}` };
    }
    case "append": {
      const piece = states.id(input);
      return { step: (state) => states.append(state, piece), pure: false, key: `a${piece}` };
    }
    case "cas": {
      const [from, to] = (input as readonly Value[]).map((value) => states.id(value)) as [number, number];
      if (sure && output === false) {
        return { step: (state) => (state === from ? -1 : state), pure: true, key: `n${from}` };
      }
      // One that may not have succeeded changes nothing elsewhere, which is the same as never having happened.
      if (!sure && (from === to || output === false)) return undefined;
      return { step: (state) => (state === from ? to : -1), pure: from === to, key: `c${from},${to}` };
    }
  }
}
