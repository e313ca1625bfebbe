// Notes go out as Web Annotations and come back as they were; those of other programs come in once.
import { describe, expect, it } from "vitest";
import type { Note } from "../../../src/reading/notes/note";
import { addNotes, readNotes } from "../../../src/reading/notes/notes";
import { readAnnotations, writeAnnotations } from "../../../src/reading/notes/notes-annotations";
import { parsePapers, withPaper, writePapers } from "../../../src/reading/notes/notes-papers";
import { parse, sessionText } from "./session-text";

const { session } = parse(sessionText());
const at = "2026-11-23T12:00:00Z";
const quote = { exact: "It is.", prefix: "Is it?\n", suffix: "\n", start: 7 };
const notes: readonly Note[] = [
  { id: "n-h", kind: "highlight", done: false, body: "", target: { session: "s9", section: "section-one", quote }, created: at, modified: at },
  { id: "n-t", kind: "todo", done: true, body: "Ask <Ben> #open & more\n\nTwice.", target: { session: "s9", point: "s9.first.1" }, created: at, modified: at },
  {
    id: "n-q", kind: "question", done: false, body: "Why?", citation: { reading: "one", page: "7", quotation: "So it is" },
    target: { session: "s9", point: "s9.first.1", quote }, created: at, modified: at,
  },
  { id: "n-s", kind: "note", done: false, body: "On all of it", target: { session: "s9" }, created: at, modified: at },
];

describe("notes as Web Annotations", () => {
  const text = writeAnnotations(session, notes);

  it("are a collection in the model's own words", () => {
    const collection = JSON.parse(text) as { readonly first: { readonly items: readonly unknown[] } };
    expect(collection).toMatchObject({ "@context": ["http://www.w3.org/ns/anno.jsonld", {}], type: "AnnotationCollection", total: 4 });
    expect(collection.first.items[2]).toMatchObject({
      type: "Annotation", id: "urn:idsrg:note:n-q", motivation: "questioning", created: at,
      body: [{ type: "TextualBody", value: "Why?", purpose: "commenting" }],
      target: [
        { source: "urn:idsrg:session:s9", selector: [
          { type: "FragmentSelector", value: "s9.first.1" }, { type: "TextQuoteSelector", exact: "It is.", prefix: "Is it?\n", suffix: "\n" },
          { type: "TextPositionSelector", start: 7, end: 13 },
        ] },
        { selector: [{ type: "FragmentSelector", value: "page=7" }, { type: "TextQuoteSelector", exact: "So it is" }] },
      ],
    });
    expect(collection.first.items[1]).toMatchObject({ "idsrg:done": true, body: [{}, { value: "open", purpose: "tagging" }] });
  });

  it("come back as they went, into an empty file, and only once", () => {
    const read = readAnnotations(text, "2030-01-01T00:00:00Z");
    expect(read?.problems).toEqual([]);
    expect(read?.notes.every((note) => note.session === "s9")).toBe(true);
    const once = addNotes({ markdown: "", anchors: "" }, session, read?.notes ?? []);
    const found = readNotes(once?.markdown ?? "", once?.anchors ?? "", session).notes;
    expect(found.toSorted((one, other) => (one.id < other.id ? -1 : 1))).toEqual(notes.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
    expect(once && addNotes(once, session, read?.notes ?? [])).toEqual(once);
  });

  it("of other programs become notes with their quotation, the same each time", () => {
    const foreign = JSON.stringify([
      { id: "https://example.org/a/1", type: "Annotation", motivation: "highlighting",
        target: { source: "https://example.org/paper", selector: { type: "TextQuoteSelector", exact: "a promise", prefix: "it is " } } },
      { type: "Annotation", bodyValue: "Plain words", target: "https://example.org/paper" },
      { type: "Annotation", target: { source: "x", selector: [{ type: "RangeSelector", refinedBy: { type: "TextQuoteSelector", exact: "inner" } }] },
        body: [{ type: "TextualBody", value: "<p>Said &lt;so&gt;</p>", format: "text/html" }, { purpose: "tagging", value: "Two Phase" }] },
      { type: "Annotation", target: "nothing said" }, 7,
    ]);
    const read = readAnnotations(foreign, at);
    expect(read?.notes).toMatchObject([
      { kind: "highlight", body: "", session: undefined, target: { quote: { exact: "a promise", prefix: "it is ", suffix: "", start: 0 } }, created: at },
      { kind: "note", body: "Plain words", target: {} },
      { kind: "note", body: "Said <so>\n\n#two-phase", target: { quote: { exact: "inner" } } },
    ]);
    expect(read?.problems).toHaveLength(2);
    expect(new Set(read?.notes.map(({ id }) => id)).size).toBe(3);
    expect(readAnnotations(foreign, at)?.notes.map(({ id }) => id)).toEqual(read?.notes.map(({ id }) => id));
  });

  it.each(["", "{", "[1", '"text"', "{}", "null"])("are not found in %j", (text) => expect(readAnnotations(text, at)?.notes ?? []).toEqual([]));
});

describe("the index of the reader's own papers", () => {
  it("keeps a link for each reading in order, and what others wrote there", () => {
    const before = parsePapers('{ "version": 1, "theirs": true, "papers": { "b": "b.pdf", "odd": 7 } }');
    const after = before && writePapers(withPaper(before, "a", "../a.pdf"));
    expect(JSON.parse(after ?? "")).toEqual({ version: 1, theirs: true, papers: { a: "../a.pdf", b: "b.pdf", odd: 7 } });
    expect(Object.keys((JSON.parse(after ?? "") as { papers: object }).papers)).toEqual(["a", "b", "odd"]);
    expect(parsePapers(after ?? "")?.papers).toEqual({ a: "../a.pdf", b: "b.pdf" });
    const without = parsePapers(after ?? "");
    expect(without && parsePapers(writePapers(withPaper(without, "b", undefined)))?.papers).toEqual({ a: "../a.pdf" });
  });

  it.each(["{", "[]", '{"version":2}'])("is not written over when it cannot be read: %s", (text) => expect(parsePapers(text)).toBeUndefined());
});
