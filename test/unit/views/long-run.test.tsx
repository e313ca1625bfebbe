// What is drawn of a run does not grow with the run.
import { renderToString } from "preact-render-to-string";
import { beforeAll, describe, expect, it } from "vitest";
import { bySeed, simulate } from "../../../src/kernel/choose";
import { openScenario, setupFor } from "../../../src/labs/settings";
import { chainOf, coneOf, relation } from "../../../src/views/causal";
import { Overview } from "../../../src/views/space-time/overview";
import { OverviewView } from "../../../src/views/space-time/overview-view";
import { RunIndex } from "../../../src/views/run-index";
import { layOutSpaceTime } from "../../../src/views/space-time/space-time";
import type { Track } from "../../../src/views/track";
import { subjectAt } from "../../../src/views/space-time/space-time-hit";
import { SpaceTimeView } from "../../../src/views/space-time/space-time-view";
import { timeTicks } from "../../../src/views/space-time/time-axis";
import { endlessLab } from "../../player/endless";

const STEPS = 9_000;
const lab = endlessLab(STEPS);
const grid = { stepWidth: 46, rowHeight: 60, top: 34 };

let track: Track;
let index: RunIndex;

beforeAll(() => {
  const [scenario] = lab.scenarios;
  if (!scenario) throw new Error("The lab has no scenario.");
  track = simulate(openScenario(lab, scenario, setupFor(lab, scenario)), bySeed, STEPS);
  index = new RunIndex(lab.portrait).extend(track);
});

const shorter = (steps: number): Track => ({
  model: track.model, events: track.events.slice(0, steps), worlds: track.worlds.slice(0, steps + 1), agendas: track.agendas.slice(0, steps + 1),
});
const elements = (html: string): number => html.match(/<\w/g)?.length ?? 0;

describe("the strip of a whole run", () => {
  const strip = (steps: number): string => {
    const columns = new Overview(track.model.nodes).extend(shorter(steps)).columns(steps, 400);
    return renderToString(<OverviewView columns={columns} width={800} height={24} />);
  };

  it("is as many elements for nine thousand steps as for ninety", () => {
    expect(elements(strip(STEPS))).toBe(elements(strip(90)));
  });

  it("shows a step at its node and nowhere else, in a run that it has room for", () => {
    const { rows, faults } = new Overview(track.model.nodes).extend(shorter(200)).columns(200, 400);
    track.events.slice(0, 200).forEach(({ node, action }, at) => {
      expect(rows.map((row) => (row[at] ?? 0) > 0)).toEqual(track.model.nodes.map((other) => other === node));
      expect(faults[at]).toBe(["crash", "drop"].includes(action.type));
    });
  });

  it("loses no fault of a run that is longer than it has bins", () => {
    const { faults, count } = new Overview(track.model.nodes).extend(track).columns(STEPS, 100);
    const wanted = Array.from({ length: count }, (_, column) =>
      track.events.slice((column * STEPS) / count, ((column + 1) * STEPS) / count).some(({ action }) => ["crash", "drop"].includes(action.type)));
    // A bin may lie across the edge of two columns, and then its fault is in the first.
    expect(faults.filter((has, at) => has && !wanted[at] && !wanted[at + 1])).toEqual([]);
    expect(wanted.filter((has, at) => has && !faults[at] && !faults[at - 1])).toEqual([]);
  });
});

describe("the past and the future of an event", () => {
  it("are counted as if every event had been asked", () => {
    const short = shorter(400);
    const known = new RunIndex(lab.portrait).extend(short);
    for (const selected of [0, 57, 200, 399].map((at) => short.events.slice(at).find(({ node }) => node !== undefined)?.index ?? 0)) {
      const chosen = short.events[selected];
      if (!chosen) continue;
      const asked = short.events.filter(({ node }) => node !== undefined).map((event) => relation(event, chosen));
      const count = (kind: string): number => asked.filter((each) => each === kind).length;
      expect(coneOf(short.events, known, short.model.nodes, selected))
        .toMatchObject({ before: count("before"), after: count("after"), concurrent: count("concurrent") });
    }
  });

  it("are found by looking at a few events of each line", () => {
    let read = 0;
    const events = new Proxy([...track.events], {
      get: (target, key, receiver) => {
        if (typeof key === "string" && /^\d+$/.test(key)) read++;
        return Reflect.get(target, key, receiver);
      },
    });
    const selected = track.events.findIndex(({ node, index: at }) => at > STEPS / 2 && node !== undefined);
    expect(coneOf(events, index, track.model.nodes, selected)?.concurrent).toBeGreaterThan(0);
    expect(read).toBeLessThan(20 * track.model.nodes.length);
  });

  it("begin and end where the bands along the rows do", () => {
    const selected = track.events.findIndex(({ node, index: at }) => at > 300 && node !== undefined);
    const chosen = track.events[selected];
    const cone = coneOf(track.events, index, track.model.nodes, selected);
    for (const { node, past, future } of cone?.lines ?? []) {
      const line = track.events.filter((event) => event.node === node);
      expect(past).toBe(line.findLast((event) => chosen && ["before", "self"].includes(relation(event, chosen)))?.index);
      expect(future).toBe(line.find((event) => chosen && relation(event, chosen) === "after")?.index);
    }
  });
});

