// A session as a file that stands alone: all of it is there, nothing in it runs, loads or leads back into the panel.
import { describe, expect, it } from "vitest";
import { exportHtml } from "../../../src/reading/export/export-html";
import { exportMarkdown } from "../../../src/reading/export/export-markdown";
import type { Note } from "../../../src/reading/notes/note";
import { isHarmlessPicture, type Paper, pictureFile } from "../../../src/reading/export/paper";
import { parseSession } from "../../../src/reading/parse-session";
import { known } from "./known-labs";
import { elements, readHtml, textOf, withClass, type Element } from "./read-html";
import { summer } from "./shipped-sessions";

const note = (id: string, body: string, point?: string): Note => ({
  id, kind: "note", done: false, body, created: "", modified: "",
  target: { session: "s2", point, ...(point === undefined ? { quote: { exact: "a passage <b>", prefix: "", suffix: "", start: 0 } } : {}) },
});
const notes = [note("n-1", "On the point & more", "s2.log.2"), note("n-2", "On a passage\nin two lines")];

function session(number: number) {
  const parsed = summer.sessions[number - 1];
  if (!parsed) throw new Error(`There is no session ${number}.`);
  return parsed.session;
}

const paperFor = (number: number, own: readonly Note[] = []): Paper => ({
  session: session(number).id, readings: session(number).readings, notes: own,
  pictures: session(number).embeds.map(({ reference }, index) => ({
    reference, svg: `<svg class="still" role="img" aria-label="Picture ${index + 1}"></svg>`,
  })),
});

function html(number: number, own: readonly Note[] = []): { readonly text: string; readonly page: Element } {
  const text = exportHtml(summer.season, session(number), known, { paper: paperFor(number, own), css: "p { color: red }", locale: "en-US" });
  return { text, page: readHtml(/<main id="page">([^]*)<\/main>/.exec(text)?.[1] ?? "") };
}

const markdown = (number: number, own: readonly Note[] = []): string => exportMarkdown(summer.season, session(number), known, {
  paper: paperFor(number, own), locale: "en-US", pictureFile: ({ scenario }) => `figures/${scenario}.svg`, drawingFile: (name) => `figures/${name}.svg`,
});

