// The one Markdown of the sessions: CommonMark without HTML, with our points, figures, links, side notes, formulas and
// block numbers.
import MarkdownIt, { type Token } from "markdown-it";
import { blocks } from "./blocks-plugin";
import { embeds } from "./embeds-plugin";
import { figures } from "./figures-plugin";
import { links } from "./links-plugin";
import { inEnv, type MarkdownContext } from "./markdown-context";
import { maths } from "./maths-plugin";
import { sideNotes, type SideNotes, sideNotesIn } from "./notes-plugin";
import { points } from "./points-plugin";

const md = new MarkdownIt({ html: false, linkify: false, typographer: true, maxNesting: 30 })
  .use(points).use(links).use(embeds).use(figures).use(maths).use(sideNotes).use(blocks);

export interface Parsed extends SideNotes {
  readonly tokens: readonly Token[];
}

export function parseMarkdown(body: string, context: MarkdownContext): Parsed {
  const env = inEnv(context);
  const tokens = md.parse(body, env);
  return { tokens, ...sideNotesIn(env) };
}

export function renderMarkdown(body: string, context: MarkdownContext): string {
  return md.render(body, inEnv(context));
}
