// A history as a picture and in words: lanes, moments, what is in sight, words that do not collide.
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { checkHistory } from "../../../src/checking/histories/check";
import type { History, Operation, Value } from "../../../src/checking/histories/history";
import type { Edge } from "../../../src/checking/histories/verdict";
import { arrowWords, type Bar, barOf, layArrows, layBars, type Scale, timeTicks } from "../../../src/views/history/history-bars";
import { HistoryBarsView } from "../../../src/views/history/history-bars-view";
import { layLanes, moments } from "../../../src/views/history/history-lanes";
import { HistoryListView } from "../../../src/views/history/history-list-view";
import { because, did, label, verdictTitle } from "../../../src/views/history/history-words";
import { type Box, textWidth, touch } from "../../../src/views/space-time/labels";
import { register } from "../../../src/checking/histories/specification";
import { Tints } from "../../../src/views/tint";
import { generate, plant } from "../histories/generate-history";

type Times = readonly [invoked: number, returned?: number];
const operation = (kind: Operation["kind"], process: string, input: Value, [invoked, returned]: Times, more: Partial<Operation> = {}): Operation => ({
  process, object: "", kind, input, invoked, ...(returned === undefined ? {} : { returned }), status: "ok", ...more,
});
const write = (process: string, value: Value, ...times: Times): Operation => operation("write", process, value, times);
const read = (process: string, value: Value, ...times: Times): Operation => operation("read", process, null, times, { output: value });
const lost = (one: Operation): Operation => ({ ...one, status: "info" });

const scale: Scale = { perTime: 10, rowHeight: 40, barHeight: 20, top: 30 };
const everywhere = { left: -100, right: 1e6, up: 0, down: 1e6 };
const small: History = [write("A", 1, 0, 10), read("B", 1, 12, 14), lost(write("A", 2, 16, 20)), { ...write("B", 3, 18, 22), status: "fail" }];

describe("lanes", () => {
  it("are one a client; what nobody heard of again goes on to the end", () => {
    const { lanes, until, to } = layLanes(small);
    expect(lanes).toEqual([{ processes: ["A"], operations: [0, 2] }, { processes: ["B"], operations: [1, 3] }]);
    expect([...until]).toEqual([10, 14, to, 22]);
    expect(to).toBeGreaterThan(22);
  });

  it("are shared where there are many clients, by those that come after one another", () => {
    const crashing = Array.from({ length: 30 }, (_, at) => lost(write(`${at}`, at, at * 10, at * 10 + 5)));
    const { lanes, laneOf, until } = layLanes(crashing);
    expect(lanes).toHaveLength(1);
    expect([...laneOf]).toEqual(crashing.map(() => 0));
    expect(until[3]).toBe(40);
    expect(layLanes(crashing.slice(0, 12)).lanes).toHaveLength(12);
  });

  it("of one key hold only its operations", () => {
    const two = [{ ...write("A", 1, 0, 1), object: "x" }, { ...write("A", 1, 2, 3), object: "y" }];
    expect([...layLanes(two, ({ object }) => object === "y").laneOf]).toEqual([-1, 0]);
  });
});

describe("moments", () => {
  it("follow an order, each between its call and its response", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const history = generate({ clients: 6, operations: 80, objects: 3, kinds: ["read", "write", "cas"], values: 4, lost: 0.1 }, seed);
      const verdict = checkHistory(history, "linearizable");
      if (verdict.type !== "holds" || verdict.witness.type !== "order") throw new Error(`seed ${seed} is ${verdict.type}`);
      const found = moments(history, verdict.witness.order);
      let last = -Infinity;
      for (const index of verdict.witness.order) {
        const [at, one] = [found?.get(index) ?? Number.NaN, history[index] as Operation];
        expect([seed, at >= last, at >= one.invoked, one.status !== "ok" || at <= (one.returned ?? 0)]).toEqual([seed, true, true, true]);
        last = at;
      }
    }
  });

  it("are none where the order does not keep time", () => expect(moments(small, [1, 0])).toBeUndefined());
});

