// The notes of one session out of their two files, and every change to them as new texts for those files.
// The Markdown alone is enough to have the notes; the anchors add where exactly they belong and since when.
import { type Anchor, anchorOf, parseAnchorsFile, withAnchor, withoutAnchor, writeAnchorsFile } from "./anchors-file";
import type { Citation, Note, NoteContent, NoteKind, NoteTarget } from "./note";
import { bodyOf, noteBlocks, parseNotesFile, withBody, withHead, withNote, withoutNote, writeNotesFile } from "./notes-file";
import { conflicted, conflictLine } from "./notes-conflict";
import { readHeading } from "./notes-heading";
import type { Problem } from "../problem";
import type { Session } from "../session";

/** The two files as they are on disk; an empty text for one that does not exist. */
export interface NoteTexts {
  readonly markdown: string;
  readonly anchors: string;
}

export type NoteChange =
  | { readonly kind: "changed"; readonly texts: NoteTexts; readonly note: Note }
  | { readonly kind: "refused"; readonly reason: string };

const unreadable = "The file that keeps the places of your notes cannot be read. Mend or delete it, then save again.";
const gone = "This note is no longer in its file.";

/** Why nothing may be written into these files as they are. */
export function refusalOf({ markdown, anchors }: NoteTexts): string | undefined {
  if (conflictLine(markdown) !== undefined || conflictLine(anchors) !== undefined) return conflicted;
  return parseAnchorsFile(anchors) === undefined ? unreadable : undefined;
}

/** All notes in the order of their file, and what is wrong with the Markdown, by its lines. */
export function readNotes(
  markdown: string, anchors: string, session: Session,
): { readonly notes: readonly Note[]; readonly problems: readonly Problem[] } {
  const places = parseAnchorsFile(anchors);
  const conflict = conflictLine(markdown);
  const refusal = conflict === undefined ? refusalOf({ markdown, anchors }) : conflicted;
  const problems: Problem[] = refusal === undefined ? [] : [{ line: conflict ?? 0, message: refusal, severity: refusal === conflicted ? "error" : "warning" }];
  const notes = new Map<string, Note>();
  for (const block of noteBlocks(parseNotesFile(markdown))) {
    if (notes.has(block.id)) {
      const message = `Two notes have the id ^${block.id}. Give this one another, for example by adding a letter.`;
      problems.push({ line: block.line, message, severity: "warning" });
      continue;
    }
    const heading = readHeading(block.heading);
    const anchor: Anchor = (places && anchorOf(places, block.id))
      ?? { target: targetByWords(block, session), created: "", modified: "" };
    notes.set(block.id, {
      id: block.id, kind: heading.kind ?? anchor.kind ?? (heading.done === undefined ? "note" : "todo"), done: heading.done ?? false,
      target: known(anchor.target, session), ...(block.citation ? { citation: block.citation } : {}), body: bodyOf(block),
      created: anchor.created, modified: anchor.modified,
    });
  }
  return { notes: [...notes.values()], problems };
}

export type NewNote = NoteContent & Pick<Note, "id" | "target"> & { readonly created: string; readonly modified: string };

/** A new note, before the first that stands later in the text. The caller gives the time and an id that nothing else has. */
export function addNote(
  texts: NoteTexts, session: Session, { at, ...note }: NoteContent & Pick<Note, "id" | "target"> & { readonly at: string },
): NoteChange {
  if (isEmpty(note)) return { kind: "refused", reason: "An empty note is not kept. Write or cancel." };
  const added = addNotes(texts, session, [{ ...note, created: at, modified: at }]);
  return added === undefined ? { kind: "refused", reason: refusalOf(texts) ?? unreadable } : changed(added, session, note.id);
}

/** Many at once. Those whose ids are there already are left out: they may have been edited since. Undefined if it cannot be done. */
export function addNotes(texts: NoteTexts, session: Session, notes: readonly NewNote[]): NoteTexts | undefined {
  let places = parseAnchorsFile(texts.anchors);
  if (!places || refusalOf(texts) !== undefined) return undefined;
  let file = parseNotesFile(texts.markdown);
  const there: Pick<Note, "id" | "target">[] = [...readNotes(texts.markdown, texts.anchors, session).notes];
  const known = new Set(there.map(({ id }) => id));
  for (const note of notes) {
    if (known.has(note.id)) continue;
    const { id, kind, created, modified } = note;
    const target = { ...note.target, session: session.id };
    const later = there.findIndex((other) => comesBefore(target, other.target, session));
    file = withNote(file, { ...note, target }, `Notes on “${session.title}”`, there[later]?.id);
    places = withAnchor(places, id, { kind, target, created, modified }, there[later]?.id);
    there.splice(later < 0 ? there.length : later, 0, { id, target });
    known.add(id);
  }
  return { markdown: writeNotesFile(file), anchors: writeAnchorsFile(places) };
}

