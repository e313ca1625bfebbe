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
  readonly quote?: Quote | undefined;
}

export interface Note {
  readonly id: string;
  readonly target: NoteTarget;
  readonly body: string;
  /** Instants in ISO form; empty when nothing is known of them. */
  readonly created: string;
  readonly modified: string;
}
