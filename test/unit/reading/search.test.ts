// Words lead to the block or the note they stand in; what did not change is not read again.
import { describe, expect, it } from "vitest";
import { quoteOf } from "../../../src/reading/notes/anchors";
import { foundPage, lost, SearchIndex } from "../../../src/reading/finding";
import type { Note } from "../../../src/reading/notes/note";
import { renderPage } from "../../../src/reading/page";
import { asideClasses, pageWords } from "../../../src/reading/page-words";
import { known } from "./known-labs";
import { elements, readHtml, textOf } from "./read-html";
import { summer } from "./shipped-sessions";

const pages = summer.sessions.map(({ session, problems }) => ({ session, html: renderPage(summer.season, session, problems, known) }));
const [, parliament] = pages as [unknown, (typeof pages)[number]];

function note(id: string, body: string, target: Partial<Note["target"]> = {}): Note {
  return { id, kind: "note", done: false, body, target: { session: parliament.session.id, ...target }, created: "", modified: "" };
}

function filled(notes: readonly Note[]): SearchIndex {
  const index = new SearchIndex();
  for (const { session, html } of pages) index.update(session.id, session, pageWords(html), session === parliament.session ? notes : []);
  return index;
}

describe("the words of a page", () => {
  it.each(pages.map((page) => [page.session.id, page] as const))("of %s are those that a browser sees in its body, block by block", (_, { html }) => {
    const { text, blocks, sideNotes } = pageWords(html);
    const body = elements(readHtml(html), ({ attributes }) => attributes["class"] === "body")[0];
    const marked = body ? elements(body, ({ attributes }) => attributes["data-block"] !== undefined) : [];
    expect(blocks.map(({ block }) => block).toSorted((a, b) => a - b)).toEqual(marked.map(({ attributes }) => Number(attributes["data-block"])));
    const aside = new RegExp(`(^| )(${[...asideClasses, "side-note"].join("|")})( |$)`);
    const plain = (element: typeof marked[number]): string => element.children
      .map((child) => (typeof child === "string" ? child : aside.test(child.attributes["class"] ?? "") ? "" : plain(child))).join("");
    for (const element of marked) {
      const found = blocks.find(({ block }) => block === Number(element.attributes["data-block"]));
      expect(text.slice(found?.start, found?.end)).toBe(plain(element));
    }
    const notes = body ? elements(body, ({ attributes }) => attributes["class"] === "side-note") : [];
    expect(sideNotes.map(({ start, end }) => text.slice(start, end))).toEqual(notes.map(plain));
    expect(textOf(body as NonNullable<typeof body>).length).toBeGreaterThanOrEqual(text.length);
  });

  it("know which point and section each block belongs to", () => {
    const { text, blocks } = pageWords(parliament.html);
    for (const point of parliament.session.points) {
      const own = blocks.filter((block) => block.point === point.id);
      expect(text.slice(own[0]?.start, own[0]?.end).replace(/\s+/g, " ").slice(0, 20)).toBe(point.text.slice(0, 20));
      expect(own.every(({ section }) => section === "section-discussion")).toBe(true);
    }
  });
});

describe("search", () => {
  it("finds words by their beginnings and with a letter wrong, all of them in one place", () => {
    const index = filled([]);
    for (const query of ["ballot majority", "ballo majori", "balot majorty"]) {
      const [hit] = index.search(query);
      expect(hit, query).toMatchObject({ group: parliament.session.id });
    }
    expect(index.search("ballot xylophone")).toEqual([]);
    expect(index.search("")).toEqual([]);
  });

  it("gives the block where the words stand, and the words as they stand there", () => {
    const { text, blocks } = pageWords(parliament.html);
    for (const { place, words } of filled([]).search("quorum intersect").slice(0, 5)) {
      const block = blocks.find((each) => place.kind !== "note" && each.block === place.block);
      for (const word of words) expect(text.slice(block?.start, block?.end).toLowerCase()).toContain(word);
    }
  });

  it("puts a note before the text that says the same, and finds it by its tag and what it cites", () => {
    const notes = [note("n-1", "Which ballot? #lease"), note("n-2", "", { quote: { exact: "x", prefix: "", suffix: "", start: 0 } }),
      { ...note("n-3", ""), citation: { reading: "r", page: "7", quotation: "peripatetic priests" } }];
    const index = filled(notes);
    expect(index.search("which ballot")[0]?.place).toMatchObject({ kind: "note", note: { id: "n-1" } });
    expect(index.search("#lease")[0]?.place).toMatchObject({ kind: "note", note: { id: "n-1" } });
    expect(index.search("peripatetic")[0]?.place).toMatchObject({ kind: "note", note: { id: "n-3" } });
  });

  it("of ten thousand notes indexes each once, and again only what changed", () => {
    const page = pageWords(parliament.html);
    const many = Array.from({ length: 10_000 }, (_, at) => note(`n-${at}`, `Thought ${at} about the ballot of priest ${at % 97}`));
    const index = filled(many);
    const before = index.indexed;
    const update = (notes: readonly Note[]): number => {
      index.update(parliament.session.id, parliament.session, page, notes);
      return index.indexed - before;
    };
    index.update(parliament.session.id, parliament.session, page, many);
    const blocks = index.indexed - before;
    expect(blocks, "another reading of the same page adds nothing").toBe(0);
    expect(update([...many.slice(1), note("n-0", "Quite another thought, on sealing wax")])).toBe(1);
    expect(index.search("sealing wax")[0]?.place).toMatchObject({ note: { id: "n-0" } });
    expect(index.search("sealing wax").some(({ place }) => place.kind === "note" && place.note.body.startsWith("Thought 0 "))).toBe(false);
    update(many.slice(1));
    expect(index.search("sealing wax")).toEqual([]);
    index.keepOnly(new Set());
    expect(index.search("ballot")).toEqual([]);
  });
});

describe("a note whose passage went", () => {
  it("is told with the likeliest other, where that stands", () => {
    const page = foundPage(parliament.html);
    const block = page.blocks.find(({ point, end, start }) => point !== undefined && end - start > 80) as (typeof page.blocks)[number];
    const words = page.text.slice(block.start, block.start + 60);
    const here = quoteOf(page.searched, { start: block.start, end: block.start + 60 });
    expect(lost(page, note("n-1", "x", { quote: here }))).toBeUndefined();
    const exact = `Entirely ${words.slice(30)} and then some more`;
    const gone = { ...here, prefix: "other words stood before this", suffix: "and other words came after this", exact };
    expect(lost(page, note("n-1", "x", { quote: gone }))?.candidate).toMatchObject({ point: block.point, session: parliament.session.id });
    expect(lost(page, note("n-1", "On the session"))).toBeUndefined();
  });
});
