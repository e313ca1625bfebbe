// What a session of a reading group is, once read from its file: data only, and as complete as the file allows.
import type { Place, Problem } from "./problem";

export const readingRoles = ["primary", "choose-one", "related"] as const;
export const readingKinds = ["paper", "podcast", "lecture", "documentation"] as const;
export type ReadingRole = typeof readingRoles[number];
export type ReadingKind = typeof readingKinds[number];

export interface Reading {
  readonly id: string;
  readonly role: ReadingRole;
  readonly kind: ReadingKind;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year?: number;
  readonly venue?: string;
  readonly link?: string;
  /** Why the group reads it, one or two sentences. */
  readonly why?: string;
  /** A correction to how the group's page cited it. */
  readonly note?: string;
  readonly line: number;
}

/** A group of discussion points. */
export interface Group {
  readonly id: string;
  readonly title: string;
  /** The group's page has no such points: whoever prepared the session thought of them. */
  readonly ours: boolean;
  readonly line: number;
}

export interface Point {
  readonly id: string;
  readonly group: string;
  /** The point it elaborates, when it is one of several that belong to another. */
  readonly under?: string;
  /** The first paragraph as plain text. */
  readonly text: string;
  readonly line: number;
}

/** Where a sentence or a figure points into a lab, as it was written. */
export interface LabReference {
  readonly lab: string;
  readonly scenario?: string;
  readonly moment?: string;
  readonly step?: number;
  /** What else is said of the run: its settings and its steps. Labs know what it means; here it is only carried. */
  readonly run?: Readonly<Record<string, unknown>>;
}

export interface LabLink extends Place {
  readonly reference: LabReference;
  readonly text: string;
}

export interface LabEmbed {
  readonly reference: LabReference;
  readonly caption?: string;
  readonly line: number;
}

/** A link to another part of the season: checked once all its sessions are read. */
export interface SeasonLink extends Place {
  readonly kind: "point" | "session" | "reading";
  readonly id: string;
}

/** A section of the guide, for outlines. */
export interface Section {
  readonly anchor: string;
  readonly title: string;
  readonly level: number;
  readonly line: number;
}

export interface Session {
  readonly fileName: string;
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** An instant in ISO form, e.g. "2021-06-24T00:30:00Z"; absent when the file gives none that can be read. */
  readonly meeting?: string;
  /** The meeting in words: for a day that is not known yet, or where the group's page says more than an instant can. */
  readonly when?: string;
  readonly standfirst?: string;
  readonly readings: readonly Reading[];
  readonly labs: readonly string[];
  readonly groups: readonly Group[];
  /** True when the group noted no points of its own. */
  readonly open: boolean;
  readonly points: readonly Point[];
  readonly sections: readonly Section[];
  readonly embeds: readonly LabEmbed[];
  readonly labLinks: readonly LabLink[];
  readonly seasonLinks: readonly SeasonLink[];
  /** The Markdown below the front matter, and the line of the file where it starts. */
  readonly body: string;
  readonly bodyLine: number;
}

export interface Zone {
  readonly name: string;
  /** An IANA name, e.g. "Asia/Hong_Kong". */
  readonly zone: string;
}

export interface Season {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly short: string;
  readonly description: string;
  readonly from: string;
  readonly to: string;
  readonly published: string;
  readonly zones: readonly Zone[];
  /** The Markdown below the front matter. */
  readonly body: string;
  /** In the order of their numbers. */
  readonly sessions: readonly Session[];
}

export interface ParsedSession {
  readonly session: Session;
  readonly problems: readonly Problem[];
}

/** What is known of the labs, so that links into them can be checked. */
export interface KnownLab {
  readonly title: string;
  readonly scenarios: readonly {
    readonly id: string;
    readonly title: string;
    readonly moments: readonly { readonly id: string; readonly title: string }[];
  }[];
}

export interface Known {
  lab(id: string): KnownLab | undefined;
  /** What is wrong with the run of a reference, as a sentence; undefined when it can be read. */
  problemOf?(reference: LabReference): string | undefined;
  /** Labs that sessions may name although they do not exist yet. */
  readonly planned: ReadonlySet<string>;
  /** The labs there are. */
  readonly ids: readonly string[];
}