describe("a session as HTML", () => {
  it("has every figure, point and section, and its notes where they belong", () => {
    const { page } = html(2, notes);
    expect(withClass(page, "still").map(({ attributes }) => attributes["aria-label"])).toEqual(["Picture 1", "Picture 2"]);
    expect(withClass(page, "point")).toHaveLength(9);
    const [point] = elements(page, ({ attributes }) => attributes["id"] === "s2.log.2");
    expect(point && withClass(point, "note").map(textOf)).toEqual(["My noteOn the point & more"]);
    expect(withClass(page, "session-notes").map(textOf)).toEqual(["My notesMy note“a passage <b>”On a passage\nin two lines"]);
    expect(withClass(html(2).page, "note")).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5, 6])("has nothing that only the panel can do: session %i", (number) => {
    const { text, page } = html(number);
    expect(text).not.toMatch(/<script|<button|<template|data-copy|data-lab|data-session/);
    const ids = new Set(elements(page).map(({ attributes }) => attributes["id"]));
    for (const { attributes } of elements(page, ({ tag }) => tag === "a")) {
      const href = attributes["href"] ?? "";
      expect(href).toMatch(/^(https?:\/\/|#)/);
      if (href.startsWith("#")) expect(ids).toContain(href.slice(1));
    }
  });

  it("cannot be ended early by its stylesheet, and shows no picture that is more than one", () => {
    const evil: Paper = { ...paperFor(2), pictures: session(2).embeds.map(({ reference }) => ({ reference, svg: "<svg><script>x</script></svg>" })) };
    const text = exportHtml(summer.season, session(2), known, { paper: evil, css: "</style><script>x</script>", locale: "en-US" });
    expect(text.match(/<\/style>/g)).toHaveLength(1);
    expect(text.slice(text.indexOf("</style>"))).not.toContain("<script");
    expect(text).toContain("Content-Security-Policy");
  });
});

describe("a session as Markdown", () => {
  it("has every section, point and figure, and its notes where they belong", () => {
    const text = markdown(2, notes);
    for (const { title } of session(2).sections) expect(text).toContain(`## ${title}\n`);
    expect(text.match(/^#### \d$/gm)).toHaveLength(9);
    expect(text.match(/^!\[[^\]]+\]\(figures\/[\w-]+\.svg\)$/gm)).toHaveLength(3);
    expect(text).toContain("](figures/ballots.svg)");
    expect(text).toMatch(/> \*\*My note\*\*\n>\n> On the point & more/);
    expect(text.indexOf("On the point & more")).toBeGreaterThan(text.indexOf("Which kinds of consistency"));
    expect(text.indexOf("On the point & more")).toBeLessThan(text.indexOf("How do eventual consistency"));
    expect(text).toMatch(/## My notes\n\n> \*\*My note\*\*\n>\n> “a passage <b>”\n>\n> On a passage\n> in two lines\n$/);
  });

  it.each([1, 2, 3, 4, 5, 6])("has no sign of ours left, and reads again as a text without a mistake: session %i", (number) => {
    const text = markdown(number);
    expect(text).not.toMatch(/^:::|\]\((lab|point|session|reading):|^```lab/m);
    const again = parseSession(text, "9.md", known);
    expect(again.session.sections.filter(({ level }) => level === 2).map(({ title }) => title).slice(1)).toEqual([
      "Readings", ...session(number).sections.filter(({ level }) => level === 2).map(({ title }) => title),
    ]);
    const pictures = /^This picture cannot be shown/;
    expect(again.problems.slice(1).filter(({ message }) => !pictures.test(message)).map(({ message }) => message)).toEqual([]);
  });
});

describe("a note in an exported session", () => {
  it("says what kind it is, and of which page of a reading", () => {
    const kinds: readonly Note[] = [
      { ...note("n-1", ""), kind: "highlight" }, { ...note("n-2", "Why?"), kind: "question", done: true },
      { ...note("n-3", "Look up"), kind: "todo", citation: { reading: "lamport-parliament", page: "142–143", quotation: "as <it> stands" } },
    ];
    expect(withClass(html(2, kinds).page, "note").map(textOf)).toEqual([
      "My highlight“a passage <b>”", "My question, answered“a passage <b>”Why?",
      "To do“a passage <b>”“as <it> stands” The part-time parliament, p. 142–143Look up",
    ]);
    expect(markdown(2, kinds)).toContain("> **To do**\n>\n> “a passage <b>”\n>\n> “as <it> stands” The part-time parliament, p. 142–143\n>\n> Look up");
  });
});

describe("a picture", () => {
  it("is drawing and words only", () => {
    expect(isHarmlessPicture('<svg class="a"><g><path d="M0 0"/><text x="1">A &lt; on b = c</text></g></svg>')).toBe(true);
    expect(isHarmlessPicture('<svg aria-label="1. the chosen one = A > B"><path d="M0 0"/></svg>')).toBe(true);
    for (const evil of [
      "<svg><script>x</script></svg>", '<svg onload="x"></svg>', "<svg><a href=\"x\"></a></svg>", '<svg><image href="x"/></svg>', "<p>x</p>",
      '<svg><path style="x"/></svg>', '<svg><path fill="url(http://x)"/></svg>', "<svg><foreignObject/></svg>",
      "<svg></svg><img src=x>", "<svg><!-- <script> --></svg>", "",
    ]) expect(isHarmlessPicture(evil), evil).toBe(false);
  });

  it("takes its colours along into a file of its own", () => {
    const file = pictureFile('<svg class="still"><g></g></svg>', "a > b { color: red }");
    expect(file).toBe('<svg xmlns="http://www.w3.org/2000/svg" class="still"><style>a &gt; b { color: red }</style><g></g></svg>');
    expect(pictureFile('<svg onload="x"></svg>', "")).toBeUndefined();
  });
});
