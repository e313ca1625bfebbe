import { describe, expect, it } from "vitest";
import { findQuote, quoteOf } from "../../../src/reading/anchors";

const text = "One vote counts. Two votes count. One vote counts. The end of one vote counts.";

describe("a quoted passage", () => {
  it("is found where it was taken from, even among repetitions", () => {
    const second = text.indexOf("vote counts", 10);
    const span = { start: second, end: second + "vote counts".length };
    expect(findQuote(text, quoteOf(text, span))).toEqual(span);
  });

  it("is found by its surroundings after the text before it has grown", () => {
    const second = text.indexOf("vote counts", 10);
    const quote = quoteOf(text, { start: second, end: second + 4 });
    const longer = `A new beginning, which moves everything along. ${text}`;
    expect(findQuote(longer, quote)?.start).toBe(second + longer.length - text.length);
  });

  it("is taken nearest to where it was when its surroundings do not tell", () => {
    const quote = { exact: "ab", prefix: "", suffix: "", start: 7 };
    expect(findQuote("ab ab ab ab", quote)).toEqual({ start: 6, end: 8 });
  });

  it("is not guessed when its words are gone", () => {
    expect(findQuote(text, { exact: "Three votes", prefix: "", suffix: "", start: 0 })).toBeUndefined();
    expect(findQuote(text, { exact: "", prefix: "", suffix: "", start: 0 })).toBeUndefined();
  });
});
