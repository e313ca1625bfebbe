// What a rule did is remembered once for all workers, and in every layout.
import { expect, it } from "vitest";
import { Layout } from "../../../src/checking/layout";
import { claimMemory } from "../../../src/checking/search-memory";
import { Successors } from "../../../src/checking/successors";
import type { TransitionRule } from "../../../src/checking/transition-rule";
import { Transitions } from "../../../src/checking/transitions";

/** Two counters that go up by one or two, and a third that is told of it. */
function counters() {
  const asked: string[] = [];
  const rules = [0, 1].map((field): TransitionRule => ({
    fields: [field],
    outcomes: (ids) => {
      const id = ids[field] as number;
      asked.push(`${field}:${id}`);
      return [1, 2].map((by) => ({ action: 0, changes: [[field, id + by]], sends: [[2, by]] }));
    },
  }));
  const model = { init: new Int32Array(3), properties: [] };
  const { outcomes } = claimMemory({ statesMax: 100, bytesMax: 2 ** 20 }, model, 2);
  const append = (_field: number, id: number, item: number): number => id + item;
  return { asked, worker: (layout: Layout) => new Transitions(rules, append, outcomes, layout, 0) };
}

/** Where the counters may be next. */
function after(worker: Transitions, layout: Layout, ids: readonly number[]): readonly (readonly number[])[] {
  const state = new Int32Array(layout.words);
  layout.pack(Int32Array.from(ids), state, 0);
  const out = new Successors();
  worker.expand(state, layout.sum(state, 0), 0, out);
  return Array.from({ length: out.count }, (_, next) => {
    const found = new Int32Array(ids.length);
    layout.unpack(out.words, next * layout.words, found);
    expect(out.sums[next]).toBe(layout.sum(out.words, next * layout.words));
    return [...found];
  });
}

const next = ([a = 0, b = 0, c = 0]: readonly number[]) => [[a + 1, b, c + 1], [a + 2, b, c + 2], [a, b + 1, c + 1], [a, b + 2, c + 2]];

it("asks a rule once for what it sees, whoever of the workers sees it, however states are packed", () => {
  const { asked, worker } = counters();
  const narrow = Layout.for([60, 60, 60], 1);
  const [one, other] = [worker(narrow), worker(narrow)];
  const states = Array.from({ length: 40 }, (_, at) => [at, at % 7, at % 5]);
  const all = [...Array.from({ length: 40 }, (_, at) => `0:${at}`), ...Array.from({ length: 7 }, (_, at) => `1:${at}`)].sort();
  states.forEach((ids, at) => expect(after(at % 2 === 0 ? one : other, narrow, ids)).toEqual(next(ids)));
  for (const ids of states) for (const each of [one, other]) expect(after(each, narrow, ids)).toEqual(next(ids));
  expect(asked.toSorted()).toEqual(all);

  const wide = Layout.for([2 ** 20, 2 ** 15, 2 ** 25], 1);
  expect(wide.words).toBeGreaterThan(narrow.words);
  expect(one.respell(wide)).toBe(true);
  for (const each of [one, other]) each.use(wide);
  for (const ids of states) for (const each of [other, one]) expect(after(each, wide, ids)).toEqual(next(ids));
  expect(asked.toSorted()).toEqual(all);
});
