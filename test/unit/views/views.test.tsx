import { render } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { allChoices, choicesFor, orderText, type Standing } from "../../../src/views/choices";
import { EventsView } from "../../../src/views/events-view";
import type { Ink } from "../../../src/views/phrase-view";
import type { Portrait } from "../../../src/views/portrait";
import { PropertiesView, reportOn } from "../../../src/views/properties-view";
import { layOutSpaceTime } from "../../../src/views/space-time/space-time";
import type { Track } from "../../../src/views/track";
import { SpaceTimeView } from "../../../src/views/space-time/space-time-view";
import { layOutStage } from "../../../src/views/stage";
import { StageView } from "../../../src/views/stage-view";
import { lineChanges, StateView } from "../../../src/views/state-view";
import { StillView } from "../../../src/views/still";
import { litBy } from "../../../src/views/subject";
import { shapes, Tints } from "../../../src/views/tint";
import { FakeElement } from "../fake-element";
import { deliver, nodes, play, portrait as pingPong, serve } from "./ping-pong";

const portrait = pingPong as Portrait;
type Run = ReturnType<typeof play>;
const trackOf = (run: Run): Track => run.recording as Track;
const inkOf = (run: Run, subject?: Parameters<typeof litBy>[0]): Ink =>
  ({ portrait, tints: run.index.tints, lit: litBy(subject, trackOf(run).events, run.index) });

const textOf = (html: string): string => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ").trim();

function standingOf(run: Run): Standing {
  return { model: run.recording.model, world: run.recording.last, agenda: run.recording.agenda, portrait } as unknown as Standing;
}

describe("choices", () => {
  const offered = (run: Run, subject: Parameters<typeof choicesFor>[0]): readonly string[] =>
    choicesFor(subject, standingOf(run)).map((choice) => `${orderText(choice, portrait)}${choice.refusal === undefined ? "" : ` (${choice.refusal})`}`);

  it("are those a message allows, with the reason for each that is not possible now", () => {
    const run = play({ crash: 1, drop: 0, duplicate: 1, cut: 0, drift: 1 }).go(serve, { type: "crash", node: "B" });
    expect(offered(run, { kind: "packet", packet: 0 })).toEqual([
      "Deliver Ping 1 to B (B is down)", "Delay Ping 1 to B by 10 s", "Duplicate Ping 1 to B",
      "Drop Ping 1 to B (no drop is left in the fault budget)",
    ]);
    expect(offered(run, { kind: "node", node: "A" })).toEqual([
      "Ask A: serve 1", "Let “again” ring at A", "Crash A (no crash is left in the fault budget)", "Restart A (A is up)",
      "Let the clock of A go 2 times as fast as it should", "Let the clock of A go 0.5 times as fast as it should",
    ]);
    expect(offered(run, { kind: "node", node: "B" }).slice(0, 2)).toEqual(["Crash B (B is down already)", "Restart B"]);
  });

  it("set a clock right again that goes wrong, and set it forward or back only where nodes read it", () => {
    const run = play().go({ type: "drift", node: "A", rate: 2 });
    const clocks = (standing: Standing) => choicesFor({ kind: "node", node: "A" }, standing).map(({ action }) => action)
      .filter(({ type }) => type === "skew" || type === "drift").map((action) => ("rate" in action ? action.rate : "by" in action && action.by));
    expect(clocks(standingOf(run))).toEqual([0.5, 1]);
    expect(offered(run, { kind: "node", node: "A" }).slice(-2)).toEqual([
      "Let the clock of A go 0.5 times as fast as it should (no drift is left in the fault budget)", "Let the clock of A go at its right pace",
    ]);
    const read = { ...standingOf(run), model: { ...standingOf(run).model, readsClocks: true } };
    expect(clocks(read)).toEqual([0.5, 1, 10, -10]);
  });

  it("say that an earlier message comes first where none may overtake", () => {
    const run = play({ crash: 0, drop: 0, duplicate: 1, cut: 0 }, "fifo").go(serve, { type: "duplicate", packet: 0 });
    expect(offered(run, { kind: "packet", packet: 2 })[0]).toBe("Deliver Ping 1 to B (an earlier message from A to B comes first)");
    expect(offered(run, { kind: "packet", packet: 0 })[0]).toBe("Deliver Ping 1 to B");
  });

  it("include everything the model enables", () => {
    const run = play().go(serve, { type: "cut", link: ["B", "C"] });
    const listed = allChoices(standingOf(run)).flatMap(({ choices }) => choices).filter(({ refusal }) => refusal === undefined);
    const enabled = run.recording.model.enabled(run.recording.last).map((action) => JSON.stringify(action)).sort();
    const ofTime = ["delay", "drift", "skew"];
    expect(listed.filter(({ action }) => !ofTime.includes(action.type)).map(({ action }) => JSON.stringify(action)).sort()).toEqual(enabled);
  });

  it("say when a delivery would change nothing", () => {
    const run = play().go(serve, deliver(0));
    expect(choicesFor({ kind: "packet", packet: 2 }, standingOf(run))[0]?.remark).toBe("A would ignore it");
    expect(choicesFor({ kind: "packet", packet: 1 }, standingOf(run))[0]?.remark).toBeUndefined();
    const silent = play().go({ type: "input", node: "A", input: { round: 2 } }, deliver(0));
    expect(choicesFor({ kind: "packet", packet: 2 }, standingOf(silent))[0]?.remark).toBeUndefined();
  });
});

