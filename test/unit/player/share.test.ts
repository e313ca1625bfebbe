// What the player hands over, and what comes back when it is opened again.
import { describe, expect, it } from "vitest";
import { traceHash } from "../../../src/kernel/recording";
import type { Lab } from "../../../src/labs/lab";
import { paxos } from "../../../src/labs/paxos/lab";
import { act, stepsOf } from "../../../src/webview/lab/branching";
import { rgb } from "../../../src/webview/lab/share/draw-picture";
import { follow, openTarget } from "../../../src/webview/lab/opening";
import { type PlayerState, recordingOf, seek, stepForward } from "../../../src/webview/lab/player-state";
import { give, type SharePort } from "../../../src/webview/lab/share/share";
import type { LabTarget } from "../../../src/wire/run";

const lab = paxos as Lab;

/** A run of the reader's own: A leaves after step 5, and it goes on for three steps. */
function own(): PlayerState {
  const left = act(seek(openTarget(lab, { lab: "paxos", scenario: "b3-bites" }), 5), { type: "crash", node: "A" });
  return stepForward(stepForward(stepForward(left)));
}

function listening() {
  const heard: { how: string; run: LabTarget; title: string }[] = [];
  const port: SharePort = {
    share: async (given) => { heard.push(given); return { said: `done ${given.how}` }; },
    exportAs: async ({ kind, name }) => ({ said: `${kind} ${name}` }),
  };
  return { heard, port };
}

describe("sharing", () => {
  it.each(["link", "fence", "file"] as const)("as a %s hands over the branch that is shown, and where the reader stands", async (how) => {
    const { heard, port } = listening();
    const state = seek(own(), 7);
    expect(await give(state, how, port)).toBe(`done ${how}`);
    const opened = openTarget(lab, JSON.parse(JSON.stringify(heard[0]?.run)) as LabTarget);
    expect(opened.notice).toBeUndefined();
    expect([opened.cursor, opened.length]).toEqual([7, state.length]);
    expect(traceHash(recordingOf(opened))).toBe(traceHash(recordingOf(state)));
  });

  it("names what it hands over", async () => {
    const { heard, port } = listening();
    await give(seek(openTarget(lab, { lab: "paxos", scenario: "without-b3" }), 4), "fence", port);
    expect(heard[0]?.title).toBe("Paxos: the Synod: B3 switched off: two decrees, without B3, at step 4");
    expect(await give(own(), "json", port)).toBe("json paxos-b3-bites");
    expect(await give(own(), "shiviz", port)).toContain("(?<clock>{.*})");
  });
});

describe("a shared run in an open player", () => {
  it("comes in its place, says so, and what was there can be had back", async () => {
    const { heard, port } = listening();
    await give(own(), "link", port);
    const before = seek(openTarget(lab, { lab: "paxos", scenario: "b3-bites" }), 3);
    const after = follow(before, heard[0]?.run as LabTarget);
    expect(after.notice).toBe("This is the run that was shared.");
    expect(stepsOf(after, 0)).toEqual(stepsOf(own(), 1));
    expect(after.wayBack?.cursor).toBe(3);
  });

  it("that cannot be had whole says what was", () => {
    const after = follow(own(), { lab: "paxos", scenario: "b3-bites", steps: [3, { action: { type: "deliver", packet: 99 } }], step: 3 });
    expect(after.notice).toBe("Step 4 is not possible here: message 99 is not under way. Its first 3 steps are shown.");
    expect([after.length, after.cursor]).toEqual([3, 3]);
  });
});

describe("a colour that a browser answers", () => {
  it.each([
    ["rgb(1, 2, 3)", [1, 2, 3, 1]], ["rgba(1, 2, 3, 0.5)", [1, 2, 3, 0.5]], ["rgb(1 2 3 / 0.25)", [1, 2, 3, 0.25]],
    ["color(srgb 1 0.5 0 / 0.34)", [255, 127.5, 0, 0.34]], ["none", undefined], ["color(display-p3 1 0 0)", undefined],
  ])("%s is read", (text, colour) => expect(rgb(text)).toEqual(colour));
});
