// Recorded histories as an editor of their own, beside the text's: VS Code opens it, moves it and restores it by the file.
import * as vscode from "vscode";
import type { PanelResources } from "../panels/panel-resources";
import { viewTypes } from "../panels/view-types";
import { pickHistory, showHistory } from "./history-editor";

export class Histories {
  readonly #resources: PanelResources;
  readonly #log: vscode.LogOutputChannel;

  constructor(resources: PanelResources, log: vscode.LogOutputChannel) {
    this.#resources = resources;
    this.#log = log;
  }

  show(uri: vscode.Uri, panel: vscode.WebviewPanel): void { showHistory(uri, panel, this.#resources, this.#log); }

  /** Checks a file: the one given, else one the reader picks. */
  async check(file: vscode.Uri | undefined): Promise<void> {
    const picked = file ?? await pickHistory(this.#resources.extensionUri);
    if (picked) await vscode.commands.executeCommand("vscode.openWith", picked, viewTypes.history);
  }
}
