// Numbers the blocks of a text (`data-block`), so that a place in it can be found again at another width,
// gives headings their anchors, and aligns table cells by class. The page's own title is the only first-level heading.
import type { MarkdownIt, StateCore, Token } from "markdown-it";

export function blocks(md: MarkdownIt): void {
  md.core.ruler.push("blocks", (state) => {
    let block = 0;
    let depthOfPoint = 0;
    for (const token of state.tokens) {
      if (token.type === "point_open") depthOfPoint = 1;
      else if (token.type === "point_close") depthOfPoint = 0;
      else if (token.nesting >= 0 && token.level === depthOfPoint && token.type !== "inline") {
        token.attrSet("data-block", block++);
      }
    }
  });
  md.core.ruler.push("headings", anchorHeadings);
  md.core.ruler.push("cells", alignCells);
}

/** Markdown-it aligns with style attributes, which the page's content policy does not let through. */
function alignCells(state: StateCore): void {
  for (const token of state.tokens) {
    const align = /^text-align:(left|center|right)$/.exec(String(token.attrGet("style") ?? ""))?.[1];
    if (align === undefined) continue;
    token.attrs = (token.attrs ?? []).filter(([name]) => name !== "style");
    token.attrJoin("class", `align-${align}`);
  }
}

function anchorHeadings(state: StateCore): void {
  const taken = new Map<string, number>();
  state.tokens.forEach((token, index) => {
    if (token.type !== "heading_open" && token.type !== "heading_close") return;
    if (token.tag === "h1") token.tag = "h2";
    if (token.type === "heading_close") return;
    const slug = slugOf(plainText(state.tokens[index + 1]?.children ?? []));
    const times = taken.get(slug) ?? 0;
    taken.set(slug, times + 1);
    token.attrSet("id", times === 0 ? `section-${slug}` : `section-${slug}--${times + 1}`);
  });
}

function slugOf(title: string): string {
  const slug = title.toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, "-").replace(/^-|-$/g, "");
  return slug.slice(0, 80) || "untitled";
}

/** The words of inline tokens without their markup. */
export function plainText(children: readonly Token[]): string {
  return children.map((token) => {
    switch (token.type) {
      case "softbreak": case "hardbreak": return " ";
      case "image": return plainText(token.children ?? []);
      default: return token.content;
    }
  }).join("").trim();
}