describe("tints", () => {
  it("stay with their keys and differ in shape as well as colour", () => {
    const tints = new Tints();
    const first = Array.from({ length: shapes.length }, (_, index) => tints.of(`ballot ${index}`));
    expect(new Set(first.map(({ shape }) => shape)).size).toBe(shapes.length);
    expect(new Set(first.map(({ className }) => className)).size).toBe(shapes.length);
    expect(tints.of("ballot 3")).toEqual(first[3]);
  });
});

describe("the state view", () => {
  it("shows a change as old and new, beside what stayed, by where it is kept", () => {
    const run = play().go(serve, deliver(0));
    const html = renderToString(
      <StateView nodes={nodes} world={run.recording.last as never} before={run.recording.worlds[1] as never} ink={inkOf(run)} />,
    );
    expect(html).toMatch(/<del>0<\/del><ins[^>]*>1<\/ins>/);
    expect(html.match(/<del>/g)).toHaveLength(1);
    expect(textOf(html)).toContain("On disk pings");
    expect(textOf(html)).toContain("In memory awake");
  });

  it("keeps a line that went away in sight for one step", () => {
    const gone = { label: "wish", value: "x", kept: "memory" } as const;
    expect(lineChanges([], [gone])).toEqual([{ line: gone, old: "x", gone: true }]);
  });
});

describe("the events view", () => {
  it("is an ordered list of sentences with causes for who cannot see the arrows", () => {
    const run = play().go(serve, deliver(0));
    const html = renderToString(
      <EventsView track={trackOf(run)} id="events" from={0} to={2} cursor={2} ink={inkOf(run)} moments={new Map([[1, "The first hit"]])} />,
    );
    expect(textOf(html)).toContain("The first hit B receives Ping 1 from A . B sends Pong 1 to A .");
    expect(textOf(html)).toContain("Follows from step 1 (where A sent it).");
    expect(html).toContain('aria-current="step"');
  });

  it("draws only its window of a long run and leaves room for the rest", () => {
    const run = play().go(serve, ...Array.from({ length: 500 }, () => ({ type: "delay", packet: 0, by: 1 }) as const));
    const html = renderToString(
      <EventsView track={trackOf(run)} id="events" from={100} to={120} rowHeight={40} cursor={110} ink={inkOf(run)} />,
    );
    expect(html.match(/role="option"/g)).toHaveLength(20);
    expect(html).toContain('aria-setsize="501" aria-posinset="101"');
    expect(html).toContain("padding-top:4000px");
    expect(html).toContain(`padding-bottom:${(501 - 120) * 40}px`);
  });
});

