// Changes a text file that others may be changing too: another window, or a hand in an editor. A change is a function of
// the text, and doing it twice must be the same as doing it once; it is done to what the file holds at that moment, and
// again until the file shows it. Readers never see half a file: the text is written under another name and renamed.
import * as vscode from "vscode";
import { randomId } from "./random-id";

/** From the text of a file, empty when there is none, to what it should be. */
export type Change = (text: string) => string | Promise<string>;

const attemptsMax = 20;
/** Long enough for a write that another window had begun to arrive. */
const settleMs = 25;

export class KeptFiles {
  readonly #queues = new Map<string, Promise<unknown>>();

  /** With the unsaved edits of an open editor; empty when there is no such file. */
  async read(uri: vscode.Uri): Promise<string> {
    return unsaved(uri)?.getText() ?? readFile(uri);
  }

  /** Does a change and makes sure that it stays. Changes of one file wait for each other. */
  change(uri: vscode.Uri, change: Change): Promise<void> {
    const key = uri.toString();
    const done = (this.#queues.get(key) ?? Promise.resolve()).then(() => settle(uri, change));
    const settled = done.catch(() => {}); // told to whoever asked for it; the next in the queue goes on
    this.#queues.set(key, settled);
    void settled.then(() => { if (this.#queues.get(key) === settled) this.#queues.delete(key); });
    return done;
  }
}

async function settle(uri: vscode.Uri, change: Change): Promise<void> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const open = unsaved(uri);
    if (open) return changeDocument(open, change);
    const before = await readFile(uri);
    const after = await change(before);
    if (after === before) return;
    if (await replace(uri, before, after)) await pause(settleMs);
  }
  throw new Error("The file is being changed by something else all the time. Close what writes to it, then try again.");
}

/** False if the file no longer held what the change was made to. */
async function replace(uri: vscode.Uri, before: string, after: string): Promise<boolean> {
  const folder = vscode.Uri.joinPath(uri, "..");
  await vscode.workspace.fs.createDirectory(folder);
  const draft = vscode.Uri.joinPath(folder, `.${uri.path.split("/").at(-1) ?? ""}.${randomId(8)}.tmp`);
  try {
    await vscode.workspace.fs.writeFile(draft, new TextEncoder().encode(after));
    if (await readFile(uri) !== before) {
      await vscode.workspace.fs.delete(draft);
      return false;
    }
    await vscode.workspace.fs.rename(draft, uri, { overwrite: true });
    return true;
  } catch (error) {
    await vscode.workspace.fs.delete(draft).then(undefined, () => {}); // it may never have been written
    throw error;
  }
}

// A rename under unsaved edits would set them against the disk, so the change joins them and is saved with them.
async function changeDocument(document: vscode.TextDocument, change: Change): Promise<void> {
  const before = document.getText();
  const after = await change(before);
  if (after !== before) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(document.positionAt(0), document.positionAt(before.length)), after);
    if (!await vscode.workspace.applyEdit(edit)) throw new Error("The open file could not be edited.");
  }
  if (!await document.save()) throw new Error("The open file could not be saved. Save it yourself, then try again.");
}

function unsaved(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.isDirty && document.uri.toString() === key);
}

async function readFile(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (isMissing(error)) return "";
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === "FileNotFound";
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => { setTimeout(resume, ms); });
}
