// Changes a text file that others may be changing too: another window, or a hand in an editor. A change is a function of
// the text, and doing it twice must be the same as doing it once; it is done to what the file holds at that moment, and
// again until the file shows it.
import * as vscode from "vscode";
import { pause, readSettled, replace } from "./draft-files";

/** From the text of a file, empty when there is none, to what it should be. */
export type Change = (text: string) => string | Promise<string>;

const attemptsMax = 60;
/** Long enough for what another window had begun to write before it could see our change. */
const settleMs = 50;

export class KeptFiles {
  readonly #queues = new Map<string, Promise<unknown>>();

  /** With the unsaved edits of an open editor; empty when there is no such file. */
  async read(uri: vscode.Uri): Promise<string> {
    return unsaved(uri)?.getText() ?? readSettled(uri);
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
    if (open) {
      if (await changeDocument(open, change)) return;
      continue;
    }
    const before = await readSettled(uri);
    const after = await change(before);
    if (after === before) return;
    // Two windows that step aside for each other do so for different times.
    await pause(await replace(uri, before, after) ? settleMs : stepAside());
  }
  throw new Error("The file is being changed by something else all the time. Close what writes to it, then try again.");
}

function stepAside(): number {
  return (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 8;
}

// A rename under unsaved edits would set them against the disk, so the change joins them and is saved with them.
// False if the reader typed on in the meantime.
async function changeDocument(document: vscode.TextDocument, change: Change): Promise<boolean> {
  const before = document.getText();
  const after = await change(before);
  if (document.getText() !== before) return false;
  if (after !== before) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(document.positionAt(0), document.positionAt(before.length)), after);
    if (!await vscode.workspace.applyEdit(edit)) throw new Error("The open file could not be edited.");
  }
  if (!await document.save()) throw new Error("The open file could not be saved. Save it yourself, then try again.");
  return true;
}

function unsaved(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.isDirty && document.uri.toString() === key);
}
