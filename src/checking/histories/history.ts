// What clients saw: operations with the times of their calls and responses. An operation's place in the list is its
// name. Nothing here judges a history; it only says what one is, and which of its operations come before which for
// one process.

/** Data as JSON has it. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

export const kinds = ["read", "write", "cas", "append"] as const;
export type Kind = (typeof kinds)[number];

export interface Operation {
  readonly process: string;
  /** The register or key it is about. */
  readonly object: string;
  readonly kind: Kind;
  /** What was asked: the value to write or append, `[from, to]` of a compare-and-set, null of a read. */
  readonly input: Value;
  /** What came back: the value read; for a compare-and-set, false if it found another value than `from`. */
  readonly output?: Value;
  readonly invoked: number;
  /** Absent while it is pending. Of an "info" it says when the client gave up, which bounds nothing. */
  readonly returned?: number;
  /** "ok" took effect, "fail" certainly did not, "info" may have, or may yet. */
  readonly status: "ok" | "fail" | "info";
}

export type History = readonly Operation[];

/** The same operation with all properties in one order: engines are several times faster at objects that look alike. */
export const uniform = ({ process, object, kind, input, output, invoked, returned, status }: Operation): Operation =>
  ({ process, object, kind, input, output, invoked, returned, status }) as Operation;

/** Where an operation's response bounds its effect: never, for one whose client does not know. */
export const end = (operation: Operation): number =>
  operation.status === "ok" ? operation.returned ?? Infinity : Infinity;

/** For each process its operations that did or may have taken effect, in the order of their calls. */
export function sessions(history: History): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const index of byCall(history)) {
    const { process, status } = history[index] as Operation;
    if (status === "fail") continue;
    const session = found.get(process);
    if (session) session.push(index);
    else found.set(process, [index]);
  }
  return found;
}

/** Every operation's index, in the order of the calls; the list's own order where calls are simultaneous. */
export function byCall(history: History): readonly number[] {
  const order = history.map((_, index) => index);
  const inOrder = (index: number): boolean =>
    index === 0 || (history[index - 1] as Operation).invoked <= (history[index] as Operation).invoked;
  const sorted = order.every(inOrder);
  return sorted ? order : order.sort((a, b) => (history[a] as Operation).invoked - (history[b] as Operation).invoked || a - b);
}

/** The first thing that makes this no history at all: the operation it is about, and a sentence. */
export function malformation(history: History): { readonly index: number; readonly says: string } | undefined {
  for (let index = 0; index < history.length; index++) {
    const says = wrongWith(history[index] as Operation);
    if (says !== undefined) return { index, says: `Operation ${index + 1} ${says}` };
  }
  return overlapping(history);
}

function wrongWith({ kind, input, invoked, returned, status, output }: Operation): string | undefined {
  if (!Number.isFinite(invoked)) return "has no time of call.";
  if (status === "ok" && returned === undefined) return "succeeded but has no time of response.";
  if (returned !== undefined && !(returned >= invoked)) return "has its response before its call.";
  if (kind === "cas" && !(Array.isArray(input) && input.length === 2)) {
    return "is a compare-and-set and needs two values, what it expects and what it sets.";
  }
  return kind === "read" && status === "ok" && output === undefined ? "is a read that returned nothing." : undefined;
}

function overlapping(history: History): { readonly index: number; readonly says: string } | undefined {
  const last = new Map<string, number>();
  for (const index of byCall(history)) {
    const operation = history[index] as Operation;
    const before = last.get(operation.process);
    if (before !== undefined && ((history[before] as Operation).returned ?? 0) > operation.invoked) {
      const says = `Process ${operation.process} calls operation ${index + 1} while its operation ${before + 1} is still open.`;
      return { index, says };
    }
    if (operation.status === "ok") last.set(operation.process, index);
  }
  return undefined;
}

/** An operation in words, as a reader would write it. */
export function describe(operation: Operation): string {
  const { process, object, kind, input, output, status } = operation;
  const on = object === "" ? "" : `${object}, `;
  const shown = (value: Value | undefined): string => JSON.stringify(value ?? null);
  const doubt = status === "info" ? " (outcome unknown)" : status === "fail" ? " (failed)" : "";
  switch (kind) {
    case "read": return `${process}: read(${object}) = ${status === "ok" ? shown(output) : "?"}${doubt}`;
    case "write": return `${process}: write(${on}${shown(input)})${doubt}`;
    case "append": return `${process}: append(${on}${shown(input)})${doubt}`;
    case "cas": {
      const [from, to] = Array.isArray(input) ? input : [];
      return `${process}: cas(${on}${shown(from)}, ${shown(to)})${output === false ? " = false" : ""}${doubt}`;
    }
  }
}
