// Above every `lab` fence of any Markdown: a way to open its run.
import * as vscode from "vscode";
import { labFences } from "../../reading/lab-fences";

export const runLenses: vscode.CodeLensProvider = {
  provideCodeLenses: (document) => labFences(document.getText()).map(({ line, content }) => new vscode.CodeLens(
    new vscode.Range(line, 0, line, 0), { command: "idsrg.openRunInText", title: vscode.l10n.t("Open Run"), arguments: [content] },
  )),
};
