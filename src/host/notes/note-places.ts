// Where the notes of a session are kept: in the workspace if it can be written to, else with the extension.
// Notes made before a folder was opened stay where they are and are still found.
import * as vscode from "vscode";
import type { SessionEntry } from "../sessions/catalogue";
import { isNotesBeside, notesName, notesPath } from "./notes-path";

/** The two files of a session's notes. */
export interface NoteFiles {
  readonly markdown: vscode.Uri;
  readonly anchors: vscode.Uri;
}

/** The first is where new notes go; the last has the plain name. */
export type NotePlaces = readonly [NoteFiles, ...NoteFiles[]];

export function notePlacesOf(entry: SessionEntry, globalStorage: vscode.Uri): NotePlaces {
  const own = files(vscode.Uri.joinPath(globalStorage, "notes"), entry);
  const folder = workspaceFolderOf(entry);
  if (folder === undefined) return [own];
  const root = vscode.Uri.joinPath(folder, ...notesPath(setting("folder", folder)));
  const name = notesName(setting("name", folder));
  return name === "" ? [files(root, entry), own] : [files(root, entry, name), files(root, entry), own];
}

/** With the files that others have beside these, each under a name of its own: two who write at once never change one file. */
export async function withOthers(places: NotePlaces): Promise<NotePlaces> {
  const [{ markdown }] = places;
  const folder = vscode.Uri.joinPath(markdown, "..");
  const found = await vscode.workspace.fs.readDirectory(folder).then((entries) => entries, () => []);
  const plain = places.at(-1)?.markdown.path.split("/").at(-1) ?? "";
  const known = new Set(places.map((each) => each.markdown.toString()));
  const others = found.filter(([name]) => isNotesBeside(plain, name)).map(([name]) => filesAt(folder, name.slice(0, -3)))
    .filter((each) => !known.has(each.markdown.toString()));
  return [...places, ...others];
}

function files(root: vscode.Uri, { seasonName, session }: SessionEntry, name = ""): NoteFiles {
  const stem = session.fileName.replace(/\.md$/i, "");
  return filesAt(vscode.Uri.joinPath(root, seasonName), name === "" ? stem : `${stem}.${name}`);
}

function filesAt(folder: vscode.Uri, stem: string): NoteFiles {
  return { markdown: vscode.Uri.joinPath(folder, `${stem}.md`), anchors: vscode.Uri.joinPath(folder, `${stem}.anchors.json`) };
}

/** The workspace folder a session lies in; for one that ships with the extension the first that can be written to. */
function workspaceFolderOf(entry: SessionEntry): vscode.Uri | undefined {
  const all = vscode.workspace.workspaceFolders ?? [];
  const home = entry.origin === "workspace" ? vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(entry.uri, true)) : undefined;
  const candidates = home === undefined ? all : [home];
  return candidates.find(({ uri }) => vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false)?.uri;
}

function setting(name: string, folder: vscode.Uri): unknown {
  return vscode.workspace.getConfiguration("idsrg.notes", folder).get(name);
}
