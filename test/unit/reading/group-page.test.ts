// A reading group's page becomes session files: nothing of it is lost, and what could not be placed is listed.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toLookAt } from "../../../src/reading/group-page/page";
import { readGroupPage } from "../../../src/reading/group-page/read-page";
import { type SeasonFile, seasonFiles } from "../../../src/reading/group-page/session-files";
import { writeGroupPage } from "../../../src/reading/group-page/write-page";
import { type ParsedSeason, readSeason } from "../../../src/reading/read-season";
import { known } from "./known-labs";
import { summer } from "./shipped-sessions";

const source = readFileSync(new URL("group-page.md", import.meta.url), "utf8");

function imported(text: string): readonly SeasonFile[] {
  return seasonFiles(readGroupPage(text, "page"));
}

function parse(files: readonly SeasonFile[]): ParsedSeason {
  const [season, ...sessions] = files;
  return readSeason(season?.text, "season", sessions.map(({ name, text }) => ({ fileName: name, source: text })), known);
}

const autumn = parse(imported(source));
const session = (number: number): ParsedSeason["season"]["sessions"][number] => {
  const found = autumn.season.sessions.find((each) => each.number === number);
  if (!found) throw new Error(`There is no session ${number}.`);
  return found;
};

describe("an imported page", () => {
  it("gives files with which nothing is wrong", () => {
    expect(imported(source).map(({ name }) => name)).toEqual([
      "season.md", "1-queues-that-lose-nothing.md", "2-old-letters.md", "3-choosing-a-clock.md", "4-not-yet.md",
    ]);
    expect([...autumn.problems, ...autumn.sessions.flatMap(({ problems }) => problems)]).toEqual([]);
  });

  it("gives the season its title, date, zones and text", () => {
    const { season } = autumn;
    expect(season).toMatchObject({
      id: "autumn-2031", title: "Autumn 2031", group: "The Friday Paper Club", published: "2031-09-08T18:05:09-04:00",
      description: "What a small group means to read in the autumn.",
      zones: [{ name: "EDT", zone: "America/New_York" }, { name: "HKT", zone: "Asia/Hong_Kong" }],
    });
    expect(season.body).toContain("Anyone may propose a paper.");
    expect(season.body).toContain("## House rules\nNobody has to have read the appendix.");
    expect(season.body).toContain("tags: [queues, clocks]");
  });

  it("gives meetings their instants, in the page's year, and keeps words that are none", () => {
    expect([1, 2, 3, 4].map((number) => [session(number).meeting, session(number).when])).toEqual([
      ["2031-09-13T00:30:00Z", undefined],
      [undefined, "some Friday in October, after the holidays"],
      ["2031-10-25T00:30:00Z", "Friday, October 24, 2031 at 20:30 EDT"],
      [undefined, "tbd"],
    ]);
  });

  it("reads citations of several forms, and keeps a line that is none whole", () => {
    expect(session(1).readings.map(({ role, title, authors, year, link }) => [role, title, authors, year, link])).toEqual([
      ["primary", "A Queue for the Patient: Delivery without Doubt", ["Okafor", "et al."], 2029, "https://papers.example/queue(2).pdf"],
      ["related", "Counting to One", ["Brandt", "Silva"], 2027, "https://papers.example/one"],
      ["related", "Idempotence, Slowly", ["Ito", "Ruiz", "Weiss"], 2030, "https://papers.example/idem"],
    ]);
    expect(session(2).readings).toMatchObject([
      { title: "On the post as a network", authors: ["Anna Meyer"], year: 2019, venue: "Letters and Systems. 2019. 17-41." },
    ]);
    expect(session(3).readings.map(({ role, kind, title, venue }) => [role, kind, title, venue])).toEqual([
      ["choose-one", "paper", "Clocks for Cheap", undefined], ["choose-one", "paper", "Clocks for the Rich", "OSDI"],
      ["related", "podcast", "Episode 12: What Time Is It", undefined],
      ["related", "lecture", "Lecture notes, no link, found by Anna", undefined],
    ]);
    expect(session(4).readings).toEqual([]);
  });

  it("keeps points in their groups, in order, and under one another", () => {
    expect(session(1).points.map(({ id, under, text }) => [id, under, text])).toEqual([
      ["s1.delivery.1", undefined, "What would “exactly once” have to mean at the edge of a system?"],
      ["s1.delivery.2", undefined, "Three stories of a message that came twice:"],
      ["s1.delivery.3", "s1.delivery.2", "The ticket that was paid for two times."],
      ["s1.delivery.4", "s1.delivery.2", "A parcel, and then its twin."],
      ["s1.delivery.5", "s1.delivery.4", "Who noticed first?"],
      ["s1.delivery.6", undefined, "Is a queue a log with a short memory?"],
      ["s1.good-queues.1", undefined, "How long may a consumer be silent before it counts as gone?"],
      ["s1.good-queues.2", undefined, "Does a before b at the producer oblige anyone?"],
    ]);
    expect(session(2).groups).toMatchObject([{ id: "points", title: "Points" }]);
    expect(session(3).groups.map(({ title }) => title)).toEqual(["Bounds", "Money"]);
    expect(session(3).points.map(({ text }) => text)[1]).toBe("# is not a heading here, and ::: is no fence");
    expect(session(4).open).toBe(true);
  });

  it("keeps what has no place word for word, and lists it with its line", () => {
    expect(session(2).body).toContain("```page\n**Location**:\nThe room behind the library\nbring a lamp\nA paragraph that belongs to no group");
    expect(toLookAt(readGroupPage(source, "page")).map(({ line, fate, text }) => [line + 1, fate, text])).toEqual([
      [5, "kept", "tags: [queues, clocks]"],
      [49, "kept", "**Location**:"],
      [50, "kept", "The room behind the library"],
      [51, "kept", "bring a lamp"],
      [58, "kept", "A paragraph that belongs to no group and has no points below it."],
      [62, "placed", "**When**: Friday, October 24, 2031 at 20:30 EDT"],
      [81, "placed", "Lecture notes, no link, found by Anna"],
      [88, "placed", "tbd"],
    ]);
  });

  it("gives a number that is taken a free one, and says so", () => {
    const page = readGroupPage("## Session 2: One\n\n## Session 2: Two\n\n## Session 1: Three\n", "page");
    expect(page.sessions.map(({ number, title }) => [number, title])).toEqual([[1, "Three"], [2, "One"], [3, "Two"]]);
    expect(toLookAt(page)).toMatchObject([{ line: 2, remark: "There are two sessions 2. This one became session 3." }]);
  });
});

