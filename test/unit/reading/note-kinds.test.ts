// Kinds, boxes, citations and tags as the reader's own file keeps them: in words that a hand can write as well.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Note, NoteContent, NoteTarget } from "../../../src/reading/notes/note";
import { addNote, editNote, type NoteChange, type NoteTexts, readNotes } from "../../../src/reading/notes/notes";
import { facetCounts, facetsOf, passes, readFilter } from "../../../src/reading/notes/notes-filter";
import { tagPieces, tagsOf } from "../../../src/reading/notes/notes-tags";
import { parse, sessionText } from "./session-text";

const { session } = parse(sessionText());
const at = "2026-11-23T12:00:00Z";
const none: NoteTexts = { markdown: "", anchors: "" };
const point: NoteTarget = { session: "s9", point: "s9.first.1" };
const passage = (start: number): NoteTarget =>
  ({ session: "s9", section: "section-one", quote: { exact: `Words at ${start}.`, prefix: "a", suffix: "b", start } });
const citation = { reading: "one", page: "142–143", quotation: "Priests came\nand went." };

function texts(change: NoteChange): NoteTexts {
  if (change.kind === "refused") throw new Error(change.reason);
  return change.texts;
}

function add(before: NoteTexts, id: string, target: NoteTarget, content: Partial<NoteContent>): NoteTexts {
  return texts(addNote(before, session, { id, kind: "note", done: false, body: "", target, at, ...content }));
}

const notesOf = ({ markdown, anchors }: NoteTexts): readonly Note[] => readNotes(markdown, anchors, session).notes;

describe("the kinds of notes", () => {
  const file = add(add(add(none, "n-h", passage(3), { kind: "highlight" }), "n-q", passage(9), { kind: "question", body: "Why?", citation }), "n-t", point, {
    kind: "todo", body: "Ask Ben #open",
  });

  it("are words of the heading, and the rest is plain Markdown", () => {
    expect(file.markdown).toBe(`# Notes on “A test of time”

## Highlight on a passage ^n-h

> Words at 3.

## [ ] Question on a passage ^n-q

> Words at 9.

> Priests came
> and went.
> — one, p. 142–143

Why?

## [ ] To-do on s9.first.1 ^n-t

Ask Ben #open
`);
    expect(notesOf(file)).toMatchObject([
      { id: "n-h", kind: "highlight", done: false, body: "", target: passage(3) },
      { id: "n-q", kind: "question", done: false, body: "Why?", citation, target: passage(9) },
      { id: "n-t", kind: "todo", done: false, body: "Ask Ben #open", target: point },
    ]);
  });

  it("are ticked by one letter, here or by hand", () => {
    const ticked = texts(editNote(file, session, { id: "n-t", done: true, at }));
    expect(ticked.markdown).toBe(file.markdown.replace("[ ] To-do", "[x] To-do"));
    const byHand = { ...file, markdown: file.markdown.replace("[ ] Question", "[X] Question") };
    expect(notesOf(byHand).map(({ done }) => done)).toEqual([false, true, false]);
  });

  it("stay what they are when their heading is put in other words", () => {
    const mine = { ...file, markdown: file.markdown.replace("## [ ] Question on a passage ^n-q", "## [ ] What I wonder ^n-q") };
    expect(notesOf(mine).find(({ id }) => id === "n-q")).toMatchObject({ kind: "question", target: passage(9) });
    expect(texts(editNote(mine, session, { id: "n-q", done: true, at })).markdown).toContain("## [x] What I wonder ^n-q");
    expect(notesOf({ markdown: "## [ ] Buy ink ^n-1\n\nBlue.\n", anchors: "" })).toMatchObject([{ kind: "todo", done: false, body: "Blue." }]);
  });

  it("can become another, and lose or gain a page of the paper", () => {
    const other = texts(editNote(file, session, { id: "n-q", kind: "note", citation: null, at }));
    expect(other.markdown).toContain("## Note on a passage ^n-q\n\n> Words at 9.\n\nWhy?\n");
    const cited = texts(editNote(file, session, { id: "n-t", citation: { ...citation, quotation: "" }, at }));
    expect(cited.markdown).toContain("## [ ] To-do on s9.first.1 ^n-t\n\n> — one, p. 142–143\n\nAsk Ben #open\n");
    expect(notesOf(cited).at(-1)).toMatchObject({ citation: { ...citation, quotation: "" }, body: "Ask Ben #open" });
  });

  it("can be attached to another passage", () => {
    const moved = texts(editNote(file, session, { id: "n-h", target: passage(40), at }));
    expect(moved.markdown).toBe(file.markdown.replace("> Words at 3.", "> Words at 40."));
    expect(notesOf(moved)[0]).toMatchObject({ id: "n-h", target: passage(40) });
  });

  it("need words, unless they are a highlight or cite a page", () => {
    expect(addNote(none, session, { id: "n-1", kind: "todo", done: false, body: " ", target: passage(1), at })).toMatchObject({ kind: "refused" });
    expect(addNote(none, session, { id: "n-1", kind: "highlight", done: false, body: "", target: point, at })).toMatchObject({ kind: "refused" });
    expect(notesOf(add(none, "n-1", point, { citation }))).toMatchObject([{ body: "", citation }]);
  });

  it("survive Windows line ends, tabs and unknown keys", () => {
    const entry = { "x-mine": [1], motivation: "planning", target: { source: "s9", selector: [] } };
    const anchors = JSON.stringify({ version: 1, theirs: 1, notes: { "n-t": entry } });
    const file = { markdown: "\uFEFF##\t[ ]\tTo-do on s9.first.1\t^n-t\r\n\r\n\tindented\twords\r\n", anchors };
    const bare = { ...file, markdown: file.markdown.slice(1) };
    expect(notesOf(bare)).toMatchObject([{ kind: "todo", body: "\tindented\twords" }]);
    const ticked = texts(editNote(bare, session, { id: "n-t", done: true, at }));
    expect(ticked.markdown).toBe("##\t[x] To-do on s9.first.1\t^n-t\r\n\r\n\tindented\twords\r\n");
    expect(JSON.parse(ticked.anchors)).toMatchObject({ theirs: 1, notes: { "n-t": { "x-mine": [1] } } });
  });
});

