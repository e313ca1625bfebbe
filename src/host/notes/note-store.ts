// The reader's notes: read from their Markdown each time they are asked for, and written so that neither another window
// nor a hand in an editor loses anything. What is in memory is only what the files said last; the files are the notes.
import * as vscode from "vscode";
import { parseAnchorsFile, withoutAnchor, writeAnchorsFile } from "../../reading/notes/anchors-file";
import type { Note, NoteContent, NoteTarget } from "../../reading/notes/note";
import {
  addNote, addNotes, deleteNote, editNote, type NewNote, type NoteChange, type NoteEdit, noteLine, type NoteTexts, readNotes, refusalOf,
} from "../../reading/notes/notes";
import type { Session } from "../../reading/session";
import type { SessionEntry } from "../sessions/catalogue";
import { KeptFiles } from "./kept-file";
import { whyNotKept } from "./not-kept";
import { type NoteFiles, type NotePlaces, withOthers } from "./note-places";
import { diagnostic } from "../sessions/diagnostics";
import { randomId } from "../random-id";

type Edit = (texts: NoteTexts) => NoteChange;

/** Thrown with a sentence for the reader. */
export class NoteNotKept extends Error {
  override readonly name = "NoteNotKept";
}

export class NoteStore implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Some note changed, here or by another hand. */
  readonly onDidChange = this.#changed.event;
  readonly #kept = new KeptFiles();
  readonly #read = new Map<string, { readonly texts: NoteTexts; readonly session: Session; readonly notes: readonly Note[] }>();
  readonly #problems = vscode.languages.createDiagnosticCollection("idsrg notes");
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #listening: vscode.Disposable;

  readonly #places: (entry: SessionEntry) => NotePlaces;
  readonly #log: vscode.LogOutputChannel;

  constructor(places: (entry: SessionEntry) => NotePlaces, log: vscode.LogOutputChannel) {
    this.#places = places;
    this.#log = log;
    this.#listening = vscode.Disposable.from(
      this.#changed, this.#problems,
      vscode.workspace.onDidSaveTextDocument(({ uri }) => { if (/\.(md|json)$/i.test(uri.path)) this.refresh(); }),
      vscode.window.onDidChangeWindowState(({ focused }) => { if (focused) this.refresh(); }),
    );
  }

  /** What cannot be read is logged and left out. */
  async of(entry: SessionEntry): Promise<readonly Note[]> {
    const all = await Promise.all((await this.#filesOf(entry)).map((files) => this.#readNotes(files, entry)));
    return all.flat();
  }

  /** Rejects with NoteNotKept; the files are then as they were. */
  async add(entry: SessionEntry, target: NoteTarget, content: NoteContent): Promise<Note> {
    const [files] = this.#placesOf(entry);
    const note = { ...content, id: `n-${randomId(10)}`, target: { ...target, session: entry.session.id }, at: new Date().toISOString() };
    return this.#change(files, entry, note.id, (texts) => (this.#find(texts, entry, note.id) === undefined
      ? addNote(texts, entry.session, note)
      : same(texts, this.#find(texts, entry, note.id))));
  }

  /** Many at once; gives how many were not there already. Rejects with NoteNotKept. */
  async addAll(entry: SessionEntry, added: readonly NewNote[]): Promise<number> {
    const [{ markdown, anchors }] = this.#placesOf(entry);
    const known = new Set((await this.of(entry)).map(({ id }) => id));
    const fresh = added.filter(({ id }) => !known.has(id));
    const textsWith = (texts: NoteTexts): NoteTexts => {
      const after = addNotes(texts, entry.session, fresh);
      if (after === undefined) throw new NoteNotKept(refusalOf(texts) ?? "");
      return after;
    };
    await this.#guard(markdown, async () => {
      await this.#kept.change(anchors, async (text) => textsWith({ markdown: await this.#kept.read(markdown), anchors: text }).anchors);
      await this.#kept.change(markdown, async (text) => textsWith({ markdown: text, anchors: await this.#kept.read(anchors) }).markdown);
    });
    return fresh.length;
  }

  async edit(entry: SessionEntry, edit: Omit<NoteEdit, "at">): Promise<Note> {
    const at = new Date().toISOString();
    let [before, made]: [string | undefined, string | undefined] = [undefined, undefined];
    return this.#change(await this.#fileOf(entry, edit.id), entry, edit.id, (texts) => {
      const note = this.#find(texts, entry, edit.id);
      const now = note && contentOf(note);
      // Looking again, another note than the one we replaced, or made, is a later edit by somebody else: it stays.
      if (note !== undefined && before !== undefined && now !== before && now !== made) return same(texts, note);
      before ??= now;
      const change = editNote(texts, entry.session, { ...edit, at });
      if (change.kind === "changed") made = contentOf(change.note);
      return change;
    });
  }

  async delete(entry: SessionEntry, id: string): Promise<void> {
    const { markdown, anchors } = await this.#fileOf(entry, id);
    await this.#guard(markdown, async () => {
      // The prose first: should the second write fail, an anchor is left over that nobody misses.
      await this.#kept.change(markdown, async (text) => {
        const change = deleteNote({ markdown: text, anchors: await this.#kept.read(anchors) }, entry.session, id);
        if (change.kind === "changed") return change.texts.markdown;
        if (noteLine(text, id) === undefined) return text;
        throw new NoteNotKept(change.reason);
      });
      await this.#kept.change(anchors, (text) => {
        const file = parseAnchorsFile(text);
        return file === undefined || text === "" ? text : writeAnchorsFile(withoutAnchor(file, id));
      });
    });
  }

  /** The file of a note and the line of its heading; without an id the file that new notes go to, if it exists. */
  async place(entry: SessionEntry, id?: string): Promise<{ readonly uri: vscode.Uri; readonly line: number } | undefined> {
    for (const { markdown } of await this.#filesOf(entry)) {
      const text = await this.#kept.read(markdown);
      const line = id === undefined ? (text === "" ? undefined : 0) : noteLine(text, id);
      if (line !== undefined) return { uri: markdown, line };
    }
    return undefined;
  }

  /** Says that the files should be looked into again. */
  refresh(): void { this.#changed.fire(); }

  dispose(): void {
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#listening.dispose();
  }

  /** Anchors first: an anchor without its note is harmless, a note without its anchor has lost its place. */
  async #change(files: NoteFiles, entry: SessionEntry, id: string, edit: Edit): Promise<Note> {
    const { markdown, anchors } = files;
    await this.#guard(markdown, async () => {
      await this.#kept.change(anchors, async (text) => textsAfter(edit, { markdown: await this.#kept.read(markdown), anchors: text }).anchors);
      await this.#kept.change(markdown, async (text) => textsAfter(edit, { markdown: text, anchors: await this.#kept.read(anchors) }).markdown);
    });
    const kept = (await this.#readNotes(files, entry)).find((note) => note.id === id);
    if (kept === undefined) throw new NoteNotKept("The note was written, but something removed it at once. Look into its file, then save it again.");
    return kept;
  }

  async #guard(file: vscode.Uri, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof NoteNotKept) throw error;
      this.#log.error(error instanceof Error ? error : String(error));
      throw new NoteNotKept(whyNotKept(error, vscode.workspace.asRelativePath(file)));
    }
    this.#changed.fire();
  }

  async #fileOf(entry: SessionEntry, id: string): Promise<NoteFiles> {
    for (const files of await this.#filesOf(entry)) {
      if (noteLine(await this.#kept.read(files.markdown), id) !== undefined) return files;
    }
    throw new NoteNotKept("This note is no longer in its file.");
  }

  async #readNotes({ markdown, anchors }: NoteFiles, entry: SessionEntry): Promise<readonly Note[]> {
    try {
      const [prose, places] = await Promise.all([this.#kept.read(markdown), this.#kept.read(anchors)]);
      return this.#parsed(markdown, { markdown: prose, anchors: places }, entry);
    } catch (error) {
      this.#log.warn(`Notes in ${markdown.toString(true)} could not be read: ${String(error)}`);
      return [];
    }
  }

  /** Thousands of notes are not read again from texts that are as they were. */
  #parsed(uri: vscode.Uri, texts: NoteTexts, { session }: SessionEntry): readonly Note[] {
    const before = this.#read.get(uri.toString());
    if (before && before.session === session && before.texts.markdown === texts.markdown && before.texts.anchors === texts.anchors) return before.notes;
    const { notes, problems } = readNotes(texts.markdown, texts.anchors, session);
    this.#problems.set(uri, texts.markdown === "" ? [] : problems.map((problem) => diagnostic(problem)));
    this.#read.set(uri.toString(), { texts, session, notes });
    return notes;
  }

  #find(texts: NoteTexts, { session }: SessionEntry, id: string): Note | undefined {
    return readNotes(texts.markdown, texts.anchors, session).notes.find((note) => note.id === id);
  }

  /** The reader's own, and those that others keep beside them. */
  #filesOf(entry: SessionEntry): Promise<NotePlaces> { return withOthers(this.#placesOf(entry)); }

  #placesOf(entry: SessionEntry): NotePlaces {
    const all = this.#places(entry);
    for (const { markdown } of all) this.#watch(vscode.Uri.joinPath(markdown, "../.."));
    return all;
  }

  #watch(folder: vscode.Uri): void {
    if (this.#watchers.has(folder.toString())) return;
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, "**/*.{md,json}"));
    const changed = (): void => this.#changed.fire();
    this.#watchers.set(folder.toString(), vscode.Disposable.from(
      watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed),
    ));
  }
}

/** What a note says, to be compared. */
function contentOf({ kind, done, citation, body }: Note): string {
  return JSON.stringify([kind, done, citation, body]);
}

function textsAfter(edit: Edit, texts: NoteTexts): NoteTexts {
  const change = edit(texts);
  if (change.kind === "refused") throw new NoteNotKept(change.reason);
  return change.texts;
}

function same(texts: NoteTexts, note: Note | undefined): NoteChange {
  return note === undefined ? { kind: "refused", reason: "This note is no longer in its file." } : { kind: "changed", texts, note };
}
