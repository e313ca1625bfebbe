// The page of a session as a browser would read it.
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../src/reading/page";
import { readSeason } from "../../../src/reading/read-season";
import { known } from "./known-labs";
import { elements, readHtml, textOf, withClass, type Element } from "./read-html";
import { sessionText } from "./session-text";
import { summer } from "./shipped-sessions";

function page(number: number): Element {
  const parsed = summer.sessions[number - 1];
  if (!parsed) throw new Error(`There is no session ${number}.`);
  return readHtml(renderPage(summer.season, parsed.session, parsed.problems, known));
}

function pageOf(body: string): Element {
  const { season, sessions } = readSeason(undefined, "season", [{ fileName: "9.md", source: sessionText({}, body) }], known);
  const [parsed] = sessions;
  if (!parsed) throw new Error("Nothing was read.");
  return readHtml(renderPage(season, parsed.session, parsed.problems, known));
}

describe("the page of a session", () => {
  it("says which it is, when it met on both clocks, and leaves room for the reader's own", () => {
    const [head] = withClass(page(2), "masthead");
    expect(head && textOf(head).replaceAll("\u00a0", " ").replaceAll(/\s+/g, " ")).toBe(
      "Summer 2021 · Session 2What Archeology Can Teach Us about Distributed SystemsHow priests who come and go, and messengers who forget, "
      + "can still fill their ledgers without ever contradicting one another.Wednesday, June 23, 2021 at 8:30 PM EDT Thursday, June 24, 2021 at 8:30 AM HKT ");
    expect(withClass(page(2), "own-clock")[0]?.attributes["data-meeting"]).toBe(String(1624494600000));
  });

  it("groups the readings and says that one of two is enough", () => {
    const [readings] = withClass(page(4), "readings");
    expect(readings && elements(readings, ({ tag }) => tag === "h2").map(textOf)).toEqual(["Choose one of these", "Related"]);
    expect(readings && withClass(readings, "correction").map(textOf)).toEqual(["The lecturer’s name is spelt Kleppmann."]);
    expect(readings && elements(readings, ({ tag }) => tag === "a").map(({ attributes }) => attributes["href"])).toHaveLength(4);
  });

  it("prints each group once, before its first point, and every point with its id", () => {
    for (const { session } of summer.sessions) {
      const root = page(session.number);
      expect(withClass(root, "group").map(textOf))
        .toEqual(session.groups.map(({ title, ours }) => (ours ? `${title} ours, and not the group’s` : title)));
      expect(withClass(root, "point").map(({ attributes }) => attributes["data-point"])).toEqual(session.points.map(({ id }) => id));
    }
    const order = elements(page(2), ({ attributes }) => /^(group-|s2\.)/.test(attributes["id"] ?? "")).map(({ attributes }) => attributes["id"]);
    expect(order.slice(0, 5)).toEqual(["group-metaphor", "s2.metaphor.1", "s2.metaphor.2", "s2.metaphor.3", "group-log"]);
    expect(withClass(page(3), "under")).toHaveLength(5);
  });

  it("links sentences to moments of a run", () => {
    const link = withClass(page(2), "run-link").find((each) => textOf(each) === "When the ballot opens");
    expect(link).toMatchObject({
      tag: "a", attributes: { "data-lab": "paxos", "data-scenario": "one-president", "data-moment": "next-ballot", title: "Paxos: one president, next ballot" },
    });
  });

  it("shows a lab that is not there yet as words, and says so", () => {
    const links = withClass(page(4), "run-link");
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      expect(link).toMatchObject({ tag: "span", attributes: { class: "run-link inert", title: "not yet" } });
    }
    expect(withClass(page(4), "not-yet").map(textOf)).toEqual(links.map(() => " (not yet)"));
  });

  it("holds each figure with its caption and a link for when no player comes", () => {
    const figures = withClass(page(2), "lab");
    expect(figures.map(({ attributes }) => [attributes["data-scenario"], attributes["data-moment"]])).toEqual([
      ["one-president", "promised"], ["b3-bites", "b3-bites"],
    ]);
    for (const figure of figures) {
      expect(elements(figure, ({ tag }) => tag === "figcaption")).toHaveLength(1);
      expect(withClass(figure, "run-link")).toHaveLength(1);
    }
  });

  it("links to points and sessions elsewhere in the season by the session that has them", () => {
    expect(withClass(page(2), "point-link")[0]?.attributes).toMatchObject({ "data-session": "s4", "data-anchor": "s4.happened-before.3" });
    expect(withClass(page(2), "session-link").map(({ attributes }) => attributes["data-session"])).toEqual(["s4", "s1", "s3"]);
    expect(withClass(page(1), "prev")).toEqual([]);
    expect(withClass(page(6), "next")).toEqual([]);
  });

  it("has an outline whose every entry leads somewhere on the page", () => {
    for (const { session } of summer.sessions) {
      const root = page(session.number);
      const ids = new Set(elements(root).map(({ attributes }) => attributes["id"]));
      const links = withClass(root, "outline").flatMap((nav) => elements(nav, ({ tag }) => tag === "a"));
      const targets = links.map(({ attributes }) => attributes["href"]?.slice(1));
      expect(targets.length).toBeGreaterThan(2);
      for (const target of targets) expect(ids).toContain(target);
    }
  });

  it("numbers its blocks from the first to the last without a gap, so that a place can be found again", () => {
    const blocks = elements(page(2), ({ attributes }) => attributes["data-block"] !== undefined).map(({ attributes }) => Number(attributes["data-block"]));
    expect(blocks).toEqual(blocks.map((_, index) => index));
    expect(blocks.length).toBeGreaterThan(40);
  });

  it("gives no two elements the same id", () => {
    for (const { session } of summer.sessions) {
      const ids = elements(page(session.number)).flatMap(({ attributes }) => attributes["id"] ?? []);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("ends a point whose end was forgotten where the next section begins", () => {
    const root = pageOf("::: point s9.first.1\nA\n\n## After\n\nText\n");
    expect(withClass(root, "point").map(textOf).map((text) => text.trim())).toEqual(["1\nA"]);
  });

  it("tells two sections of the same name apart", () => {
    const ids = elements(pageOf("## Again\n\n## Again\n\n## again!\n"), ({ tag }) => tag === "h2").flatMap(({ attributes }) => attributes["id"] ?? []);
    expect(ids).toEqual(["section-again", "section-again--2", "section-again--3"]);
  });

  it("does not take a picture of a lab for a link into it", () => {
    const root = pageOf("![picture](lab:paxos) [words](lab:paxos)\n");
    expect(withClass(root, "run-link").map(textOf)).toEqual(["words"]);
  });

  it("tells the problems of the file with their lines, above what can be read", () => {
    const root = pageOf("[x](lab:nothing)\n\nStill here.\n");
    const [banner] = withClass(root, "banner");
    expect(banner && elements(banner, ({ tag }) => tag === "li").map(textOf)).toEqual([
      'Line 9 The group "The First" has no points. Add one with "::: point", or remove the group.', 'Line 11 There is no lab "nothing".',
    ]);
    expect(textOf(root)).toContain("Still here.");
    expect(withClass(page(2), "banner")).toEqual([]);
  });
});
