// What hangs under what in the Sessions view, as data: season, session, its parts, and theirs. Wording and icons are the
// view's own affair; notes are read elsewhere and handed in.
import type { Lab, Scenario } from "../../labs/lab";
import type { Group, Point, Reading, Section } from "../../reading/session";
import type { Note } from "../../wire/reader";
import type { Catalogue, SeasonEntry, SessionEntry } from "./catalogue";
import { labOf, labTitle } from "../labs/known-labs";

export type Part = "readings" | "guide" | "discussion" | "simulations" | "notes";

interface InSession { readonly entry: SessionEntry }

export type SessionNode =
  | { readonly kind: "season"; readonly season: SeasonEntry }
  | { readonly kind: "session"; readonly entry: SessionEntry }
  | { readonly kind: "part"; readonly part: Part } & InSession
  | { readonly kind: "reading"; readonly reading: Reading } & InSession
  | { readonly kind: "section"; readonly section: Section } & InSession
  | { readonly kind: "group"; readonly group: Group } & InSession
  | { readonly kind: "point"; readonly point: Point } & InSession
  | { readonly kind: "lab"; readonly id: string; readonly title: string; readonly lab: Lab | undefined } & InSession
  | { readonly kind: "scenario"; readonly lab: Lab; readonly scenario: Scenario } & InSession
  | { readonly kind: "note"; readonly note: Note } & InSession;

/** Reads the notes of a session. */
export type NotesOf = (entry: SessionEntry) => Promise<readonly Note[]>;

export function roots(catalogue: Catalogue): readonly SessionNode[] {
  return catalogue.map((season) => ({ kind: "season", season }));
}

const parts: readonly Part[] = ["readings", "guide", "discussion", "simulations", "notes"];

export async function childrenOf(node: SessionNode, notesOf: NotesOf): Promise<readonly SessionNode[]> {
  switch (node.kind) {
    case "season": return node.season.sessions.map((entry) => ({ kind: "session", entry }));
    case "session": return parts.map((part) => ({ kind: "part", part, entry: node.entry }));
    case "part": return childrenOfPart(node.part, node.entry, notesOf);
    case "group": return pointsOf(node.entry, (point) => point.group === node.group.id && point.under === undefined);
    case "point": return pointsOf(node.entry, (point) => point.under === node.point.id);
    case "lab": {
      const { lab, entry } = node;
      return lab === undefined ? [] : lab.scenarios.map((scenario) => ({ kind: "scenario", lab, scenario, entry }));
    }
    case "reading": case "section": case "scenario": case "note": return [];
  }
}

async function childrenOfPart(part: Part, entry: SessionEntry, notesOf: NotesOf): Promise<readonly SessionNode[]> {
  const { readings, groups, labs } = entry.session;
  switch (part) {
    case "readings": return readings.map((reading) => ({ kind: "reading", reading, entry }));
    case "guide": return guideOf(entry).map((section) => ({ kind: "section", section, entry }));
    case "discussion": return [
      ...groups.map((group) => ({ kind: "group" as const, group, entry })),
      // A point whose group is not declared is a mistake of the file, and still a point.
      ...pointsOf(entry, (point) => !groups.some(({ id }) => id === point.group) && point.under === undefined),
    ];
    case "simulations": return labs.map((id) => ({ kind: "lab", id, title: labTitle(id), lab: labOf(id), entry }));
    case "notes": return (await notesOf(entry)).map((note) => ({ kind: "note", note, entry }));
  }
}

const discussionAnchor = "section-discussion";

/** What progress counts: the sections of the guide, and the discussion as one more. */
export function sectionsOf({ session }: SessionEntry): readonly Section[] {
  return session.sections.filter(({ level }) => level === 2);
}

/** The sections of the guide; what stands under Discussion is shown by its groups and points. */
export function guideOf(entry: SessionEntry): readonly Section[] {
  return sectionsOf(entry).filter(({ anchor }) => anchor !== discussionAnchor);
}

function pointsOf(entry: SessionEntry, belongs: (point: Point) => boolean): readonly SessionNode[] {
  return entry.session.points.filter((point) => belongs(point)).map((point) => ({ kind: "point", point, entry }));
}

/** Whether a node can be opened further, as far as that is known without reading anything. */
export function mayHaveChildren(node: SessionNode): boolean {
  switch (node.kind) {
    case "season": case "session": case "group": return true;
    case "part": return partIsFull(node.part, node.entry);
    case "point": return node.entry.session.points.some(({ under }) => under === node.point.id);
    case "lab": return node.lab !== undefined && node.lab.scenarios.length > 0;
    case "reading": case "section": case "scenario": case "note": return false;
  }
}

function partIsFull(part: Part, entry: SessionEntry): boolean {
  const { readings, points, groups, labs } = entry.session;
  switch (part) {
    case "readings": return readings.length > 0;
    case "guide": return guideOf(entry).length > 0;
    case "discussion": return points.length + groups.length > 0;
    case "simulations": return labs.length > 0;
    case "notes": return true;
  }
}

/** Where a node's text stands in the page of its session; undefined for its beginning. */
export function anchorOf(node: SessionNode): string | undefined {
  switch (node.kind) {
    case "season": case "session": case "lab": case "scenario": return undefined;
    case "part": return node.part === "discussion" ? discussionAnchor : node.part === "guide" ? guideOf(node.entry)[0]?.anchor : undefined;
    case "reading": return `reading-${node.reading.id}`;
    case "section": return node.section.anchor;
    case "group": return `group-${node.group.id}`;
    case "point": return node.point.id;
    case "note": return node.note.target.point;
  }
}

/** Stable over reloads, and different for every node. */
export function idOf(node: SessionNode): string {
  switch (node.kind) {
    case "season": return node.season.folder;
    case "session": return node.entry.uri;
    case "part": return `${node.entry.uri}?${node.part}`;
    case "reading": return `${node.entry.uri}?readings/${node.reading.id}`;
    case "section": return `${node.entry.uri}?guide/${node.section.anchor}`;
    case "group": return `${node.entry.uri}?discussion/group/${node.group.id}`;
    case "point": return `${node.entry.uri}?discussion/${node.point.id}`;
    case "lab": return `${node.entry.uri}?simulations/${node.id}`;
    case "scenario": return `${node.entry.uri}?simulations/${node.lab.id}/${node.scenario.id}`;
    case "note": return `${node.entry.uri}?notes/${node.note.id}`;
  }
}
