// Where sessions are written: a workspace folder that can be written to, asked for when there are several.
import * as vscode from "vscode";

export async function sessionsFolder(): Promise<vscode.Uri | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false);
  if (folders.length === 0) throw new Error(vscode.l10n.t("Open a folder first. Sessions are written to “sessions” inside it."));
  const folder = folders.length === 1 ? folders[0] : await vscode.window.showWorkspaceFolderPick();
  return folder && vscode.Uri.joinPath(folder.uri, "sessions");
}

/** The text of a file with its unsaved edits; undefined when there is no such file. */
export async function textAt(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
    throw error;
  }
}

export async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  return (await vscode.workspace.fs.readDirectory(folder).then((found) => found, () => [])).map(([name]) => name);
}
