import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { diffValues } from "../../../src/views/value-diff";

const written = (old: string, now: string): string =>
  diffValues(old, now).map(({ kind, text }) => (kind === "same" ? text : kind === "gone" ? `-${text}-` : `+${text}+`)).join("");

describe("the difference between two values", () => {
  it("marks what came and what went, and leaves the rest alone", () => {
    expect(written("A B", "A B E")).toBe("A B+ E+");
    expect(written("⟨2, 0, 1⟩", "⟨2, 1, 1⟩")).toBe("⟨2, -0-+1+, 1⟩");
    expect(written("Δ B✓ E", "Δ B✓ E✓")).toBe("Δ B✓ E+✓+");
    expect(written("P0 3, P1 –", "P1 –")).toBe("-P0 3, -P1 –");
  });

  it("sets a value that is quite another beside the old one", () => {
    expect(written("blank", "α")).toBe("-blank-+α+");
    expect(written("", "α")).toBe("+α+");
    expect(written("α", "")).toBe("-α-");
  });

  it("loses nothing of either", () => {
    const value = array(constantFrom("A", "B", "12", " ", ", ", "✓", "⟨", "⟩"), { maxLength: 12 }).map((parts) => parts.join(""));
    assert(property(value, value, (old, now) => {
      const pieces = diffValues(old, now);
      expect(pieces.filter(({ kind }) => kind !== "new").map(({ text }) => text).join("")).toBe(old);
      expect(pieces.filter(({ kind }) => kind !== "gone").map(({ text }) => text).join("")).toBe(now);
    }), { numRuns: 200 });
  });
});