describe("two copies of the files that each gained notes", () => {
  /** What git makes of two changed copies: the text, and how many conflicts it holds. */
  function merged(one: string, base: string, other: string): { readonly text: string; readonly conflicts: number } {
    const folder = mkdtempSync(join(tmpdir(), "merge-"));
    try {
      const files = Object.entries({ one, base, other }).map(([name, text]) => {
        writeFileSync(join(folder, name), text);
        return join(folder, name);
      });
      const text = execFileSync("git", ["merge-file", "-p", "--", ...files], { encoding: "utf8" });
      return { text, conflicts: 0 };
    } catch (error) {
      return { text: "", conflicts: Number((error as { readonly status?: number }).status ?? -1) };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it("are merged by git, as notes stand in the order of the text and one block each", () => {
    const base = [10, 30, 50, 70].reduce((file, start) => add(file, `n-k${start}`, passage(start), { body: `At ${start}` }), none);
    const one = texts(editNote(add(base, "n-c20", passage(20), { body: "Mine" }), session, { id: "n-k70", body: "At 70, changed", at }));
    const other = add(add(base, "n-p40", passage(40), { kind: "todo", body: "Theirs" }), "n-f60", passage(60), { kind: "highlight" });
    const [markdown, anchors] = [merged(one.markdown, base.markdown, other.markdown), merged(one.anchors, base.anchors, other.anchors)];
    expect([markdown.conflicts, anchors.conflicts]).toEqual([0, 0]);
    expect(notesOf({ markdown: markdown.text, anchors: anchors.text }).map(({ target, body }) => [target.quote?.start, body])).toEqual([
      [10, "At 10"], [20, "Mine"], [30, "At 30"], [40, "Theirs"], [50, "At 50"], [60, ""], [70, "At 70, changed"],
    ]);
  });
});

describe("tags", () => {
  it("are words behind a mark, once each, not in code, addresses or numbers", () => {
    const body = "#Lease and #lease, (#two-phase) #open/now\n# Heading\n`#code` a#b http://x.y/#frag #1 ```\n#block\n```";
    expect(tagsOf(body)).toEqual(["lease", "two-phase", "open/now"]);
    expect(tagsOf("#日本 #żółć.")).toEqual(["日本", "żółć"]);
  });

  it("leave the body as it is", () => {
    for (const body of ["#a b #c", "no tag", "", "`#x` #y"]) expect(tagPieces(body).map(({ text }) => text).join("")).toBe(body);
  });
});

describe("the filter", () => {
  const note = (kind: Note["kind"], done: boolean, body: string) => facetsOf({ kind, done, body }, "file:///2.md");

  it("asks for one facet of every group that is named", () => {
    const open = note("todo", false, "ask #ben");
    expect(passes(open, [])).toBe(true);
    expect(passes(open, ["open:todo"])).toBe(true);
    expect(passes(note("todo", true, "ask #ben"), ["open:todo"])).toBe(false);
    expect(passes(open, ["kind:question", "open:todo", "tag:ben"])).toBe(true);
    expect(passes(open, ["kind:todo", "tag:ann"])).toBe(false);
    expect(passes(open, ["session:file:///2.md"])).toBe(true);
    expect(passes(open, ["session:file:///3.md", "kind:todo"])).toBe(false);
  });

  it("counts what each facet would leave, the commonest tag first", () => {
    const all = [note("todo", false, "#a #b"), note("todo", true, "#b"), note("note", false, "")];
    expect(facetCounts(all).map(({ facet, count }) => `${facet} ${count}`)).toEqual([
      "kind:note 1", "kind:todo 2", "open:todo 1", "tag:b 2", "tag:a 1", "session:file:///2.md 3",
    ]);
  });

  it("that was kept by another version is as good as none", () => {
    expect([readFilter(undefined), readFilter("x"), readFilter([1, "tag:a", "odd:b", "kind:"])]).toEqual([[], [], ["tag:a"]]);
  });
});
