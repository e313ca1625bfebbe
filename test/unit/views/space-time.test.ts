import { describe, expect, it } from "vitest";
import { relations } from "../../../src/views/causal";
import { touch } from "../../../src/views/space-time/labels";
import type { Portrait } from "../../../src/views/portrait";
import { eventX, layOutSpaceTime } from "../../../src/views/space-time/space-time";
import type { Track } from "../../../src/views/track";
import { arrowLabels } from "../../../src/views/space-time/space-time-labels";
import { timeTicks } from "../../../src/views/space-time/time-axis";
import { textWidth } from "../../../src/views/space-time/labels";
import { deliver, play, portrait, serve } from "./ping-pong";

const grid = { stepWidth: 40, rowHeight: 50, top: 30 };

function laidOut(run: ReturnType<typeof play>, from = 0, to = run.recording.length) {
  return layOutSpaceTime(run.recording as Track, run.index, from, to, grid);
}

describe("the space-time layout", () => {
  it("draws a delivered message from the event that sent it to the event that received it", () => {
    const run = play().go(serve, deliver(0));
    const layout = laidOut(run);
    const rowOf = (node: string) => layout.rows.find((row) => row.node === node)?.y;
    expect(layout.arrows.find(({ packet }) => packet.id === 0)).toMatchObject({
      x1: eventX(grid, 0, 0), y1: rowOf("A"), x2: eventX(grid, 0, 1), y2: rowOf("B"), end: "delivered",
    });
  });

  it("ends a lost message on its way, where it was lost, and one under way at the end of the run", () => {
    const run = play().go(serve, { type: "drop", packet: 0 }, { type: "crash", node: "C" });
    const layout = laidOut(run);
    const [a, b] = [layout.rows[0]?.y ?? 0, layout.rows[1]?.y ?? 0];
    const lost = layout.arrows.find(({ packet }) => packet.id === 0);
    expect(lost).toMatchObject({ end: "lost", x2: eventX(grid, 0, 1) });
    expect(lost?.y2).toBeGreaterThan(a);
    expect(lost?.y2).toBeLessThan(b);
    expect(layout.dots[1]).toMatchObject({ type: "drop", y: lost?.y2 });
    expect(layout.arrows.find(({ packet }) => packet.id === 1)).toMatchObject({ end: "under way", x2: 3 * grid.stepWidth });
  });

  it("draws a copy from where its original was sent", () => {
    const run = play().go(serve, { type: "duplicate", packet: 0 }, deliver(2));
    expect(laidOut(run).arrows.find(({ packet }) => packet.id === 2)).toMatchObject({ x1: eventX(grid, 0, 0), x2: eventX(grid, 0, 2) });
  });

  it("shows from when to when a node was down", () => {
    const run = play().go(serve, { type: "crash", node: "B" }, deliver(1), { type: "restart", node: "B" });
    const down = laidOut(run).spans.filter(({ up }) => !up);
    expect(down).toEqual([expect.objectContaining({ node: "B", x1: eventX(grid, 0, 1), x2: eventX(grid, 0, 3) })]);
  });

  it("keeps a node down that crashed before the window, and a message crossing the whole window", () => {
    const run = play().go(serve, { type: "crash", node: "C" }, deliver(0), deliver(2), { type: "fire", timer: 0 });
    const layout = laidOut(run, 2, 4);
    expect(layout.spans.filter(({ up }) => !up).map(({ node, x1, x2 }) => [node, x1, x2])).toEqual([["C", 0, 80]]);
    expect(layout.arrows.map(({ packet }) => packet.id)).toContain(1);
    expect(layout.dots.map(({ event }) => event)).toEqual([2, 3]);
  });

  it("draws the rows on to where there is room, also before the first step and for a node that is down", () => {
    const wide = { ...grid, reach: 500 };
    const ends = (run: ReturnType<typeof play>, from: number, to: number) => {
      const layout = layOutSpaceTime(run.recording as Track, run.index, from, to, wide);
      return [layout.width, ...new Set(layout.spans.filter(({ x1, x2 }) => x2 !== 20 || x1 !== 0).map(({ x2 }) => x2))];
    };
    expect(ends(play(), 0, 0)).toEqual([500, 500]);
    expect(ends(play().go({ type: "crash", node: "C" }), 0, 1)).toEqual([500, 500]);
    const run = play().go(serve, deliver(0), deliver(1), deliver(2));
    expect(ends(run, 2, 4)).toEqual([500 - 2 * grid.stepWidth, 500 - 2 * grid.stepWidth]);
    expect(ends(run, 0, 2)).toEqual([80, 80]); // it goes on in the next window
  });

  it("lays out a window of a long run without looking at the rest", () => {
    const run = play();
    run.go(serve);
    for (let round = 0; round < 3000; round++) run.go({ type: "delay", packet: 0, by: 1 });
    let read = 0;
    const events = new Proxy(run.recording.events, {
      get: (target, key, receiver) => {
        if (typeof key === "string" && /^\d+$/.test(key)) read++;
        return Reflect.get(target, key, receiver);
      },
    });
    const { model, worlds, agendas } = run.recording;
    layOutSpaceTime({ model, worlds, agendas, events } as unknown as Track, run.index, 2000, 2040, grid);
    expect(read).toBeLessThan(100);
  });
});

