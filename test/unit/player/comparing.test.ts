// Comparing as the player does it: with a branch, with the run before other settings; swapped, kept, ended.
import { describe, expect, it } from "vitest";
import { traceHash } from "../../../src/kernel/recording";
import type { Lab } from "../../../src/labs/lab";
import { paxos } from "../../../src/labs/paxos/lab";
import { act, switchBranch } from "../../../src/webview/lab/branching";
import { compareBefore, compareWith, otherOf, swap, titleBefore, toggleComparing } from "../../../src/webview/lab/compare/comparing";
import { openTarget, restart } from "../../../src/webview/lab/opening";
import { seek, stepForward } from "../../../src/webview/lab/moves";
import { type PlayerState, recordingOf } from "../../../src/webview/lab/player-state";
import { fromSaved, toSaved } from "../../../src/webview/lab/saved-state";
import { savedLab } from "../../../src/wire/run";

const lab = paxos as Lab;
const b3 = (): PlayerState => ({ ...openTarget(lab, { lab: "paxos", scenario: "b3-bites" }), asking: false });

/** A leaves after step 5, and the run goes on for three steps. */
const forked = (): PlayerState => stepForward(stepForward(stepForward(act(seek(b3(), 5), { type: "crash", node: "A" }))));

const hashes = (state: PlayerState): readonly string[] => [recordingOf(state), otherOf(state)?.recording].map((run) => (run ? traceHash(run) : ""));

const kept = (state: PlayerState): PlayerState => fromSaved(lab, savedLab.parse(JSON.parse(JSON.stringify(toSaved(state)))));

describe("comparing with a branch", () => {
  it("by a key takes the branch that this one left, and ends by the same key", () => {
    const on = toggleComparing(forked());
    expect(otherOf(on)).toMatchObject({ title: "A later president is bound" });
    expect(otherOf(on)?.recording).toBe(recordingOf(switchBranch(on, 0)));
    expect(toggleComparing(on).compared).toBeUndefined();
    expect(toggleComparing(switchBranch(forked(), 0)).compared).toEqual({ kind: "branch", id: 1 });
  });

  it("says what to do where there is nothing to compare with", () => {
    expect(toggleComparing(b3())).toMatchObject({ notice: "There is nothing to compare with yet. Act at an earlier step, and the run forks." });
    expect(compareWith(forked(), 1).compared).toBeUndefined();
    expect(compareWith(forked(), 7).compared).toBeUndefined();
  });

  it("swapped shows the other at the same time, and swapped again what was there", () => {
    const on = toggleComparing(forked());
    const there = swap(on);
    expect(hashes(there)).toEqual(hashes(on).toReversed());
    const [ours, theirs] = [recordingOf(on), recordingOf(there)];
    expect(theirs.agendas[there.cursor]?.now).toBeLessThanOrEqual(ours.agendas[on.cursor]?.now ?? 0);
    expect(theirs.events[there.cursor]?.at).toBeGreaterThan(ours.agendas[on.cursor]?.now ?? 0);
    expect(hashes(swap(there))).toEqual(hashes(on));
  });

  it("goes on when the reader acts, or shows the very branch", () => {
    const on = toggleComparing(forked());
    const again = act(seek(on, 6), { type: "restart", node: "A" });
    expect([again.current, again.compared]).toEqual([2, { kind: "branch", id: 0 }]);
    expect(switchBranch(on, 0).compared).toEqual({ kind: "branch", id: 1 });
  });

  it("survives a reload", () => {
    const on = seek(toggleComparing(forked()), 7);
    const back = kept(on);
    expect(back.compared).toEqual(on.compared);
    expect(hashes(back)).toEqual(hashes(on));
    expect(toSaved(back)).toEqual(toSaved(on));
    expect(kept(forked()).compared).toBeUndefined();
    expect(fromSaved(lab, { ...toSaved(on), compared: { branch: 9 } }).compared).toBeUndefined();
  });
});

describe("comparing with the run before other settings", () => {
  const without = (): PlayerState => restart(b3(), { off: ["B3"] }, "B3 is off.");

  it("names it by what it had", () => {
    const on = compareBefore(without());
    expect(otherOf(on)?.title).toBe("with B3");
    expect(titleBefore(without(), b3())).toBe("without B3");
    expect(titleBefore({ ...b3(), setup: { ...b3().setup, seed: 99 } }, b3())).toBe("with seed 99");
  });

  it("swapped shows that run with its settings, and back", () => {
    const on = toggleComparing(without());
    const there = swap(on);
    expect([there.setup.off, otherOf(there)?.title]).toEqual([[], "without B3"]);
    expect(hashes(there)).toEqual(hashes(on).toReversed());
    expect(hashes(swap(there))).toEqual(hashes(on));
  });

  it("survives a reload; one that cannot be had again leaves the run that is shown", () => {
    const on = compareBefore(without());
    expect(hashes(kept(on))).toEqual(hashes(on));
    const saved = toSaved(on);
    const lost = { ...saved, compared: { before: { ...toSaved(b3()), scenario: "gone" } } };
    const back = fromSaved(lab, lost);
    expect([back.compared, back.setup.off]).toEqual([undefined, ["B3"]]);
    expect(back.notice).toBe("The run that this one was compared with cannot be had again. There is no scenario “gone” any more.");
  });
});
