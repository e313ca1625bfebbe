// The sessions that were found, as data: where each lies and what it says. Knows no file system; URIs are text here.
import type { HtmlOptions } from "../../reading/export/export-html";
import type { MarkdownOptions } from "../../reading/export/export-markdown";
import type { Problem } from "../../reading/problem";
import type { Season, Session } from "../../reading/session";

/** "built-in" ships with the extension and is not the reader's to mend. */
export type Origin = "built-in" | "workspace";

export interface SeasonEntry {
  /** The URI of its folder. */
  readonly folder: string;
  /** The folder's own name, under which its notes are kept. */
  readonly name: string;
  readonly origin: Origin;
  readonly season: Season;
  /** The URI of season.md, and what is wrong with it. */
  readonly uri: string;
  readonly problems: readonly Problem[];
  readonly sessions: readonly SessionEntry[];
}

export interface SessionEntry {
  /** The URI of its file: the name by which everything in the host knows it. */
  readonly uri: string;
  readonly origin: Origin;
  /** The URI of its season's folder, and that folder's own name. */
  readonly folder: string;
  readonly seasonName: string;
  readonly season: Season;
  readonly session: Session;
  readonly problems: readonly Problem[];
  /** The page as HTML. */
  page(): string;
  /** The session as a file that stands alone. */
  asHtml(options: HtmlOptions): string;
  asMarkdown(options: MarkdownOptions): string;
}

export type Catalogue = readonly SeasonEntry[];

export function allSessions(catalogue: Catalogue): readonly SessionEntry[] {
  return catalogue.flatMap(({ sessions }) => sessions);
}

/** By its URI, or by its id: then in the season of `near` first, as ids are only unique within a season. */
export function findSession(catalogue: Catalogue, name: string, near?: SessionEntry): SessionEntry | undefined {
  const all = allSessions(catalogue);
  const neighbours = near === undefined ? [] : all.filter(({ folder }) => folder === near.folder);
  return all.find(({ uri }) => uri === name) ?? [...neighbours, ...all].find(({ session }) => session.id === name);
}

const sessionKeys = /^(id|number|meeting|standfirst|readings|labs|groups|discussion)[ \t]*:/gm;

/**
 * Whether a Markdown file in sessions/<folder>/ is meant as a session, however broken. Folders of that name are common,
 * so without a season.md a file must look like one: otherwise strangers' pages would be reported as mistakes.
 */
export function isSessionFile(name: string, source: string, hasSeason: boolean): boolean {
  if (!/\.md$/i.test(name) || ["season.md", "group-page.md"].includes(name.toLowerCase())) return false;
  const numbered = /^\d/.test(name);
  const frontMatter = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:\r?\n---|$(?![\s\S]))/.exec(source)?.[1];
  if (frontMatter === undefined) return hasSeason && numbered;
  return hasSeason || numbered || new Set(frontMatter.match(sessionKeys)).size >= 2;
}
