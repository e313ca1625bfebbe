import { describe, expect, it } from "vitest";
import type { NetAction } from "../../../src/kernel/world";
import { Recording } from "../../../src/kernel/recording";
import { clocks } from "../../../src/labs/clocks/lab";
import { paxos } from "../../../src/labs/paxos/lab";
import type { Lab } from "../../../src/labs/lab";
import { momentsOf } from "../../../src/webview/lab/moments";
import { act, stepsOf, switchBranch } from "../../../src/webview/lab/branching";
import { select } from "../../../src/webview/lab/gestures";
import { drawnLayers, toggleLayer } from "../../../src/webview/lab/layer-switches";
import { follow, openAnother, openTarget, restart } from "../../../src/webview/lab/opening";
import { goToMoment, goToNextMoment, seek, stepForward } from "../../../src/webview/lab/moves";
import { type PlayerState, recordingOf } from "../../../src/webview/lab/player-state";
import { fromSaved, toSaved } from "../../../src/webview/lab/saved-state";
import { gapMs } from "../../../src/webview/lab/playback";
import { savedLab } from "../../../src/wire/run";

const lab = paxos as Lab;
const b3 = (): PlayerState => ({ ...openTarget(lab, { lab: "paxos", scenario: "b3-bites" }), asking: false });

/** Something that can be done where the reader stands, other than what the run does next. */
function other(state: PlayerState): NetAction<unknown> {
  const recording = recordingOf(state);
  const next = JSON.stringify(recording.steps[state.cursor]?.action);
  const found = recording.model.enabled(recording.worlds[state.cursor] as never).find((action) => JSON.stringify(action) !== next);
  if (!found) throw new Error("Nothing else can be done.");
  return found;
}

describe("opening", () => {
  it("prepares the scenario's steps and starts paused at the beginning", () => {
    const state = b3();
    expect(state.cursor).toBe(0);
    expect(state.playing).toBe(false);
    expect(state.length).toBeGreaterThan(12);
    expect(state.notice).toBeUndefined();
  });

  it("starts just after the moment asked for, with its event picked out", () => {
    const state = openTarget(lab, { lab: "paxos", scenario: "b3-bites", moment: "b3-bites" });
    const event = momentsOf(recordingOf(state), state.scenario).get("b3-bites");
    expect(state.selected).toEqual({ kind: "event", event });
    expect(state.cursor).toBe((event ?? NaN) + 1);
  });

  it("picking an event out goes there, and again from elsewhere; where it is, it lets go", () => {
    const third = { kind: "event", event: 2 } as const;
    const there = select(b3(), third);
    expect([there.cursor, there.selected]).toEqual([3, third]);
    const back = select(seek(there, 7), third);
    expect([back.cursor, back.selected]).toEqual([3, third]);
    expect(select(back, third)).toMatchObject({ cursor: 3, selected: undefined });
  });

  it("at a tab shows that tab; a run that is open already stays as it is", () => {
    expect(openTarget(lab, { lab: "paxos", tab: "sweep" }).tab).toBe("sweep");
    const altered = restart(b3(), { seed: 77 }, "Seed 77.");
    expect(follow(altered, { lab: "paxos", tab: "sweep" })).toEqual({ ...altered, tab: "sweep" });
    expect(follow(altered, { lab: "paxos", scenario: "b3-bites", tab: "rules" })).toMatchObject({ tab: "rules", setup: b3().setup });
  });

  it("says so when the moment or the scenario does not exist", () => {
    expect(openTarget(lab, { lab: "paxos", scenario: "b3-bites", moment: "nope" }).notice).toContain("no moment “nope”");
    const elsewhere = openTarget(lab, { lab: "paxos", scenario: "nope" });
    expect(elsewhere.scenario).toBe(lab.scenarios[0]);
    expect(elsewhere.notice).toContain("“nope”");
  });
});

describe("the layers over the diagram", () => {
  it("stay on while runs come and go, and after a reload", () => {
    const clocksLab = clocks as Lab;
    const on = toggleLayer(toggleLayer(openTarget(clocksLab, { lab: "clocks", scenario: "telephone" }), "bold"), "total");
    expect(drawnLayers(on).map(({ layer }) => layer.sign)).toEqual(["bold →", "⇒"]);
    expect(restart(on, { seed: 5 }, "Seed 5.").layers).toEqual(["bold", "total"]);
    expect(openAnother(toggleLayer(on, "bold"), "three-ask").layers).toEqual(["total"]);
    expect(fromSaved(clocksLab, savedLab.parse(JSON.parse(JSON.stringify(toSaved(on))))).layers).toEqual(["bold", "total"]);
  });

  it("stand on the axis that was chosen, which stays so too; one that is not known gives way to the wall's", () => {
    const clocksLab = clocks as Lab;
    const on: PlayerState = { ...openTarget(clocksLab, { lab: "clocks", scenario: "telephone" }), axis: "vector" };
    const kept = toSaved(on);
    const again = (saved: unknown): string => fromSaved(clocksLab, savedLab.parse(JSON.parse(JSON.stringify(saved)))).axis;
    expect([restart(on, { seed: 5 }, "Seed 5.").axis, openAnother(on, "three-ask").axis, again(kept)]).toEqual(["vector", "vector", "vector"]);
    expect(again({ ...kept, axis: "sidereal" })).toBe("physical");
  });

  it("tell nothing of a step that is still a question", () => {
    const asking = toggleLayer(openTarget(clocks as Lab, { lab: "clocks", scenario: "telephone" }), "total");
    const shown = { ...asking, length: 4 };
    expect(drawnLayers(shown).flatMap(({ pairs }) => pairs.flat()).every((event) => event < 4)).toBe(true);
  });
});

