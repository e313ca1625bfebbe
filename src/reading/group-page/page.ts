// A reading group's page as data: what it says of its season and of each session, and what became of every line of it.
import type { Reading, ReadingRole, Zone } from "../session";

export interface GroupPage {
  readonly season: PageSeason;
  /** In the order of the page, each with a number of its own. */
  readonly sessions: readonly PageSession[];
  /** One entry a line, in order. */
  readonly ledger: readonly LineFate[];
}

export interface PageSeason {
  readonly title: string;
  readonly group: string;
  readonly description: string;
  /** An instant, or nothing. */
  readonly published: string;
  readonly zones: readonly Zone[];
  /** What stands outside the sessions, as Markdown; and front matter that has no place of its own, in a fence. */
  readonly body: string;
}

export interface PageSession {
  readonly number: number;
  readonly title: string;
  readonly meeting?: string;
  /** The page's own words for the meeting, where they are not just an instant. */
  readonly when?: string;
  readonly readings: readonly PageReading[];
  readonly groups: readonly PageGroup[];
  /** The page says that the points are still to come. */
  readonly open: boolean;
  /** Lines that have no place in a session, as they stood. */
  readonly kept: readonly string[];
}

export type PageReading = Pick<Reading, "role" | "kind" | "title" | "authors" | "year" | "venue" | "link">;

export interface PageGroup {
  readonly title: string;
  readonly points: readonly PagePoint[];
}

export interface PagePoint {
  /** Markdown, on one line. */
  readonly text: string;
  /** The place, in its group, of the point under which it stands. */
  readonly under?: number;
}

/**
 * What became of a line. "placed": what it says is in the season or a session. "kept": it is there word for word, but in no place
 * that means anything. A placed line may carry a remark, when how it was read deserves a look.
 */
export interface LineFate {
  readonly text: string;
  readonly fate: "placed" | "kept" | "blank";
  /** Undefined for the season. */
  readonly session?: number;
  readonly remark?: string;
}

/** The lines a person should look at after an import. */
export function toLookAt({ ledger }: GroupPage): readonly (LineFate & { readonly line: number })[] {
  return ledger.map((entry, line) => ({ ...entry, line })).filter(({ fate, remark }) => fate === "kept" || remark !== undefined);
}

/** The words of a text, by which it is judged whether something is still said. */
export function words(text: string): readonly string[] {
  return text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

export function saysAll(text: string, ...of: readonly string[]): boolean {
  const said = new Set(of.flatMap((each) => words(each)));
  return words(text).every((word) => said.has(word));
}

/** Where kept lines stand in a session of the page, and in its file. */
export const keptLabel = "Also on the page";
export const keptHeading = "Also on the group’s page";
export const keptFence = "page";

/** How the page labels its fields, and how we write them again. */
export const labels = {
  date: "Date", primary: "Reading", "choose-one": "Reading (select one of these)",
  papers: "Related Papers", related: "Related Resources", points: "Questions and Discussion Points",
} as const;

/** How a session's readings of one role are labelled. */
export function labelOf(role: ReadingRole, readings: readonly Pick<PageReading, "role" | "kind">[]): string {
  if (role !== "related") return labels[role];
  return readings.every((reading) => reading.role !== "related" || reading.kind === "paper") ? labels.papers : labels.related;
}