/** What is to be different about a note; what is left out stays as it is. */
export interface NoteEdit {
  readonly id: string;
  readonly at: string;
  readonly kind?: NoteKind | undefined;
  readonly done?: boolean | undefined;
  readonly body?: string | undefined;
  readonly citation?: Citation | null | undefined;
  /** Another passage: the note is attached there from now on. */
  readonly target?: NoteTarget | undefined;
}

export function editNote(texts: NoteTexts, session: Session, edit: NoteEdit): NoteChange {
  const places = parseAnchorsFile(texts.anchors);
  const refusal = refusalOf(texts);
  if (!places || refusal !== undefined) return { kind: "refused", reason: refusal ?? unreadable };
  const before = readNotes(texts.markdown, texts.anchors, session).notes.find(({ id }) => id === edit.id);
  if (!before) return { kind: "refused", reason: gone };
  const target = edit.target ?? anchorOf(places, edit.id)?.target ?? before.target;
  const after = {
    kind: edit.kind ?? before.kind, done: edit.done ?? before.done, body: edit.body ?? before.body,
    citation: edit.citation === undefined ? before.citation : edit.citation ?? undefined, target: { ...target, session: session.id },
  };
  if (isEmpty(after)) return { kind: "refused", reason: "The note would be empty. Write or delete it." };
  const asked = edit.kind !== undefined || edit.done !== undefined || edit.citation !== undefined || edit.target !== undefined;
  const file = parseNotesFile(texts.markdown);
  const bodied = withBody(asked ? withHead(file, edit.id, { ...after, target: edit.target && after.target }) : file, edit.id, after.body);
  const anchored = withAnchor(places, edit.id, { kind: after.kind, target: edit.target ? after.target : target, created: before.created, modified: edit.at });
  return changed({ markdown: writeNotesFile(bodied), anchors: writeAnchorsFile(anchored) }, session, edit.id);
}

/** The files without a note. `note` is the note that was deleted. */
export function deleteNote(texts: NoteTexts, session: Session, id: string): NoteChange {
  const places = parseAnchorsFile(texts.anchors);
  const refusal = refusalOf(texts);
  if (!places || refusal !== undefined) return { kind: "refused", reason: refusal ?? unreadable };
  const note = readNotes(texts.markdown, texts.anchors, session).notes.find((each) => each.id === id);
  if (!note) return { kind: "refused", reason: gone };
  const markdown = writeNotesFile(withoutNote(parseNotesFile(texts.markdown), id));
  return { kind: "changed", texts: { markdown, anchors: writeAnchorsFile(withoutAnchor(places, id)) }, note };
}

/** The line of a note's heading, counted from 0. */
export function noteLine(markdown: string, id: string): number | undefined {
  return noteBlocks(parseNotesFile(markdown)).find((block) => block.id === id)?.line;
}

function changed(texts: NoteTexts, session: Session, id: string): NoteChange {
  const note = readNotes(texts.markdown, texts.anchors, session).notes.find((each) => each.id === id);
  return note ? { kind: "changed", texts, note } : { kind: "refused", reason: gone };
}

/** A highlight says enough by being there, and a page of the paper is something to keep. */
function isEmpty({ kind, body, citation, target }: Omit<NoteContent, "done"> & { readonly target: NoteTarget }): boolean {
  return body.trim() === "" && citation === undefined && !(kind === "highlight" && target.quote !== undefined);
}

/** Whether something stands earlier than another in the text: the guide, then the points in their order, then the whole session. */
function comesBefore(one: NoteTarget, other: NoteTarget, session: Session): boolean {
  const key = ({ point, quote }: NoteTarget): readonly number[] => {
    const at = session.points.findIndex(({ id }) => id === point);
    return [at >= 0 ? 1 : quote ? 0 : 2, at, quote ? quote.start : -1];
  };
  const [mine, theirs] = [key(one), key(other)];
  const differs = mine.findIndex((part, index) => part !== theirs[index]);
  return differs >= 0 && (mine[differs] ?? 0) < (theirs[differs] ?? 0);
}

/** Without an anchor, the heading and the quoted passage still tell what a note is about. */
function targetByWords(
  block: { readonly heading: string; readonly quote: string | undefined }, session: Session,
): NoteTarget {
  const { point } = readHeading(block.heading);
  const quote = block.quote === undefined ? undefined : { exact: block.quote, prefix: "", suffix: "", start: 0 };
  return { session: session.id, ...(point === undefined ? {} : { point }), ...(quote ? { quote } : {}) };
}

/** A point that the session no longer has cannot hold a note: it is then a note on the session. */
function known(target: NoteTarget, session: Session): NoteTarget {
  const { point, ...rest } = target;
  return point !== undefined && session.points.some(({ id }) => id === point) ? target : rest;
}
