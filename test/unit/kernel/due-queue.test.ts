// What is due comes out by its time, and of one time by its order, however it was put in, put off or taken out of the world.
import { array, assert, integer, property, record } from "fast-check";
import { expect, it } from "vitest";
import { DueQueue } from "../../../src/kernel/due-queue";

const slots = 20;
const put = record({
  slot: integer({ min: 0, max: slots - 1 }), wait: integer({ min: 0, max: 6 }), order: integer({ min: 0, max: 9 }),
  taken: integer({ min: -12, max: 3 }), released: integer({ min: 0, max: 3 * slots }),
});

it("comes out in the order of a sorted list", () => {
  assert(property(array(put, { maxLength: 120 }), (puts) => {
    const queue = new DueQueue();
    const orders = new Float64Array(slots).fill(-1);
    let list: { due: number; order: number; slot: number }[] = [];
    let now = 0;
    const leave = (slot: number): void => {
      orders[slot] = -1;
      list = list.filter((entry) => entry.slot !== slot);
    };
    const take = (): void => {
      const [first] = list.toSorted((a, b) => a.due - b.due || a.order - b.order);
      expect(queue.first(orders)).toBe(first?.slot ?? -1);
      if (!first) return;
      expect(queue.due[first.slot]).toBe(first.due);
      queue.drop();
      leave(first.slot);
      now = first.due;
    };
    for (const [index, { slot, wait, order: rank, taken, released }] of puts.entries()) {
      // A slot that is in use is put off, under the order it has.
      const order = (orders[slot] as number) >= 0 ? (orders[slot] as number) : rank * 1000 + index;
      leave(slot);
      orders[slot] = order;
      list.push({ due: now + wait, order, slot });
      queue.put(slot, now + wait, order);
      if (released < slots) leave(released);
      for (let times = 0; times < taken; times++) take();
    }
    while (list.length > 0) take();
    expect(queue.first(orders)).toBe(-1);
  }));
});
