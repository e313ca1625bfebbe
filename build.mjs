// Builds everything: the extension (for Node and for the web), the webview apps, and the tests that run in an editor.
// One flat list of entries. `--watch` rebuilds on change, `--test` adds the test bundles, `--dev` leaves names readable.
import { rmSync } from "node:fs";
import { basename, relative, resolve } from "node:path";
import { build, context } from "esbuild";

const flags = new Set(process.argv.slice(2));
const dev = flags.has("--dev") || flags.has("--watch");

const shared = {
  bundle: true,
  minify: !dev,
  sourcemap: dev ? "linked" : false,
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  jsx: "automatic",
  jsxImportSource: "preact",
  mainFields: ["module", "main"],
};
const node = { platform: "node", format: "cjs", external: ["vscode"], target: "node20" };
const page = { platform: "browser", format: "iife" };
const script = {
  platform: "node", format: "esm", target: "node20", packages: "external", minify: false, sourcemap: "inline",
};

/** What src/host/late.ts imports, a file of its own each. */
const lateModules = [
  "src/host/make-desk.ts", "src/reading/typesetting.ts", "src/reading/finding.ts", "src/host/authoring/authoring.ts", "src/host/sessions/export-session.ts",
];
const late = {
  name: "late",
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind !== "dynamic-import") return undefined;
      const module = `${relative(import.meta.dirname, resolve(resolveDir, path))}.ts`;
      if (!lateModules.includes(module)) throw new Error(`${module} is imported late, but is not in the list of late modules.`);
      return { path: `./${basename(path)}.js`, external: true };
    });
  },
};
const lateInWeb = {
  name: "late in the web",
  setup({ onResolve }) {
    onResolve({ filter: /\/late$/ }, () => ({ path: resolve("src/host/late.web.ts") }));
  },
};
const hostInNode = { ...node, plugins: [late], supported: { "dynamic-import": false } };
const hostInWeb = { ...page, format: "cjs", external: ["vscode"], plugins: [lateInWeb] };
/** Such a file is imported without a `require` of its own, so it is a function of one. */
const wrapped = { banner: { js: "export default (require, module) => {" }, footer: { js: "};" } };

/** A worker's script as text, bundled into one piece: a webview can start a worker in no other way. */
const bundled = {
  name: "bundled",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^bundled:/ }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, `${path.slice(8)}.ts`), namespace: "bundled" }));
    onLoad({ filter: /.*/, namespace: "bundled" }, async ({ path }) => {
      const { outputFiles: [script], metafile } = await build({ ...shared, ...page, entryPoints: [path], write: false, metafile: true, sourcemap: dev && "inline" });
      return { contents: script.text, loader: "text", watchFiles: Object.keys(metafile.inputs).map((file) => resolve(file)) };
    });
  },
};

const product = [
  { entryPoints: ["src/host/extension.ts"], outfile: "dist/extension.js", ...hostInNode },
  { entryPoints: ["src/host/extension.ts"], outfile: "dist/extension.web.js", ...hostInWeb },
  ...lateModules.flatMap((module) => [
    { entryPoints: [module], outfile: `dist/${basename(module, ".ts")}.js`, ...hostInNode },
    { entryPoints: [module], outfile: `dist/web/${basename(module, ".ts")}.js`, ...hostInWeb, ...wrapped },
  ]),
  { entryPoints: ["src/webview/reader/main.tsx"], outfile: "dist/webview/reader.js", ...page, plugins: [bundled] },
  { entryPoints: ["src/webview/lab/main.tsx"], outfile: "dist/webview/lab.js", ...page, plugins: [bundled] },
  { entryPoints: ["src/webview/history/main.tsx"], outfile: "dist/webview/history.js", ...page },
  { entryPoints: ["src/webview/reader/reader.css"], outfile: "dist/webview/reader.css" },
  { entryPoints: ["src/webview/reader/export/export.css"], outfile: "dist/webview/export.css" },
  { entryPoints: ["src/webview/reader/export/picture.css"], outfile: "dist/webview/picture.css" },
  { entryPoints: ["src/webview/lab/lab.css"], outfile: "dist/webview/lab.css" },
  { entryPoints: ["src/webview/history/history.css"], outfile: "dist/webview/history.css" },
  { entryPoints: ["src/cli/main.ts"], outfile: "dist/cli.js", ...node },
];

const tests = [
  { entryPoints: ["test/editor/code.ts"], outfile: "out/editor/code.mjs", ...script, banner: { js: "#!/usr/bin/env node" } },
  { entryPoints: ["test/editor/install.ts"], outfile: "out/editor/install.mjs", ...script },
  { entryPoints: ["test/editor/open.ts"], outfile: "out/editor/open.mjs", ...script },
  { entryPoints: ["test/editor/run-host.ts"], outfile: "out/editor/run-host.mjs", ...script },
  { entryPoints: ["test/host/index.ts"], outfile: "out/host/index.js", ...node, minify: false, external: ["vscode", "mocha"] },
  { entryPoints: ["test/web/index.ts"], outfile: "out/web/index.js", ...page, format: "cjs", minify: false, external: ["vscode"] },
];

const entries = [...product, ...(flags.has("--test") ? tests : [])].map((entry) => ({ ...shared, ...entry }));
if (flags.has("--watch")) {
  for (const entry of entries) await (await context(entry)).watch();
} else {
  // Nothing of an earlier build ships.
  rmSync("dist", { recursive: true, force: true });
  await Promise.all(entries.map((entry) => build(entry)));
}
