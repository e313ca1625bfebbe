// Opens a saved run as the run it is: the player in an editor of its own. The file is only read; a file that is no run says why
// and can be opened as text.
import * as vscode from "vscode";
import { type RunAnswer, readRunFile, runFileCharactersMax } from "../../wire/run-text";
import { labOf, labTitle } from "./known-labs";
import { LabPanel, type LabSurroundings } from "./lab-panel";
import { sentencePage } from "../panels/webview-html";

const openAsText = "idsrg.openRunAsText";

export class RunEditors {
  readonly #around: LabSurroundings;

  constructor(around: LabSurroundings) { this.#around = around; }

  async show(uri: vscode.Uri, panel: vscode.WebviewPanel): Promise<void> {
    let shown: LabPanel | undefined;
    let [refused, closed] = [false, false];
    const fill = async (): Promise<void> => {
      const answer = await read(uri);
      if (closed) return;
      const lab = answer.kind === "run" ? labOf(answer.run.lab) : undefined;
      if (answer.kind === "run" && lab !== undefined) {
        // One page can show any lab, so one is enough for whatever the file comes to hold.
        if (refused) shown?.draw();
        if (shown) shown.fileChanged(answer.run);
        else shown = new LabPanel(panel, lab, { file: answer.run }, this.#around);
        refused = false;
        return;
      }
      refused = true;
      this.#refuse(panel, uri, answer.kind === "refused" ? answer.sentence
        : vscode.l10n.t("This run is of the lab “{0}”, which is not in this version of the reader.", labTitle(answer.run.lab)));
    };
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(uri, ".."), uri.path.split("/").at(-1) ?? ""));
    // One after the other, so that what was read last is what is shown.
    let filled = Promise.resolve();
    const refill = (): Promise<void> => filled = filled.then(fill);
    watcher.onDidChange(refill);
    // What is made and changed at once is only said to be made, as is what is saved under another name and renamed.
    watcher.onDidCreate(refill);
    panel.onDidDispose(() => { closed = true; watcher.dispose(); });
    await refill();
  }

  /** The command is the only one that a link on this page can run, and the file has no part in the page's words but its name. */
  #refuse(panel: vscode.WebviewPanel, uri: vscode.Uri, sentence: string): void {
    const { resources } = this.#around;
    panel.webview.options = { ...resources.options(), enableScripts: false, enableCommandUris: [openAsText] };
    const command = `command:${openAsText}?${encodeURIComponent(JSON.stringify([uri.toString()]))}`;
    const name = uri.path.split("/").at(-1) ?? "";
    panel.webview.html = resources.document(panel.webview, "lab", {
      title: name, script: "none",
      html: sentencePage(sentence, { heading: name, link: { title: vscode.l10n.t("Open as Text"), href: command } }),
    });
  }
}

async function read(uri: vscode.Uri): Promise<RunAnswer> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    // Every character takes a byte at least; what is too long to be read is not loaded.
    if (size > 4 * runFileCharactersMax) return { kind: "refused", sentence: vscode.l10n.t("This file is too long to be a saved run.") };
    return readRunFile(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch (error) {
    return { kind: "refused", sentence: vscode.l10n.t("This file cannot be read: {0}", error instanceof Error ? error.message : String(error)) };
  }
}
