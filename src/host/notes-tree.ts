// The Notes view: all notes of the reader, by session. A session without notes is not listed.
import * as vscode from "vscode";
import type { Note } from "../wire/reader";
import { allSessions, type SessionEntry } from "./catalogue";
import type { Library } from "./library";
import { firstWords, whatIsNoted } from "./note-words";
import type { NoteStore } from "./note-store";

export type NotesNode =
  | { readonly kind: "notes"; readonly entry: SessionEntry; readonly notes: readonly Note[] }
  | { readonly kind: "note"; readonly entry: SessionEntry; readonly note: Note };

export class NotesTree implements vscode.TreeDataProvider<NotesNode>, vscode.Disposable {
  readonly #library: Library;
  readonly #notes: NoteStore;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(library: Library, notes: NoteStore) {
    this.#library = library;
    this.#notes = notes;
    this.#subscriptions = [
      this.#changed,
      library.onDidChange(() => this.#changed.fire()),
      notes.onDidChange(() => this.#changed.fire()),
    ];
  }

  async getChildren(node?: NotesNode): Promise<NotesNode[]> {
    if (node !== undefined) return node.kind === "note" ? [] : node.notes.map((note) => ({ kind: "note", entry: node.entry, note }));
    const sessions = allSessions(await this.#library.catalogue());
    const all = await Promise.all(sessions.map(async (entry) => ({ kind: "notes" as const, entry, notes: await this.#notes.of(entry) })));
    return all.filter(({ notes }) => notes.length > 0);
  }

  getTreeItem(node: NotesNode): vscode.TreeItem {
    const { session } = node.entry;
    if (node.kind === "notes") {
      const item = new vscode.TreeItem(`${session.number}. ${session.title}`, vscode.TreeItemCollapsibleState.Expanded);
      item.id = node.entry.uri;
      item.iconPath = new vscode.ThemeIcon("book");
      item.description = String(node.notes.length);
      item.contextValue = "notes";
      item.accessibilityInformation = { label: vscode.l10n.t("Session {0}: {1}, notes: {2}", session.number, session.title, node.notes.length) };
      return item;
    }
    const about = whatIsNoted(node.note, node.entry);
    const item = new vscode.TreeItem(firstWords(node.note));
    item.id = `${node.entry.uri}?${node.note.id}`;
    item.iconPath = new vscode.ThemeIcon("note");
    item.description = about;
    item.tooltip = about === "" ? node.note.body : `${about}\n\n${node.note.body}`;
    item.contextValue = "note";
    item.accessibilityInformation = { label: [firstWords(node.note), about].filter((part) => part !== "").join(", ") };
    item.command = { command: "idsrg.open", title: vscode.l10n.t("Open"), arguments: [node] };
    return item;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
