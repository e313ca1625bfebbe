// Where things are. Every script here runs twice over: from its source (under vitest) and from a bundle in out/,
// so places are found from the project's root, never from a file's own position.
import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root: the nearest folder above this file that holds build.mjs. */
export const projectRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(from: string): string {
  let folder = from;
  while (!existsSync(join(folder, "build.mjs"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No build.mjs in any folder above ${from}`);
    folder = parent;
  }
  return folder;
}

/** Where the editor lives once installed. READER_EDITOR_HOME names another place, to share one install. */
export function editorHome(): string {
  return resolve(process.env["READER_EDITOR_HOME"] ?? join(projectRoot, ".vscode-real"));
}

/** A path inside out/, its folder made. */
export function outPath(...parts: string[]): string {
  const path = join(projectRoot, "out", ...parts);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

/** A fresh temporary folder. Its name is short: the editor puts sockets in it, whose paths may not exceed 107 bytes. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "reader-"));
}
