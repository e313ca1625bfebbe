// Which files count as sessions, and how one is found by what a link calls it.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtInSeasons } from "../../../src/host/sessions/built-in-sessions";
import { allSessions, findSession, isSessionFile } from "../../../src/host/sessions/catalogue";
import { shippedCatalogue } from "./shipped-catalogue";

const session = "---\nid: x\ntitle: X\nreadings: []\n---\nText\n";

describe("a session file", () => {
  it.each([
    ["1-x.md", session, false], ["x.md", session, false], ["x.md", session.replaceAll("\n", "\r\n"), false],
    ["1-x.md", "---\nid: [broken\n---\n", false], ["x.md", "---\nid: x\nnumber: 3", false],
    ["1-x.md", "No front matter at all", true], ["x.md", "---\ntitle: X\n---\n", true],
  ])("is %s: %j (beside a season.md: %s)", (name, source, hasSeason) => expect(isSessionFile(name, source, hasSeason)).toBe(true));

  it.each([
    ["season.md", session, true], ["x.txt", session, true], ["README.md", "# About", true],
    ["post.md", "---\ntitle: My holidays\nlayout: post\n---\n", false], ["1-post.md", "# No front matter", false],
  ])("is not %s: %j (beside a season.md: %s)", (name, source, hasSeason) => expect(isSessionFile(name, source, hasSeason)).toBe(false));
});

describe("the list of what ships", () => {
  it("is what is in the folder", () => {
    const root = join(import.meta.dirname, "../../../sessions");
    const found = readdirSync(root).map((folder) => ({
      folder, sessions: readdirSync(join(root, folder)).filter((name) => name !== "season.md").toSorted(),
    }));
    expect(builtInSeasons, "Name every file of sessions/ in src/host/sessions/built-in-sessions.ts").toEqual(found);
  });
});

describe("a session", () => {
  const here = shippedCatalogue("file:///here");
  const there = shippedCatalogue("file:///there");
  const catalogue = [...here, ...there];

  it("is found by its URI", () => {
    expect(findSession(catalogue, "file:///there/summer-2021/4-time.md")?.session.id).toBe("s4");
  });

  it("is found by its id, in the season of the one that links to it", () => {
    const near = allSessions(there)[0];
    expect(findSession(catalogue, "s4", near)?.uri).toBe("file:///there/summer-2021/4-time.md");
    expect(findSession(catalogue, "s4")?.uri).toBe("file:///here/summer-2021/4-time.md");
  });

  it("that does not exist is not found", () => expect(findSession(catalogue, "s99")).toBeUndefined());
});
