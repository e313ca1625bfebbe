// Finds the packaged extension under test.
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { projectRoot } from "./paths";

/** The extension's name, as its icon and its tree show it. */
export const DISPLAY_NAME = "IDSRG Reader";

/** The extension's id, as the editor lists it. */
export const EXTENSION_ID = "idsrg.reading-group";

/** The .vsix to test: READER_VSIX, else the newest in the project's root. */
export function findVsix(): string {
  const named = process.env["READER_VSIX"];
  if (named !== undefined && named !== "") return resolve(named);
  const packages = readdirSync(projectRoot)
    .filter((name) => name.endsWith(".vsix"))
    .map((name) => join(projectRoot, name));
  const newest = packages.toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (newest === undefined) throw new Error("There is no .vsix in the project's root: run npm run package first.");
  return newest;
}
