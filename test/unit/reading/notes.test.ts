// The reader's notes file is theirs: changes touch one note and nothing else, whatever else the file holds.
import { describe, expect, it } from "vitest";
import type { NoteTarget } from "../../../src/reading/notes/note";
import { addNote, deleteNote, editNote, type NoteChange, noteLine, readNotes, type NoteTexts } from "../../../src/reading/notes/notes";
import { parse, sessionText } from "./session-text";

const { session } = parse(sessionText());
const at = "2026-11-23T12:00:00Z";
const later = "2026-11-24T12:00:00Z";
const point: NoteTarget = { session: "s9", point: "s9.first.1" };
const passage: NoteTarget = { session: "s9", quote: { exact: "It is.", prefix: "Is it?\n", suffix: "\n", start: 7 } };
const none: NoteTexts = { markdown: "", anchors: "" };

function texts(change: NoteChange): NoteTexts {
  if (change.kind === "refused") throw new Error(change.reason);
  return change.texts;
}

function add(before: NoteTexts, id: string, target: NoteTarget, body: string): NoteTexts {
  return texts(addNote(before, session, { id, kind: "note", done: false, target, body, at }));
}

function bodies({ markdown, anchors }: NoteTexts): readonly (readonly [string, string])[] {
  return readNotes(markdown, anchors, session).notes.map(({ id, body }) => [id, body]);
}

const mine = `---
tags: [paxos]
---

# My own page

Words that are nobody's note.

## Note on s9.first.1 ^n-one

First body.

### A part of it

More.

## Groceries

- ink

## Note on a passage ^n-two

> It is.

> This quotation is mine.

Second body.   

## Something at the end
No newline`;

