// The reader's notes in a file that stands alone: what kind each is, what it is about, and its words.
import { escape } from "../markdown/escape";
import type { Note } from "../notes/note";
import type { Paper } from "./paper";

export function notesHtml(notes: readonly Note[], paper: Paper): string {
  return notes.map((note) => {
    const words = quotes(note, paper).map((quote) => `<blockquote class="note-quote">${escape(quote)}</blockquote>`).join("");
    const body = note.body === "" ? "" : `<p class="note-body">${escape(note.body)}</p>`;
    return `<article class="note"><p class="note-kind">${kindOf(note)}</p>${words}${body}</article>`;
  }).join("\n");
}

export function noteMarkdown(note: Note, paper: Paper): string {
  const lines = [`**${kindOf(note)}**`, ...quotes(note, paper), ...(note.body === "" ? [] : [note.body])].join("\n\n").split("\n");
  return lines.map((line) => `> ${line}`.trimEnd()).join("\n");
}

function kindOf({ kind, done }: Note): string {
  switch (kind) {
    case "note": return "My note";
    case "highlight": return "My highlight";
    case "question": return done ? "My question, answered" : "My question";
    case "todo": return done ? "To do, done" : "To do";
  }
}

/** The passage of the text, and the one of a reading. */
function quotes({ target, citation }: Note, { readings }: Paper): readonly string[] {
  const passage = target.quote === undefined ? [] : [`“${target.quote.exact}”`];
  if (citation === undefined) return passage;
  const title = readings.find(({ id }) => id === citation.reading)?.title ?? citation.reading;
  const quotation = citation.quotation === "" ? "" : `“${citation.quotation}” `;
  return [...passage, `${quotation}${title}, p. ${citation.page}`];
}
