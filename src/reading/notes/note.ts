// A reader's note and what it is about. The same shape travels between host and page.

export interface Quote {
  readonly exact: string;
  /** What stands right before and after it, to tell repetitions apart. */
  readonly prefix: string;
  readonly suffix: string;
  /** Where it began in the text of the page when the note was made; a hint, since texts change. */
  readonly start: number;
}

export interface NoteTarget {
  readonly session: string;
  readonly point?: string | undefined;
  /** The anchor of the section a passage stood in, when it stood in no point. */
  readonly section?: string | undefined;
  readonly quote?: Quote | undefined;
}

export const noteKinds = ["note", "highlight", "question", "todo"] as const;
export type NoteKind = (typeof noteKinds)[number];

/** A page of a reading, and words from it if the reader copied some. */
export interface Citation {
  /** The reading's id. */
  readonly reading: string;
  /** As the paper numbers it: "7", "142–143", "iv". */
  readonly page: string;
  readonly quotation: string;
}

/** What the reader says, apart from where. */
export interface NoteContent {
  readonly kind: NoteKind;
  /** A to-do that is done, a question that is answered. */
  readonly done: boolean;
  readonly citation?: Citation | undefined;
  readonly body: string;
}

export interface Note extends NoteContent {
  readonly id: string;
  readonly target: NoteTarget;
  /** Instants in ISO form; empty when nothing is known of them. */
  readonly created: string;
  readonly modified: string;
}

/** Whether it still asks for something. */
export function isOpen({ kind, done }: Pick<Note, "kind" | "done">): boolean {
  return (kind === "todo" || kind === "question") && !done;
}
