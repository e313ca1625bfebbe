// Marks passages without touching the text: the highlights are painted over it, each kind of note in its own way.
import type { Note } from "../../../wire/reader";

/** As the stylesheet names them. */
export type Paint = Note["kind"] | "done" | "composing" | "candidate" | "pointed" | "found";

const paints: readonly Paint[] = ["highlight", "note", "question", "todo", "done", "composing", "candidate", "pointed", "found"];

/** Replaces all marks of the kinds that are given. */
export function paint(marks: Partial<Record<Paint, readonly AbstractRange[]>>): void {
  for (const [kind, ranges] of Object.entries(marks)) {
    const highlight = new Highlight(...ranges);
    // Where two lie over each other the later kind of the list is seen.
    highlight.priority = paints.indexOf(kind as Paint);
    CSS.highlights.set(`note-${kind}`, highlight);
  }
}
