// What other programs read: causes and clocks as they are in the trace, a log in ShiViz's form, a picture in bands.
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import type { Lab } from "../../../src/labs/lab";
import { clocks } from "../../../src/labs/clocks/lab";
import { setupFor } from "../../../src/labs/settings";
import { paxos } from "../../../src/labs/paxos/lab";
import { traceJson } from "../../../src/views/export/export-json";
import { bySeed } from "../../../src/kernel/choose";
import { Comparison } from "../../../src/views/compare/comparison";
import { partingWords } from "../../../src/views/compare/parting";
import { ComparisonPicture, type ComparisonProps, comparisonSize } from "../../../src/views/export/export-comparison";
import { RunIndex } from "../../../src/views/run-index";
import { type PictureProps, pictureSize, pictureSpan, PictureView } from "../../../src/views/export/export-picture";
import { shivizExpression, shivizLog } from "../../../src/views/export/export-shiviz";
import { entryWidth, legendRows } from "../../../src/views/export/picture-legend";
import { description, type PictureFacts, sourceLine } from "../../../src/views/export/picture-words";
import { anyRun } from "../../labs/any-run";
import { scenarioOf } from "../../labs/scenario-run";

const lab = paxos as Lab;
const run = anyRun(lab, scenarioOf(lab, "hostile-messengers"), 8, 60).recording;
const space = anyRun(clocks as Lab, scenarioOf(clocks as Lab, "space-time"), 0, 30).recording;

const arrows = ((clocks as Lab).layers?.(setupFor(clocks as Lab, scenarioOf(clocks as Lab, "space-time"))) ?? [])
  .map((layer) => ({ layer, pairs: layer.pairs(space) }));

interface Trace {
  readonly run: unknown;
  readonly nodes: readonly string[];
  readonly events: readonly {
    readonly step: number; readonly node: string | null; readonly causes: readonly number[];
    readonly clock: Readonly<Record<string, number>> | null; readonly says: string;
  }[];
}

describe("a trace as JSON", () => {
  const trace = JSON.parse(traceJson(run, lab.portrait, { lab: "paxos" }, run.verdicts())) as Trace;

  it("has every event, its sentence, and how to get the run again", () => {
    expect(trace.run).toEqual({ lab: "paxos" });
    expect(trace.events.map(({ step }) => step)).toEqual(run.events.map((_, index) => index + 1));
    expect(trace.events.every(({ says }) => says.length > 5)).toBe(true);
  });

  it("has causes that happened before, by the clocks", () => {
    for (const { causes, clock } of trace.events) {
      for (const cause of causes) {
        const before = trace.events[cause - 1];
        if (!clock || !before?.clock) continue;
        for (const node of trace.nodes) expect(clock[node]).toBeGreaterThanOrEqual(before.clock[node] ?? NaN);
      }
    }
  });
});

describe.each([["the Synod", run, lab.portrait], ["clocks", space, (clocks as Lab).portrait]] as const)("a log for ShiViz of %s", (_, recording, portrait) => {
  // As ShiViz reads it: every match of the expression is an event.
  const events = [...shivizLog(recording, portrait).matchAll(new RegExp(shivizExpression, "gm"))]
    .map(({ groups: { event = "", host = "", clock = "" } = {} }) => ({ event, host, clock: JSON.parse(clock) as Record<string, number> }));

  it("has every event that is at a node, in order, under its own words", () => {
    expect(events).toHaveLength(recording.events.filter(({ node }) => node !== undefined).length);
    expect(events.every(({ event }) => /^\d+\. \S/.test(event))).toBe(true);
  });

  it("counts each host's own events from 1 without a gap, and never a zero: ShiViz refuses anything else", () => {
    const seen: Record<string, number> = {};
    for (const { host, clock } of events) {
      seen[host] = (seen[host] ?? 0) + 1;
      expect(clock[host]).toBe(seen[host]);
      expect(Object.values(clock).every((count) => count > 0)).toBe(true);
      for (const [other, count] of Object.entries(clock)) expect(count).toBeLessThanOrEqual(seen[other] ?? 0);
    }
  });
});

