// The Notes view: all notes of the reader, by session, and before them those that lost their passage. A session without
// notes is not listed, nor is a note that the filter leaves out.
import * as vscode from "vscode";
import { type Facet, facetsOf, passes, readFilter } from "../../reading/notes/notes-filter";
import type { Note } from "../../wire/reader";
import { allSessions, type SessionEntry } from "../sessions/catalogue";
import type { Library } from "../sessions/library";
import type { Lost, NoteFinder } from "./note-finder";
import { firstWords, noteIcon, whatIsNoted } from "./note-words";
import type { NoteStore } from "./note-store";
import { TreeChanges } from "../tree-changes";

export interface NoteNode {
  readonly kind: "note";
  readonly entry: SessionEntry;
  readonly note: Note;
  readonly lost?: Lost | undefined;
}

export type NotesNode =
  | { readonly kind: "notes"; readonly entry: SessionEntry; readonly notes: readonly Note[] }
  | { readonly kind: "lost"; readonly notes: readonly NoteNode[] }
  | NoteNode;

const filterKey = "notes.filter";

export class NotesTree implements vscode.TreeDataProvider<NotesNode>, vscode.Disposable {
  readonly #library: Library;
  readonly #notes: NoteStore;
  readonly #finder: NoteFinder;
  readonly #memory: vscode.Memento;
  readonly #changes: TreeChanges;
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(library: Library, notes: NoteStore, finder: NoteFinder, memory: vscode.Memento) {
    this.#library = library;
    this.#notes = notes;
    this.#finder = finder;
    this.#memory = memory;
    this.#changes = new TreeChanges(library, notes);
    this.onDidChangeTreeData = this.#changes.event;
  }

  get filter(): readonly Facet[] { return readFilter(this.#memory.get(filterKey)); }

  async setFilter(filter: readonly Facet[]): Promise<void> {
    await this.#memory.update(filterKey, filter.length === 0 ? undefined : filter);
    this.#changes.fire();
  }

  /** All notes with their sessions, filtered or not. */
  async all(): Promise<readonly { readonly entry: SessionEntry; readonly notes: readonly Note[] }[]> {
    const sessions = allSessions(await this.#library.catalogue());
    return Promise.all(sessions.map(async (entry) => ({ entry, notes: await this.#notes.of(entry) })));
  }

  async getChildren(node?: NotesNode): Promise<NotesNode[]> {
    switch (node?.kind) {
      case "note": return [];
      case "lost": return [...node.notes];
      case "notes": return node.notes.map((note) => ({ kind: "note", entry: node.entry, note }));
      case undefined: return this.#roots();
    }
  }

  async #roots(): Promise<NotesNode[]> {
    const { filter } = this;
    const shown = (await this.all()).map(({ entry, notes }) => ({
      entry, notes: filter.length === 0 ? notes : notes.filter((note) => passes(facetsOf(note, entry.uri), filter)),
    })).filter(({ notes }) => notes.length > 0);
    const sorted = await Promise.all(shown.map(async ({ entry, notes }) => {
      const lost = await this.#finder.lostOf(entry, notes);
      const strays = notes.flatMap((note): NoteNode[] => (lost.has(note.id) ? [{ kind: "note", entry, note, lost: lost.get(note.id) }] : []));
      return { entry, strays, notes: notes.filter(({ id }) => !lost.has(id)) };
    }));
    const strays = sorted.flatMap((each) => each.strays);
    return [
      ...(strays.length === 0 ? [] : [{ kind: "lost" as const, notes: strays }]),
      ...sorted.filter(({ notes }) => notes.length > 0).map(({ entry, notes }) => ({ kind: "notes" as const, entry, notes })),
    ];
  }

  getTreeItem(node: NotesNode): vscode.TreeItem {
    switch (node.kind) {
      case "lost": return lostItem(node.notes.length);
      case "notes": return sessionItem(node.entry, node.notes.length);
      case "note": return noteItem(node);
    }
  }

  dispose(): void { this.#changes.dispose(); }
}

function lostItem(count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t("Lost their passage"), vscode.TreeItemCollapsibleState.Expanded);
  item.id = "lost";
  item.iconPath = new vscode.ThemeIcon("debug-disconnect");
  item.description = String(count);
  item.contextValue = "lost";
  item.tooltip = vscode.l10n.t("The text of the session was changed where these notes were. Attach each to the passage it is about now.");
  item.accessibilityInformation = { label: vscode.l10n.t("Notes that lost their passage: {0}", count) };
  return item;
}

function sessionItem({ uri, session }: SessionEntry, count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(`${session.number}. ${session.title}`, vscode.TreeItemCollapsibleState.Expanded);
  item.id = uri;
  item.iconPath = new vscode.ThemeIcon("book");
  item.description = String(count);
  item.contextValue = "notes";
  item.accessibilityInformation = { label: vscode.l10n.t("Session {0}: {1}, notes: {2}", session.number, session.title, count) };
  return item;
}

function noteItem(node: NoteNode): vscode.TreeItem {
  const { note, entry, lost } = node;
  const nearest = lost?.candidate && whatIsNoted({ ...note, target: lost.candidate }, entry);
  const about = nearest ? vscode.l10n.t("perhaps {0}", nearest) : whatIsNoted(note, entry);
  const item = new vscode.TreeItem(firstWords(note));
  item.id = `${entry.uri}?${lost ? "lost/" : ""}${note.id}`;
  item.iconPath = noteIcon(note);
  item.description = about;
  item.tooltip = [whatIsNoted(note, entry), lost ? about : "", note.body].filter((part) => part !== "").join("\n\n");
  item.contextValue = lost ? (lost.candidate ? "note.lost.candidate" : "note.lost") : "note";
  const states = vscode.TreeItemCheckboxState;
  if (note.kind === "todo") {
    const label = vscode.l10n.t("Done: {0}", firstWords(note));
    item.checkboxState = { state: note.done ? states.Checked : states.Unchecked, tooltip: label, accessibilityInformation: { label } };
  }
  item.accessibilityInformation = { label: [firstWords(note), about].filter((part) => part !== "").join(", ") };
  item.command = { command: "idsrg.open", title: vscode.l10n.t("Open"), arguments: [node] };
  return item;
}
