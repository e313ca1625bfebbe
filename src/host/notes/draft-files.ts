// Puts a new text in the place of a file, so that whoever reads it sees the old text or the new one and nothing between.
// The text is written beside the file under another name and renamed. VS Code deletes the old file right before it
// renames, so for a moment there is none: a missing file that has a draft beside it is waited for, and should whoever
// wrote the draft have died in that moment, the draft is the file.
import * as vscode from "vscode";
import { randomId } from "../random-id";

const waitsMax = 40;
const waitMs = 25;

/** Empty when there is no such file. */
export async function readSettled(uri: vscode.Uri): Promise<string> {
  for (let wait = 0; wait < waitsMax; wait++) {
    const text = await readNow(uri);
    if (text !== undefined) return text;
    if ((await draftsOf(uri)).length === 0) return await readNow(uri) ?? "";
    await pause(waitMs);
  }
  const [draft] = await draftsOf(uri);
  if (draft !== undefined) await vscode.workspace.fs.rename(draft, uri, { overwrite: false });
  return await readNow(uri) ?? "";
}

/** False, and nothing changed, if the file was no longer what `before` says, or somebody else was quicker. */
export async function replace(uri: vscode.Uri, before: string, after: string): Promise<boolean> {
  await vscode.workspace.fs.createDirectory(folderOf(uri));
  const draft = vscode.Uri.joinPath(folderOf(uri), `${draftStart(uri)}${randomId(8)}${draftEnd}`);
  try {
    await vscode.workspace.fs.writeFile(draft, new TextEncoder().encode(after));
    if ((await readNow(uri) ?? "") === before) {
      await vscode.workspace.fs.rename(draft, uri, { overwrite: true });
      return true;
    }
  } catch (error) {
    await discard(draft);
    // The file was there to be deleted, and then it was not: another window is replacing it.
    if (isMissing(error)) return false;
    throw error;
  }
  await discard(draft);
  return false;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resume) => { setTimeout(resume, ms); });
}

/** Undefined when there is no such file. */
async function readNow(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function draftsOf(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folderOf(uri)).then((found) => found, () => []);
  return entries.map(([name]) => name)
    .filter((name) => name.startsWith(draftStart(uri)) && name.endsWith(draftEnd))
    .map((name) => vscode.Uri.joinPath(folderOf(uri), name));
}

const draftEnd = ".tmp";
const draftStart = (uri: vscode.Uri): string => `.${uri.path.split("/").at(-1) ?? ""}.`;
const folderOf = (uri: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(uri, "..");

/** It may never have been written. */
async function discard(draft: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.delete(draft).then(undefined, () => {});
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === "FileNotFound";
}
