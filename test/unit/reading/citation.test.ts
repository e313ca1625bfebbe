import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bibtex, citation } from "../../../src/reading/citation";
import type { Reading } from "../../../src/reading/session";
import { summer } from "./shipped-sessions";

function reading(id: string): Reading {
  const found = summer.season.sessions.flatMap(({ readings }) => readings).find((each) => each.id === id);
  if (!found) throw new Error(`There is no reading ${id}.`);
  return found;
}

/** The fields of one entry, found as BibTeX finds them: a value ends where its braces balance, whatever stands before a brace. */
function readBibtex(entry: string): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (let at = entry.indexOf(",") + 1; at < entry.length;) {
    const [head, name = ""] = /^\s*,?\s*(\w+)\s*=\s*\{/.exec(entry.slice(at)) ?? [];
    if (head === undefined) break;
    let [end, depth] = [at + head.length, 1];
    for (; depth > 0 && end < entry.length; end++) depth += entry[end] === "{" ? 1 : entry[end] === "}" ? -1 : 0;
    fields[name] = entry.slice(at + head.length, end - 1);
    at = end;
  }
  return fields;
}

function unlatex(text: string): string {
  const words: Readonly<Record<string, string>> = { backslash: "\\", braceleft: "{", braceright: "}", asciitilde: "~", asciicircum: "^" };
  return text.replace(/\\text(\w+)\{\}|\\([%&$#_])/g, (_, word: string | undefined, sign: string) => (word === undefined ? sign : words[word] ?? ""));
}

describe("a citation", () => {
  it("is one line with what is known", () => {
    expect(citation(reading("corbett-spanner"))).toBe(
      "Corbett, et al. (2012). Spanner: Google's Globally-Distributed Database. OSDI 2012. https://research.google/pubs/pub39966");
    expect(citation(reading("lamport-parliament"))).toBe(
      "Leslie Lamport (2019). The part-time parliament. Concurrency: the Works of Leslie Lamport. 2019. 277-317.");
  });

  it("is also BibTeX, with the authors as BibTeX counts them", () => {
    expect(bibtex(reading("corbett-spanner"))).toBe(`@inproceedings{corbett-spanner,
  author = {Corbett and others},
  title = {{Spanner: Google's Globally-Distributed Database}},
  year = {2012},
  booktitle = {OSDI 2012},
  url = {https://research.google/pubs/pub39966}
}
`);
    expect(bibtex(reading("se-radio-howard"))).toMatch(/^@misc\{[\s\S]*howpublished = \{Podcast\}/);
  });

  it("keeps BibTeX's own signs from ending a field", () => {
    const entry = bibtex({ ...reading("corbett-spanner"), title: "50% of {sets} & A_1 \\ #2 $x^2~", authors: ["O'Neil", "et al."] });
    expect(entry).toContain(
      "title = {{50\\% of \\textbraceleft{}sets\\textbraceright{} \\& A\\_1 \\textbackslash{} \\#2 \\$x\\textasciicircum{}2\\textasciitilde{}}}",
    );
    expect(entry).toContain("author = {O'Neil and others}");
  });

  it("gives any text back to a reader of BibTeX", () => {
    const signs = fc.constantFrom("{", "}", "\\", "%", "&", "$", "#", "_", "~", "^", ",", "=", "@", "\n", " ", '"', "et al.", "é", "漢");
    const piece = fc.oneof(signs, fc.string());
    fc.assert(fc.property(fc.array(piece, { maxLength: 20 }).map((parts) => parts.join("")), (text) => {
      const plain = text.replace(/\s+/g, " ").trim();
      fc.pre(plain !== "");
      const read = readBibtex(bibtex({ ...reading("corbett-spanner"), title: text, venue: text, note: text }));
      expect(unlatex((read["title"] ?? "").slice(1, -1))).toBe(plain);
      expect(unlatex(read["booktitle"] ?? "")).toBe(plain);
      expect(unlatex(read["note"] ?? "")).toBe(plain);
      expect(read["year"]).toBe("2012");
    }), { numRuns: 500 });
  });
});
