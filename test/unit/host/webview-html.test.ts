// The document around a page: its policy lets in what ships and nothing else, and no setting can break out of it.
import { describe, expect, it } from "vitest";
import { fontRule, policy, sentencePage, webviewDocument } from "../../../src/host/panels/webview-html";

const options = {
  title: "1 < 2 & \"3\"", source: "'self' https://*.vscode-cdn.net", nonce: "abc", styles: ["https://x/reader.css"],
  script: { href: "https://x/reader.js", runs: "first" as const }, page: "<h1>Paxos</h1>",
};

describe("the policy", () => {
  const directives = new Map(policy("SOURCE", "abc").split("; ").map((text) => {
    const [name = "", ...values] = text.split(" ");
    return [name, values];
  }));

  it("forbids whatever it does not name, and every request to the network", () => {
    expect(directives.get("default-src")).toEqual(["'none'"]);
    expect([...directives.keys()].filter((name) => /connect|frame|child|object|media|form/.test(name))).toEqual([]);
    expect([...directives.values()].flat().filter((value) => /unsafe|https?:|\*/.test(value))).toEqual([]);
  });

  it("starts workers from the page's own text only", () => expect(directives.get("worker-src")).toEqual(["blob:"]));

  it("runs scripts by their nonce only", () => expect(directives.get("script-src")).toEqual(["'nonce-abc'"]));
});

describe("the document", () => {
  const html = webviewDocument(options);

  it("shows its page before any script runs", () => {
    expect(html).toContain('<main id="page"><h1>Paxos</h1></main>');
    expect(html.indexOf("<main")).toBeLessThan(html.indexOf("<script"));
  });

  it("gives the nonce to its one script and its one style, and has no handler inline", () => {
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script nonce="abc" src="https://x/reader.js">']);
    expect(html.match(/<style[^>]*>/g)).toEqual(['<style nonce="abc">']);
    expect(html).not.toMatch(/\son\w+=|\sstyle=/);
  });

  it("loads a script that may wait from one of its own, with the same nonce and nothing that could leave it", () => {
    const waiting = webviewDocument({ ...options, script: { href: 'https://x/</script>"reader.js', runs: "after paint" } });
    expect(waiting.match(/<script[^>]*>/g)).toEqual(['<script nonce="abc">']);
    expect(waiting.match(/<\/script>/g)).toHaveLength(1);
    expect(waiting).toContain('script.nonce = "abc"');
    expect(waiting).toContain(String.raw`"https://x/\u003c/script>\"reader.js"`);
  });

  it("escapes its title", () => expect(html).toContain("<title>1 &lt; 2 &amp; &quot;3&quot;</title>"));

  it("can do without a script", () => {
    const { script: _, ...rest } = options;
    expect(webviewDocument(rest)).not.toContain("<script");
  });

  it("escapes a sentence", () => expect(sentencePage("<b>gone</b>")).toContain("&lt;b&gt;gone&lt;/b&gt;"));
});

describe("the reader's font", () => {
  it("is taken over", () => {
    expect(fontRule({ family: "'Source Serif 4', Georgia, serif", sizePx: 18, lineHeight: 1.7 })).toBe(
      ":root { --reader-font-family: 'Source Serif 4', Georgia, serif; --reader-font-size: 18px; --reader-line-height: 1.7 }",
    );
  });

  it.each([
    "x; } body { display: none", "x</style><script>alert(1)</script>", "url(https://example.org/x)", "x\\3b y", "'open", "a /* b", "x{", "",
  ])("cannot leave its declaration: %s", (family) => expect(fontRule({ family })).toBe(""));

  it("is left out where it makes no sense", () => {
    expect(fontRule({ sizePx: 0, lineHeight: Number.NaN })).toBe("");
    expect(fontRule({ sizePx: Number.POSITIVE_INFINITY, lineHeight: -1 })).toBe("");
    expect(fontRule({})).toBe("");
  });
});
