// Whatever text stands in a file: reading it never throws, its page is plain HTML, and notes come back byte for byte.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../../../src/reading/instant";
import { bodyOf, noteBlocks, parseNotesFile, rawOf, withBody, withNote, withoutNote, writeNotesFile } from "../../../src/reading/notes/notes-file";
import { renderPage } from "../../../src/reading/page";
import { readSeason } from "../../../src/reading/read-season";
import { known } from "./known-labs";
import { readHtml } from "./read-html";
import { sessionText } from "./session-text";

/** Text made of the pieces that mean something to the reader, in any order. */
function made(...pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) });
  return fc.array(piece, { maxLength: 40 }).map((all) => all.join(""));
}

const sessionish = made(
  "---\n", "\n", "\r\n", "  ", "- ", "id: s1\n", "title: ", "readings:\n", "groups: ", "[", "]", "{", "}", '"', "'", "&a ", "*a", "? ", "!!x ", "|\n", ": ",
  "## ", "::: ", "point s1.a.1\n", "under=s1.a.1", ":::\n", "```lab\n", "```\n", "lab: paxos\n", "at: 3\n", "[x](lab:paxos)", "[y](point:s1.a.1)", "![z](a)",
  "<script>", "](", "`", "| a |\n|:-|\n", "&#0;", "\\", "> ", "1. ", "\t",
  "$", "$$\n", "\\frac{", "^", "_", "[^n]", "[^n]: ", "[^n] ",
);
const notesish = made(
  "\n", "\r\n", "\n\n", "# Title", "## Note on s1.a.1 ^n-a1", "## Note ^n-b2", "## Note on a passage ^n-c3",
  "### Part", "## Other", "> quoted", "> — s1, p. 7", "text", "```", "~~~",
  "\\## x", "^n-a1", "  ", "\t",
);

describe("any text", () => {
  it("as a session file gives a session and a page that is plain HTML", () => {
    fc.assert(fc.property(fc.oneof(sessionish, fc.string({ unit: "binary" }), sessionish.map((text) => sessionText({}, text))), (source) => {
      const { season, sessions } = readSeason(source, "season", [{ fileName: "1-any.md", source }], known);
      const parsed = sessions[0];
      expect(parsed?.session.title).not.toBe("");
      const lines = source.split(/\r\n|\r|\n/).length;
      for (const { line, message } of parsed?.problems ?? []) {
        expect(line >= 0 && line < lines, `${message} on line ${line} of ${lines}`).toBe(true);
      }
      if (parsed) readHtml(renderPage(season, parsed.session, parsed.problems, known));
    }), { numRuns: 400 });
  }, 30_000);

  it("as a notes file is written back byte for byte", () => {
    fc.assert(fc.property(fc.oneof(notesish, fc.string({ unit: "binary" })), (text) => {
      expect(writeNotesFile(parseNotesFile(text))).toBe(text);
    }), { numRuns: 1000 });
  }, 30_000);

  it("as a notes file keeps everything but the note that is changed or deleted", () => {
    fc.assert(fc.property(notesish, notesish.filter((body) => body.trim() !== ""), (text, body) => {
      const file = parseNotesFile(text);
      const [first] = noteBlocks(file);
      if (!first) return;
      const kept = writeNotesFile(withoutNote(file, first.id));
      expect(kept.length).toBe(text.length - rawOf(first).length);
      const others = (from: typeof file): readonly string[] =>
        from.parts.filter((part) => part.kind === "text" || part.id !== first.id).map(rawOf);
      expect(others(parseNotesFile(writeNotesFile(withBody(file, first.id, body))))).toEqual(others(file));
    }), { numRuns: 1000 });
  }, 30_000);

  it("as a note's body is saved so that saving it again changes nothing", () => {
    fc.assert(fc.property(notesish, notesish.filter((body) => body.trim() !== ""), (text, body) => {
      fc.pre(!text.includes("^n-new"));
      const note = { id: "n-new", kind: "note", done: false, target: { session: "s1" }, body } as const;
      const added = parseNotesFile(writeNotesFile(withNote(parseNotesFile(text), note, "Notes")));
      const block = noteBlocks(added).at(-1);
      expect(block?.id).toBe("n-new");
      const again = withBody(added, "n-new", block ? bodyOf(block) : "");
      expect(writeNotesFile(again)).toBe(writeNotesFile(added));
      expect(writeNotesFile(added).startsWith(text)).toBe(true);
    }), { numRuns: 1000 });
  }, 30_000);
});

describe("an instant", () => {
  it("is the same as the platform's for every day of four centuries", () => {
    fc.assert(fc.property(fc.date({ min: new Date("1800-01-01T00:00:00Z"), max: new Date("2200-01-01T00:00:00Z"), noInvalidDate: true }), (date) => {
      expect(instant(`${date.toISOString().slice(0, 19)}Z`)).toBe(Math.floor(date.getTime() / 1000) * 1000);
    }), { numRuns: 2000 });
    expect(instant("2021-06-16T21:52:01-04:00")).toBe(Date.parse("2021-06-17T01:52:01Z"));
    for (const wrong of ["2021-02-29T00:00:00Z", "2021-06-24", "2021-06-24T00:30:00", "2021-13-01T00:00:00Z", "now"]) expect(instant(wrong)).toBeUndefined();
  });
});
