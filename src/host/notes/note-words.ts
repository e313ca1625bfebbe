// A note in few words: how it begins, what it is about, and a picture of its kind.
import * as vscode from "vscode";
import type { Note } from "../../wire/reader";
import type { SessionEntry } from "../sessions/catalogue";

const wordsMax = 80;

/** The first line of its own words; a note without any begins with what it marks. */
export function firstWords({ body, target, citation }: Note): string {
  const line = body.split("\n").map((text) => text.replace(/^[\s>*+-]+|^\s*#{1,6}\s+/g, "").trim()).find((text) => text !== "");
  return shortened(line ?? (target.quote?.exact || citation?.quotation || "…"));
}

/** The quoted words, else the point, else nothing: then it is about the whole session. */
export function whatIsNoted({ target }: Note, { session }: SessionEntry): string {
  if (target.quote) return `“${shortened(target.quote.exact)}”`;
  return session.points.find(({ id }) => id === target.point)?.text ?? "";
}

const icons: Readonly<Record<Note["kind"], string>> = { note: "note", highlight: "paintcan", question: "question", todo: "tasklist" };

export function noteIcon({ kind, done }: Pick<Note, "kind" | "done">): vscode.ThemeIcon {
  return new vscode.ThemeIcon(done ? "pass" : icons[kind]);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= wordsMax ? line : `${line.slice(0, wordsMax - 1).trimEnd()}…`;
}
