// One item, and only while a session is open: which one it is, and the way back to it.
import * as vscode from "vscode";
import type { ReaderPanels } from "./reader-panels";

export function showStatus(panels: ReaderPanels): vscode.Disposable {
  let item: vscode.StatusBarItem | undefined;
  const show = (): void => {
    const entry = panels.current;
    if (entry === undefined) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= vscode.window.createStatusBarItem("idsrg.session", vscode.StatusBarAlignment.Right, 90);
    item.name = vscode.l10n.t("Open Session");
    item.text = `$(book) ${vscode.l10n.t("Session {0}", entry.session.number)}`;
    item.tooltip = entry.session.title;
    item.accessibilityInformation = { label: vscode.l10n.t("Session {0}: {1}", entry.session.number, entry.session.title) };
    item.command = { command: "idsrg.open", title: vscode.l10n.t("Open"), arguments: [{ session: entry.uri }] };
    item.show();
  };
  return vscode.Disposable.from(panels.onDidChange(show), { dispose: () => item?.dispose() });
}