describe("moving", () => {
  it("goes forward and back over the same states, never past the ends", () => {
    const there = stepForward(stepForward(b3()));
    expect(there.cursor).toBe(2);
    expect(seek(there, 1).cursor).toBe(1);
    expect(seek(there, -5).cursor).toBe(0);
    expect(seek(there, 10_000).cursor).toBe(there.length);
  });

  it("asks the seed for one more step at the end of a branch", () => {
    const state = b3();
    const forked = act(seek(state, 4), other(seek(state, 4)));
    const on = stepForward(forked);
    expect(on.cursor).toBe(forked.length + 1);
    expect(on.length).toBe(forked.length + 1);
  });

  it("says when nothing more will happen, and stops playing", () => {
    let state: PlayerState = { ...openTarget(lab, { lab: "paxos", scenario: "one-president" }), playing: true };
    for (let step = 0; step < 500 && state.notice === undefined; step++) state = stepForward(state);
    expect(state.playing).toBe(false);
    expect(state.notice).toContain("Nothing more happens");
  });

  it("visits the moments in the order of the run", () => {
    const first = goToNextMoment(b3(), 1);
    const second = goToNextMoment(first, 1);
    expect(second.cursor).toBeGreaterThan(first.cursor);
    expect(goToNextMoment(second, -1).cursor).toBe(first.cursor);
    expect(goToNextMoment(first, -1)).toBe(first);
  });
});

describe("moments", () => {
  it("are where they first happen, also when the run grows after they were looked for", () => {
    const { scenario } = b3();
    const often = { ...scenario, moments: [
      { id: "any", title: "Anything", when: () => true },
      { id: "late", title: "Late", when: ({ index }: { readonly index: number }) => index >= 2 },
    ] };
    const { model, pace, seed, steps } = recordingOf(b3());
    const growing = new Recording(model, pace, seed);
    for (const step of steps.slice(0, 2)) growing.append(step);
    expect([...momentsOf(growing, often)]).toEqual([["any", 0]]);
    for (const step of steps.slice(2, 5)) growing.append(step);
    expect([...momentsOf(growing, often)]).toEqual([["any", 0], ["late", 2]]);
  });
});

describe("acting", () => {
  it("in the past forks and keeps the old branch as it was", () => {
    const before = seek(b3(), 5);
    const steps = JSON.stringify(stepsOf(before, 0));
    const after = act(before, other(before));
    expect(after.branches.map(({ id, parent, at }) => [id, parent, at])).toEqual([[0, null, 0], [1, 0, 5]]);
    expect(after.branches[1]?.title).toMatch(/, after step 5$/);
    expect(after.cursor).toBe(6);
    expect(JSON.stringify(stepsOf(after, 0))).toBe(steps);
    expect(JSON.stringify(stepsOf(after, 1).slice(0, 5))).toBe(JSON.stringify(stepsOf(after, 0).slice(0, 5)));
  });

  it("at the end appends, without a fork", () => {
    const end = seek(b3(), Infinity);
    const after = act(seek(end, end.length), other(seek(end, end.length)));
    expect(after.branches).toHaveLength(1);
    expect(after.length).toBe(end.length + 1);
  });

  it("on what was possible a moment ago and is not any more changes nothing, and says so", () => {
    const state = b3();
    const gone: NetAction<unknown> = { type: "deliver", packet: 0 };
    for (const cursor of [0, state.length]) {
      const after = act({ ...state, cursor }, gone);
      expect(after).toMatchObject({ cursor, length: state.length, current: state.current, notice: "That cannot be done where the run stands now." });
      expect(after.branches).toBe(state.branches);
      expect(recordingOf(after).length).toBe(state.length);
    }
  });

  it("as the run does anyway is a step, not a fork", () => {
    const state = seek(b3(), 3);
    const next = recordingOf(state).steps[3];
    const after = act(state, next?.action as NetAction<unknown>);
    expect(after.branches).toHaveLength(1);
    expect(after.cursor).toBe(4);
  });

  it("on a fork of a fork, and back, shows each branch as it was", () => {
    const one = act(seek(b3(), 5), other(seek(b3(), 5)));
    const two = act(seek(one, 2), other(seek(one, 2)));
    expect(two.branches.map(({ parent }) => parent)).toEqual([null, 0, 1]);
    const home = switchBranch(two, 0);
    expect(home.length).toBe(b3().length);
    expect(home.cursor).toBe(2);
    expect(stepsOf(switchBranch(home, 2), 2)).toHaveLength(3);
  });

});

