// Small histories of no store at all: calls, responses and answers at random. About half are wrong in most models.
import type { History, Kind, Operation, Value } from "../../../src/checking/histories/history";
import { dice } from "./generate-history";

export interface Shape {
  readonly processes: number;
  readonly operations: number;
  readonly objects: number;
  readonly kinds: readonly Kind[];
  /** Every value is written at most once. */
  readonly unique: boolean;
  readonly values: number;
  readonly info: number;
  readonly fail: number;
}

export function randomHistory(shape: Shape, seed: number): History {
  const random = dice(seed);
  const below = (size: number): number => Math.floor(random() * size);
  const history: Operation[] = [];
  const free = Array.from({ length: shape.processes }, () => below(3));
  let fresh = 0;
  const appends = shape.kinds.includes("append");
  const value = (): Value => (appends ? "ab"[below(2)] as Value : shape.unique ? ++fresh : below(shape.values) + 1);
  const found = (): Value => (below(5) === 0 ? null : below(shape.unique ? fresh + 1 : shape.values) + (shape.unique ? 0 : 1) || null);
  for (let made = 0; made < shape.operations; made++) {
    const process = below(shape.processes);
    const kind = shape.kinds[below(shape.kinds.length)] as Kind;
    const invoked = (free[process] as number) + below(3);
    const returned = invoked + below(5);
    const fate = random();
    const status = fate < shape.info ? "info" : fate < shape.info + shape.fail ? "fail" : "ok";
    free[process] = returned + below(2);
    const input = kind === "read" ? null : kind === "cas" ? [found(), value()] : kind === "append" ? "ab".slice(below(2), 2) : value();
    const letters = ["", "a", "b", "ab", "ba", "abb", "bab", "bb"];
    const output = kind === "read" ? (appends ? letters[below(letters.length)] as Value : found()) : kind === "cas" && below(3) === 0 ? false : undefined;
    history.push({
      process: `P${process}`, object: shape.objects === 1 ? "" : "xyz"[below(shape.objects)] as string, kind, input,
      ...(status === "ok" && output !== undefined ? { output } : {}), invoked, ...(status === "info" && below(2) === 0 ? {} : { returned }), status,
    });
  }
  return history;
}
