// The notes of one session out of their two files, and every change to them as new texts for those files.
// The Markdown alone is enough to have the notes; the anchors add where exactly they belong and since when.
import { type Anchor, anchorOf, parseAnchorsFile, withAnchor, withoutAnchor, writeAnchorsFile } from "./anchors-file";
import type { Note, NoteTarget } from "./note";
import {
  aboutHeading, bodyOf, noteBlocks, parseNotesFile, withBody, withNote, withoutNote, writeNotesFile,
} from "./notes-file";
import type { Problem } from "./problem";
import type { Session } from "./session";

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

/** All notes in the order of their file, and what is wrong with the Markdown, by its lines. */
export function readNotes(
  markdown: string, anchors: string, session: Session,
): { readonly notes: readonly Note[]; readonly problems: readonly Problem[] } {
  const places = parseAnchorsFile(anchors);
  const problems: Problem[] = places ? [] : [{ line: 0, message: unreadable, severity: "warning" }];
  const notes = new Map<string, Note>();
  for (const block of noteBlocks(parseNotesFile(markdown))) {
    if (notes.has(block.id)) {
      const message = `Two notes have the id ^${block.id}. Give this one another, for example by adding a letter.`;
      problems.push({ line: block.line, message, severity: "warning" });
      continue;
    }
    const anchor: Anchor = (places && anchorOf(places, block.id))
      ?? { target: targetByWords(block, session), created: "", modified: "" };
    notes.set(block.id, { id: block.id, ...anchor, target: known(anchor.target, session), body: bodyOf(block) });
  }
  return { notes: [...notes.values()], problems };
}

/** A new note at the end of its file. The caller gives the time and an id that nothing else has: `n-` and letters. */
export function addNote(
  texts: NoteTexts, session: Session, note: Pick<Note, "id" | "target" | "body"> & { readonly at: string },
): NoteChange {
  const places = parseAnchorsFile(texts.anchors);
  if (!places) return { kind: "refused", reason: unreadable };
  if (note.body.trim() === "") return { kind: "refused", reason: "An empty note is not kept. Write or cancel." };
  const { id, at } = note;
  const target = { ...note.target, session: session.id };
  const file = withNote(parseNotesFile(texts.markdown), { id, target, body: note.body }, `Notes on “${session.title}”`);
  const anchorsText = writeAnchorsFile(withAnchor(places, id, { target, created: at, modified: at }));
  return changed({ markdown: writeNotesFile(file), anchors: anchorsText }, session, id);
}

/** Another body for a note that exists. */
export function editNote(
  texts: NoteTexts, session: Session, edit: { readonly id: string; readonly body: string; readonly at: string },
): NoteChange {
  const places = parseAnchorsFile(texts.anchors);
  if (!places) return { kind: "refused", reason: unreadable };
  if (edit.body.trim() === "") return { kind: "refused", reason: "The note would be empty. Write or delete it." };
  const before = readNotes(texts.markdown, texts.anchors, session).notes.find(({ id }) => id === edit.id);
  if (!before) return { kind: "refused", reason: gone };
  const file = withBody(parseNotesFile(texts.markdown), edit.id, edit.body);
  const target = anchorOf(places, edit.id)?.target ?? before.target;
  const anchored = withAnchor(places, edit.id, { target, created: before.created, modified: edit.at });
  return changed({ markdown: writeNotesFile(file), anchors: writeAnchorsFile(anchored) }, session, edit.id);
}

/** The files without a note. `note` is the note that was deleted. */
export function deleteNote(texts: NoteTexts, session: Session, id: string): NoteChange {
  const places = parseAnchorsFile(texts.anchors);
  if (!places) return { kind: "refused", reason: unreadable };
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

/** Without an anchor, the heading and the quoted passage still tell what a note is about. */
function targetByWords(
  block: { readonly heading: string; readonly quote: string | undefined }, session: Session,
): NoteTarget {
  const { point } = aboutHeading(block.heading);
  const quote = block.quote === undefined ? undefined : { exact: block.quote, prefix: "", suffix: "", start: 0 };
  return { session: session.id, ...(point === undefined ? {} : { point }), ...(quote ? { quote } : {}) };
}

/** A point that the session no longer has cannot hold a note: it is then a note on the session. */
function known(target: NoteTarget, session: Session): NoteTarget {
  const { point, ...rest } = target;
  return point !== undefined && session.points.some(({ id }) => id === point) ? target : rest;
}
