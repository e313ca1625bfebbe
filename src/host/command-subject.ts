// What a command is about: a node of our views, `{ session }` from the status bar, a place of a page from its context menu,
// and anything at all from others.
import type { SessionEntry } from "./sessions/catalogue";
import type { Desk } from "./desk";
import type { NotesNode } from "./notes/notes-tree";
import { pickSession } from "./picks";
import type { SessionNode } from "./sessions/session-nodes";

export function nodeOf(subject: unknown): SessionNode | NotesNode | undefined {
  const shaped = isObject(subject) && typeof subject["kind"] === "string" && (isObject(subject["entry"]) || isObject(subject["season"]));
  return shaped ? subject as unknown as SessionNode | NotesNode : undefined;
}

export async function entryOf(desk: Desk, subject: unknown): Promise<SessionEntry | undefined> {
  const node = nodeOf(subject);
  const uri = node === undefined || node.kind === "season" || node.kind === "lost"
    ? isObject(subject) && typeof subject["session"] === "string" ? subject["session"] : undefined
    : node.entry.uri;
  // The node may be older than the file.
  return uri === undefined ? undefined : desk.library.session(uri);
}

/** The session of the subject, else the one in front, else one to be picked. */
export async function entryFor(desk: Desk, subject: unknown): Promise<SessionEntry | undefined> {
  return await entryOf(desk, subject) ?? desk.sessions.current ?? pickSession(await desk.library.catalogue(), desk.progress.session);
}

/** The point that a context menu of a page was opened on, unless words were selected. */
export function pointOf(subject: unknown): string | undefined {
  const node = nodeOf(subject);
  if (node?.kind === "point") return node.point.id;
  const point = isObject(subject) && subject["idsrgSelected"] !== true ? subject["idsrgPoint"] : undefined;
  return typeof point === "string" ? point : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
