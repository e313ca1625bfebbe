import { describe, expect, it } from "vitest";
import { bibtex, citation } from "../../../src/reading/citation";
import type { Reading } from "../../../src/reading/session";
import { summer } from "./shipped-sessions";

function reading(id: string): Reading {
  const found = summer.season.sessions.flatMap(({ readings }) => readings).find((each) => each.id === id);
  if (!found) throw new Error(`There is no reading ${id}.`);
  return found;
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
    expect(entry).toContain("title = {{50\\% of \\{sets\\} \\& A\\_1 \\textbackslash{} \\#2 \\$x\\textasciicircum{}2\\textasciitilde{}}}");
    expect(entry).toContain("author = {O'Neil and others}");
  });
});