describe("why an event happened before another", () => {
  it("is a chain of messages that were really sent, from the one to the other, past no node twice", () => {
    const short = shorter(400);
    const known = new RunIndex(lab.portrait).extend(short);
    const { nodes } = short.model;
    let longest = 0;
    for (const first of [10, 57, 200].flatMap((at) => short.events[at] ?? [])) {
      for (const second of short.events) {
        const chain = chainOf(short.events, known, nodes, first, second);
        expect(chain !== undefined).toBe(relation(first, second) === "before");
        if (!chain) continue;
        let [at, passed] = [first, new Set([first.node])];
        for (const { sent, received } of chain) {
          const [sender, receiver] = [short.events[sent], short.events[received]];
          expect(sender?.sent.map(({ id }) => id)).toContain(receiver?.packet?.id);
          expect(sender?.node).toBe(at.node);
          expect(at.index).toBeLessThanOrEqual(sent);
          expect(passed.has(receiver?.node)).toBe(false);
          passed = passed.add(receiver?.node);
          if (receiver) at = receiver;
        }
        expect([at.node, at.index <= second.index]).toEqual([second.node, true]);
        longest = Math.max(longest, chain.length);
      }
    }
    expect(longest).toBeGreaterThan(1);
  });

  it("is found by looking at a few events of each line", () => {
    let read = 0;
    const events = new Proxy([...track.events], {
      get: (target, key, receiver) => {
        if (typeof key === "string" && /^\d+$/.test(key)) read++;
        return Reflect.get(target, key, receiver);
      },
    });
    const [first, second] = [track.events.find(({ node }) => node !== undefined), track.events.findLast(({ node }) => node !== undefined)];
    if (!first || !second) throw new Error("Nothing happened.");
    expect(chainOf(events, index, track.model.nodes, first, second)).toBeDefined();
    expect(read).toBeLessThan(30 * track.model.nodes.length);
  });
});

describe("a window of the diagram", () => {
  const view = (from: number): string => renderToString(
    <SpaceTimeView track={track} layout={layOutSpaceTime(track, index, from, from + 24, grid)} grid={grid} index={index} labels={[]} cursor={from + 12}
      ink={{ portrait: lab.portrait, tints: index.tints }} label="Run" />,
  );

  it("has some elements a step, at the end of a long run as at its beginning", () => {
    expect(elements(view(0))).toBeLessThan(24 * 4);
    expect(elements(view(STEPS - 30))).toBeLessThan(24 * 4);
  });

  it("answers to the mouse at its events and messages, and nowhere else", () => {
    const layout = layOutSpaceTime(track, index, 100, 124, grid);
    for (const { event, x, y } of layout.dots) expect(subjectAt(layout, x + 2, y - 2)).toEqual({ kind: "event", event });
    const arrow = layout.arrows.find(({ end, x1, x2 }) => end === "delivered" && x1 > 0 && x2 - x1 > 3 * grid.stepWidth);
    if (!arrow) throw new Error("No message is long enough under way.");
    const near = subjectAt(layout, (arrow.x1 + arrow.x2) / 2, (arrow.y1 + arrow.y2) / 2);
    expect(near?.kind).toMatch(/packet|event/);
    expect(subjectAt(layout, 5, 3)).toBeUndefined();
  });

  it("can be told by the wall's clock, by Lamport's and by vectors", () => {
    const layout = layOutSpaceTime(track, index, 0, 24, { ...grid, stepWidth: 200 });
    const texts = (axis: "physical" | "logical" | "vector"): readonly string[] =>
      timeTicks(layout, track, { ...grid, stepWidth: 200 }, axis, index, lab.portrait).map(({ text }) => text);
    expect(texts("physical")[0]).toMatch(/ s$/);
    expect(texts("vector")).toEqual(track.events.slice(0, 24).filter(({ node }) => node !== undefined).map(({ vector }) => `⟨${vector.join(" ")}⟩`));
    // The Clock Condition: what happened before has the smaller number.
    for (const event of track.events.slice(0, 300)) {
      for (const cause of event.causes) {
        if (event.node !== undefined) expect(index.logicalTime(cause) ?? 0).toBeLessThan(index.logicalTime(event.index) ?? 0);
      }
    }
  });
});
