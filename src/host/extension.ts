// Wakes the extension up: registers what the manifest promises, and does nothing else. Whatever of it is used first brings
// the desk, with all that the extension can do. What is imported here is loaded while the editor starts: it stays small.
import * as vscode from "vscode";
import type { Desk } from "./desk";
import { late } from "./late";
import { LateTree } from "./late-tree";
import { runLenses } from "./labs/run-lenses";
import { viewTypes } from "./panels/view-types";
import { mayBeSession } from "./sessions/session-path";

/** What other code may hold on to: the tests do. */
export interface ReaderApi {
  desk(): Promise<Desk>;
}

export function activate(context: vscode.ExtensionContext): ReaderApi {
  let made: Promise<Desk> | undefined;
  const desk = (): Promise<Desk> => made ??= late.desk().then(({ makeDesk }) => makeDesk(context, notesView));
  const sessionsTree = new LateTree(async () => (await desk()).sessionsTree);
  const notesTree = new LateTree(async () => (await desk()).notesTree);
  const notesView = vscode.window.createTreeView("idsrg.notes", { treeDataProvider: notesTree, showCollapseAll: true, manageCheckboxStateManually: true });
  // Nothing is read of a file yet: its panel does that.
  const openCustomDocument = (uri: vscode.Uri): vscode.CustomDocument => ({ uri, dispose: () => {} });
  context.subscriptions.push(
    sessionsTree, notesTree, notesView,
    vscode.window.createTreeView("idsrg.sessions", { treeDataProvider: sessionsTree, showCollapseAll: true }),
    vscode.window.registerWebviewPanelSerializer(viewTypes.reader, {
      deserializeWebviewPanel: async (panel, state) => (await desk()).sessions.deserializeWebviewPanel(panel, state),
    }),
    vscode.window.registerWebviewPanelSerializer(viewTypes.lab, {
      deserializeWebviewPanel: async (panel, state) => (await desk()).labs.deserializeWebviewPanel(panel, state),
    }),
    vscode.window.registerCustomEditorProvider(viewTypes.run, {
      openCustomDocument, resolveCustomEditor: async ({ uri }, panel) => (await desk()).runs.show(uri, panel),
    }),
    vscode.window.registerCustomEditorProvider(viewTypes.history, {
      openCustomDocument, resolveCustomEditor: async ({ uri }, panel) => (await desk()).histories.show(uri, panel),
    }, { webviewOptions: { enableFindWidget: true, retainContextWhenHidden: false }, supportsMultipleEditorsPerDocument: true }),
    vscode.window.registerUriHandler({ handleUri: async (uri) => (await desk()).links.handleUri(uri) }),
    vscode.languages.registerCodeLensProvider({ language: "markdown" }, runLenses),
    ...commandsIn(context.extension.packageJSON).map((command) =>
      vscode.commands.registerCommand(command, async (subject: unknown) => (await desk()).run(command, subject))),
    whenSessionIsOpen(() => void desk()),
  );
  return { desk };
}

/** Read off the manifest: nothing need be loaded to know their names. */
function commandsIn(manifest: { readonly contributes: { readonly commands: readonly { readonly command: string }[] } }): readonly string[] {
  return manifest.contributes.commands.map(({ command }) => command);
}

/** The text of a session is checked and helped with, whether it is open already or opened later. */
function whenSessionIsOpen(then: () => void): vscode.Disposable {
  const look = ({ uri }: vscode.TextDocument): void => { if (mayBeSession(uri)) then(); };
  vscode.workspace.textDocuments.forEach(look);
  return vscode.workspace.onDidOpenTextDocument(look);
}
