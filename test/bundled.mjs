// Runs a TypeScript program of the tests: bundles it, as every script here, and imports what came out.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { installPackages, root } from "./ready.mjs";

/** The module's exports. `entry` is relative to the project's root. */
export async function bundled(entry) {
  installPackages();
  const outfile = join(root, "out", entry.replace(/^test\//, "").replace(/\.ts$/, ".mjs"));
  // Its syntax is made small, as that of what ships is: constants stand where they are used, and benches measure the same code.
  await build({
    absWorkingDir: root, entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", target: "node20",
    packages: "external", minifySyntax: true, sourcemap: "inline", logLevel: "warning",
  });
  return import(pathToFileURL(outfile).href);
}
