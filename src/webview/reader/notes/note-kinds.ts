// What each kind of note is called on the page.
import type { Note, NoteTarget } from "../../../wire/reader";

type Kind = Note["kind"];

export const kindNames: Readonly<Record<Kind, string>> = { highlight: "Highlight", note: "Note", question: "Question", todo: "To-do" };

/** In the order in which they are offered. */
export const kinds: readonly Kind[] = ["highlight", "note", "question", "todo"];

/** "Your question on a passage": what a screen reader calls a note. */
export function spokenName({ kind, target }: Pick<Note, "kind" | "target">): string {
  return `Your ${kindNames[kind].toLowerCase()}${target.quote ? " on a passage" : ""}`;
}

/** What the box of a note says. */
export function boxName(kind: Kind): "Done" | "Answered" | undefined {
  return kind === "todo" ? "Done" : kind === "question" ? "Answered" : undefined;
}

export function editorName(kind: Kind, { quote, point }: NoteTarget): string {
  return `${kindNames[kind]} on this ${quote ? "passage" : point === undefined ? "session" : "point"}`;
}