describe("labels in the space-time diagram", () => {
  const busy = () => {
    const run = play({ crash: 0, drop: 0, duplicate: 40, cut: 0 }).go(serve);
    for (let copy = 0; copy < 20; copy++) run.go({ type: "duplicate", packet: 0 }, deliver(2 + 2 * copy));
    return run;
  };

  it("never overlap, however busy the run", () => {
    const run = busy();
    const placed = arrowLabels(laidOut(run), portrait as Portrait, new Set(), (packet) => run.index.sentBy(packet));
    const boxes = placed.map(({ what, x, y }) => ({ x: x - textWidth(what.text, 11) / 2, y: y - 6, width: textWidth(what.text, 11), height: 12 }));
    expect(placed.length).toBeGreaterThan(3);
    expect(boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => touch(one, other)))).toEqual([]);
  });

  it("leave air between two of them, and do not stand on the sign over what is asked of a node", () => {
    const run = busy();
    for (let round = 0; round < 8; round++) run.go({ type: "input", node: "B", input: { round } });
    const layout = laidOut(run);
    const placed = arrowLabels(layout, portrait as Portrait, new Set(), (packet) => run.index.sentBy(packet));
    const boxes = placed.map(({ what, x, y }) => ({ x: x - textWidth(what.text, 11) / 2, y: y - 8, width: textWidth(what.text, 11), height: 16 }));
    expect(boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => touch(one, other)))).toEqual([]);
    const signs = layout.dots.filter(({ type }) => type === "input").map(({ x, y }) => ({ x: x - 4, y: y - 17, width: 8, height: 9 }));
    expect(signs).toHaveLength(9);
    expect(boxes.filter((box) => signs.some((sign) => touch(box, sign)))).toEqual([]);
  });

  it("gives the message pointed at a label of its own, before all others", () => {
    const run = busy();
    const placed = arrowLabels(laidOut(run), portrait as Portrait, new Set([1]), (packet) => run.index.sentBy(packet));
    expect(placed[0]?.what.arrow.packet.id).toBe(1);
  });

  it("puts times on the axis only where they fit", () => {
    const run = busy();
    const ticks = timeTicks(laidOut(run), run.recording as Track, { ...grid, stepWidth: 12 }, "physical", run.index, portrait as Portrait);
    const tight = ticks.flatMap(({ x, text }, index) => {
      const next = ticks[index + 1];
      return next && next.x - textWidth(next.text, 11) / 2 < x + textWidth(text, 11) / 2 ? [text] : [];
    });
    expect(ticks.length).toBeGreaterThan(2);
    expect(tight).toEqual([]);
  });
});

describe("causal relations", () => {
  it("tell before, after and concurrent apart", () => {
    const { recording } = play().go(serve, deliver(0), deliver(1), deliver(2));
    expect([...(relations(recording.events as never, 0, 4, 1) ?? [])]).toEqual([[0, "before"], [1, "self"], [2, "concurrent"], [3, "after"]]);
  });

  it("are not claimed for what happens at no node", () => {
    const { recording } = play().go(serve, { type: "drop", packet: 0 });
    expect(relations(recording.events as never, 0, 2, 1)).toBeUndefined();
  });
});
