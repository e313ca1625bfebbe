// What an import does with a file that may be there already. What a person wrote since is never overwritten unasked.

/** "before" is what the last import of this page wrote, "now" what the file holds, "next" what this import would write. */
export interface Versions {
  readonly before: string | undefined;
  readonly now: string | undefined;
  readonly next: string;
}

export type Decision =
  /** The file is what it should be. */
  | "same"
  /** There is no such file, or nobody touched it since the last import. */
  | "write"
  /** The page says what it said; what differs was written here. */
  | "keep"
  /** It was changed here, and the page changed too. */
  | "ask";

export function decide({ before, now, next }: Versions): Decision {
  if (now === undefined || now === before) return now === next ? "same" : "write";
  if (now === next) return "same";
  return next === before ? "keep" : "ask";
}
