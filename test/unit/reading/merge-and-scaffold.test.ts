// Importing twice never overwrites what a person wrote, and what a new session begins with is sound.
import { describe, expect, it } from "vitest";
import { decide } from "../../../src/reading/group-page/merge";
import { parseSession } from "../../../src/reading/parse-session";
import { readSeason } from "../../../src/reading/read-season";
import { newSeasonFile, newSessionFile } from "../../../src/reading/scaffold";
import { known } from "./known-labs";

describe("a file that an import would write", () => {
  it("is written when it is not there, or stands as the last import left it", () => {
    expect(decide({ before: undefined, now: undefined, next: "a" })).toBe("write");
    expect(decide({ before: "a", now: undefined, next: "a" })).toBe("write");
    expect(decide({ before: "a", now: "a", next: "b" })).toBe("write");
  });

  it("is left alone when it says what it should, or when only its writer changed it", () => {
    expect(decide({ before: "a", now: "a", next: "a" })).toBe("same");
    expect(decide({ before: "a", now: "b", next: "b" })).toBe("same");
    expect(decide({ before: undefined, now: "a", next: "a" })).toBe("same");
    expect(decide({ before: "a", now: "mine", next: "a" })).toBe("keep");
  });

  it("is asked about when both its writer and the page changed it, or when nobody knows who wrote it", () => {
    expect(decide({ before: "a", now: "mine", next: "b" })).toBe("ask");
    expect(decide({ before: undefined, now: "mine", next: "b" })).toBe("ask");
  });
});

describe("a new session", () => {
  it("has nothing wrong with it, whatever its title", () => {
    for (const title of ["A quiet evening", 'With "quotes": and # signs', "漢字", "- [x] \\ {a} %"]) {
      const { name, text } = newSessionFile(7, title);
      const { session, problems } = parseSession(text, name, known);
      expect(problems, title).toEqual([]);
      expect(session).toMatchObject({ number: 7, title, id: "s7" });
      const season = readSeason(newSeasonFile(title), "folder", [{ fileName: name, source: text }], known);
      expect([...season.problems, ...season.sessions.flatMap((each) => each.problems)]).toEqual([]);
      expect(season.season.title).toBe(title);
    }
    expect(newSessionFile(3, "A Quiet Évening!").name).toBe("3-a-quiet-evening.md");
  });
});
