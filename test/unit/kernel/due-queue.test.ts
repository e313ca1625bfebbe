// What is due comes out by its time, and of one time by its order, however it was put in.
import { array, assert, integer, property, record } from "fast-check";
import { expect, it } from "vitest";
import { DueQueue } from "../../../src/kernel/due-queue";

const later = record({ wait: integer({ min: 0, max: 6 }), order: integer({ min: 0, max: 9 }), taken: integer({ min: 0, max: 3 }) });

it("comes out in the order of a sorted list", () => {
  assert(property(array(later, { maxLength: 120 }), (puts) => {
    const queue = new DueQueue();
    const list: { due: number; order: number; slot: number }[] = [];
    let now = 0;
    const take = (): void => {
      const slot = queue.first();
      const [first] = list.toSorted((a, b) => a.due - b.due || a.order - b.order);
      expect(slot).toBe(first?.slot ?? -1);
      if (!first) return;
      expect([queue.due, queue.order]).toEqual([first.due, first.order]);
      queue.drop();
      list.splice(list.indexOf(first), 1);
      now = first.due;
    };
    for (const [slot, { wait, order, taken }] of puts.entries()) {
      const entry = { due: now + wait, order: order * 1000 + slot, slot };
      queue.push(entry.due, entry.order, slot);
      list.push(entry);
      for (let times = 0; times < taken; times++) take();
    }
    while (list.length > 0) take();
    expect(queue.first()).toBe(-1);
  }));
});
