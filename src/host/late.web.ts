// The same as late.ts for a web extension host. It gives an extension no more than one file, so the others are read from the
// extension's own folder and imported as what they are. The build wraps each into a function of `require` and `module`.
import * as vscode from "vscode";
import type { late as inNode } from "./late";

declare const require: (name: string) => unknown;

export const late: typeof inNode = {
  desk: () => fetched("make-desk"),
  typesetting: () => fetched("typesetting"),
  finding: () => fetched("finding"),
  authoring: () => fetched("authoring"),
  exporting: () => fetched("export-session"),
};

const files = new Map<string, Promise<unknown>>();

/** A file is read once; one that could not be read is tried again. */
function fetched<Module>(name: string): Promise<Module> {
  const module = files.get(name) ?? fetch(name).catch((error: unknown) => {
    files.delete(name);
    throw error;
  });
  files.set(name, module);
  return module as Promise<Module>;
}

async function fetch(name: string): Promise<unknown> {
  const folder = vscode.extensions.getExtension("idsrg.reading-group")?.extensionUri;
  if (folder === undefined) throw new Error("The extension has no folder.");
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, "dist", "web", `${name}.js`));
  const url = URL.createObjectURL(new Blob([new TextDecoder().decode(bytes)], { type: "text/javascript" }));
  try {
    const { default: define } = await import(url) as { readonly default: (load: typeof require, module: { exports: unknown }) => void };
    const module = { exports: {} };
    define(require, module);
    return module.exports;
  } finally {
    URL.revokeObjectURL(url);
  }
}
