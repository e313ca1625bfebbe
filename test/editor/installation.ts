// Installs a real VS Code from npm: code-server's lib/vscode (VS Code's own server and workbench) and the Node it was
// built for. No install scripts and no native builds: 20 s, 340 MB. Does nothing when these versions are there already.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { editorHome } from "./paths";
import { spdlog, watchdog } from "./stand-ins";

/** By the version of VS Code: the code-server that holds it, and the Node it runs on. The newest, and the oldest we support. */
const EDITORS: Readonly<Record<string, { readonly codeServer: string; readonly node: string }>> = {
  "1.139.1": { codeServer: "4.139.1", node: "24.21.0" },
  "1.100.3": { codeServer: "4.100.3", node: "20.19.1" },
};
/** This package carries the binary itself; the package named `node` fetches it in an install script. */
const NODE_PACKAGE = `node-linux-${process.arch}`;

/** Parts no extension test touches: chat agents, their sandboxes, sign-in. */
const UNUSED = [
  "node_modules/@github", "node_modules/@microsoft/mxc-sdk", "node_modules/@devcontainers",
  "node_modules/@vscode/sqlite3", "extensions/copilot", "extensions/mermaid-markdown-features",
  "extensions/microsoft-authentication",
];

/** The installed editor: `vscode` is the folder of the server, `node` the binary that runs it. */
export interface Editor {
  readonly vscode: string;
  readonly node: string;
}

function locateEditor(home: string): Editor {
  return {
    vscode: join(home, "node_modules/code-server/lib/vscode"),
    node: join(home, "node_modules", NODE_PACKAGE, "bin/node"),
  };
}

/** READER_EDITOR_VERSION, else the newest. */
export function editorVersion(): string {
  const [newest = ""] = Object.keys(EDITORS);
  return process.env["READER_EDITOR_VERSION"] ?? newest;
}

/** Installs the editor if it is missing, and returns where it is. */
export function installEditor(home = editorHome()): Editor {
  const version = editorVersion();
  const source = EDITORS[version];
  if (!source) throw new Error(`READER_EDITOR_VERSION is ${version}; it may be ${Object.keys(EDITORS).join(" or ")}.`);
  const [codeServer, node] = [`code-server@${source.codeServer}`, `${NODE_PACKAGE}@${source.node}`];
  const wanted = `${codeServer} ${node} layout 1`;
  const stamp = join(home, ".installed");
  const editor = locateEditor(home);
  const installed = existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (installed && existsSync(editor.node)) return editor;
  if (process.platform !== "linux") {
    throw new Error("The editor of the tests is packaged for Linux only; elsewhere use READER_EDITOR=download.");
  }
  console.log(`Installing VS Code ${version} into ${home}`);
  remove(home);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "package.json"), JSON.stringify({ name: "editor-under-test", private: true }));
  npmInstall(home, node, codeServer);
  npmInstall(editor.vscode, "--omit=dev"); // pinned by the npm-shrinkwrap.json that ships beside it
  standIn(editor, ["@vscode/spdlog"], spdlog);
  standIn(editor, ["@vscode/native-watchdog", "native-watchdog"], watchdog);
  prune(home, editor);
  writeFileSync(stamp, wanted); // last, so that an interrupted install starts over
  return editor;
}

/** In place of a native module that is not built, under whichever of its names this version has it. */
function standIn({ vscode }: Editor, names: readonly string[], code: string): void {
  const folders = names.map((name) => join(vscode, "node_modules", name)).filter((folder) => existsSync(folder));
  for (const folder of folders) writeFileSync(join(folder, "index.js"), code);
}

function npmInstall(folder: string, ...what: string[]): void {
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // A surrounding `npm run` exports its own settings as npm_*; they must not decide over this separate tree.
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|command)/.test(name));
  const env = Object.fromEntries(kept);
  execFileSync("npm", ["install", ...what, ...flags], { cwd: folder, stdio: "inherit", env });
}

function prune(home: string, { vscode }: Editor): void {
  for (const part of UNUSED) remove(join(vscode, part));
  for (const part of ["include", "lib", "share"]) remove(join(home, "node_modules", NODE_PACKAGE, part));
  const ripgrep = join(vscode, "node_modules/@vscode/ripgrep-universal/bin");
  for (const platform of existsSync(ripgrep) ? readdirSync(ripgrep) : []) {
    if (platform !== `linux-${process.arch}`) remove(join(ripgrep, platform));
  }
  for (const file of readdirSync(vscode, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".map")) remove(join(vscode, file));
  }
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
