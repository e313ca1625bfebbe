// What the suites share: the running extension, its sessions, and waiting for what takes a moment.
import * as vscode from "vscode";
import type { SessionEntry } from "../../src/host/sessions/catalogue";
import type { Desk } from "../../src/host/desk";
import type { ReaderApi } from "../../src/host/extension";
import { assert } from "./assert";

export async function theReader(): Promise<Desk> {
  const extension = vscode.extensions.getExtension<ReaderApi>("idsrg.reading-group");
  assert(extension !== undefined, "idsrg.reading-group is not installed");
  return (await extension.activate()).desk();
}

export async function shippedSession(number: number): Promise<SessionEntry> {
  const catalogue = await (await theReader()).library.catalogue();
  const season = catalogue.find(({ origin }) => origin === "built-in");
  const entry = season?.sessions.find(({ session }) => session.number === number);
  assert(entry !== undefined, `there is no session ${number}`);
  return entry;
}

export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder !== undefined, "the suite needs a workspace folder");
  return folder.uri;
}

/** Looks until what it sees is there; says what it waited for if that never comes. */
export async function eventually<T>(what: string, look: () => T | undefined | Promise<T | undefined>, withinMs = 10_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    assert(Date.now() < end, `waited for ${what}`);
    await new Promise((resume) => { setTimeout(resume, 30); });
  }
}

/** Waits for the problems of a file to be as wanted: looks again whenever the editor tells that they changed. */
export function problemsOf<T>(uri: vscode.Uri, look: (problems: readonly vscode.Diagnostic[]) => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    const see = (): void => {
      const seen = look(vscode.languages.getDiagnostics(uri));
      if (seen === undefined) return;
      listening.dispose();
      resolve(seen);
    };
    const listening = vscode.languages.onDidChangeDiagnostics(see);
    see();
  });
}

/** Edits a text in its editor, which refuses while it takes up what was last written to the disk: then again. */
export async function typed(editor: vscode.TextEditor, edit: (builder: vscode.TextEditorEdit) => void): Promise<void> {
  while (!await editor.edit(edit));
}

export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Makes a folder in the workspace, and waits for each part of its path until the editor watches it: a file that is
 *  written into a folder the moment it is made can go unnoticed. */
export async function watchedFolder(...names: readonly string[]): Promise<vscode.Uri> {
  let folder = workspaceFolder();
  for (const name of names) {
    const inside = vscode.Uri.joinPath(folder, name);
    const there = await vscode.workspace.fs.stat(inside).then(() => true, () => false);
    if (!there) {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
      const noticed = new Promise<void>((done) => { watcher.onDidCreate(() => done()); });
      await vscode.workspace.fs.createDirectory(inside);
      await noticed;
      watcher.dispose();
    }
    folder = inside;
  }
  return folder;
}

/** The open tabs that show a webview of ours. */
export function panels(viewType: string): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType));
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
