// Looks for things in the sessions as the page would: which notes lost their passage, and where words stand. The work is
// done by a module that is loaded with the first question; pages are read once for as long as they stay as they are.
import type * as vscode from "vscode";
import type * as Finding from "../../reading/finding";
import type { Note, NoteTarget } from "../../wire/reader";
import { allSessions, type SessionEntry } from "../sessions/catalogue";
import type { Library } from "../sessions/library";
import type { NoteStore } from "./note-store";
import { late } from "../late";

export interface Lost { readonly candidate: NoteTarget | undefined }

export interface FoundPlace extends Finding.Hit { readonly entry: SessionEntry }

export class NoteFinder {
  readonly #library: Library;
  readonly #notes: NoteStore;
  readonly #pages = new WeakMap<SessionEntry["session"], Finding.FoundPage>();
  readonly #lost = new WeakMap<Note, Lost | "found">();
  #index: Finding.SearchIndex | undefined;

  constructor(library: Library, notes: NoteStore) {
    this.#library = library;
    this.#notes = notes;
  }

  /** The notes of a session that lost their passage, by their ids. */
  async lostOf(entry: SessionEntry, notes: readonly Note[]): Promise<ReadonlyMap<string, Lost>> {
    const quoted = notes.filter(({ target }) => target.quote !== undefined);
    if (quoted.length === 0) return new Map();
    const finding = await late.finding();
    const page = this.#page(entry, finding);
    return new Map(quoted.flatMap((note) => {
      const lost = this.#lost.get(note) ?? finding.lost(page, note) ?? "found";
      this.#lost.set(note, lost);
      return lost === "found" ? [] : [[note.id, lost]];
    }));
  }

  /** Reads what changed since the last time, and gives the search over all of it. */
  async search(token: vscode.CancellationToken): Promise<(query: string) => readonly FoundPlace[]> {
    const finding = await late.finding();
    const entries = allSessions(await this.#library.catalogue());
    const index = this.#index ??= new finding.SearchIndex();
    index.keepOnly(new Set(entries.map(({ uri }) => uri)));
    for (const entry of entries) {
      if (token.isCancellationRequested) break;
      index.update(entry.uri, entry.session, this.#page(entry, finding), await this.#notes.of(entry));
    }
    const byUri = new Map(entries.map((entry) => [entry.uri, entry]));
    return (query) => index.search(query).flatMap((hit) => {
      const entry = byUri.get(hit.group);
      return entry ? [{ ...hit, entry }] : [];
    });
  }

  #page(entry: SessionEntry, { foundPage }: typeof Finding): Finding.FoundPage {
    const known = this.#pages.get(entry.session);
    if (known) return known;
    const page = foundPage(entry.page());
    this.#pages.set(entry.session, page);
    return page;
  }
}
