// The sessions that ship, read from the repository once.
import { readdirSync, readFileSync } from "node:fs";
import { readSeason } from "../../../src/reading/read-season";
import { knownLabs } from "../../../src/host/labs/known-labs";

const folder = new URL("../../../sessions/summer-2021/", import.meta.url);
const names = readdirSync(folder).filter((name) => /^\d+-.*\.md$/.test(name));

export const summer = readSeason(
  readFileSync(new URL("season.md", folder), "utf8"),
  "summer-2021",
  names.map((fileName) => ({ fileName, source: readFileSync(new URL(fileName, folder), "utf8") })),
  knownLabs,
);
