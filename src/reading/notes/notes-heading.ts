// The heading of a note in its file: what kind of note it is, whether it is done, and what it is about, in words that a
// hand can write as well: "Note on a passage", "[ ] To-do on s2.log.1", "[x] Question on a passage in s2.log.1".
import type { NoteKind, NoteTarget } from "./note";

const words: Readonly<Record<NoteKind, string>> = { note: "Note", highlight: "Highlight", question: "Question", todo: "To-do" };
const kinds: Readonly<Record<string, NoteKind>> = { note: "note", highlight: "highlight", question: "question", "to-do": "todo", todo: "todo" };

const mark = /^\[([ xX])\][ \t]+/;
const ours = /^(Note|Highlight|Question|To-?do)(?: on (?:(a passage)(?: in (\S+))?|(\S+)))?$/i;

export interface NoteHeading {
  /** Undefined when the reader has put it in other words. */
  readonly kind: NoteKind | undefined;
  /** Undefined without a box to tick. */
  readonly done: boolean | undefined;
  readonly passage: boolean;
  readonly point: string | undefined;
}

export function readHeading(heading: string): NoteHeading {
  const box = mark.exec(heading)?.[1];
  const match = ours.exec(heading.replace(mark, ""));
  return {
    kind: kinds[match?.[1]?.toLowerCase() ?? ""], done: box === undefined ? undefined : box !== " ",
    passage: match?.[2] !== undefined, point: match?.[3] ?? match?.[4],
  };
}

export function writeHeading(kind: NoteKind, done: boolean, { point, quote }: NoteTarget): string {
  const place = point === undefined ? "" : quote ? ` in ${point}` : ` on ${point}`;
  return `${box(kind, done)}${words[kind]}${quote ? " on a passage" : ""}${place}`;
}

/** The heading of a note that changed; with a target it is about something else. What the reader has put in other words stays. */
export function rewriteHeading(heading: string, kind: NoteKind, done: boolean, target: NoteTarget | undefined): string {
  const ownWords = heading.replace(mark, "");
  if (readHeading(heading).kind === undefined) return `${box(kind, done)}${ownWords}`;
  return target ? writeHeading(kind, done, target) : `${box(kind, done)}${ownWords.replace(/^[\w-]+/, words[kind])}`;
}

function box(kind: NoteKind, done: boolean): string {
  return kind === "todo" || kind === "question" ? (done ? "[x] " : "[ ] ") : "";
}
