// What the player hands over, and what comes back when it is opened again.
import { describe, expect, it } from "vitest";
import { traceHash } from "../../../src/kernel/recording";
import type { Lab } from "../../../src/labs/lab";
import { paxos } from "../../../src/labs/paxos/lab";
import { act, stepsOf, switchBranch } from "../../../src/webview/lab/branching";
import { rgb } from "../../../src/webview/lab/share/draw-picture";
import { follow, openTarget } from "../../../src/webview/lab/opening";
import { seek, stepForward } from "../../../src/webview/lab/moves";
import { type PlayerState, recordingOf } from "../../../src/webview/lab/player-state";
import { give, type SharePort } from "../../../src/webview/lab/share/share";
import { fromSaved, toSaved } from "../../../src/webview/lab/saved-state";
import type { LabTarget } from "../../../src/wire/run";
import { readRunFile, writeRunFile } from "../../../src/wire/run-text";

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

describe("a file of a run that forked", () => {
  /** The scenario's run; A leaves after step 5; and from there, one step on, comes back at once. The first fork is shown. */
  function tree(): PlayerState {
    const first = own();
    return seek(switchBranch(act(seek(first, 6), { type: "restart", node: "A" }), 1), 8);
  }

  async function fileOf(state: PlayerState): Promise<string> {
    const { heard, port } = listening();
    await give(state, "file", port);
    return writeRunFile(heard[0]?.run ?? { lab: "" }, "1.0.0");
  }

  function openFile(text: string): PlayerState {
    const answer = readRunFile(text);
    if (answer.kind === "refused") throw new Error(answer.sentence);
    return openTarget(lab, JSON.parse(JSON.stringify(answer.run)) as LabTarget);
  }

  const runs = (state: PlayerState): readonly string[] =>
    state.branches.map(({ id, title, parent, at }) => `${title} of ${parent} at ${at}: ${traceHash(recordingOf(switchBranch(state, id)))}`);

  it("has all of them, and each is the run it was", async () => {
    const opened = openFile(await fileOf(tree()));
    expect(opened.notice).toBeUndefined();
    expect([opened.current, opened.cursor, opened.branches.length]).toEqual([1, 8, 3]);
    expect(runs(opened)).toEqual(runs(tree()));
    expect(await fileOf(opened)).toBe(await fileOf(tree()));
  });

  it("can be read by who knows no branches: its steps are those of the branch that is shown", async () => {
    const { branches: _, shown: __, ...plain } = JSON.parse(await fileOf(tree())) as Record<string, unknown>;
    const opened = openFile(JSON.stringify(plain));
    expect([opened.notice, opened.branches.length]).toEqual([undefined, 1]);
    expect(traceHash(recordingOf(opened))).toBe(traceHash(recordingOf(tree())));
  });

  it("says by its name which branch cannot be had any more and what changed, and saves it as it was", async () => {
    const text = (await fileOf(tree())).replace('{"action":{"type":"restart","node":"A"}', '{"action":{"type":"restart","node":"Q"}');
    const opened = openFile(text);
    expect(opened.notice).toBe("Branch “Restart A, after step 6”: Step 7 is not possible here: there is no node Q. Its first 6 steps are left.");
    expect(runs(opened).slice(0, 2)).toEqual(runs(tree()).slice(0, 2));
    expect(await fileOf(opened)).toBe(text);
    const there = switchBranch(opened, 2);
    expect([there.length, there.notice]).toEqual([6, "Step 7 is not possible here: there is no node Q. Its first 6 steps are left."]);
  });

  it("of a lab that decides otherwise now says in which branches, and shows how they go now", async () => {
    const text = await fileOf(tree());
    const changed: Lab = { ...lab, build: (setup) => lab.build({ ...setup, off: ["B3"] }) };
    const answer = readRunFile(text);
    const opened = openTarget(changed, answer.kind === "run" ? answer.run : { lab: "" });
    expect(opened.notice).toMatch(/^Branch “A later president is bound”: The lab has changed since this run was shared: it goes another way at step 12\./);
    expect(opened.branches.map(({ title }) => title)).toEqual(tree().branches.map(({ title }) => title));
  });

  it("keeps what a newer reader or a person wrote into it", async () => {
    const text = (await fileOf(tree())).replace('"version": 1,', '"version": 1, "remark": {"by": ["M."]},');
    const opened = openFile(text.replace('"id": 2,', '"id": 2, "colour": "red",'));
    const saved = await fileOf(fromSaved(lab, toSaved(act(opened, { type: "restart", node: "A" }))));
    expect(JSON.parse(saved)).toMatchObject({ remark: { by: ["M."] }, branches: [{ id: 0 }, { id: 1 }, { id: 2, colour: "red" }, { id: 3 }] });
  });

  it.each([
    ["no branch that is shown", (text: string) => text.replace('"shown": 1', '"shown": 9'), /^The branches of this run cannot be told apart\./, 1],
    ["a branch without its parent", (text: string) => text.replace('"parent": 1', '"parent": 7'), /^Branch “Restart A, after step 6” is lost: /, 2],
    ["a fork after its parent's end", (text: string) => text.replace('"at": 6', '"at": 600'), /^Branch “Restart A, after step 6” is lost: /, 2],
  ])("with %s opens what can be had, and says so", async (_, damage, said, count) => {
    const opened = openFile(damage(await fileOf(tree())));
    expect(opened.notice).toMatch(said);
    expect(opened.branches).toHaveLength(count);
    expect(traceHash(recordingOf(opened))).toBe(traceHash(recordingOf(tree())));
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
