// Footnotes and formulas in a session's text, and the cards of its links, as a browser would read them.
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../src/reading/page";
import { readSeason } from "../../../src/reading/read-season";
import { known } from "./known-labs";
import { elements, readHtml, textOf, withClass, type Element } from "./read-html";
import { parse, sessionText, told } from "./session-text";

function pageOf(body: string, other = ""): Element {
  const files = [{ fileName: "9.md", source: sessionText({}, body) }, ...(other === "" ? [] : [{ fileName: "8.md", source: other }])];
  const { season, sessions } = readSeason(undefined, "season", files, known);
  const parsed = sessions.find(({ session }) => session.fileName === "9.md");
  if (!parsed) throw new Error("Nothing was read.");
  return readHtml(renderPage(season, parsed.session, parsed.problems, known));
}

const point = "\n\n::: point s9.first.1\nA\n:::\n";
const troubles = (body: string): readonly string[] => told(parse(sessionText({}, body + point)));

describe("a footnote", () => {
  it("stands after its mark, in the order of the marks, with quotes as in the text", () => {
    const root = pageOf("Two.[^b] One.[^a]\n\n[^a]: \"First\" written.\n[^b]: Second, with *stress*.\n");
    expect(withClass(root, "side-note").map(textOf)).toEqual(["1 Second, with stress.", "2 “First” written."]);
    expect(withClass(root, "note-mark").map(textOf)).toEqual(["1", "2"]);
    const [paragraph] = elements(root, ({ tag, attributes }) => tag === "p" && attributes["data-block"] === "0");
    expect(paragraph && textOf(paragraph)).toBe("Two.11 Second, with stress. One.22 “First” written.");
  });

  it("is written out once, however often it is referred to", () => {
    const root = pageOf("A[^n] and again[^n].\n\n[^n]: Note.\n");
    expect(withClass(root, "side-note")).toHaveLength(1);
    expect(elements(root, ({ attributes }) => attributes["href"] === "#note-1")).toHaveLength(2);
  });

  it("keeps all its paragraphs, and takes no number among the blocks of the text", () => {
    const root = pageOf("A.[^n]\n\n[^n]: One.\n\n    Two.\n\nB.\n");
    expect(withClass(root, "side-note-paragraph").map(textOf)).toEqual(["One.", "Two."]);
    expect(elements(root, ({ attributes }) => attributes["data-block"] !== undefined)).toHaveLength(2);
  });

  it("stands in a point as in the text", () => {
    const root = pageOf("::: point s9.first.1\nIs it?\n\nIt is.[^n]\n\n[^n]: Or not.\n:::\n");
    expect(withClass(root, "point").flatMap((each) => withClass(each, "side-note")).map(textOf)).toEqual(["1 Or not."]);
  });

  it("has its links checked like those of the text", () => {
    expect(troubles("A.[^n]\n\n[^n]: See [x](lab:nothing).")).toEqual(['13: There is no lab "nothing".']);
  });

  it("that is missing, unused, written twice or in itself is told on its line, and the page is there", () => {
    expect(troubles("A.[^gone]")).toEqual(['11: There is no footnote "gone" here. Write it on a line of its own that begins with [^gone]:']);
    expect(troubles("A.\n\n[^n]: Unused.")).toEqual(['13: Nothing refers to the footnote "n". Write [^n] where it belongs.']);
    expect(troubles("A.[^n]\n\n[^n]: One.\n\n[^n]: Two.")).toEqual(['15: The footnote "n" is written twice. Give this one a name of its own.']);
    expect(troubles("A.[^n]\n\n[^n]: Again.[^n]")).toEqual(['13: There is no footnote "n" here. Write it on a line of its own that begins with [^n]:']);
    expect(textOf(pageOf("A.[^n]\n\n[^n]: Again.[^n]\n"))).toContain("Again.[^n]");
  });
});

describe("a formula in the text", () => {
  it("is set where it stands, and displayed between double dollars", () => {
    const root = pageOf("With $n \\ge 2f + 1$ nodes.\n\n$$\nQ_1 \\cap Q_2\n\\neq \\emptyset\n$$\n");
    const formulas = elements(root, ({ tag }) => tag === "math");
    expect(formulas.map(textOf)).toEqual(["n≥2f+1", "Q1∩Q2≠∅"]);
    expect(formulas.map(({ attributes }) => attributes["display"])).toEqual([undefined, "block"]);
    expect(withClass(root, "formula")[0]?.attributes["data-block"]).toBe("1");
  });

  it("is not what is money, code, or a dollar that is written as one", () => {
    const root = pageOf("It costs $5 or $6, `$a$`, \\$x\\$, a $ b $ c.\n");
    expect(elements(root, ({ tag }) => tag === "math")).toEqual([]);
    expect(textOf(root)).toContain("It costs $5 or $6, $a$, $x$, a $ b $ c.");
  });

  it("that cannot be set is shown as written, and told on its line", () => {
    expect(troubles("Text.\n\nWith $\\foo$ in it.")).toEqual(['13: The formula\'s command "\\foo" is not known here.']);
    expect(withClass(pageOf("With $\\foo$ in it.\n"), "unset").map(textOf)).toEqual(["\\foo"]);
  });
});

describe("the card of a link", () => {
  const other = sessionText({ id: "s8", number: "8", title: "Another", standfirst: "'\"It stands first.\"'", groups: "\n  - { id: far, title: Far }",
    readings: "\n  - { id: there, role: primary, kind: lecture, title: <There>, authors: [Ada, Bob], year: 1999, venue: Here, link: 'https://a.example/x' }" },
  "::: point s8.far.1\nFar off?\n:::\n");

  it("says what a reading is, who wrote it, when and where, and leads to it", () => {
    const root = pageOf("[x](reading:there) [own](reading:one) [again](reading:there)\n", other);
    const cards = elements(root, ({ tag }) => tag === "template");
    expect(cards.map(({ attributes }) => attributes["data-card"])).toEqual(["reading:there", "reading:one"]);
    expect(cards.map(textOf)).toEqual(["<There>Ada, Bob 1999 Here lectureSession 8: AnotherOpen the lecture", "OneAda 1998"]);
    expect(cards.flatMap((card) => elements(card, ({ tag }) => tag === "a")).map(({ attributes }) => attributes["href"])).toEqual(["https://a.example/x"]);
    expect(withClass(root, "reading-link").map(({ attributes }) => attributes["data-card"])).toEqual(["reading:there", "reading:one", "reading:there"]);
  });

  it("says which point or session it is", () => {
    const cards = elements(pageOf("[x](point:s8.far.1) [y](session:s8) [z](point:s8.no.1)\n", other), ({ tag }) => tag === "template");
    expect(cards.map(textOf)).toEqual(["Far off?Session 8: Another", "Session 8: Another“It stands first.”"]);
  });
});