describe("a date", () => {
  const read = (words: string): string | undefined =>
    readGroupPage(`---\ntitle: Winter 2030\n---\n## Session 1: A\n**Date**: ${words}\n`, "p").sessions[0]?.meeting;

  it("may be written in several ways", () => {
    for (const words of [
      "June 16 8:30PM EDT", "Sunday, June 16, 2030 at 8:30 p.m. (EDT)", "16 June 2030, 20:30 EDT", "Jun. 16th 8:30 pm ET", "June 17 8:30AM HKT",
      "June 17 12:30AM UTC/June 17 8:30AM HKT", "2030-06-17T00:30:00Z",
    ]) expect(read(words), words).toBe("2030-06-17T00:30:00Z");
    expect(read("January 5 8PM EST")).toBe("2030-01-06T01:00:00Z");
  });

  it("is no instant when it lacks a zone, names no day, or contradicts itself", () => {
    for (const words of [
      "June 16 8:30PM", "June 31 8PM EDT", "June 16 14PM EDT", "June 16 EDT", "January 5 8PM EDT", "June 16 8:30PM EDT/June 17 9:30AM HKT", "soon",
    ]) {
      expect(read(words), words).toBeUndefined();
    }
  });
});

describe("a season written as a page", () => {
  it("is imported as the same sessions", () => {
    expect(imported(writeGroupPage(autumn.season))).toEqual(imported(source));
  });

  it("holds all that the group's page says of the season that ships", () => {
    const page = writeGroupPage(summer.season);
    const again = parse(imported(page)).season.sessions;
    expect(toLookAt(readGroupPage(page, "page"))).toEqual([]);
    const facts = (sessions: typeof again): unknown => sessions.map(({ number, title, meeting, readings, groups, points, open }) => [
      number, title, meeting, open, readings.map(({ role, title: name, year, link }) => [role, name, year, link]),
      groups.flatMap(({ title: name, ours }) => (ours ? [] : name)),
      points.flatMap(({ text, group }) => (groups.some(({ id, ours }) => ours && id === group) ? [] : text)),
    ]);
    expect(facts(again)).toEqual(facts(summer.season.sessions));
  });
});

