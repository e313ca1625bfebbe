// A quoted passage is found again in an edited text, or said to be lost: never taken to be where it is not.
import { describe, expect, it } from "vitest";
import { findQuote, quoteOf, searched } from "../../../src/reading/notes/anchors";
import { pageWords } from "../../../src/reading/page-words";
import { renderPage } from "../../../src/reading/page";
import { type Aim, edit, placeOf } from "./edited-text";
import { known } from "./known-labs";
import { summer } from "./shipped-sessions";

const text = "One vote counts. Two votes count. One vote counts. The end of one vote counts.";
const find = (where: string, ...rest: [Parameters<typeof findQuote>[1], Parameters<typeof findQuote>[2]?]) => findQuote(searched(where), ...rest);
const pageLength = 6500;
const pages = summer.sessions.map(({ session, problems }) => pageWords(renderPage(summer.season, session, problems, known)).text)
  .flatMap((page) => [page.slice(0, pageLength), page.slice(pageLength, 2 * pageLength)]);

describe("a quoted passage", () => {
  it("is found where it was taken from, even among repetitions", () => {
    const second = text.indexOf("vote counts", 10);
    const span = { start: second, end: second + "vote counts".length };
    expect(find(text, quoteOf(searched(text), span))).toEqual({ kind: "found", span });
  });

  it("is found by its surroundings after the text before it has grown", () => {
    const second = text.indexOf("vote counts", 10);
    const quote = quoteOf(searched(text), { start: second, end: second + 4 });
    const longer = `A new beginning, which moves everything along. ${text}`;
    expect(find(longer, quote)).toMatchObject({ kind: "found", span: { start: second + longer.length - text.length } });
  });

  it("is found when only its lines are broken elsewhere", () => {
    const quote = quoteOf(searched(text), { start: 4, end: 33 });
    const broken = `\n${text.replaceAll(" ", "\n  ")}`;
    expect(find(broken, quote)).toMatchObject({ kind: "found", span: { start: broken.indexOf("vote") } });
  });

  it("that stands in several places and says nothing of its surroundings is lost, with the nearest as candidate", () => {
    const quote = { exact: "ab", prefix: "", suffix: "", start: 7 };
    expect(find("ab ab ab ab", quote)).toEqual({ kind: "lost", candidate: { start: 6, end: 8 } });
    expect(find("xy xy ab xy", quote)).toEqual({ kind: "found", span: { start: 6, end: 8 } });
  });

  it("is lost when its words are gone, also if they stand elsewhere in another sentence", () => {
    expect(find(text, { exact: "Three nodes", prefix: "", suffix: "", start: 0 })).toEqual({ kind: "lost", candidate: undefined });
    expect(find(text, { exact: " ", prefix: "", suffix: "", start: 0 })).toEqual({ kind: "lost", candidate: undefined });
    const quote = { exact: "votes", prefix: "nobody at all had ever counted ", suffix: " of those who slept in the hall", start: 3 };
    expect(find(text, quote)).toMatchObject({ kind: "lost", candidate: { start: text.indexOf("votes") } });
  });

  it("that is lost has a candidate of whole words", () => {
    const found = find("Agreement needs no clocks and no single president; it survives.", {
      exact: "Agreement needs clocks and one single president, always", prefix: "", suffix: "", start: 0,
    });
    expect(found).toEqual({ kind: "lost", candidate: { start: 0, end: "Agreement needs no clocks and no single president; it survives".length } });
  });

  it("is taken to be in its own section when two places are equally good", () => {
    const twice = `Agreed by all. ${"x".repeat(50)} Agreed by all. ${"y".repeat(50)}`;
    const second = twice.lastIndexOf("Agreed");
    const quote = { ...quoteOf(searched("Agreed by all."), { start: 0, end: 14 }), start: 0 };
    expect(find(twice, quote, () => ({ start: second - 1, end: twice.length }))).toMatchObject({ kind: "found", span: { start: second } });
  });
});

describe("the passages of the sessions, after their text was edited", () => {
  const cases = (aim: Aim, count: number) => Array.from({ length: count }, (_, seed) => {
    const before = pages[seed % pages.length] as string;
    const edited = edit(before, seed, aim);
    const found = findQuote(searched(edited.text), quoteOf(searched(before), edited.passage));
    const exact = before.slice(edited.passage.start, edited.passage.end);
    const place = found.kind === "lost" ? "lost" : placeOf(edited, found.span);
    return { seed, aim, exact, place, left: edited.left / exact.length, at: found.kind === "found" ? edited.text.slice(found.span.start, found.span.end) : "" };
  });
  const runs = Number(process.env["FUZZ_RUNS"] ?? 500);

  it("are found in at least 95 of 100 cases if at least half of them is left, and never anywhere else", () => {
    const all = (["stays", "moved", "edited"] as const).flatMap((aim) => cases(aim, Math.ceil(runs / 3)));
    expect(all.filter(({ place }) => place === "wrong")).toEqual([]);
    const left = all.filter((each) => each.left >= 0.5);
    const right = left.filter(({ place }) => place === "right").length;
    expect(right / left.length).toBeGreaterThanOrEqual(0.95);
  });

  it("are all lost when they were taken out", () => {
    expect(cases("goes", runs / 4).filter(({ place, left }) => left === 0 && place !== "lost")).toEqual([]);
  });
});
