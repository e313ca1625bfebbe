// A session file from a stranger: whatever it says, nothing in the page can run, load or lead anywhere but to http(s).
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../src/reading/page";
import { readSeason } from "../../../src/reading/read-season";
import { known } from "./known-labs";
import { elements, type Element, readHtml } from "./read-html";
import { sessionText } from "./session-text";

const tags = new Set([
  "a", "article", "blockquote", "br", "button", "cite", "code", "details", "div", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
  "header", "hr", "li", "nav", "ol", "p", "pre", "s", "section", "span", "strong", "summary", "sup", "table", "tbody", "td",
  "template", "th", "thead", "time", "tr", "ul",
]);
const mathTag = /^m(ath|row|i|o|n|text|space|frac|sqrt|root|sub|sup|subsup|under|over|underover|table|tr|td)$/;
const mathNames = /^(class|display|form|stretchy|separator|lspace|rspace|width|mathvariant|movablelimits|accent|linethickness|displaystyle)$/;
const names = /^(class|id|href|title|rel|type|open|hidden|start|datetime|role|aria-(label|hidden|describedby)|data-[a-z-]+)$/;

function page(source: string): Element {
  const { season, sessions } = readSeason(undefined, "<b>season</b>", [{ fileName: "9-<i>.md", source }], known);
  const [parsed] = sessions;
  if (!parsed) throw new Error("The session was not read at all.");
  return readHtml(renderPage(season, parsed.session, parsed.problems, known));
}

function expectHarmless(root: Element): void {
  for (const { tag, attributes } of elements(root)) {
    if (!mathTag.test(tag)) expect(tags).toContain(tag);
    for (const [name, value] of Object.entries(attributes)) {
      expect(name).toMatch(mathTag.test(tag) ? mathNames : names);
      if (name === "href") expect(value).toMatch(/^(https?:\/\/|#)/);
    }
  }
}

const scripts = [
  "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<a href='javascript:alert(1)'>x</a>",
  "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java\\\nscript:alert(1))", "[x](&#106;avascript:alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:x)", "[x](file:///etc/passwd)", "[x](//evil.example)", "[x](command:run)",
  "[x](vscode://x/y)", "<javascript:alert(1)>", "![x](javascript:alert(1))", "![x](https://evil.example/pixel.png)",
  "![x](data:image/svg+xml;utf8,<svg/onload=alert(1)>)", "[x](https://a.example/\"onmouseover=alert(1))", "[x](https://a.example 'on\"mouse')",
  "[x]: javascript:alert(1)\n\n[x]", "[x](lab:paxos/\"><script>)", "[x](point:\"><script>)", "[x](#\"><script>)", "[x](http:javascript:alert(1))",
  "| a |\n|:-:|\n| b |", "```\"><script>\nx\n```", "```lab\nlab: paxos\nscenario: one-president\ncaption: '<script>alert(1)</script>'\n```",
  "::: point \"><script>\nx\n:::", "# <script>alert(1)</script>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<style>*{}</style>",
  "$\\text{<script>alert(1)</script>}$", "$\\href{javascript:alert(1)}{x}$", "$$\n\\mathrm{\"><img src=x onerror=alert(1)>}\n$$",
  "A[^\"><script>] and [^n].\n\n[^\"><script>]: x\n\n[^n]: <script>alert(1)</script> [x](javascript:alert(1))",
];

describe("a hostile session file", () => {
  it.each(scripts)("is harmless in its text: %s", (script) => {
    expectHarmless(page(sessionText({}, `${script}\n\nAnd after.\n`)));
    expectHarmless(page(sessionText({}, `::: point s9.first.1\n${script}\n:::\n`)));
  });

  it("is harmless in every field", () => {
    const evil = JSON.stringify("\"'><script>alert(1)</script><img src=x onerror=alert(1)>");
    const fields = {
      id: evil, title: evil, standfirst: evil, meeting: evil, labs: `[${evil}]`, groups: `[{ id: first, title: ${evil} }]`,
      readings: `[{ id: ${evil}, role: ${evil} }, { id: x, role: primary, kind: paper, title: ${evil}, authors: [${evil}], `
        + `venue: ${evil}, why: ${evil}, note: ${evil}, link: ${JSON.stringify("https://a.example/\"><script>alert(1)</script>")} }]`,
    };
    const root = page(sessionText(fields));
    expectHarmless(root);
    expect(elements(root, ({ tag }) => tag === "h1")[0]?.children).toEqual(["\"'><script>alert(1)</script><img src=x onerror=alert(1)>"]);
  });

  it("cannot load a picture: it becomes a link that says what it is", () => {
    const root = page(sessionText({}, "![a map](https://a.example/map.png)\n"));
    const links = elements(root, ({ attributes }) => attributes["href"] === "https://a.example/map.png");
    expect(links.map(({ children }) => children)).toEqual([["a map"]]);
  });

  it("cannot pose as the page by the ids it chooses", () => {
    const root = page(sessionText({}, "## page\n\n## status\n\n::: point s9.first.1\nx\n:::\n"));
    const ids = elements(root).flatMap(({ attributes }) => attributes["id"] ?? []);
    expect(ids).not.toContain("page");
    expect(new Set(ids).size).toBe(ids.length);
  });
});
