// Completion, hovers and mends in the text of a session. Registering them loads nothing; the first use does.
import * as vscode from "vscode";
import type * as Authoring from "./authoring";
import type { Library } from "../sessions/library";

const sessions: vscode.DocumentSelector = { language: "markdown", pattern: "**/sessions/*/*.md" };

export function offerWritingAids(library: Library): vscode.Disposable {
  const aids = (): Promise<typeof Authoring> => import("./authoring");
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(sessions, {
      provideCompletionItems: async (document, position) => (await aids()).completionItems(library, document, position),
    }, ":", "/", "#", "(", " "),
    vscode.languages.registerHoverProvider(sessions, {
      provideHover: async (document, position) => (await aids()).hover(library, document, position),
    }),
    vscode.languages.registerCodeActionsProvider(sessions, {
      provideCodeActions: async (document, range, { diagnostics }) =>
        (diagnostics.some(({ source }) => source === "IDSRG") ? (await aids()).mends(library, document, range, diagnostics) : []),
    }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
  );
}
