// The contracts take what the pages send and refuse what a page could not have sent.
import { describe, expect, it } from "vitest";
import { labHost } from "../../../src/wire/lab";
import { readerHost, readerState } from "../../../src/wire/reader";
import { action, labTarget, savedLab } from "../../../src/wire/run";

const saved = {
  version: 1, scenario: "one-president", current: 0, cursor: 3, tab: "events",
  setup: { lab: "paxos", parameters: { priests: 3, eager: true, words: "old" }, off: ["b3"], seed: 7 },
  branches: [{ id: 0, parent: null, at: 0, title: "The run", steps: [
    { action: { type: "deliver", packet: 4 }, at: 12.5, picks: [0, 2] },
    { action: { type: "cut", link: ["A", "B"] }, at: 13 },
    { action: { type: "input", node: "A", input: { kind: "propose", decree: "olives" } }, at: 14 },
  ] }],
};

describe("a saved lab", () => {
  it("comes back as it was", () => {
    expect(savedLab.parse(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
  });

  it.each([
    ["another version", { ...saved, version: 2 }],
    ["a cursor between steps", { ...saved, cursor: 1.5 }],
    ["an unknown action", { ...saved, branches: [{ ...saved.branches[0], steps: [{ action: { type: "explode" }, at: 0 }] }] }],
    ["no setup", { ...saved, setup: undefined }],
  ])("is refused with %s", (_, value) => expect(savedLab.safeParse(value).success).toBe(false));
});

describe("an action", () => {
  it("needs what its kind needs", () => {
    expect(action.safeParse({ type: "deliver" }).success).toBe(false);
    expect(action.safeParse({ type: "crash", node: "A" }).success).toBe(true);
    expect(action.safeParse({ type: "cut", link: ["A"] }).success).toBe(false);
  });
});

describe("a lab target", () => {
  it("may name the lab alone, and must name it", () => {
    expect(labTarget.parse({ lab: "paxos" })).toEqual({ lab: "paxos" });
    expect(labTarget.safeParse({ scenario: "one-president" }).success).toBe(false);
  });
});

describe("what a reader page sends", () => {
  it("as a note says what it is about", () => {
    const params = readerHost.addNote.params;
    expect(params.safeParse({ kind: "question", target: { session: "s2", point: "s2.log.1" }, body: "Why?" }).success).toBe(true);
    expect(params.safeParse({ kind: "riddle", target: { session: "s2" }, body: "Why?" }).success).toBe(false);
    expect(params.safeParse({ kind: "note", body: "Why?" }).success).toBe(false);
    expect(params.safeParse({ kind: "note", target: { session: "s2", quote: { exact: "x" } }, body: "Why?" }).success).toBe(false);
  });

  it("as state carries its version", () => {
    expect(readerState.safeParse({ version: 1, session: "file:///s.md", place: { block: 4, offset: 2.5 } }).success).toBe(true);
    expect(readerState.safeParse({ session: "file:///s.md" }).success).toBe(false);
  });
});

describe("what a lab page sends", () => {
  it("as its place is a whole saved lab", () => {
    expect(labHost.place.params.safeParse(saved).success).toBe(true);
    expect(labHost.place.params.safeParse({ lab: "paxos" }).success).toBe(false);
  });
});
