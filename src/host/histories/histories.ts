// Recorded histories as an editor of their own, beside the text's: VS Code opens it, moves it and restores it by the
// file. What it does is loaded with the first of them.
import * as vscode from "vscode";
import type { PanelResources } from "../panels/panel-resources";

export const historyViewType = "idsrg.history";

export class Histories implements vscode.CustomReadonlyEditorProvider {
  readonly #resources: PanelResources;
  readonly #log: vscode.LogOutputChannel;

  constructor(resources: PanelResources, log: vscode.LogOutputChannel) {
    this.#resources = resources;
    this.#log = log;
  }

  register(): vscode.Disposable {
    return vscode.window.registerCustomEditorProvider(historyViewType, this, {
      webviewOptions: { enableFindWidget: true, retainContextWhenHidden: false }, supportsMultipleEditorsPerDocument: true,
    });
  }

  /** Nothing is read yet: the page asks for the text when it is drawn. */
  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument { return { uri, dispose: () => {} }; }

  async resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): Promise<void> {
    const { showHistory } = await import("./history-editor");
    showHistory(uri, panel, this.#resources, this.#log);
  }

  /** Checks a file: the one given, else one the reader picks. */
  async check(file: vscode.Uri | undefined): Promise<void> {
    const { pickHistory } = await import("./history-editor");
    const picked = file ?? await pickHistory(this.#resources.extensionUri);
    if (picked) await vscode.commands.executeCommand("vscode.openWith", picked, historyViewType);
  }
}
