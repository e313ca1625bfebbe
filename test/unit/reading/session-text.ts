// Small session files for tests: a sound one, whose fields can be replaced, and what comes of reading it.
import { parseSession } from "../../../src/reading/parse-session";
import type { ParsedSession } from "../../../src/reading/session";
import { known } from "./known-labs";

const sound: Readonly<Record<string, string>> = {
  id: "s9",
  number: "9",
  title: "A test of time",
  meeting: "2021-06-24T00:30:00Z",
  readings: "\n  - { id: one, role: primary, kind: paper, title: One, authors: [Ada], year: 1998 }",
  groups: "\n  - { id: first, title: The First }",
};

const point = "::: point s9.first.1\nIs it?\n\nIt is.\n:::\n";

/** `undefined` leaves a field out. The body begins on line 12 (counted from 0) if no field is left out or added. */
export function sessionText(fields: Readonly<Record<string, string | undefined>> = {}, body = point): string {
  const lines = Object.entries({ ...sound, ...fields }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return `---\n${lines.join("\n")}\n---\n${body}`;
}

export function parse(source: string, fileName = "9-test.md"): ParsedSession {
  return parseSession(source, fileName, known);
}

/** Problems as "line: message", counted from 1 as an editor does. */
export function told({ problems }: Pick<ParsedSession, "problems">): readonly string[] {
  return problems.map(({ line, message }) => `${line + 1}: ${message}`);
}
