// A note in few words: how it begins, and what it is about.
import type { Note } from "../wire/reader";
import type { SessionEntry } from "./catalogue";

const wordsMax = 80;

export function firstWords({ body }: Note): string {
  const line = body.split("\n").map((text) => text.replace(/^[\s>#*+-]+/, "").trim()).find((text) => text !== "") ?? "…";
  return shortened(line);
}

/** The quoted words, else the point, else nothing: then it is about the whole session. */
export function whatIsNoted({ target }: Note, { session }: SessionEntry): string {
  if (target.quote) return `“${shortened(target.quote.exact)}”`;
  return session.points.find(({ id }) => id === target.point)?.text ?? "";
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= wordsMax ? line : `${line.slice(0, wordsMax - 1).trimEnd()}…`;
}
