// Where the notes of a session are kept: in the workspace if it can be written to, else with the extension.
// Notes made before a folder was opened stay where they are and are still found.
import * as vscode from "vscode";
import type { SessionEntry } from "../sessions/catalogue";
import { notesPath } from "./notes-path";

/** The two files of a session's notes. */
export interface NoteFiles {
  readonly markdown: vscode.Uri;
  readonly anchors: vscode.Uri;
}

/** The first is where new notes go. */
export type NotePlaces = readonly [NoteFiles, ...NoteFiles[]];

export function notePlacesOf(entry: SessionEntry, globalStorage: vscode.Uri): NotePlaces {
  const own = files(vscode.Uri.joinPath(globalStorage, "notes"), entry);
  const folder = workspaceFolderOf(entry);
  return folder === undefined ? [own] : [files(vscode.Uri.joinPath(folder, ...notesPath(folderSetting(folder))), entry), own];
}

function files(root: vscode.Uri, { seasonName, session }: SessionEntry): NoteFiles {
  const stem = session.fileName.replace(/\.md$/i, "");
  const folder = vscode.Uri.joinPath(root, seasonName);
  return { markdown: vscode.Uri.joinPath(folder, `${stem}.md`), anchors: vscode.Uri.joinPath(folder, `${stem}.anchors.json`) };
}

/** The workspace folder a session lies in; for one that ships with the extension the first that can be written to. */
function workspaceFolderOf(entry: SessionEntry): vscode.Uri | undefined {
  const all = vscode.workspace.workspaceFolders ?? [];
  const home = entry.origin === "workspace" ? vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(entry.uri, true)) : undefined;
  const candidates = home === undefined ? all : [home];
  return candidates.find(({ uri }) => vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false)?.uri;
}

function folderSetting(folder: vscode.Uri): unknown {
  return vscode.workspace.getConfiguration("idsrg.notes", folder).get("folder");
}
