// The three arrows of Lamport's paper as they are drawn: → is what the trace says happened before, ⇒ is one line through all events
// that keeps →, and the bold arrow adds what a telephone call brought about.
import { describe, expect, it } from "vitest";
import { happenedBefore } from "../../src/kernel/trace";
import { clocks } from "../../src/labs/clocks/lab";
import type { Lab } from "../../src/labs/lab";
import { setupFor } from "../../src/labs/settings";
import { relationInWords } from "../../src/views/causal";
import { layerPaths, type Pair, pairsInWords } from "../../src/views/space-time/layers";
import { layOutSpaceTime } from "../../src/views/space-time/space-time";
import { RunIndex } from "../../src/views/run-index";
import { scenarioOf, scenarioRun } from "./scenario-run";

const lab = clocks as Lab;
const system = ["space-time", "against-the-wall", "three-ask", "tie-rotating"];

function drawn(id: string) {
  const scenario = scenarioOf(lab, id);
  const run = scenarioRun(lab, scenario);
  const layers = lab.layers?.(setupFor(lab, scenario)) ?? [];
  const pairs = (layer: string): readonly Pair[] => layers.find((other) => other.id === layer)?.pairs(run) ?? [];
  return { run, layers, bold: pairs("bold"), before: pairs("before"), total: pairs("total") };
}

const text = (pairs: readonly Pair[]): readonly string[] => pairs.map(([a, b]) => `${a} ${b}`);

/** All that follows from pairs by going on along them. */
function closure(pairs: readonly Pair[], length: number): ReadonlySet<string> {
  const after = Array.from({ length }, () => new Set<number>());
  for (const [a, b] of pairs.toSorted(([, x], [, y]) => y - x)) for (const later of [b, ...(after[b] ?? [])]) after[a]?.add(later);
  return new Set(after.flatMap((later, a) => [...later].map((b) => `${a} ${b}`)));
}

describe("the layer of →", () => {
  it.each(system)("in %s is exactly what happened before what, without what follows from the rest", (id) => {
    const { run, before } = drawn(id);
    const events = run.events.filter(({ node }) => node !== undefined);
    const real = events.flatMap((a) => events.filter((b) => happenedBefore(a, b)).map((b) => `${a.index} ${b.index}`));
    expect([...closure(before, run.length)].toSorted()).toEqual(real.toSorted());
    expect(before.length).toBeLessThan(2 * events.length);
  });
});

describe("the layer of ⇒", () => {
  it.each(system)("in %s is one line through every event of a process, and keeps →", (id) => {
    const { run, before, total } = drawn(id);
    const line = [total[0]?.[0] ?? -1, ...total.map(([, b]) => b)];
    expect(total.map(([a]) => a)).toEqual(line.slice(0, -1));
    expect(line.toSorted((a, b) => a - b)).toEqual(run.events.filter(({ node }) => node?.startsWith("P")).map(({ index }) => index));
    for (const [a, b] of before) expect(line.indexOf(a), `${a} → ${b}`).toBeLessThan(line.indexOf(b));
  });

  it("runs back where the order is not that of the clock on the wall", () => {
    expect(drawn("against-the-wall").total.some(([a, b]) => b < a)).toBe(true);
  });
});

describe("the layer of the bold arrow", () => {
  it.each(system)("is that of → in %s, where nobody telephones", (id) => expect(drawn(id).bold).toEqual(drawn(id).before));

  it("adds the call, which ⇒ contradicts unless the timestamp was named in it", () => {
    for (const [id, kept] of [["telephone", false], ["telephone-by-hand", true]] as const) {
      const { before, bold, total } = drawn(id);
      const [call, ...more] = bold.filter((pair) => !text(before).includes(text([pair])[0] ?? ""));
      expect(more).toEqual([]);
      const line = [total[0]?.[0] ?? -1, ...total.map(([, b]) => b)];
      expect(line.indexOf(call?.[0] ?? -1) < line.indexOf(call?.[1] ?? -1), id).toBe(kept);
    }
  });
});

describe("a layer in the picture", () => {
  const { run, layers, total } = drawn("three-ask");
  const grid = { stepWidth: 40, rowHeight: 50, top: 30 };
  const window = (from: number, to: number) => layOutSpaceTime(run, new RunIndex(lab.portrait).extend(run), from, to, grid);
  const layer = layers.find(({ id }) => id === "total");
  if (!layer) throw new Error("There is no such layer.");

  it("has a line and a head for each pair that crosses the window, fainter while an end is still ahead", () => {
    const lines = (path: string): number => path.match(/M/g)?.length ?? 0;
    const { done, ahead } = layerPaths({ layer, pairs: total }, run, window(0, run.length), grid, 7);
    expect([lines(done[0]), lines(done[1])]).toEqual(Array.from({ length: 2 }, () => total.filter(([a, b]) => Math.max(a, b) < 7).length));
    expect(lines(done[0]) + lines(ahead[0])).toBe(total.length);
    const some = layerPaths({ layer, pairs: total }, run, window(4, 9), grid, 0);
    expect(lines(some.ahead[0])).toBe(total.filter(([a, b]) => Math.max(a, b) >= 4 && Math.min(a, b) < 9).length);
  });

  it("says the same to who does not see it", () => {
    expect(pairsInWords({ layer, pairs: [[0, 2], [2, 1], [1, 90]] }, 0, 10)).toBe("Total order, by the numbers of the steps in sight: 1 ⇒ 3, 3 ⇒ 2.");
  });
});

describe("two events, one picked out and one pointed at", () => {
  it("are told in words: before, after or neither", () => {
    const { run } = drawn("space-time");
    const chosen = run.events.find(({ vector }) => vector.filter((count) => count > 0).length > 1);
    if (!chosen) throw new Error("No event knows of another process.");
    for (const event of run.events) {
      const said = relationInWords(event, chosen) ?? "";
      const expected = event === chosen ? /^$/ : happenedBefore(event, chosen) ? /happened before step/ : happenedBefore(chosen, event) ? /happened after step/
        : /concurrent with step/;
      expect(said, `step ${event.index + 1}`).toMatch(expected);
      if (event !== chosen) expect(said).toContain(`step ${chosen.index + 1}`);
    }
  });
});
