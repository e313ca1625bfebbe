// One content, one text: whatever the order of keys, however many there are, and whatever stands in them.
import { describe, expect, it } from "vitest";
import { canonical, sameContent } from "../../../src/kernel/canonical";

const many = Array.from({ length: 40 }, (_, at) => [`key ${(at * 7) % 40}`, at] as const);
const few = [["b", 1], ["a", [2, "two", null]], ["c", { z: true, y: -0.5 }]] as const;

describe("the text of a value", () => {
  it.each([["few", few], ["many", many]])("has its %s keys in one order", (_, entries) => {
    const [one, other] = [Object.fromEntries(entries), Object.fromEntries(entries.toReversed())];
    expect(canonical(one)).toBe(canonical(other));
    expect(Object.keys(JSON.parse(canonical(other)) as object)).toEqual(entries.map(([key]) => key).toSorted());
    expect(sameContent(one, other)).toBe(true);
  });

  it.each(["", "\"", "back\\slash", "line\nend", "β", "\ud800", "x".repeat(1000), "__proto__"])("is JSON where it holds %j, asked once or twice", (text) => {
    for (let times = 0; times < 2; times++) {
      expect(canonical(text)).toBe(JSON.stringify(text));
      expect(canonical([{ [text]: text }])).toBe(JSON.stringify([{ [text]: text }]));
    }
  });

  it("tells apart what looks alike, and not what is not there", () => {
    const different = [1, "1", true, "true", null, "null", [], {}, [1], { 0: 1 }, "[]"];
    expect(new Set(different.map(canonical)).size).toBe(different.length);
    expect(canonical({ a: undefined, b: 1 })).toBe(canonical({ b: 1 }));
  });

  it("goes on when it has met more texts than it remembers", () => {
    for (let at = 0; at < 10_000; at++) expect(canonical({ [`k${at}`]: `v${at}` })).toBe(`{"k${at}":"v${at}"}`);
  });
});