describe("a picture", () => {
  const facts: PictureFacts = {
    title: "A & B", seed: 7, off: [], settings: [], length: run.length, step: 5, span: [0, run.length], layers: [], axis: "physical",
  };
  const picture = (span: readonly [number, number]): PictureProps => ({ track: run, portrait: lab.portrait, facts: { ...facts, span } });

  it("shows every step once, in bands no wider than a page", () => {
    const html = renderToString(<PictureView {...picture([0, run.length])} />);
    const shown = [...html.matchAll(/<title>(\d+)\. /g)].map((match) => Number(match[1]));
    expect(shown.toSorted((a, b) => a - b)).toEqual(run.events.map((_, index) => index + 1));
    expect(pictureSize(picture([0, run.length])).width).toBeLessThan(2000);
    expect(pictureSize(picture([0, 60])).height).toBeGreaterThan(pictureSize(picture([0, 40])).height);
    expect(html).not.toContain("playhead");
  });

  it("says in its title and its description which run it is, and what is laid over it", () => {
    const html = renderToString(<PictureView {...picture([0, run.length])} />);
    expect(html).toContain("<title>A &amp; B</title><desc>The run “A &amp; B”, seed 7. All 60 steps; the reader stands after step 5. "
      + "The axis shows physical time. 1. ");
    const told = description({ ...facts, off: ["B3"], settings: ["priests: 5"], span: [10, 40], step: 0, selected: 11, axis: "vector", layers: arrows });
    expect(told).toBe("The run “A & B”, seed 7, without B3, priests: 5. Steps 11 to 40 of 60; the reader stands at the start. "
      + "The axis shows each event's vector clock. Along the rows: the past of step 12 as filled bands, its future as outlined ones. "
      + arrows.map(({ layer: { title, sign, help } }) => `Laid over it: ${title} (${sign}). ${help}`).join(" "));
    expect(sourceLine({ ...facts, span: [10, 40], axis: "logical" })).toBe("steps 11 to 40 of 60 · seed 7 · axis: logical clock");
  });

  const over: PictureFacts = { ...facts, length: space.length, span: [0, space.length], layers: arrows, selected: 4, axis: "vector" };
  const drawn = renderToString(<PictureView track={space} portrait={(clocks as Lab).portrait} facts={over} />);
  const bare = renderToString(<PictureView track={space} portrait={(clocks as Lab).portrait} facts={{ ...over, layers: [], selected: undefined }} />);
  const pathsOf = (html: string, of: string): readonly string[] =>
    [...html.matchAll(new RegExp(`class="${of}"><path class="layer-lines" d="([^"]+)"`, "g"))].map((match) => match[1] ?? "");

  it.each(arrows.map(({ layer }) => [layer.title, layer.line] as const))("carries the layer “%s”, and its sample in a legend", (title, line) => {
    const [sample, ...bands] = pathsOf(drawn, `layer ${line}`);
    expect(sample?.split("M")).toHaveLength(2);
    const pairs = arrows.find(({ layer }) => layer.title === title)?.pairs.length ?? 0;
    // A line that crosses from one band into the next is begun in the one and ended in the other.
    expect(bands.join("").split("M").length - 1).toBeGreaterThanOrEqual(pairs);
    expect(drawn).toContain(`>${title} (`);
    expect(pathsOf(bare, `layer ${line}`)).toEqual([]);
  });

  it("carries the bands of past and future, and the clocks of the axis", () => {
    expect([...drawn.matchAll(/class="cone (past|future)" d="M/g)].map((match) => match[1]).slice(0, 2)).toEqual(["past", "future"]);
    expect([...drawn.matchAll(/class="cone past" d="M[^"]*Z"/g)].length).toBeGreaterThan(1);
    expect(drawn).toContain(">before step 5<");
    expect(bare).not.toContain("cone");
    expect(drawn).toContain(`<text x="23" y="18">⟨${space.events[0]?.vector.join(" ")}⟩</text>`);
  });

  it("grows by its legend, which never is wider than it", () => {
    const size = (given: PictureFacts): ReturnType<typeof pictureSize> => pictureSize({ track: space, facts: given });
    const few: PictureFacts = { ...over, length: 6, span: [0, 6] };
    expect(size(few).height).toBeGreaterThan(size({ ...few, layers: [], selected: undefined }).height);
    const entries = arrows.map(({ layer }) => ({ sample: layer.line, text: layer.title }));
    for (const row of legendRows(entries, 240)) expect(row.reduce((sum, entry) => sum + entryWidth(entry), 0)).toBeLessThanOrEqual(240);
    expect(legendRows(entries, 240).flat()).toEqual(entries);
  });

  it("of a long run is of the steps around the reader", () => {
    expect(pictureSpan(90, 40)).toEqual([0, 90]);
    expect(pictureSpan(5000, 10)).toEqual([0, 600]);
    expect(pictureSpan(5000, 2000)).toEqual([1700, 2300]);
    expect(pictureSpan(5000, 4990)).toEqual([4400, 5000]);
  });
});

describe("a picture of two runs that are compared", () => {
  const there = run.fork(20);
  for (let step = bySeed(there); step && there.length < 70; step = bySeed(there)) there.append(step);
  const side = (of: typeof run): Comparison["here"] => ({ track: of, index: new RunIndex(lab.portrait).extend(of) });
  const comparison = new Comparison(side(run), side(there)).extend();
  const facts: PictureFacts = {
    title: "A & B", seed: 7, off: [], settings: [], length: run.length, step: 5, span: [0, run.length], layers: [], axis: "physical", selected: 3,
  };
  const props: ComparisonProps = {
    comparison, portrait: lab.portrait, facts, here: { track: run, title: "one", layers: [] }, there: { track: there, title: "other", layers: [] },
  };
  const html = renderToString(<ComparisonPicture {...props} />);

  it("shows every step of both once, each under its side, and no playhead", () => {
    const pictures = html.split(/class="picture-side"[^>]*>/).slice(1);
    const shown = (name: string): readonly number[] => pictures.filter((part) => part.startsWith(name))
      .flatMap((part) => [...part.matchAll(/<title>(\d+)\. /g)].map((match) => Number(match[1]))).toSorted((a, b) => a - b);
    expect(shown("Here: one")).toEqual(run.events.map((_, index) => index + 1));
    expect(shown("There: other")).toEqual(there.events.map((_, index) => index + 1));
    expect(html).not.toContain("playhead");
    expect(comparisonSize(props).width).toBeLessThan(2100);
  });

  it("says where they part, in words and by a line that stops below the axis", () => {
    expect(comparison.shared).toBeGreaterThanOrEqual(20);
    expect(html).toContain(`>60 steps here, ${there.length} there · the same up to step ${comparison.shared} · seed 7<`);
    expect(html).toContain(partingWords(comparison, lab.portrait).slice(0, 20));
    const lines = [...html.matchAll(/class="parting" d="M(\d+) (\d+)V/g)].map((match) => match.slice(1).map(Number));
    expect(lines).toEqual(Array.from({ length: lines.length }, () => [comparison.shared * 46, 32]));
    expect(lines.length).toBe(2);
  });
});