describe("bars", () => {
  it("are those in sight, however many there are", () => {
    const history = generate({ clients: 10, operations: 5_000, objects: 1, kinds: ["read", "write"], values: 5 }, 1);
    const lanes = layLanes(history);
    const sight = { left: 30_000, right: 31_000, up: 0, down: 500 };
    const { bars, grains } = layBars(history, lanes, scale, sight, new Set());
    expect(bars.length).toBeGreaterThan(20);
    expect(bars.length + grains.length).toBeLessThan(150);
    for (const { x, width } of bars) expect(x <= sight.right && x + width >= sight.left - 5).toBe(true);
    expect(layBars(history, lanes, scale, { ...sight, down: 100 }, new Set()).bars.length).toBeLessThan(bars.length);
  });

  it("too narrow to see are grains, of which a pixel has one", () => {
    const history = generate({ clients: 4, operations: 5_000, objects: 1, kinds: ["read", "write"], values: 5 }, 1);
    const lanes = layLanes(history);
    const tiny = { ...scale, perTime: 800 / (lanes.to - lanes.from) };
    const { bars, grains } = layBars(history, lanes, tiny, { ...everywhere, right: 800 }, new Set([4_000]));
    expect(bars.map(({ index }) => index)).toContain(4_000);
    for (const { xs } of grains) expect(xs.length).toBeLessThanOrEqual(801);
  });

  it("bear as much of their words as fits inside", () => {
    const history = [write("A", "a long text that nobody can show", 0, 40), write("A", 1, 50, 55), write("A", 1, 60, 61)];
    const texts = history.map((_, index) => barOf(history, layLanes(history), scale, index));
    expect(texts.map(({ text }) => text)).toEqual(["write \"a long text th…an show\"", "w 1", undefined]);
    for (const { text = "", width } of texts) expect(textWidth(text, 11)).toBeLessThanOrEqual(width);
  });

  it("stand at round times", () => {
    const ticks = timeTicks(layLanes(small), { ...scale, perTime: 30 }, everywhere);
    expect(ticks.map(({ text }) => text)).toEqual(["0", "5", "10", "15", "20"]);
    const nanoseconds = small.map((one) => ({ ...one, invoked: one.invoked * 1e9, returned: (one.returned ?? 0) * 1e9 }));
    expect(timeTicks(layLanes(nanoseconds), { ...scale, perTime: 3e-8 }, everywhere)[1]).toEqual({ x: 150, text: "5,000,000,000" });
  });
});

describe("the arrows of an anomaly", () => {
  it("have words that touch neither a bar nor each other", () => {
    let placed = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const history = plant(generate({ clients: 5, operations: 60, objects: 1, kinds: ["read", "write"], values: Infinity }, seed), seed, 0.3);
      const verdict = checkHistory(history, "linearizable");
      if (verdict.type !== "violated") continue;
      const lanes = layLanes(history);
      const arrows = layArrows(history, lanes, scale, [...verdict.anomaly.cycle, ...verdict.anomaly.edges]);
      const bars: readonly Bar[] = verdict.anomaly.operations.map((index) => barOf(history, lanes, scale, index));
      const words = arrowWords(arrows, bars, scale).map(({ what, x, y }): Box => {
        const width = textWidth(what, 11);
        return { x: x - width / 2, y: y - 6, width, height: 12 };
      });
      const boxes = bars.map(({ x, y, width }): Box => ({ x, y: y - 10, width, height: 20 }));
      placed += words.length;
      words.forEach((one, at) => expect([...boxes, ...words.slice(at + 1)].filter((other) => touch(one, other))).toEqual([]));
    }
    expect(placed).toBeGreaterThan(30);
  });
});

