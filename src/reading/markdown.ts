// The one Markdown of the sessions: CommonMark without HTML, with our points, lab figures, links and block numbers.
import MarkdownIt, { type Token } from "markdown-it";
import { blocks } from "./blocks-plugin";
import { embeds } from "./embeds-plugin";
import { links } from "./links-plugin";
import { inEnv, type MarkdownContext } from "./markdown-context";
import { points } from "./points-plugin";

const md = new MarkdownIt({ html: false, linkify: false, typographer: true, maxNesting: 30 })
  .use(points).use(links).use(embeds).use(blocks);

export function tokensOf(body: string, context: MarkdownContext): readonly Token[] {
  return md.parse(body, inEnv(context));
}

export function renderMarkdown(body: string, context: MarkdownContext): string {
  return md.render(body, inEnv(context));
}
