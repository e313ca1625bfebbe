// Notes that several people keep in one git repository: what they add and edit is merged by git itself, and where that cannot be,
// both versions are there to be seen and no byte is lost.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isNotesBeside, notesName } from "../../../src/host/notes/notes-path";
import { conflicted } from "../../../src/reading/notes/notes-conflict";
import { addNote, deleteNote, editNote, type NoteChange, type NoteTexts, readNotes } from "../../../src/reading/notes/notes";
import { parse, sessionText } from "./session-text";

const { session } = parse(sessionText());
const at = "2026-11-23T12:00:00Z";
const none: NoteTexts = { markdown: "", anchors: "" };
const passage = (start: number) => ({ session: "s9", quote: { exact: `Passage ${start}\nof two lines`, prefix: "", suffix: "", start } });

function texts(change: NoteChange): NoteTexts {
  if (change.kind === "refused") throw new Error(change.reason);
  return change.texts;
}

const add = (before: NoteTexts, id: string, start: number, body: string): NoteTexts =>
  texts(addNote(before, session, { id, kind: "note", done: false, target: passage(start), body, at }));
const edit = (before: NoteTexts, id: string, body: string): NoteTexts => texts(editNote(before, session, { id, body, at }));
const bodies = ({ markdown, anchors }: NoteTexts): readonly string[] => readNotes(markdown, anchors, session).notes.map(({ body }) => body);

/** Each stem's two files, as texts. */
type Files = Readonly<Record<string, NoteTexts>>;

/** Two people change copies of the files and commit; one takes over the other's by `git merge`. */
function merge(base: Files, mine: Files, theirs: Files): { readonly clean: boolean; readonly of: (stem: string) => NoteTexts } {
  const folder = mkdtempSync(join(tmpdir(), "notes-merge-"));
  const git = (...words: readonly string[]): void => void execFileSync("git", [
    "-c", "user.name=Reader", "-c", "user.email=reader@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", ...words,
  ], { cwd: folder, stdio: "pipe" });
  const commit = (files: Files): void => {
    for (const [stem, { markdown, anchors }] of Object.entries(files)) {
      writeFileSync(join(folder, `${stem}.md`), markdown);
      writeFileSync(join(folder, `${stem}.anchors.json`), anchors);
    }
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", "Notes");
  };
  try {
    git("init", "-q");
    commit(base);
    git("checkout", "-q", "-b", "theirs");
    commit(theirs);
    git("checkout", "-q", "main");
    commit(mine);
    let clean = true;
    try {
      git("merge", "-q", "--no-edit", "theirs");
    } catch {
      clean = false;
    }
    const all = new Map([base, mine, theirs].flatMap((files) => Object.keys(files)).map((stem) => [stem, {
      markdown: readFileSync(join(folder, `${stem}.md`), "utf8"), anchors: readFileSync(join(folder, `${stem}.anchors.json`), "utf8"),
    }] as const));
    return { clean, of: (stem) => all.get(stem) ?? none };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const base = add(add(add(none, "n-a", 10, "First."), "n-b", 50, "Second."), "n-c", 90, "Third.");

describe("notes in a repository that people share", () => {
  it("are merged when both add at different places", () => {
    const { clean, of } = merge({ n: base }, { n: add(base, "n-m", 30, "Mine.") }, { n: add(base, "n-t", 70, "Theirs.") });
    expect(clean).toBe(true);
    expect(bodies(of("n"))).toEqual(["First.", "Mine.", "Second.", "Theirs.", "Third."]);
  });

  it("are merged when both add at one place, each in files of an own name", () => {
    const { clean, of } = merge({ n: base }, { "n.ada": add(none, "n-m", 30, "Mine.") }, { "n.grace": add(none, "n-t", 30, "Theirs.") });
    expect(clean).toBe(true);
    expect(["n", "n.ada", "n.grace"].flatMap((stem) => bodies(of(stem)))).toEqual(["First.", "Second.", "Third.", "Mine.", "Theirs."]);
    expect(["n.ada.md", "n.grace.md"].every((file) => isNotesBeside("n.md", file))).toBe(true);
  });

  it("are merged when one edits a note and the other adds one beside it, before or after", () => {
    for (const start of [49, 51]) {
      const { clean, of } = merge({ n: base }, { n: edit(base, "n-b", "Second, and more.\n\nOf mine.") }, { n: add(base, "n-t", start, "Theirs.") });
      expect(clean, `at ${start}`).toBe(true);
      const both = start < 50 ? ["Theirs.", "Second, and more.\n\nOf mine."] : ["Second, and more.\n\nOf mine.", "Theirs."];
      expect(bodies(of("n"))).toEqual(["First.", ...both, "Third."]);
    }
  });

  it.each([
    ["edit one note", (who: string) => edit(base, "n-b", `Second, says ${who}.`)],
    ["add at one place of one file", (who: string) => add(base, `n-${who}`, 30, `Of ${who}.`)],
  ])("show the conflict when both %s: both versions are read, and nothing is written until one is chosen", (_, by) => {
    const { clean, of } = merge({ n: base }, { n: by("Ada") }, { n: by("Grace") });
    expect(clean).toBe(false);
    const left = of("n");
    const { notes, problems } = readNotes(left.markdown, left.anchors, session);
    const marks = left.markdown.split("\n").findIndex((line) => line.startsWith("<<<<<<<"));
    expect(problems).toContainEqual({ line: marks, message: conflicted, severity: "error" });
    const seen = notes.map(({ body }) => body).join("\n");
    for (const words of ["First.", "Third.", "Ada", "Grace"]) expect(seen).toContain(words);
    const tried = [
      addNote(left, session, { id: "n-x", kind: "note", done: false, target: passage(5), body: "New.", at }),
      editNote(left, session, { id: "n-a", body: "Other.", at }), deleteNote(left, session, "n-c"),
    ];
    expect(tried).toEqual(tried.map(() => ({ kind: "refused", reason: conflicted })));
    const chosen = { markdown: withoutMarks(left.markdown), anchors: by("Ada").anchors };
    expect(bodies(edit(chosen, "n-c", "Third again.")).at(-1)).toBe("Third again.");
  });

  it("may show marks of a conflict in a block of code", () => {
    const shown = edit(base, "n-b", "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n```");
    expect(readNotes(shown.markdown, shown.anchors, session).problems).toEqual([]);
    expect(bodies(edit(shown, "n-c", "Third again.")).at(-1)).toBe("Third again.");
  });
});

/** What remains when the first version is chosen. */
function withoutMarks(text: string): string {
  return text.replaceAll(/<{7}[^\n]*\n([\s\S]*?)={7}\n[\s\S]*?>{7}[^\n]*\n/g, "$1");
}

describe("the name of a reader", () => {
  it.each(["Ada", " grace-2 ", "Žofie K", "東"])("may be %s", (name) => expect(notesName(name)).toBe(name.trim()));
  it.each(["", "a.b", "../up", "a/b", "-x", "x".repeat(41), 7, undefined])("is none for %s", (name) => expect(notesName(name)).toBe(""));
});
