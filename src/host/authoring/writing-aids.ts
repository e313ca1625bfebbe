// Completion, hovers and mends in the text of a session. Registering them loads nothing; the first use does.
import * as vscode from "vscode";
import type { Library } from "../sessions/library";
import { late } from "../late";

const sessions: vscode.DocumentSelector = { language: "markdown", pattern: "**/sessions/*/*.md" };

export function offerWritingAids(library: Library): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(sessions, {
      provideCompletionItems: async (document, position) => (await late.authoring()).completionItems(library, document, position),
    }, ":", "/", "#", "(", " "),
    vscode.languages.registerHoverProvider(sessions, {
      provideHover: async (document, position) => (await late.authoring()).hover(library, document, position),
    }),
    vscode.languages.registerCodeActionsProvider(sessions, {
      provideCodeActions: async (document, range, { diagnostics }) =>
        (diagnostics.some(({ source }) => source === "IDSRG") ? (await late.authoring()).mends(library, document, range, diagnostics) : []),
    }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
  );
}