describe("a notes file", () => {
  it("begins with what the notes are on, and reads back as it was written", () => {
    const both = add(add(none, "n-one", point, "On the point."), "n-two", passage, "On the passage.");
    expect(both.markdown).toBe(`# Notes on “A test of time”

## Note on a passage ^n-two

> It is.

On the passage.

## Note on s9.first.1 ^n-one

On the point.
`);
    expect(readNotes(both.markdown, both.anchors, session)).toEqual({
      problems: [],
      notes: [
        { id: "n-two", kind: "note", done: false, target: passage, body: "On the passage.", created: at, modified: at },
        { id: "n-one", kind: "note", done: false, target: point, body: "On the point.", created: at, modified: at },
      ],
    });
  });

  it("gives the notes among everything else it holds", () => {
    expect(bodies({ markdown: mine, anchors: "" })).toEqual([
      ["n-one", "First body.\n\n### A part of it\n\nMore."], ["n-two", "> This quotation is mine.\n\nSecond body."],
    ]);
    expect(noteLine(mine, "n-two")).toBe(20);
  });

  it("changes only the lines of the note that is edited", () => {
    const edited = texts(editNote({ markdown: mine, anchors: "" }, session, { id: "n-one", body: "Another.\n", at: later }));
    expect(edited.markdown).toBe(mine.replace("First body.\n\n### A part of it\n\nMore.", "Another."));
    const second = texts(editNote({ markdown: mine, anchors: "" }, session, { id: "n-two", body: "Other", at: later }));
    expect(second.markdown).toBe(mine.replace("> This quotation is mine.\n\nSecond body.   ", "Other"));
  });

  it("loses only the note that is deleted", () => {
    const rest = texts(deleteNote({ markdown: mine, anchors: "" }, session, "n-two"));
    expect(rest.markdown).toBe(mine.replace(/## Note on a passage[\s\S]*?(?=## Something)/, ""));
    expect(bodies(rest).map(([id]) => id)).toEqual(["n-one"]);
  });

  it("keeps its Windows line ends, also in what is added", () => {
    const windows = mine.replaceAll("\n", "\r\n");
    const edited = texts(editNote({ markdown: windows, anchors: "" }, session, { id: "n-one", body: "One\nTwo", at }));
    expect(edited.markdown).toBe(windows.replace("First body.\r\n\r\n### A part of it\r\n\r\nMore.", "One\r\nTwo"));
    const added = add({ markdown: windows, anchors: "" }, "n-three", passage, "Three\nFour").markdown;
    expect(added.replace(/## Note on a passage \^n-three[\s\S]*?Four\r\n\r\n/, "")).toBe(windows);
    expect(added.replaceAll("\r\n", "")).not.toContain("\n");
    expect(bodies({ markdown: added, anchors: "" })[0]).toEqual(["n-three", "Three\nFour"]);
  });

  it("takes any body and gives it back, even one that looks like the file's own structure", () => {
    const tricky = [
      "# A heading\n\ntext", "## Note on s9.first.1 ^n-one\n\nnot a note", "```sh\n# a comment\n```\nafter", "```\nleft open",
      "> quoted first", "\\# already escaped", "\\\\## twice", "~~~\n## Note ^n-x1\n~~~", "a\r\nb", "    indented code\n\nand words",
    ];
    let file = none;
    tricky.forEach((body, index) => { file = add(file, `n-${index}`, index % 2 === 0 ? point : passage, body); });
    const expected = tricky.map((body) => body.replace("\r\n", "\n").replace("```\nleft open", "```\nleft open\n```"));
    const found = new Map(bodies(file));
    expect(expected.map((_, index) => found.get(`n-${index}`))).toEqual(expected);
    tricky.forEach((_, index) => {
      const kept = texts(editNote(file, session, { id: `n-${index}`, body: expected[index] ?? "", at }));
      expect(kept.markdown).toBe(file.markdown);
    });
  });

  it("does not lose the following notes to a code block that was left open by hand", () => {
    const markdown = "## Note on s9.first.1 ^n-one\n\n```\nopen\n\n## Note ^n-two\n\nTwo.\n\n## Mine\n\nNo note.\n";
    expect(bodies({ markdown, anchors: "" })).toEqual([["n-one", "```\nopen"], ["n-two", "Two."]]);
  });

  it("says so when two notes share an id, and leaves both in place", () => {
    const markdown = "## Note ^n-one\n\nA\n\n## Note ^n-one\n\nB\n";
    const { notes, problems } = readNotes(markdown, "", session);
    expect(notes.map(({ body }) => body)).toEqual(["A"]);
    expect(problems).toMatchObject([{ line: 4, message: expect.stringContaining("^n-one") }]);
    expect(texts(editNote({ markdown, anchors: "" }, session, { id: "n-one", body: "C", at })).markdown).toBe(markdown.replace("A", "C"));
  });
});

describe("what notes are attached to", () => {
  it("is another passage from then on when it is attached there, also by a page that does not name the session", () => {
    const before = add(none, "n-1", passage, "Words.");
    const quote = { exact: "Is it?", prefix: "", suffix: "\nIt is.", start: 0 };
    const change = editNote(before, session, { id: "n-1", target: { session: "", section: "section-x", quote }, at: later });
    expect(change).toMatchObject({ kind: "changed", note: { target: { session: "s9", section: "section-x", quote } } });
  });

  it("is kept in W3C words, with fields of others untouched", () => {
    const one = add(none, "n-two", passage, "Body");
    const anchors = JSON.parse(one.anchors) as Record<string, Record<string, Record<string, unknown>>>;
    expect(anchors).toEqual({
      version: 1,
      notes: {
        "n-two": {
          target: {
            source: "s9",
            selector: [
              { type: "TextQuoteSelector", exact: "It is.", prefix: "Is it?\n", suffix: "\n" },
              { type: "TextPositionSelector", start: 7, end: 13 },
            ],
          },
          motivation: "commenting", created: at, modified: at,
        },
      },
    });
    const foreign = { ...anchors, theirs: [1], notes: { ...anchors["notes"], "n-two": { ...anchors["notes"]?.["n-two"], colour: "red" }, "n-else": { x: 1 } } };
    const edited = texts(editNote({ ...one, anchors: JSON.stringify(foreign) }, session, { id: "n-two", body: "New", at: later }));
    expect(JSON.parse(edited.anchors)).toMatchObject({
      theirs: [1], notes: { "n-two": { colour: "red", created: at, modified: later }, "n-else": { x: 1 } },
    });
    const deleted = texts(deleteNote(edited, session, "n-two"));
    expect(JSON.parse(deleted.anchors)).toMatchObject({ theirs: [1], notes: { "n-else": { x: 1 } } });
    expect(deleted.anchors).not.toContain("n-two");
  });

  it("can be lost: the words of the file still say what a note is about", () => {
    const file = add(add(add(none, "n-1", point, "A"), "n-2", passage, "B"), "n-3", { session: "s9" }, "C");
    expect(readNotes(file.markdown, "", session).notes.map(({ target, created }) => [target, created])).toEqual([
      [{ session: "s9", quote: { exact: "It is.", prefix: "", suffix: "", start: 0 } }, ""],
      [{ session: "s9", point: "s9.first.1" }, ""],
      [{ session: "s9" }, ""],
    ]);
  });

  it("is the session when the point is gone from it", () => {
    const file = { markdown: "## Note on s9.gone.4 ^n-1\n\nStill here.\n", anchors: "" };
    expect(readNotes(file.markdown, file.anchors, session).notes).toMatchObject([{ id: "n-1", target: { session: "s9" }, body: "Still here." }]);
    expect(readNotes(file.markdown, file.anchors, session).notes[0]?.target).toEqual({ session: "s9" });
  });

  it.each(["{", "[]", '{"version":2}', '{"version":1,"notes":[]}'])("refuses to write over a file it cannot read: %s", (anchors) => {
    const file = { markdown: "## Note ^n-1\n\nA\n", anchors };
    expect(readNotes(file.markdown, anchors, session)).toMatchObject({ notes: [{ id: "n-1", body: "A" }], problems: [{ severity: "warning" }] });
    for (const change of [
      addNote(file, session, { id: "n-2", kind: "note", done: false, target: point, body: "B", at }),
      editNote(file, session, { id: "n-1", body: "B", at }),
      deleteNote(file, session, "n-1"),
    ]) expect(change).toMatchObject({ kind: "refused", reason: expect.stringContaining("cannot be read") });
  });

  it("is not looked for among an object's own methods", () => {
    const markdown = "## Note ^n-1\n\nA\n\n## Note ^n-__proto__\n\nB\n";
    expect(readNotes(markdown, '{"version":1,"notes":{"n-1":null}}', session).notes.map(({ body }) => body)).toEqual(["A", "B"]);
  });
});

describe("a change that cannot be made", () => {
  it("is refused with a sentence", () => {
    expect(editNote(none, session, { id: "n-1", body: "A", at })).toEqual({ kind: "refused", reason: "This note is no longer in its file." });
    expect(deleteNote(none, session, "n-1")).toEqual({ kind: "refused", reason: "This note is no longer in its file." });
    expect(addNote(none, session, { id: "n-1", kind: "note", done: false, target: point, body: " \n", at })).toMatchObject({ kind: "refused" });
  });
});
