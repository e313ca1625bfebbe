// Formulas against an independent TeX: what a sign is, and how a formula is built, is what temml says too.
import temml from "temml";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formula } from "../../../src/reading/markdown/tex";
import { bigOperators, delimiters, identifiers, operators } from "../../../src/reading/markdown/tex-symbols";
import { elements, readHtml, textOf } from "./read-html";

function set(tex: string, display = false): string {
  const made = formula(tex, display);
  if (made.kind === "unreadable") throw new Error(made.message);
  return made.html;
}

const similar = new Map(Object.entries({
  "∣": "|", "⟂": "⊥", "‖": "∥", "⋅": "·", "∗": "*", "˜": "~", "¯": "\u203e", "\u02c9": "\u203e", "\u20d7": "→",
}));
const invisible = /\s|\u2061|\u2062|\u2063|\u200b|\ufe0e|\ufe0f/;

/** The letters and signs that a reader sees, in their order: without spaces, invisible signs and the choice among similar glyphs. */
function seen(html: string): string {
  const plain = html.replaceAll(/<[^>]*>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return [...plain.normalize("NFKC")].map((sign) => similar.get(sign) ?? sign).filter((sign) => !invisible.test(sign)).join("");
}

const temmlSees = (tex: string): string => seen(temml.renderToString(tex, { throwOnError: true, annotate: false }));

describe("a formula", () => {
  it("has for every sign and delimiter the one that temml has", () => {
    const signs = [...identifiers.keys(), ...operators.keys(), ...bigOperators.keys()].filter((name) => name !== "degree");
    const commands = [...signs.map((name) => `\\${name}`), ...delimiters.keys()];
    expect(commands.map((name) => [name, seen(set(`a ${name} b`))])).toEqual(commands.map((name) => [name, temmlSees(`a ${name} b`)]));
  });

  it.each([
    "Q_1 \\cap Q_2 \\neq \\emptyset", "\\frac{14}{10} = 1.4", "n \\ge 2f + 1", "\\sum_{i=1}^{n} x_i^2", "\\varepsilon/(1-\\kappa) \\le \\mu",
    "f(x') = -x",
    "\\left(\\frac{a}{b}\\right)^2", "\\sqrt{2} + \\sqrt[3]{x}", "\\mathrm{Var}(X) \\text{ if } x > 0", "\\max_{a \\in A} \\hat{Q}_t(a)",
    "\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}", "\\lfloor N/2 \\rfloor + 1",
    "\\binom{14}{5} p^5", "\\mathcal{B} \\subseteq \\mathbb{N}",
    "\\begin{aligned} a &= b \\\\ &= c \\end{aligned}", "\\{1, \\ldots, n\\}", "e(a) \\overset{!}{=} \\operatorname{sgn} b", "x_{ij}^{(k)}",
  ])("shows what temml shows: %s", (tex) => {
    expect(seen(set(tex))).toBe(temmlSees(tex));
  });

  it("puts limits above and below, and scripts beside", () => {
    const names = (tex: string): readonly string[] => elements(readHtml(set(tex))).map(({ tag }) => tag);
    expect(names("\\sum_a^b")).toContain("munderover");
    expect(names("\\max_a")).toContain("munder");
    expect(names("x_a^b")).toContain("msubsup");
    expect(names("\\int_a^b")).toContain("msubsup");
  });

  it("tells a sign from an operation", () => {
    const forms = (tex: string): readonly (string | undefined)[] =>
      elements(readHtml(set(tex)), ({ tag, children }) => tag === "mo" && children[0] === "−").map(({ attributes }) => attributes["form"]);
    expect(forms("-a - b = -(c - d)")).toEqual(["prefix", undefined, "prefix", undefined]);
  });

  it.each([
    ["\\foo", 'The formula\'s command "\\foo" is not known here.'],
    ["\\begin{align}a\\end{align}", 'The formula\'s environment "align" is not known here.'],
    ["{a", "This formula ends too early: a brace or an environment is not closed."],
    ["a}", "This formula closes a brace that it did not open."],
    ["\\frac{a}", "This formula lacks something after its last command."],
    ["a_b_c", "This formula has two subscripts in one place. Put braces around one of them."],
    ["{".repeat(70), "This formula is nested too deeply to be set."], ["x".repeat(5000), "This formula is too long to be set."],
    ["a\\", "This formula ends with a backslash."],
    ["\\constructor", 'The formula\'s command "\\constructor" is not known here.'],
    ["\\begin{constructor}\\end{constructor}", 'The formula\'s environment "constructor" is not known here.'],
  ])("that cannot be set says why: %s", (tex, message) => expect(formula(tex, false)).toEqual({ kind: "unreadable", message }));

  it("of any text throws nothing, and is plain MathML without a style or a script", () => {
    const piece = fc.constantFrom(
      "\\frac", "{", "}", "^", "_", "&", "\\\\", "\\left(", "\\right)", "\\begin{cases}", "\\end{cases}", "\\text{<b>}", "x", "<script>",
      '"', "'", " ", "\\sqrt[", "]",
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }).map((all) => all.join("")), (tex) => {
      const made = formula(tex, true);
      if (made.kind === "unreadable") return;
      for (const { tag, attributes } of elements(readHtml(made.html))) {
        expect(tag).toMatch(/^m[a-z]+$/);
        expect(Object.keys(attributes).join(" ")).not.toMatch(/style|href|on/);
      }
    }), { numRuns: Number(process.env["FUZZ_RUNS"] ?? 500) });
  });

  it("is read as it was written by whoever cannot see it", () => {
    expect(textOf(readHtml(set("Q_1 \\cap Q_2 \\ne \\emptyset")))).toBe("Q1∩Q2≠∅");
  });
});
