// What other programs read: causes and clocks as they are in the trace, a log in ShiViz's form, a picture in bands.
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import type { Lab } from "../../../src/labs/lab";
import { clocks } from "../../../src/labs/clocks/lab";
import { paxos } from "../../../src/labs/paxos/lab";
import { traceJson } from "../../../src/views/export/export-json";
import { pictureSize, pictureSpan, PictureView } from "../../../src/views/export/export-picture";
import { shivizExpression, shivizLog } from "../../../src/views/export/export-shiviz";
import { anyRun } from "../../labs/any-run";
import { scenarioOf } from "../../labs/scenario-run";

const lab = paxos as Lab;
const run = anyRun(lab, scenarioOf(lab, "hostile-messengers"), 8, 60).recording;
const space = anyRun(clocks as Lab, scenarioOf(clocks as Lab, "space-time"), 0, 30).recording;

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
  const picture = (span: readonly [number, number]) => ({ track: run, portrait: lab.portrait, title: "A & B", source: "seed 1", span });

  it("shows every step once, in bands no wider than a page", () => {
    const html = renderToString(<PictureView {...picture([0, run.length])} />);
    const shown = [...html.matchAll(/<title>(\d+)\. /g)].map((match) => Number(match[1]));
    expect(shown.toSorted((a, b) => a - b)).toEqual(run.events.map((_, index) => index + 1));
    expect(pictureSize(picture([0, run.length])).width).toBeLessThan(2000);
    expect(pictureSize(picture([0, 60])).height).toBeGreaterThan(pictureSize(picture([0, 40])).height);
    expect(html).not.toContain("playhead");
  });

  it("of a long run is of the steps around the reader", () => {
    expect(pictureSpan(90, 40)).toEqual([0, 90]);
    expect(pictureSpan(5000, 10)).toEqual([0, 600]);
    expect(pictureSpan(5000, 2000)).toEqual([1700, 2300]);
    expect(pictureSpan(5000, 4990)).toEqual([4400, 5000]);
  });
});
