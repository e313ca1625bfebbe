// What is loaded to wake the extension up: while the editor starts, every kilobyte and every module evaluated is waited for.
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { projectRoot } from "./shipped-files";

describe("waking up", () => {
  it("loads no package, no validator and no panel: only what registers", async () => {
    const { metafile } = await build({
      absWorkingDir: projectRoot, entryPoints: ["src/host/extension.ts"], bundle: true, write: false, metafile: true, format: "cjs",
      external: ["vscode"], logLevel: "silent",
      plugins: [{
        name: "late",
        setup: ({ onResolve }) => {
          onResolve({ filter: /^\./ }, ({ kind, path }) => (kind === "dynamic-import" ? { path, external: true } : undefined));
        },
      }],
    });
    expect(Object.keys(metafile.inputs).toSorted()).toEqual([
      "src/host/extension.ts", "src/host/labs/run-lenses.ts", "src/host/late-tree.ts", "src/host/late.ts", "src/host/panels/view-types.ts",
      "src/host/sessions/session-path.ts", "src/reading/lab-fences.ts",
    ]);
  });
});
