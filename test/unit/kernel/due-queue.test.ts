// What is due comes out by its time, and of one time by its order, however it was put in.
import { array, assert, integer, property, record } from "fast-check";
import { expect, it } from "vitest";
import { DueQueue } from "../../../src/kernel/due-queue";
import { Notice } from "../../../src/kernel/notice";

const put = record({ wait: integer({ min: 0, max: 6 }), rank: integer({ min: 0, max: 9 }), taken: integer({ min: -12, max: 3 }) });

it("comes out in the order of a sorted list", () => {
  assert(property(array(put, { maxLength: 120 }), (puts) => {
    const queue = new DueQueue();
    const free: Notice[] = [];
    let list: Notice[] = [];
    let now = 0;
    const take = (): void => {
      const [earliest] = list.toSorted((a, b) => a.due - b.due || a.order - b.order);
      expect(queue.first()).toBe(earliest);
      if (!earliest) return;
      queue.drop(earliest);
      list = list.filter((notice) => notice !== earliest);
      now = earliest.due;
      free.push(earliest);
    };
    for (const [index, { wait, rank, taken }] of puts.entries()) {
      const notice = free.shift() ?? new Notice();
      notice.due = now + wait;
      notice.order = rank * 1000 + index;
      list.push(notice);
      queue.put(notice);
      for (let times = 0; times < taken; times++) take();
    }
    while (list.length > 0) take();
    expect(queue.first()).toBeUndefined();
  }));
});
