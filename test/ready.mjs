// Makes a fresh checkout ready to build: the npm packages, exactly as locked. Does nothing when they are there already.
// Plain Node without imports from packages, because there are none yet when it runs.
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, rmSync, statSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a program at the project's root and shows what it prints. Throws when it fails. */
export function run(program, ...args) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) throw new Error(`${[program, ...args].join(" ")}: ${error?.message ?? `it ended with code ${status}`}`);
}

export function installPackages() {
  const folder = join(root, "node_modules");
  const marker = join(folder, ".package-lock.json");
  const lock = join(root, "package-lock.json");
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return;
  // npm ci empties what node_modules links to, which may be somebody else's.
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(folder);
  // No package of ours needs its install script, and some would try to download a binary.
  run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
  utimesSync(marker, new Date(), new Date());
}
