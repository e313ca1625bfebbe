import { describe, expect, it } from "vitest";
import { clocks } from "../../../src/labs/clocks/lab";
import type { Lab } from "../../../src/labs/lab";
import { paxos } from "../../../src/labs/paxos/lab";
import { answer, ask, horizon, questionAt, revealedAt } from "../../../src/webview/lab/asking/asking";
import { act } from "../../../src/webview/lab/branching";
import { reachedAt } from "../../../src/webview/lab/asking/goal-panel";
import { openTarget, restart } from "../../../src/webview/lab/opening";
import { goToMoment, seek, stepForward } from "../../../src/webview/lab/moves";
import { type PlayerState, recordingOf } from "../../../src/webview/lab/player-state";
import { stopsFor } from "../../../src/webview/lab/stops";
import { runUntil } from "../../../src/webview/lab/work";

const lab = paxos as Lab;
const b3 = (): PlayerState => openTarget(lab, { lab: "paxos", scenario: "b3-bites" });
const questionOf = (state: PlayerState) => questionAt(state, recordingOf(state));
const answered = (state: PlayerState, said: number | undefined): PlayerState => answer(state, recordingOf(state), said);

describe("a question", () => {
  it("stops stepping and playing before the step it asks about, and every other way ahead", () => {
    let state: PlayerState = { ...b3(), playing: true };
    for (let steps = 0; steps < 40; steps++) state = stepForward(state);
    const place = horizon(state, recordingOf(state));
    expect(state.playing).toBe(false);
    expect(state.cursor).toBe(place);
    expect(questionOf(state)?.prediction.id).toBe("which-decree");
    expect(seek(b3(), Infinity).cursor).toBe(place);
    const jumped = goToMoment(b3(), "passed");
    expect([jumped.cursor, jumped.selected]).toEqual([place, undefined]);
    const stop = stopsFor(b3(), lab.portrait).flatMap(({ stops }) => stops).find(({ id }) => id === "moment passed");
    if (!stop) throw new Error("There is nothing to run until.");
    expect(runUntil(b3(), stop)).toMatchObject({ cursor: place, work: undefined });
  });

  it("is answered by the run: with B3 the new president is bound, without it is not", () => {
    const said = answered(seek(b3(), Infinity), 0);
    expect(revealedAt(said, recordingOf(said))).toMatchObject({ said: 0, truth: 1 });
    expect(said.selected).toEqual({ kind: "event", event: said.cursor - 1 });
    const without = restart(b3(), { off: ["B3"] }, "");
    const there = answered(seek(without, Infinity), 0);
    expect(revealedAt(there, recordingOf(there))).toMatchObject({ said: 0, truth: 0 });
  });

  it("is asked once, and then the run is open to its end", () => {
    const said = answered(seek(b3(), Infinity), undefined);
    expect(questionOf(seek(said, said.cursor - 1))).toBeUndefined();
    expect(seek(said, Infinity).cursor).toBe(said.length);
    expect(revealedAt(said, recordingOf(said))?.said).toBeUndefined();
  });

  it("is asked again, or not at all, as the reader likes", () => {
    const said = answered(seek(b3(), Infinity), 1);
    expect(questionOf(seek(ask(seek(said, 0), true), Infinity))).toBeDefined();
    expect(seek(ask(b3(), false), Infinity).cursor).toBe(b3().length);
  });

  it("is not asked of who is led to a place, nor on another way", () => {
    expect(openTarget(lab, { lab: "paxos", scenario: "b3-bites", moment: "passed" }).asking).toBe(false);
    const before = seek(b3(), 3);
    const next = JSON.stringify(recordingOf(before).steps[3]?.action);
    const other = recordingOf(before).model.enabled(recordingOf(before).worlds[3] as never).find((action) => JSON.stringify(action) !== next);
    if (!other) throw new Error("Nothing else can be done.");
    const away = act(before, other);
    expect(horizon(away, recordingOf(away))).toBe(away.length);
  });

  it("comes back by itself on a way that comes to it", () => {
    const state = openTarget(clocks as Lab, { lab: "clocks", scenario: "against-the-wall" });
    const asked = seek(state, Infinity);
    const told = answered(asked, 2);
    expect(revealedAt(told, recordingOf(told))).toMatchObject({ said: 2, truth: 2 });
  });
});

describe("a goal", () => {
  it("is graded by the run, once the reader has come to it", () => {
    let state = openTarget(lab, { lab: "paxos", scenario: "goal-fewest" });
    const { goal } = state.scenario;
    if (!goal) throw new Error("The scenario has no goal.");
    expect(reachedAt(state, goal)).toBeUndefined();
    const [request] = recordingOf(state).model.enabled(recordingOf(state).last).filter(({ type }) => type === "input");
    if (!request) throw new Error("Nobody can be asked.");
    state = act(state, request);
    while (reachedAt(state, goal) === undefined) {
      const [deliver] = recordingOf(state).model.enabled(recordingOf(state).last).filter(({ type }) => type === "deliver");
      if (!deliver) throw new Error("Nothing is under way.");
      state = act(state, deliver);
    }
    expect(reachedAt(state, goal)).toBe(state.cursor);
    expect(reachedAt(seek(state, 2), goal)).toBeUndefined();
  });
});
