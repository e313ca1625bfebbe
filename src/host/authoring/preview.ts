// Open Preview to the Side: the page of a session beside its text. It follows what is typed, and the keyboard stays in the text.
import * as vscode from "vscode";
import type { Desk } from "../desk";

export async function preview(desk: Desk, subject: unknown): Promise<void> {
  const uri = subject instanceof vscode.Uri ? subject : vscode.window.activeTextEditor?.document.uri;
  const entry = uri && await desk.library.session(uri.toString());
  if (entry === undefined) throw new Error(vscode.l10n.t("This file is no session. Sessions are Markdown files at sessions/<season>/."));
  desk.sessions.open(entry, { beside: true, preserveFocus: true });
}
