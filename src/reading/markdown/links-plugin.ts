// Links in a session's Markdown. What is rendered comes from the destination that was understood and from nothing else,
// so a scheme we do not know cannot become a link. Pictures become links too: a page loads nothing from elsewhere.
import type { MarkdownIt } from "markdown-it";
import { type Destination, destination, lookUp } from "../destination";
import { attributes, escape } from "./escape";
import { fromEnv, type MarkdownContext } from "./markdown-context";
import type { LabReference, SeasonLink } from "../session";

interface Drawn {
  readonly open: string;
  readonly close: string;
}

export function links(md: MarkdownIt): void {
  // Every link is parsed as a link; whether it leads anywhere is decided below.
  md.validateLink = () => true;
  md.renderer.rules["link_open"] = (tokens, index, _options, env) => drawn(hrefOf(tokens[index]), fromEnv(env)).open;
  md.renderer.rules["link_close"] = (tokens, index, _options, env) => {
    for (let at = index - 1, depth = 1; at >= 0; at--) {
      depth += tokens[at]?.type === "link_close" ? 1 : tokens[at]?.type === "link_open" ? -1 : 0;
      if (depth === 0) return drawn(hrefOf(tokens[at]), fromEnv(env)).close;
    }
    return "";
  };
  md.renderer.rules["image"] = (tokens, index, options, env, renderer) => {
    const token = tokens[index];
    const title = renderer.renderInlineAsText(token?.children ?? [], options, env) || "picture";
    const href = String(token?.attrGet("src") ?? "");
    const { open, close } = drawn(destination(href).kind === "web" ? href : "", fromEnv(env));
    return `${open}${escape(title)}${close}`;
  };
}

function hrefOf(token: { attrGet(name: string): string | number | null } | undefined): string {
  return String(token?.attrGet("href") ?? "");
}

function drawn(href: string, context: MarkdownContext): Drawn {
  const to = destination(href);
  if (context.paper) return onPaper(to, context, context.paper.session);
  switch (to.kind) {
    case "lab": return labLink(to.reference, context);
    case "point": case "session": case "reading": return seasonLink(to, context);
    case "web": return anchor({ class: "external", href: to.href, title: to.href });
    case "here": return anchor({ href: `#section-${to.anchor}` });
    case "nowhere": return inert("link", "this link leads nowhere that can be opened here");
  }
}

/** Where nothing can be run or opened: what is on the same page can still be gone to, and the web. */
function onPaper(to: Destination, context: MarkdownContext, session: string): Drawn {
  switch (to.kind) {
    case "web": return anchor({ class: "external", href: to.href });
    case "here": return anchor({ href: `#section-${to.anchor}` });
    case "point": case "reading":
      return context.home(to.kind, to.id) === session ? anchor({ href: `#${to.kind === "reading" ? `reading-${to.id}` : to.id}` }) : words;
    case "lab": case "session": case "nowhere": return words;
  }
}

const words: Drawn = { open: "<span>", close: "</span>" };

function labLink(reference: LabReference, context: MarkdownContext): Drawn {
  const answer = lookUp(reference, context.known);
  switch (answer.kind) {
    case "runs": return anchor({ class: "run-link", href: "#run", title: answer.title, ...labData(reference) });
    case "planned": return { open: `<span class="run-link inert" title="not yet">`, close: `</span><span class="not-yet"> (not yet)</span>` };
    case "unknown": return inert("run-link", "not found");
  }
}

/** A reference as data attributes, from which the page script reads it again. */
export function labData(reference: LabReference): Readonly<Record<string, string | number | undefined>> {
  return {
    "data-lab": reference.lab,
    "data-scenario": reference.scenario,
    "data-moment": reference.moment,
    "data-step": reference.step,
    "data-run": reference.run && JSON.stringify(reference.run),
  };
}

type InSeason = Destination & { readonly kind: "point" | "session" | "reading" };

function seasonLink(to: InSeason, context: MarkdownContext): Drawn {
  const session = context.home(to.kind, to.id);
  if (session === undefined) return inert(`${to.kind}-link`, "not found");
  const target = to.kind === "session" ? undefined : to.kind === "reading" ? `reading-${to.id}` : to.id;
  return anchor({
    class: `${to.kind}-link`, href: `#${target ?? ""}`, "data-session": session, "data-anchor": target, "data-card": cardName(to.kind, to.id),
  });
}

/** Ties a link to the card that says where it leads. */
export function cardName(kind: SeasonLink["kind"], id: string): string {
  return `${kind}:${id}`;
}

function anchor(values: Readonly<Record<string, string | number | undefined>>): Drawn {
  return { open: `<a${attributes(values)}>`, close: "</a>" };
}

function inert(name: string, why: string): Drawn {
  return {
    open: `<span${attributes({ class: `${name} inert`, title: why })}>`,
    close: `<span class="visually-hidden"> (${escape(why)})</span></span>`,
  };
}
