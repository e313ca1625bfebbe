// The discussion's clock and its way through the points, as a value.
import { describe, expect, it } from "vitest";
import {
  begin, clockWords, discussionState, giveMinutes, leftMs, pointAt, toggleClock, turnTo,
} from "../../../src/webview/reader/discussion/discussion-state";

const minute = 60_000;

describe("a discussion", () => {
  it("goes from point to point and not beyond the ends", () => {
    const points = ["a", "b", "c"];
    expect([pointAt(points, "a", 1), pointAt(points, "b", -1), pointAt(points, "a", -1), pointAt(points, "c", 1)]).toEqual(["b", "a", undefined, undefined]);
    expect(pointAt(points, "gone", 1), "a point that was taken out of the text").toBe("a");
  });

  it("has a clock that stands until it is started, and can be stopped and go on", () => {
    const state = begin("a", 5);
    expect(leftMs(state, 1000)).toBe(5 * minute);
    const running = toggleClock(state, 1000);
    expect(leftMs(running, 1000 + minute)).toBe(4 * minute);
    const stopped = toggleClock(running, 1000 + minute);
    expect(leftMs(stopped, 1000 + 9 * minute)).toBe(4 * minute);
    expect(leftMs(toggleClock(stopped, 0), minute)).toBe(3 * minute);
  });

  it("runs out and stays out, until it is begun again", () => {
    const running = toggleClock(begin("a", 1), 0);
    expect(leftMs(running, 3 * minute)).toBe(0);
    expect(leftMs(toggleClock(running, 3 * minute), 3 * minute)).toBe(minute);
  });

  it("gives the next point its whole time, and goes on running", () => {
    const running = toggleClock(begin("a", 5), 0);
    const next = turnTo(running, "b", 2 * minute);
    expect([next.point, leftMs(next, 3 * minute)]).toEqual(["b", 4 * minute]);
    expect(turnTo(next, "b", 3 * minute)).toBe(next);
    expect(leftMs(turnTo(begin("a", 5), "b", 0), minute)).toBe(5 * minute);
  });

  it("takes other minutes without giving back what has passed, and refuses what is no number of minutes", () => {
    const running = toggleClock(begin("a", 5), 0);
    expect(leftMs(giveMinutes(running, 8, 2 * minute), 2 * minute)).toBe(6 * minute);
    expect(leftMs(giveMinutes(running, 1, 2 * minute), 2 * minute)).toBe(0);
    for (const wrong of [0, -1, 2.5, Number.NaN, 1000]) expect(giveMinutes(running, wrong, 0)).toBe(running);
  });

  it("survives being kept, and junk does not become one", () => {
    const running = toggleClock(begin("a", 5), 12);
    expect(discussionState.parse(JSON.parse(JSON.stringify(running)))).toEqual(running);
    expect(discussionState.safeParse({ point: "a", minutes: 5, clock: { kind: "melted" } }).success).toBe(false);
  });

  it("shows minutes and seconds, counting a second that has begun", () => {
    expect([300_000, 299_999, 61_000, 59_001, 1, 0].map((ms) => clockWords(ms))).toEqual(["5:00", "5:00", "1:01", "1:00", "0:01", "0:00"]);
  });
});
