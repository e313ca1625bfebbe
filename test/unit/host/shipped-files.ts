// What the build leaves in dist/, for tests that look at it. They need it built: nothing is skipped.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export const projectRoot = join(import.meta.dirname, "../../..");

/** Bytes of a built file as it would be sent, compressed. */
export function gzippedSize(name: string): number {
  const path = join(projectRoot, name);
  if (!existsSync(path)) throw new Error(`${name} is not there. Run "npm run build" first.`);
  return gzipSync(readFileSync(path)).length;
}

/** The files that the build makes of what the host imports late, e.g. "dist/finding.js" and "dist/web/finding.js". */
export function lateFiles(): readonly string[] {
  const [, list = ""] = /^const lateModules = \[([^\]]*)\]/m.exec(readFileSync(join(projectRoot, "build.mjs"), "utf8")) ?? [];
  const names = [...list.matchAll(/\/([\w-]+)\.tsx?"/g)].map((match) => match[1] ?? "");
  return names.flatMap((name) => [`dist/${name}.js`, `dist/web/${name}.js`]);
}
