// The view around the tree of notes: its filter in words beside the title, and its boxes to tick.
import * as vscode from "vscode";
import type { Desk } from "../desk";
import type { NotesNode } from "./notes-tree";

export function showNotes(view: vscode.TreeView<NotesNode>, { notesTree, notes }: Pick<Desk, "notesTree" | "notes">): vscode.Disposable {
  const tell = (): void => {
    const { filter } = notesTree;
    view.description = filter.length === 0 ? "" : vscode.l10n.t("filtered");
    void vscode.commands.executeCommand("setContext", "idsrg.notesFiltered", filter.length > 0);
  };
  tell();
  return vscode.Disposable.from(
    notesTree.onDidChangeTreeData(tell),
    view.onDidChangeCheckboxState(async ({ items }) => {
      for (const [node, state] of items) {
        if (node.kind !== "note") continue;
        const done = state === vscode.TreeItemCheckboxState.Checked;
        await notes.edit(node.entry, { id: node.note.id, done }).catch((error: unknown) => {
          void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
          notes.refresh();
        });
      }
    }),
  );
}