const runs = Number(process.env["FUZZ_RUNS"] ?? 40);
const junk = [
  "", "---", "## Elsewhere", "# Top", "   ## Session 9: Deep", "      ## Session 8: Deeper", "## Session 2: Twice", "## Session", "**Date**:",
  "**Reading**", "**Also on the page**: x", "**Odd one**: with text", "**-->** arrow", "- ", "    - deep", "\t- tab", "tbd", "- tbd", "TBD.",
  "words alone", "   indented words", "- ```", "```page", "```", ":::", "::: point s1.a.1", "[a]: b", "- [a]: b", "> quoted", "| a | b |",
  "<b>html</b>", "&mdash;", "\\# escaped", "- \\# escaped", "1. one", "- 1. one", "10) ten",
  "Anon (2020) [T](http://x.example) and [U](http://y.example)", 'A "B" C "D"', "(2020)", "- ![p](q.png)", "key: value", "=====", "- * *",
  "__Time__: now", "\u2028 odd \u0000 \u0085", "🦜 ﬁ É é", "###### Six", "### Session 4 - z", "- ### Session 4", "**Reading**: ## Session 7: no",
  "**Related**:", "July 4 8PM EDT",
];

/** A page with some lines gone, doubled, moved, changed or new, in any of three ways to end a line. */
const mutated = fc.record({
  edits: fc.array(fc.record({
    kind: fc.constantFrom("drop", "double", "move", "insert", "cut", "join", "indent", "letter"),
    at: fc.nat(200), to: fc.nat(200), junk: fc.constantFrom(...junk), text: fc.string({ unit: "grapheme", maxLength: 12 }),
  }), { minLength: 1, maxLength: 12 }),
  end: fc.constantFrom("\n", "\r\n", "\r"),
}).map(({ edits, end }) => {
  const lines = source.split("\n");
  for (const { kind, at, to, junk: other, text } of edits) {
    const index = at % lines.length;
    const line = lines[index] ?? "";
    switch (kind) {
      case "drop": lines.splice(index, 1); break;
      case "double": lines.splice(to % lines.length, 0, line); break;
      case "move": lines.splice(to % lines.length, 0, ...lines.splice(index, 1)); break;
      case "insert": lines.splice(index, 0, other); break;
      case "cut": lines[index] = line.slice(0, to % (line.length + 1)); break;
      case "join": lines.splice(index, 2, `${line} ${lines[index + 1] ?? ""}`); break;
      case "indent": lines[index] = `${"  ".repeat(to % 5)}${line}`; break;
      case "letter": lines[index] = `${line.slice(0, to % (line.length + 1))}${text}${line.slice(to % (line.length + 1))}`; break;
    }
  }
  return lines.join(end);
});

const wordsOf = (text: string): readonly string[] => text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

describe("any page", () => {
  it("is read without a line dropped in silence, and comes back as the same sessions", () => {
    fc.assert(fc.property(mutated, (text) => {
      const page = readGroupPage(text, "page");
      const files = seasonFiles(page);
      const lines = text.split(/\r\n?|\n/);
      expect(page.ledger.map((entry) => entry.text)).toEqual(lines);
      const written = writeGroupPage(parse(files).season);
      const listed = new Set(toLookAt(page).map(({ line }) => line));
      const inFiles = new Set(files.flatMap((file) => wordsOf(file.text)));
      const said = new Set([...inFiles, ...wordsOf(written)]);
      page.ledger.forEach(({ fate, text: line }, at) => {
        // What is kept is in the files word for word; what is placed without a remark can be said again. The number of an item of
        // a list is its mark, as a dash would be.
        const lost = fate === "kept" ? wordsOf(line).filter((word) => !inFiles.has(word))
          : wordsOf(line.replace(/^\s*\d{1,3}[.)](?=\s)/, "")).filter((word) => !said.has(word));
        if (fate === "kept" || !listed.has(at)) expect(lost, `line ${at + 1}: ${line}`).toEqual([]);
      });
      expect(seasonFiles(readGroupPage(written, "page"))).toEqual(files);
    }), { numRuns: runs });
  }, 600_000);
});
