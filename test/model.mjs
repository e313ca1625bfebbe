// `npm run model -- FILE [NUMBER…]`: every state of a model that anybody wrote in TypeScript or JavaScript.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { bundled } from "./bundled.mjs";
import { root } from "./ready.mjs";

const options = { states: { type: "string" }, memory: { type: "string" }, json: { type: "boolean" } };

try {
  const { values, positionals: [file, ...constants] } = parseArgs({ allowPositionals: true, options });
  if (file === undefined) throw new Error("npm run model -- FILE [NUMBER…] [--states N] [--memory MEGABYTES] [--json]");
  const { checkModel } = await bundled("test/model.ts");
  const outfile = resolve(root, "out/model/given.mjs");
  await build({ entryPoints: [resolve(file)], outfile, bundle: true, platform: "node", format: "esm", logLevel: "error" });
  const { said, code } = checkModel(await import(pathToFileURL(outfile).href), constants, values);
  console.log(said);
  process.exitCode = code;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