describe("scrolling the events of a long run", () => {
  it("makes no element: the row that goes out at one end comes in at the other", () => {
    const run = play().go(serve, ...Array.from({ length: 500 }, () => ({ type: "delay", packet: 0, by: 1 }) as const));
    const [page, ink] = [new FakeElement(), inkOf(run)];
    const drawFrom = (from: number): number => {
      const before = page.ownerDocument.made;
      render(
        <EventsView track={trackOf(run)} id="events" from={from} to={from + 20} rowHeight={40} cursor={110} ink={ink} />,
        page as unknown as Element,
      );
      return page.ownerDocument.made - before;
    };
    expect(drawFrom(100)).toBeGreaterThan(20 * 8);
    expect([101, 102, 100, 107, 300].map(drawFrom)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("the properties view", () => {
  const reports = (run: Run, state: number) => reportOn(
    run.recording.model.properties, run.recording.verdicts(), run.recording.worlds[state] as never, state, inkOf(run).portrait,
  );

  it("tells a verdict only once the reader has come to it", () => {
    const run = play().go(serve, deliver(0), { type: "input", node: "C", input: { round: 1 } }, deliver(4));
    expect(reports(run, 1).map(({ verdict }) => verdict)).toEqual(["holds so far", "not yet reached"]);
    expect(reports(run, 2).map(({ verdict }) => verdict)).toEqual(["holds so far", "reached at step 2"]);
    expect(reports(run, 4).map(({ verdict, here }) => [verdict, here])).toEqual([["violated at step 4", false], ["reached at step 2", true]]);
    expect(textOf(renderToString(<PropertiesView reports={reports(run, 4)} ink={inkOf(run)} />))).toContain("violated at step 4 false B has 2");
    expect(textOf(renderToString(<PropertiesView reports={reports(run, 3)} ink={inkOf(run)} />))).not.toContain("B has");
  });
});

describe("the pictures", () => {
  const grid = { stepWidth: 40, rowHeight: 50, top: 30 };

  it("draw faintly what lies ahead of the playhead, and dashed what is under way at it", () => {
    const run = play().go(serve, deliver(0), deliver(1));
    const layout = layOutSpaceTime(trackOf(run), run.index, 0, 3, grid);
    const html = renderToString(
      <SpaceTimeView track={trackOf(run)} layout={layout} grid={grid} index={run.index} ink={inkOf(run)} labels={[]} cursor={1} label="Run" />,
    );
    expect(html).toMatch(/class="arrow [^"]*waiting"/);
    expect(html.match(/class="dot deliver tint-0 ahead"/g)).toHaveLength(2);
    expect(html).toContain('aria-label="Run"');
  });

  it("light up the message pointed at in both pictures", () => {
    const run = play().go(serve);
    const ink = inkOf(run, { kind: "packet", packet: 1 });
    const layout = layOutSpaceTime(trackOf(run), run.index, 0, 1, grid);
    const diagram = renderToString(
      <SpaceTimeView track={trackOf(run)} layout={layout} grid={grid} index={run.index} ink={ink} labels={[]} cursor={1} label="Run" />,
    );
    expect(diagram.match(/class="arrow tint-0 lit waiting"/g)).toHaveLength(1);
    const moment = { world: run.recording.last, agenda: run.recording.agenda, now: 1, linesMax: 2 } as never;
    const size = { width: 560, height: 420 };
    const stage = renderToString(
      <StageView stage={layOutStage(moment, nodes, portrait, size)} size={size} moment={moment} before={undefined} ink={ink} selected={undefined} glide />,
    );
    expect(stage.match(/class="message lit tint-0"/g)).toHaveLength(1);
  });

  it("name every handle of the stage, and mark what the last step changed", () => {
    const run = play().go(serve, deliver(0), { type: "crash", node: "C" });
    const [before, after] = [run.recording.worlds[1], run.recording.worlds[2]];
    const moment = { world: after, agenda: run.recording.agendas[2], now: 2, linesMax: 2 } as never;
    const size = { width: 560, height: 420 };
    const view = (shown: never) => renderToString(
      <StageView stage={layOutStage(shown, nodes, portrait, size)} size={size} moment={shown} before={before as never}
        ink={inkOf(run)} selected={undefined} glide={false} />,
    );
    expect(textOf(view(moment))).toContain("Node B , up, pings 1 awake no");
    expect(view(moment)).toContain('aria-label="Message Pong 1, B to A, due in 10 s"');
    expect(view(moment).match(/card-line disk changed/g)).toHaveLength(1);
    const down = { world: run.recording.last, agenda: run.recording.agenda, now: 3, linesMax: 2 } as never;
    expect(textOf(view(down))).toContain("Node C , down,");
    expect(view(down)).toContain("Message Ping 1, A to C, held back");
  });

  it("make a still that shows nothing beyond its step and says the same in words", () => {
    const run = play().go(serve, deliver(0), { type: "crash", node: "C" });
    const html = renderToString(<StillView track={trackOf(run)} portrait={portrait} state={2} width={600} />);
    expect(html).toContain("2. B receives Ping 1 from A.");
    expect(html).not.toContain("crash");
  });
});
