// What the host and a reader panel say to each other.
import * as z from "zod/mini";
import { noteKinds } from "../reading/notes/note";
import type { Contract } from "./rpc";
import { labTarget } from "./run";

const nothing = z.object({});

/**
 * A scroll position that survives a change of width: a block of the page and how far into it, in CSS pixels. `at` is when the
 * reader was there, in milliseconds: page and host both keep the place, and after a reload the later of the two counts.
 */
export const place = z.object({ block: z.int(), offset: z.number(), at: z.optional(z.number()) });
export type Place = z.infer<typeof place>;

/** What a note is about: a discussion point, or a selection of the text (quoted, with what stands around it). */
export const noteTarget = z.object({
  session: z.string(),
  point: z.optional(z.string()),
  section: z.optional(z.string()),
  quote: z.optional(z.object({ exact: z.string(), prefix: z.string(), suffix: z.string(), start: z.int() })),
});
export type NoteTarget = z.infer<typeof noteTarget>;

export const noteKind = z.enum(noteKinds);

/** A page of a reading, and words from it. */
export const citation = z.object({ reading: z.string(), page: z.string(), quotation: z.string() });

export const note = z.object({
  id: z.string(),
  kind: noteKind,
  done: z.boolean(),
  target: noteTarget,
  citation: z.optional(citation),
  body: z.string(),
  created: z.string(),
  modified: z.string(),
});
export type Note = z.infer<typeof note>;

/** A reading that pages can be cited from; `own` when the reader has attached a file of it. */
export const paper = z.object({ id: z.string(), title: z.string(), own: z.boolean() });
export type Paper = z.infer<typeof paper>;

/** The state a reader panel keeps for its restoration. The session is the URI of its file. */
export const readerState = z.object({ version: z.literal(1), session: z.string(), place: z.optional(place) });
export type ReaderState = z.infer<typeof readerState>;

/** What a `lab` fence in a text brings. */
export const fenceAnswer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("run"), target: labTarget, caption: z.optional(z.string()) }),
  z.object({ kind: z.literal("refused"), sentence: z.string() }),
]);
export type FenceAnswer = z.infer<typeof fenceAnswer>;

/** Served by the host. */
export const readerHost = {
  /** The page is drawn and listening. */
  ready: {
    params: nothing,
    result: z.object({
      session: z.string(), id: z.string(), notes: z.array(note), papers: z.array(paper), place: z.nullable(place), read: z.array(z.string()),
    }),
  },
  openLab: { params: labTarget, result: nothing },
  /** Reads a `lab` fence of a note, as it stands between its marks. */
  readFence: { params: z.object({ fence: z.string() }), result: fenceAnswer },
  openExternal: { params: z.object({ href: z.string() }), result: nothing },
  openSession: { params: z.object({ session: z.string(), anchor: z.optional(z.string()) }), result: nothing },
  /** Writes a new note. Refused with a sentence if it cannot be kept. */
  addNote: { params: z.object({ kind: noteKind, target: noteTarget, citation: z.optional(citation), body: z.string() }), result: note },
  /** Writes a note anew; what is left out stays as it is in the file. A target attaches it elsewhere. */
  editNote: {
    params: z.object({
      id: z.string(), kind: z.optional(noteKind), done: z.optional(z.boolean()), target: z.optional(noteTarget),
      citation: z.optional(z.nullable(citation)), body: z.optional(z.string()),
    }),
    result: note,
  },
  deleteNote: { params: z.object({ id: z.string() }), result: nothing },
  /** Opens the Markdown file that holds a note, at the note. */
  openNote: { params: z.object({ id: z.string() }), result: nothing },
  /** Opens the reader's own file of a reading, else its address. */
  openPaper: { params: z.object({ reading: z.string() }), result: nothing },
  /** Opens the session's file at a line, counted from 0. */
  showLine: { params: z.object({ line: z.int() }), result: nothing },
  place: { params: place, result: nothing },
  /** Sections that have been read to their end, by their anchors. */
  read: { params: z.object({ sections: z.array(z.string()) }), result: nothing },
} as const satisfies Contract;

/** Served by the page. */
export const readerPage = {
  /** The session file changed. */
  show: { params: z.object({ html: z.string() }), result: nothing },
  notes: { params: z.object({ notes: z.array(note), papers: z.array(paper) }), result: nothing },
  /** Scrolls to a heading or a point. */
  reveal: { params: z.object({ anchor: z.string() }), result: nothing },
  /** The sections read so far, after the reader changed that by hand. */
  read: { params: z.object({ sections: z.array(z.string()) }), result: nothing },
  /** Goes back to where the last jump came from, or forward again; false when there is no such place. */
  travel: { params: z.object({ direction: z.enum(["back", "forward"]) }), result: z.object({ moved: z.boolean() }) },
  /** One discussion point at a time, beginning with this one or the first. */
  discuss: { params: z.object({ point: z.optional(z.string()) }), result: nothing },
  /** Dims everything but the paragraph at hand, or stops doing so. */
  toggleFocus: { params: nothing, result: nothing },
  /** The figures of the page as SVG, drawn from their runs, in the order of the text. */
  pictures: { params: nothing, result: z.object({ pictures: z.array(z.object({ reference: labTarget, svg: z.string() })) }) },
  /** Begins a note: on a point, else on the selection, else on the session. A highlight is made at once. */
  compose: { params: z.object({ kind: noteKind, point: z.optional(z.string()) }), result: nothing },
  /** Scrolls to a note and what it is about. */
  showNote: { params: z.object({ id: z.string() }), result: nothing },
  /** Scrolls to a block of the text, and marks words in it. */
  showWords: { params: z.object({ block: z.int(), words: z.array(z.string()) }), result: nothing },
} as const satisfies Contract;
