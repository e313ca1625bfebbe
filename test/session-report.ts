// What `npm run sessions` prints: how long each session that ships is to read, and what it leads to.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtInSeasons } from "../src/host/sessions/built-in-sessions";
import { knownLabs } from "../src/host/labs/known-labs";
import { readSeason } from "../src/reading/read-season";
import { minutesToRead, wordCount } from "../src/reading/word-count";

/** `root` is the project's. */
export function sessionReport(root: string): string {
  return builtInSeasons.map(({ folder, sessions }) => table(join(root, "sessions", folder), folder, sessions)).join("\n\n");
}

function table(path: string, name: string, files: readonly string[]): string {
  const sources = files.map((fileName) => ({ fileName, source: readFileSync(join(path, fileName), "utf8") }));
  const rows = readSeason(undefined, name, sources, knownLabs).season.sessions.map((session) => {
    const { guide, discussion } = wordCount(session);
    const { number, title, points, readings, labLinks, embeds } = session;
    return [
      `${number}. ${title}`, `${guide}`, `${minutesToRead(guide)} min`, `${discussion}`, `${minutesToRead(discussion)} min`,
      `${points.length}`, `${readings.length}`, `${labLinks.length + embeds.length}`,
    ];
  });
  const head = ["session", "guide", "", "discussion", "", "points", "readings", "into labs"];
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  return [head, ...rows].map(line).join("\n");
}