describe("the picture", () => {
  const draw = (history: History, more: Partial<Parameters<typeof HistoryBarsView>[0]> = {}): string => renderToString(
    <HistoryBarsView history={history} lanes={layLanes(history)} scale={scale} sight={everywhere} tints={new Tints()} label="A history" {...more} />,
  );

  it("tells by shape and pattern what set a value, what found one, what failed, what nobody knows", () => {
    const html = draw(small);
    const looks = ["bar ok sets tint-0", "bar ok finds tint-0", "bar info sets tint-1", "bar fail sets tint-2"];
    for (const names of looks) expect(html).toContain(`class="${names}"`);
    expect(html).toContain("id=\"failed\"");
    expect(html).toContain("<title>2. Client B read 1</title>");
  });

  it("numbers the operations of an anomaly and leads round its circle", () => {
    const history = [write("A", 1, 0, 10), write("A", 2, 12, 14), read("B", 1, 16, 18)];
    const verdict = checkHistory(history, "linearizable");
    const anomaly = verdict.type === "violated" ? verdict.anomaly : undefined;
    const html = draw(history, { anomaly, blockedAt: 18 });
    expect(html.match(/class="bar ok \w+ tint-\d wrong"/g)).toHaveLength(3);
    expect(html.match(/class="round"/g)).toHaveLength(anomaly?.cycle.length ?? 0);
    expect(html).toContain("returned before");
    expect(html).toContain("class=\"beyond\"");
  });

  it("leads from moment to moment of an order that explains it", () => {
    const order = [0, 1];
    const html = draw(small, { moments: moments(small, order), places: new Map(order.map((index, at) => [index, at])) });
    expect(html.match(/class="moment"/g)).toHaveLength(2);
    expect(html).toContain("class=\"witness\"");
  });
});

describe("the words", () => {
  it("say of every kind of operation what was done", () => {
    const cas = (more: Partial<Operation>): Operation => operation("cas", "A", [1, 2], [0, 1], { object: "x", ...more });
    expect([
      ...small, cas({ output: true }), cas({ output: false }), cas({ status: "info" }), operation("append", "A", "z", [0, 1], { object: "x" }),
      lost(read("A", 5, 0, 1)), { ...read("A", 5, 0, 1), status: "fail" as const },
    ].map((one) => `${label(one)} | ${did(one)}`)).toEqual([
      "write 1 | wrote 1", "read → 1 | read 1", "write 2 | wrote 2, and never learned whether it took effect", "write 3 | wrote 3, which failed",
      "x: cas 1 → 2 | replaced 1 by 2 at x", "x: cas 1 → 2 refused | found another value than 1 at x and did not set 2",
      "x: cas 1 → 2 | replaced 1 by 2 at x, and never learned whether it took effect", "x: append \"z\" | appended \"z\" to x",
      "read → ? | asked for the value and got no answer", "read → ? | asked for the value, which failed",
    ]);
  });

  it("say of every order why it is one", () => {
    const reasons: readonly Edge["reason"][] = ["real-time", "program-order", "reads-from", "same-value", "overwritten-before", "read-before", "session"];
    expect(reasons.map((reason) => because(small, { from: 0, to: 1, reason, read: 2 }))).toEqual([
      "had returned before operation 2 (read → 1) was called", "was called by the same client before operation 2 (read → 1)",
      "left what operation 2 (read → 1) found", "is about the same version as operation 2 (read → 1), which is current only once",
      "was over before operation 2 (read → 1) wrote what operation 3 (write 2) read", "found what was there before operation 2 (read → 1)",
      "had to be seen by operation 3 (write 2), which saw operation 2 (read → 1) instead",
    ]);
  });

  it("give the verdict in a sentence", () => {
    const title = (history: History, model: "linearizable" | "causal"): string => verdictTitle(checkHistory(history, model), register);
    expect(title(small, "linearizable")).toBe("This history is linearizable, as a register.");
    expect(title([read("A", 3, 0, 1)], "causal")).toBe("This history is not causally consistent.");
    const twice = [write("A", 1, 0, 1), write("B", 1, 0, 1), read("C", 1, 2, 3)];
    expect(title(twice, "causal")).toBe("It cannot be told whether this history is causally consistent.");
  });

  it("are the rows of a list, of which each says which of how many it is", () => {
    const nothing = (): void => {};
    const html = renderToString(
      <HistoryListView history={small} rows={[0, 1, 2, 3]} from={1} to={3} rowHeight={20} tints={new Tints()} idPrefix="o" selected={1} hovered={undefined}
        wrong={new Set([2])} places={new Map([[1, 21]])} hover={nothing} select={nothing} />,
    );
    expect(html.match(/role="option"/g)).toHaveLength(2);
    expect(html).toContain("aria-posinset=\"2\"");
    expect(html).toContain("aria-setsize=\"4\"");
    expect(html).toContain("takes effect 22nd");
    expect(html).toContain("part of the anomaly");
  });
});
