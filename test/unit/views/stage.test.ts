import { describe, expect, it } from "vitest";
import { touch } from "../../../src/views/space-time/labels";
import { HANDLE_HEIGHT } from "../../../src/views/message-slots";
import type { Portrait } from "../../../src/views/portrait";
import { type CardPlace, layOutStage, type MessagePlace, type StageMoment } from "../../../src/views/stage";
import { deliver, nodes, play, portrait, serve } from "./ping-pong";

const size = { width: 560, height: 420 };

function stageOf(run: ReturnType<typeof play>, now?: number, arriving?: StageMoment["arriving"], at = size) {
  const { last, agenda } = run.recording;
  const moment = { world: last, agenda, now: now ?? agenda.now, linesMax: 2, arriving } as StageMoment;
  return layOutStage(moment, nodes, portrait as Portrait, at);
}

const cardBox = ({ x, y, width, height }: CardPlace) => ({ x: x - width / 2, y: y - height / 2, width, height });
const handleBox = ({ handle: { x, y, width } }: MessagePlace) =>
  ({ x: x - width / 2, y: y - HANDLE_HEIGHT / 2, width, height: HANDLE_HEIGHT });
const overlaps = <T>(items: readonly T[], box: (item: T) => ReturnType<typeof cardBox>): number =>
  items.flatMap((one, index) => items.slice(index + 1).filter((other) => touch(box(one), box(other)))).length;

describe("the stage layout", () => {
  it("moves a message along its link as the clock runs", () => {
    const run = play().go(serve);
    const at = (now: number) => stageOf(run, now).messages.find(({ packet }) => packet.to === "B")?.progress;
    expect([at(1), at(6), at(11), at(99)]).toEqual([0, 0.5, 1, 1]);
  });

  it("brings in a message that is delivered before it is due, while the step is under way", () => {
    const run = play().go(serve);
    const shown = stageOf(run, 1, { packet: 0, share: 0.5 }).messages;
    expect(shown.map(({ progress }) => progress)).toEqual([0.5, 0]);
  });

  it.each([[560, 420], [392, 400], [900, 500], [300, 260]])("keeps cards and handles apart and inside, at %i by %i", (width, height) => {
    const run = play({ crash: 0, drop: 0, duplicate: 9, cut: 0 }).go(serve, { type: "duplicate", packet: 0 }, { type: "duplicate", packet: 1 }, deliver(0));
    const { cards, messages } = stageOf(run, undefined, undefined, { width, height });
    expect(overlaps(cards, cardBox)).toBe(0);
    expect(overlaps(messages, handleBox)).toBe(0);
    for (const message of messages) for (const card of cards) expect(touch(handleBox(message), cardBox(card))).toBe(false);
    for (const { x, y, width: w, height: h } of cards.map(cardBox)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + w).toBeLessThanOrEqual(width);
      expect(y + h).toBeLessThanOrEqual(height);
    }
  });

  it("keeps handles apart at every moment of a crowded way", () => {
    const run = play({ crash: 0, drop: 0, duplicate: 9, cut: 0 }).go(serve);
    for (let copy = 0; copy < 9; copy++) run.go({ type: "duplicate", packet: copy % 2 });
    for (let now = 10; now < 24; now += 0.5) expect(overlaps(stageOf(run, now).messages, handleBox)).toBe(0);
  });

  it("finds a place for a handle that is wider than the gap between its two nodes", () => {
    const run = play().go({ type: "input", node: "B", input: { round: 1 } });
    const narrow = { width: 340, height: 420 };
    const { cards, messages } = stageOf(run, 6, undefined, narrow);
    for (const message of messages) for (const card of cards) expect(touch(handleBox(message), cardBox(card))).toBe(false);
  });

  it("shortens labels when messages are many, the same way wherever they are on their way", () => {
    const run = play({ crash: 0, drop: 0, duplicate: 99, cut: 0 }).go(serve);
    const labels = (now: number) => [...new Set(stageOf(run, now).messages.map(({ label }) => label))];
    expect(labels(1)).toEqual(["Ping 1"]);
    for (let copy = 0; copy < 26; copy++) run.go({ type: "duplicate", packet: 0 });
    expect(labels(30)).toEqual(["P 1"]);
    expect(labels(35)).toEqual(["P 1"]);
    for (let copy = 0; copy < 40; copy++) run.go({ type: "duplicate", packet: 0 });
    expect(labels(80)).toEqual([""]);
  });

  it("shows a cut link as cut", () => {
    const run = play().go({ type: "cut", link: ["A", "C"] });
    expect(stageOf(run).links.filter(({ cut }) => cut).map(({ link }) => link)).toEqual([["A", "C"]]);
  });
});
