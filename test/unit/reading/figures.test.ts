// The figures that are drawn for a text show what the text says, and stand in the page, on paper and in a file.
import { describe, expect, it } from "vitest";
import { binding, figureOne } from "../../../src/reading/figures/ballots";
import { layersOf, stops } from "../../../src/reading/figures/calls";
import { height } from "../../../src/reading/figures/codes";
import { averaged, overtaken, stepped } from "../../../src/reading/figures/forgetting";
import { drawn, figureNames } from "../../../src/reading/figures/index";
import { clocks, events } from "../../../src/reading/figures/queues";
import { sharpened } from "../../../src/reading/figures/sharpening";
import { stamp, stories, waited } from "../../../src/reading/figures/truetime";
import { isHarmlessPicture, pictureFile } from "../../../src/reading/export/paper";
import { pageWords } from "../../../src/reading/page-words";
import { parseSession } from "../../../src/reading/parse-session";
import { renderPage } from "../../../src/reading/page";
import { known } from "./known-labs";
import { summer } from "./shipped-sessions";

describe("what a figure shows is computed", () => {
  it("B3 binds the ballots of the paper's Figure 1 to the decrees they have there", () => {
    expect(figureOne.map((ballot) => binding(figureOne, ballot)?.number)).toEqual([undefined, undefined, 2, 5]);
    for (const ballot of figureOne) expect(binding(figureOne, ballot)?.decree ?? ballot.decree).toBe(ballot.decree);
  });

  it("the clocks' two rules give the numbers of the three processes, and messages between two of them do not overtake", () => {
    const numbers = clocks();
    expect(["ask1", "ask3", "ack2-1", "ack3-1", "release"].map((id) => numbers.get(id))).toEqual([5, 4, 7, 7, 11]);
    const received = events.filter(({ from }) => from !== undefined);
    const sentBy = (id: string | undefined) => events.find((event) => event.id === id);
    for (const one of received) {
      for (const other of received) {
        const [first, second] = [sentBy(one.from), sentBy(other.from)];
        if (!first || !second || first.process !== second.process || one.process !== other.process) continue;
        if (first.x < second.x) expect(one.x).toBeLessThan(other.x);
      }
    }
  });

  it("a wait of twice the error makes the friend's timestamp the later one, and without it the order is lost", () => {
    const [waiting, hasty] = stories;
    expect(stories.map(({ first, friend }) => [stamp(first), stamp(friend)])).toEqual([[1004, 1007], [1004, 1000]]);
    expect(waiting && waited(waiting.first)).toBe(1005);
    expect(waiting?.friend.at).toBeGreaterThan(waiting?.seen ?? Infinity);
    expect(hasty?.friend.at).toBeGreaterThan(hasty?.seen ?? Infinity);
  });

  it("temperatures, averages, lines, bytes and deadlines are those of the texts", () => {
    expect([1, 0.5, 0.3].map((at) => sharpened(0.7, at).toFixed(2))).toEqual(["0.70", "0.84", "0.94"]);
    expect([overtaken(averaged), overtaken(stepped)]).toEqual([51, 4]);
    expect([1, 2, 3, 4].map(height)).toEqual([3, 5, 7, 9]);
    expect(layersOf("hi").map(({ bytes }) => bytes)).toEqual([
      [0, 0, 9, 0, 1, 0, 0, 0, 1], [0, 0, 0, 0, 4], [0x0a, 2, 0x68, 0x69],
    ]);
    expect([stops(true), stops(false)]).toEqual([[200, 220, 240], [200, 280, 300]]);
  });
});

describe("a figure in a text", () => {
  const page = (body: string) => {
    const { session, problems } = parseSession(`---\nid: s1\nnumber: 1\ntitle: X\nwhen: "soon"\nreadings: []\n---\n\n${body}\n`, "1-x.md", known);
    return { session, problems, html: renderPage(summer.season, session, problems, known) };
  };

  it.each(figureNames)("%s says all of itself in words, and may go into a file of its own", (name) => {
    const svg = drawn(name);
    expect(svg).toMatch(/role="img" aria-label="[^"]{60,}"/);
    expect(isHarmlessPicture(svg)).toBe(true);
    expect(pictureFile(svg, "path { fill: none }")).toMatch(/^<svg [^>]*xmlns=[^>]*><style>/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("is there because a session has it", () => {
    const used = summer.season.sessions.flatMap(({ body }) => [...body.matchAll(/^```figure\nname: (\S+)$/gm)].map(([, name]) => name));
    expect(used.toSorted()).toEqual(figureNames.toSorted());
  });

  it("stands with its caption, and its labels are no words of the text", () => {
    const { html, problems } = page("Before.\n\n```figure\nname: stripes\ncaption: Two ways back.\n```\n\nAfter.");
    expect(problems).toEqual([]);
    expect(html).toContain("<svg");
    expect(pageWords(html).text.replaceAll(/\s+/g, " ").trim()).toBe("Before. Two ways back. After.");
  });

  it("that is not known is told on its line, with the one that was probably meant", () => {
    const { html, problems } = page("```figure\nname: stripe\n```");
    expect(problems.map(({ line, fixes }) => [line, fixes?.[0]?.edits[0]?.text])).toEqual([[9, "stripes"]]);
    expect(html).toContain("This figure could not be read.");
  });
});
