// Wakes the extension up: registers what the manifest promises and delegates. Reads and parses nothing; that waits until
// a view is opened or a command is run.
import * as vscode from "vscode";
import { registerCommands } from "./commands";
import { showProblems } from "./sessions/diagnostics";
import { labViewType } from "./labs/lab-panel";
import { showNotes } from "./notes/notes-view";
import { type Desk, makeDesk } from "./desk";
import { readerViewType } from "./sessions/reader-panel";
import { runEditorType } from "./labs/run-editors";
import { runLenses } from "./labs/run-lenses";
import { SessionsTree } from "./sessions/sessions-tree";
import { showStatus } from "./sessions/status-bar";
import { offerWritingAids } from "./authoring/writing-aids";

/** What other code may hold on to: the tests do. */
export interface ReaderApi extends Desk {
  readonly sessionsTree: SessionsTree;
}

export function activate(context: vscode.ExtensionContext): ReaderApi {
  const desk = makeDesk(context);
  const sessionsTree = new SessionsTree(desk.library, desk.notes, desk.progress);
  context.subscriptions.push(
    sessionsTree,
    vscode.window.createTreeView("idsrg.sessions", { treeDataProvider: sessionsTree, showCollapseAll: true }),
    showNotes(desk),
    vscode.window.registerWebviewPanelSerializer(readerViewType, desk.sessions),
    vscode.window.registerWebviewPanelSerializer(labViewType, desk.labs),
    vscode.window.registerUriHandler(desk.links),
    vscode.window.registerCustomEditorProvider(runEditorType, desk.runs),
    vscode.languages.registerCodeLensProvider({ language: "markdown" }, runLenses),
    desk.histories.register(),
    showStatus(desk.sessions),
    showProblems(desk.library),
    offerWritingAids(desk.library),
    ...registerCommands(desk, labsWithCommands(context.extension.packageJSON)),
  );
  return { ...desk, sessionsTree };
}

/** Read off the manifest, so that waking up need not load the labs to know their names. */
function labsWithCommands(manifest: { readonly contributes: { readonly commands: readonly { readonly command: string }[] } }): readonly string[] {
  const prefix = "idsrg.runSimulation.";
  return manifest.contributes.commands.map(({ command }) => command).filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length));
}
