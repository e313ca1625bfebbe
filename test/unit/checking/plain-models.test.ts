// Models as a stranger writes them: states of whatever shape, and mistakes that must be told and not counted.
import { describe, expect, it } from "vitest";
import { exploreAll } from "../../../src/checking/explore";
import { packModel } from "../../../src/checking/pack-model";
import { packParts } from "../../../src/checking/parts";
import type { Model, Property } from "../../../src/kernel/model";

type Steps<S> = (state: S) => readonly S[];

/** A model whose actions are the places of their successors. */
function model<S>(init: S, steps: Steps<S>, properties: readonly Property<S>[] = []): Model<S, number> {
  return { init, enabled: (state) => [...steps(state).keys()], next: (state, at) => steps(state)[at] as S, properties };
}
const states = <S>(init: S, steps: Steps<S>): number => exploreAll(packModel(model(init, steps))).states;

describe("the states of a plain model", () => {
  it("may hold sets and maps, which are equal by what they hold", () => {
    const everyOne = [1, 2, 3];
    expect(states(new Set<number>(), (held) => everyOne.map((one) => new Set([...held, one])))).toBe(8);
    expect(states({ held: new Set<string>() }, ({ held }) => everyOne.map((one) => ({ held: new Set([`${one}`, ...held]) })))).toBe(8);
    expect(states(new Map<number, { at: number }>(), (held) => everyOne.map((one) => new Map([[one, { at: 1 }], ...held])))).toBe(8);
  });

  it("tell values apart that JSON does not", () => {
    const values = [null, undefined, Infinity, -Infinity, Number.NaN, "1", 1, 1n, true, [], {}];
    expect(states({ value: "first" as unknown }, () => values.map((value) => ({ value })))).toBe(12);
    expect(states<unknown>(["first"], () => values.map((value) => [value]))).toBe(12);
  });

  it("are the same whatever order their keys were set in, and show them in the order in which they came", () => {
    expect(states({ a: 0, b: 0 }, ({ a }) => [{ b: 1, a }, { a, b: 1 }])).toBe(2);
    const shown = new Set<string>();
    exploreAll(packModel(model({ z: 1, list: [{ y: 1, x: 2 }] }, (state) => {
      shown.add(JSON.stringify(state));
      return state.z < 2 ? [{ z: 2, list: [...state.list, { y: 1, x: 2 }] }] : [];
    })));
    expect([...shown]).toEqual(['{"z":1,"list":[{"y":1,"x":2}]}', '{"z":2,"list":[{"y":1,"x":2},{"y":1,"x":2}]}']);
  });

  it("may change their shape on the way: keys that come and go, lists that grow, other kinds of values", () => {
    interface Shape { readonly kind: string; readonly list?: readonly unknown[]; readonly held?: unknown }
    const shapes: readonly Shape[] = [
      { kind: "a", list: [0, 0] }, { kind: "a", list: [0] }, { kind: "a", list: [] }, { kind: "a" }, { kind: "a", held: { list: [0, 0] } },
      { kind: "a", list: [[0, 0]] }, { kind: "a", list: [0, 0], held: 0 }, { kind: "a", list: [0, [0]] },
    ];
    expect(states<Shape>(shapes[0] as Shape, () => shapes)).toBe(shapes.length);
    expect(states<unknown>(shapes[0], () => [...shapes, 0, "a", null, [0, 0], { 0: 0, 1: 0 }])).toBe(shapes.length + 5);
  });

  it("may be many and wide", () => {
    const row = Array.from({ length: 100 }, () => 0);
    expect(states({ row, at: 0 }, ({ row: held, at }) => (at < 100 ? [{ row: held.with(at, 1), at: at + 1 }, { row: held, at: at + 1 }] : [])
      .filter(({ row: next }) => next.reduce((sum, one) => sum + one, 0) <= 1))).toBe(101 + (100 * 101) / 2);
  });
});

describe("the parts of a model of parts", () => {
  it("may hold what plain models may", () => {
    const growing = (value: unknown): readonly (readonly [unknown])[] =>
      (value instanceof Set ? [1, 2, Infinity].map((one) => [new Set([...value, one])]) : [[new Set()], [null], [undefined]]);
    const parts = [{ name: "a", init: 0 as unknown }];
    const found = exploreAll(packParts({ parts, rules: [{ name: "grow", parts: ["a"], next: ([value]) => growing(value) }], properties: [] }));
    expect(found.states).toBe(3 + 8);
  });
});

describe("a plain model's mistakes", () => {
  it("are told when a step changes the state it was given", () => {
    interface Held { readonly list: number[]; readonly set: Set<number>; count: number }
    const spoilt = (spoil: (state: Held) => void) => () => states<Held>({ list: [1], set: new Set([1]), count: 0 }, (state) => {
      spoil(state);
      return [];
    });
    expect(spoilt(({ list }) => list.push(2))).toThrow(TypeError);
    expect(spoilt(({ set }) => set.add(2))).toThrow("A state is never changed");
    expect(spoilt((state) => { state.count = 1; })).toThrow(TypeError);
  });

  it.each([
    [{ at: () => 0 }, "this is a function"], [{ at: new Date(0) }, "this is a Date"], [{ list: [Symbol("x")] }, "this is a symbol"],
  ])("are told where a state holds what is no data: %j", (init, says) => {
    expect(() => states<unknown>(init, () => [])).toThrow(says);
  });

  it("are told where a state holds itself", () => {
    const round: unknown[] = [];
    round.push({ round });
    expect(() => states<unknown>({ round }, () => [])).toThrow("holds itself");
  });
});

describe("a plain model's properties", () => {
  it("may look at each other, as methods do", () => {
    const property = { id: "few", title: "few", kind: "always", most: 2, holds(state: number) { return state <= this.most; } } as const;
    const found = exploreAll(packModel(model(0, (state) => (state < 5 ? [state + 1] : []), [property])));
    expect(found.violations.map(({ property: id, path }) => [id, path.length])).toEqual([["few", 3]]);
  });

  it("are decided with the actions and choices of a shortest way", () => {
    const found = exploreAll(packModel<readonly number[], "roll">({
      init: [0, 0], enabled: () => ["roll"], next: ([a = 0, b = 0], _, pick) => (a + b < 6 ? [a + pick([1, 2]), b + pick([0, 1])] : [a, b]),
      properties: [{ id: "low", title: "low", kind: "always", holds: ([a = 0, b = 0]) => a + b < 6 }],
    }));
    expect(found.violations[0]?.path).toEqual([{ action: "roll", picks: [1, 1] }, { action: "roll", picks: [1, 1] }]);
  });
});