describe("following a link in an open player", () => {
  const link = { lab: "paxos", scenario: "b3-bites", moment: "b3-bites" };

  it("goes to the moment in the scenario's own run, and keeps the reader's branches", () => {
    const visited = follow(act(seek(b3(), 2), other(seek(b3(), 2))), link);
    expect(visited.current).toBe(0);
    expect(visited.selected?.kind).toBe("event");
    expect(visited.branches).toHaveLength(2);
  });

  it("opens the run the text speaks of when a rule had been switched off, and offers the way back", () => {
    const changed = restart(b3(), { off: ["B3"] }, "");
    const visited = follow(changed, link);
    expect(visited.setup.off).toEqual([]);
    expect(visited.selected?.kind).toBe("event");
    expect(visited.wayBack?.setup.off).toEqual(["B3"]);
  });
});

describe("switching a rule off", () => {
  it("restarts from the same seed without it, says from where the run differs, and can be undone", () => {
    const before = seek(b3(), 7);
    const after = restart(before, { off: ["B3"] }, "B3 is off.");
    expect(after.setup).toEqual({ ...before.setup, off: ["B3"] });
    expect(after.cursor).toBe(0);
    const bites = momentsOf(recordingOf(before), before.scenario).get("b3-bites") ?? NaN;
    expect(after.notice).toBe(`B3 is off. The run first differs at step ${bites + 1}.`);
    expect(after.noticeStep).toBe(bites + 1);
    expect(after.wayBack?.setup.off).toEqual([]);
    expect(after.wayBack?.cursor).toBe(7);
  });

  it("says that a moment does not happen any more, rather than going nowhere", () => {
    const after = goToMoment(restart(b3(), { off: ["B3"] }, ""), "b3-bites");
    expect(after.notice).toContain("does not happen in this run");
  });

  it("lets the seed go on where changed settings break the script", () => {
    const after = restart(b3(), { parameters: { ...b3().setup.parameters, priests: 4 } }, "Priests: 4.");
    expect(after.notice).toContain("from there on the seed chooses");
    expect(recordingOf(after).model.nodes).toHaveLength(4);
    const fitted = Number(/fits only (\d+) steps/.exec(after.notice ?? "")?.[1]);
    expect(after.length).toBeGreaterThan(fitted);
  });
});

describe("what is kept", () => {
  const forked = (): PlayerState => {
    const one = act(seek(b3(), 5), other(seek(b3(), 5)));
    return seek({ ...stepForward(one), tab: "state" }, 4);
  };

  it("the height that the reader gives the pictures is kept, for other scenarios too", () => {
    const on: PlayerState = { ...openTarget(lab, { lab: "paxos" }), pictures: 30 };
    expect(fromSaved(lab, savedLab.parse(JSON.parse(JSON.stringify(toSaved(on))))).pictures).toBe(30);
    expect(openAnother(on, "two-presidents").pictures).toBe(30);
    expect(savedLab.safeParse({ ...toSaved(on), pictures: 1e9 }).success).toBe(false);
  });

  it("survives as JSON, branches, cursor and all", () => {
    const state = forked();
    const wire = savedLab.parse(JSON.parse(JSON.stringify(toSaved(state))));
    const back = fromSaved(lab, wire);
    expect([back.cursor, back.current, back.tab, back.length]).toEqual([state.cursor, state.current, "state", state.length]);
    expect(JSON.stringify(recordingOf(back).last)).toBe(JSON.stringify(recordingOf(state).last));
    expect(toSaved(back)).toEqual(toSaved(state));
  });

  it("can be kept again without having looked at every branch", () => {
    const back = fromSaved(lab, toSaved(seek(switchBranch(forked(), 0), 1)));
    expect(back.recordings.has(1)).toBe(false);
    expect(toSaved(back).branches[1]?.steps).toEqual(toSaved(forked()).branches[1]?.steps);
  });

  it("is refused with a sentence when it does not fit the lab", () => {
    const saved = toSaved(forked());
    expect(() => fromSaved(lab, { ...saved, scenario: "gone" })).toThrow(/scenario “gone”/);
    expect(() => fromSaved(lab, { ...saved, current: 9 })).toThrow(/lost a branch/);
    const broken = saved.branches.map((branch) => ({ ...branch, steps: [{ action: { type: "deliver" as const, packet: 999 }, at: 0 }] }));
    expect(() => fromSaved(lab, { ...saved, branches: broken })).toThrow(/Step 1 is not possible here/);
  });
});

describe("playing", () => {
  it("shows long waits longer than short ones, but none for ever and none in no time", () => {
    const steps = [0, 1, 2, 3, 100].map((at) => ({ at }));
    const burst = gapMs(steps, 1, 1);
    const usual = gapMs([0, 1, 2, 3].map((at) => ({ at })), 1, 0);
    const wait = gapMs(steps, 4, 3);
    expect(burst).toBeGreaterThan(300);
    expect(wait).toBeLessThan(5000);
    expect(burst).toBeLessThan(usual);
    expect(usual).toBeLessThan(wait);
  });
});
