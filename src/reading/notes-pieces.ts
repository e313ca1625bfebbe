// The notes of a session as pieces of Markdown and HTML, for an export that sets each where it belongs.
import { escape } from "./escape";
import type { Note } from "./note";
import { tagPieces } from "./notes-tags";
import type { Session } from "./session";

export interface NotePiece {
  readonly note: Note;
  /** Where it belongs: a point, a section, or neither; and the passage it is on. */
  readonly point: string | undefined;
  readonly section: string | undefined;
  readonly passage: string | undefined;
  readonly markdown: string;
  readonly html: string;
}

const names: Readonly<Record<Note["kind"], string>> = { note: "Note", highlight: "Highlight", question: "Question", todo: "To-do" };

/** In the order of the notes. Nothing in them is evaluated or taken for markup in the HTML. */
export function notePieces(session: Session, notes: readonly Note[]): readonly NotePiece[] {
  return notes.map((note) => {
    const { point, section, quote } = note.target;
    return { note, point, section, passage: quote?.exact, markdown: markdown(note, session), html: html(note, session) };
  });
}

function markdown(note: Note, session: Session): string {
  const { quote } = note.target;
  const box = note.kind === "todo" || note.kind === "question" ? (note.done ? "[x] " : "[ ] ") : "";
  const quoted = (text: string): string => text.split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
  return [
    `**${box}${names[note.kind]}**`, ...(quote ? [quoted(quote.exact)] : []),
    ...(note.citation ? [quoted([note.citation.quotation, `— ${place(note.citation, session)}`].filter((line) => line !== "").join("\n"))] : []),
    ...(note.body === "" ? [] : [note.body]),
  ].join("\n\n");
}

function html(note: Note, session: Session): string {
  const { quote } = note.target;
  const said = note.kind === "todo" ? (note.done ? ", done" : ", open") : note.kind === "question" ? (note.done ? ", answered" : ", open") : "";
  const words = tagPieces(note.body).map(({ kind, text }) => (kind === "tag" ? `<span class="tag">${escape(text)}</span>` : escape(text))).join("");
  const cited = note.citation && `<p class="note-cited">${note.citation.quotation === "" ? "" : `“${escape(note.citation.quotation)}” `}`
    + `${escape(place(note.citation, session))}</p>`;
  return `<aside class="note kind-${note.kind}"><p class="note-kind">${names[note.kind]}${said}</p>`
    + (quote ? `<blockquote>${escape(quote.exact)}</blockquote>` : "") + (cited ?? "")
    + (note.body === "" ? "" : `<p class="note-body">${words.replaceAll("\n", "<br>\n")}</p>`) + "</aside>";
}

function place({ reading, page }: NonNullable<Note["citation"]>, { readings }: Session): string {
  return `${readings.find(({ id }) => id === reading)?.title ?? reading}, p. ${page}`;
}
