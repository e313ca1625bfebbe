// Opens a web address in the reader's browser, because the reader asked. Nothing but the web: no files, no commands.
import * as vscode from "vscode";

export async function openExternal(href: string): Promise<void> {
  if (!/^https?:\/\/[^\s]+$/i.test(href)) throw new Error(vscode.l10n.t("Only web addresses can be opened: {0}", href));
  await vscode.env.openExternal(vscode.Uri.parse(href, true));
}
