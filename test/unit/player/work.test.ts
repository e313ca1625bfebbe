// Long work goes on in slices, is seen, ends early when it is told to, and comes to the same as if it were done at once.
import { describe, expect, it } from "vitest";
import type { Lab } from "../../../src/labs/lab";
import { paxos } from "../../../src/labs/paxos/lab";
import { act } from "../../../src/webview/lab/branching";
import { openTarget, restart } from "../../../src/webview/lab/opening";
import { seek } from "../../../src/webview/lab/moves";
import { type PlayerState, recordingOf, type Stop } from "../../../src/webview/lab/player-state";
import { trackOf } from "../../../src/webview/lab/standing";
import { stopsFor } from "../../../src/webview/lab/stops";
import { giveUp, goOn, PREPARED_AT_ONCE, runUntil } from "../../../src/webview/lab/work";
import { endlessLab } from "../../player/endless";
import { scenarioRun } from "../../labs/scenario-run";

const lab = paxos as Lab;
const b3 = (): PlayerState => ({ ...openTarget(lab, { lab: "paxos", scenario: "b3-bites" }), asking: false });
const long = (steps: number): PlayerState => openTarget(endlessLab(steps), { lab: "endless" });

function finish(state: PlayerState, slice = 500): PlayerState {
  let at = state;
  for (let slices = 0; at.work; slices++) {
    if (slices > 1000) throw new Error("The work does not end.");
    at = goOn(at, slice);
  }
  return at;
}

const stop = (state: PlayerState, id: string): Stop => {
  const found = stopsFor(state, state.lab.portrait).flatMap(({ stops }) => stops).find((each) => each.id === id);
  if (!found) throw new Error(`There is no ${id} to wait for.`);
  return found;
};

describe("preparing a long run", () => {
  it("gives the first steps at once and the rest in slices", () => {
    const opened = long(2_600);
    expect(opened.length).toBe(PREPARED_AT_ONCE);
    const next = goOn(opened, 100);
    expect(next.length).toBe(PREPARED_AT_ONCE + 100);
    const all = finish(next);
    expect(all.length).toBe(2_600);
    const [scenario] = all.lab.scenarios;
    if (!scenario) throw new Error("There is no scenario.");
    expect(JSON.stringify(recordingOf(all).steps)).toBe(JSON.stringify(scenarioRun(all.lab, scenario).steps));
  });

  it("keeps what there is when it is cancelled, and the reader may go about in it meanwhile", () => {
    const there = seek(goOn(long(2_600), 300), 1_234);
    expect(goOn(there, 100).cursor).toBe(1_234);
    const ended = giveUp(there);
    expect(finish(ended).length).toBe(PREPARED_AT_ONCE + 400);
  });

  it("may be further than the player knows, and what is done then is done with all of it", () => {
    const told = seek(long(2_600), PREPARED_AT_ONCE);
    goOn(told, 100);
    expect(giveUp(told).length).toBe(PREPARED_AT_ONCE + 100);
    const next = recordingOf(told).steps[PREPARED_AT_ONCE];
    if (!next) throw new Error("Nothing was appended.");
    expect(act(told, next.action)).toMatchObject({ cursor: PREPARED_AT_ONCE + 1, length: PREPARED_AT_ONCE + 100 });
    expect(trackOf(told).events).toHaveLength(PREPARED_AT_ONCE);
    expect(trackOf(goOn(told, 0)).events).toHaveLength(PREPARED_AT_ONCE + 100);
  });

  it("ends when the reader takes another way", () => {
    const there = seek(long(2_600), 10);
    const crash = recordingOf(there).model.enabled(recordingOf(there).worlds[10] as never).find(({ type }) => type === "crash");
    if (!crash) throw new Error("No node can crash.");
    expect(act(there, crash).work).toBeUndefined();
    expect(restart(there, { seed: 2 }, "").work).toMatchObject({ kind: "prepare", to: 2_600 });
  });
});

describe("run until", () => {
  it("offers moments, properties, rules and nodes", () => {
    expect(stopsFor(b3(), lab.portrait).map(({ title, stops }) => [title, stops.length])).toEqual([
      ["A moment of the scenario", 3], ["A property changes", 9], ["A rule decides", lab.rules.length], ["Something happens", 6],
    ]);
  });

  it("stops after the step that decides, with it picked out", () => {
    const start = b3();
    const there = runUntil(start, stop(start, "property chosen"));
    const { worlds, model } = recordingOf(there);
    const chosen = model.properties.find(({ id }) => id === "chosen");
    expect([there.cursor - 1, there.cursor].map((at) => chosen?.holds(worlds[at] as never))).toEqual([false, true]);
    expect(there.selected).toEqual({ kind: "event", event: there.cursor - 1 });
    expect(there.work).toBeUndefined();
  });

  it("goes on to the next each time", () => {
    const start = b3();
    const first = runUntil(start, stop(start, "node B"));
    const second = runUntil(first, stop(start, "node B"));
    const { events } = recordingOf(second);
    expect(second.cursor).toBeGreaterThan(first.cursor);
    expect(events.slice(first.cursor, second.cursor).map(({ node }) => node === "B")).toEqual([...Array(second.cursor - first.cursor - 1).fill(false), true]);
  });

  it("asks the seed for more where the run ends, and says when it never happens", () => {
    const start = long(200);
    const there = finish(runUntil(seek(start, 200), stop(start, "moment hundred")));
    expect(there.cursor).toBeGreaterThan(200);
    const one = openTarget(lab, { lab: "paxos", scenario: "one-president" });
    const never = finish(runUntil(one, stop(one, "property agreement")));
    expect(never.cursor).toBe(0);
    expect(never.notice).toMatch(/“Agreement” does not happen from here on: after step \d+ nothing more happens\./);
  });

  it("takes long in slices and can be cancelled without moving the playhead", () => {
    const start = long(100);
    const going = runUntil(start, stop(start, "property small"));
    expect(going.work).toMatchObject({ kind: "until", next: PREPARED_AT_ONCE });
    expect(goOn(going, 10).work).toMatchObject({ next: PREPARED_AT_ONCE + 10 });
    expect(giveUp(goOn(going, 10)).cursor).toBe(0);
    const found = finish(going, 2_000);
    expect(recordingOf(found).verdicts()[0]?.decidedAt).toBe(found.cursor);
  });
});
