// One open session: its page, what the reader does there, and keeping it true to its file and its notes.
import * as vscode from "vscode";
import type { Picture } from "../../reading/export/paper";
import { type Note, type Paper, readerHost, readerPage } from "../../wire/reader";
import type { Handlers } from "../../wire/rpc";
import type { LabTarget } from "../../wire/run";
import type { SessionEntry } from "./catalogue";
import type { NoteStore } from "../notes/note-store";
import { openExternal } from "../open-external";
import type { OwnPapers } from "../notes/own-papers";
import { PageLink } from "../panels/page-link";
import { readFence } from "../labs/read-fence";
import type { PanelResources } from "../panels/panel-resources";
import type { Progress } from "./progress";
import { sentencePage } from "../panels/webview-html";

/** A page that has not spoken by then will not. */
const answerMs = 20_000;

/** What a panel needs of the rest of the host. */
export interface ReaderSurroundings {
  readonly notes: NoteStore;
  readonly papers: OwnPapers;
  readonly progress: Progress;
  readonly resources: PanelResources;
  readonly log: vscode.LogOutputChannel;
  openLab(target: LabTarget): Promise<void>;
  openSession(session: string, near: SessionEntry, anchor: string | undefined): Promise<void>;
}

/** Where the page goes or what it begins, once it is drawn. */
export type Errand =
  | { readonly kind: "reveal"; readonly anchor: string }
  | { readonly kind: "compose"; readonly note: Note["kind"]; readonly point: string | undefined }
  | { readonly kind: "discuss"; readonly point: string | undefined }
  | { readonly kind: "note"; readonly id: string }
  | { readonly kind: "words"; readonly block: number; readonly words: readonly string[] };

export class ReaderPanel {
  readonly #around: ReaderSurroundings;
  readonly #link: PageLink<typeof readerHost, typeof readerPage>;
  #entry: SessionEntry;
  #errand: Errand | undefined;
  /** The page as last drawn or shown; what the document itself holds may be older. */
  #html = "";
  #documentIsOld = false;
  /** Who waits for the page to be drawn. */
  readonly #waiting: (() => void)[] = [];

  constructor(readonly panel: vscode.WebviewPanel, entry: SessionEntry, around: ReaderSurroundings, isNew: boolean) {
    this.#entry = entry;
    this.#around = around;
    const log = (line: string): void => around.log.warn(`${entry.uri}: ${line}`);
    this.#link = new PageLink(panel, { serves: readerHost, handlers: this.#handlers(), calls: readerPage }, log);
    panel.webview.options = around.resources.options();
    panel.iconPath = around.resources.icon("reader");
    panel.onDidChangeViewState(() => {
      // A hidden page is thrown away and drawn again from its document, which must then be of today.
      if (!panel.visible && this.#documentIsOld) this.draw();
      if (panel.active) around.progress.opened(this.#entry.uri);
    });
    this.draw(isNew ? "after paint" : "first");
    around.progress.opened(entry.uri);
  }

  get entry(): SessionEntry { return this.#entry; }

  /** Sends the page somewhere, now or when it is drawn. */
  send(errand: Errand | undefined): void {
    this.#errand = errand;
    if (this.#link.listening) this.#runErrand();
  }

  /** The session was read again. A listening page is changed in place, so that nothing the reader has begun there is lost. */
  update(entry: SessionEntry): void {
    this.#entry = entry;
    const html = entry.page();
    if (html === this.#html) return;
    if (!this.#link.listening) return this.draw();
    this.#html = html;
    this.#documentIsOld = true;
    this.panel.title = titleOf(entry);
    this.#link.tell("show", { html });
  }

  /** Makes the whole document anew. The page then restores itself from what it kept, if it can before it is seen. */
  draw(script: "first" | "after paint" = "first"): void {
    this.#link.lost();
    this.#html = this.#entry.page();
    this.#documentIsOld = false;
    this.panel.title = titleOf(this.#entry);
    this.panel.webview.html = this.#around.resources.document(
      this.panel.webview, "reader", { title: titleOf(this.#entry), html: this.#html, script },
    );
  }

  /** The session's file is gone. What is on the page stays readable for as long as it is shown. */
  orphaned(): void {
    if (this.#link.listening) return;
    const html = sentencePage(vscode.l10n.t("This session is no longer there. It was at {0}.", this.#entry.uri));
    this.panel.webview.html = this.#around.resources.document(
      this.panel.webview, "reader", { title: titleOf(this.#entry), html, script: "none" },
    );
  }

  async tellNotes(): Promise<void> {
    if (!this.#link.listening) return;
    this.#link.tell("notes", { notes: [...await this.#around.notes.of(this.#entry)], papers: await this.#papers() });
  }

  tellRead(): void {
    this.#link.tell("read", { sections: [...this.#around.progress.readIn(this.#entry.uri)] });
  }

  toggleFocus(): void { this.#link.tell("toggleFocus", {}); }

  /** False when no jump led here, or the page does not listen. */
  async travel(direction: "back" | "forward"): Promise<boolean> {
    return (await this.#link.ask("travel", { direction }))?.moved ?? false;
  }

  async pictures(): Promise<readonly Picture[]> {
    await this.#drawn();
    return (await this.#link.ask("pictures", {}))?.pictures ?? [];
  }

  /** Resolves once the page listens; rejects when it does not come to that. */
  #drawn(): Promise<void> {
    if (this.#link.listening) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(vscode.l10n.t("The page of this session does not answer. Open it, then try again."))), answerMs);
      this.#waiting.push(() => { clearTimeout(timer); resolve(); });
    });
  }

  #runErrand(): void {
    const errand = this.#errand;
    this.#errand = undefined;
    switch (errand?.kind) {
      case "reveal": return this.#link.tell("reveal", { anchor: errand.anchor });
      case "compose": return this.#link.tell("compose", { kind: errand.note, ...(errand.point === undefined ? {} : { point: errand.point }) });
      case "discuss": return this.#link.tell("discuss", errand.point === undefined ? {} : { point: errand.point });
      case "note": return this.#link.tell("showNote", { id: errand.id });
      case "words": return this.#link.tell("showWords", { block: errand.block, words: [...errand.words] });
      case undefined: return;
    }
  }

  /** The readings with pages, and whether the reader has a file of each. */
  async #papers(): Promise<Paper[]> {
    const own = await this.#around.papers.of(this.#entry);
    return this.#entry.session.readings.filter(({ kind }) => kind === "paper").map(({ id, title }) => ({ id, title, own: own.has(id) }));
  }

  #handlers(): Handlers<typeof readerHost> {
    const { notes, papers, progress, openLab, openSession } = this.#around;
    return {
      ready: async () => {
        this.#link.heard();
        for (const resolve of this.#waiting.splice(0)) resolve();
        const place = this.#errand !== undefined && this.#errand.kind !== "compose" ? undefined : progress.placeIn(this.#entry.uri);
        const [all, papers] = await Promise.all([notes.of(this.#entry), this.#papers()]);
        // After the answer, for which the page waits before it goes anywhere.
        setTimeout(() => this.#runErrand(), 0);
        const read = [...progress.readIn(this.#entry.uri)];
        return {
          session: this.#entry.uri, id: this.#entry.session.id, notes: [...all], papers, place: place ?? null, read,
        };
      },
      readFence: ({ fence }) => readFence(fence),
      openLab: async (target) => { await openLab(target); return {}; },
      openExternal: async ({ href }) => { await openExternal(href); return {}; },
      openSession: async ({ session, anchor }) => { await openSession(session, this.#entry, anchor); return {}; },
      addNote: ({ target, ...content }) => notes.add(this.#entry, target, { ...content, done: false }),
      editNote: (edit) => notes.edit(this.#entry, edit),
      deleteNote: async ({ id }) => { await notes.delete(this.#entry, id); return {}; },
      // In the page's own column: a click is heard before the editor knows that the page has the keyboard, and the text would hide what has.
      openNote: async ({ id }) => { await showNote(notes, this.#entry, id, this.panel.viewColumn); return {}; },
      openPaper: async ({ reading }) => { await papers.open(this.#entry, reading); return {}; },
      showLine: async ({ line }) => { await showSource(this.#entry, line, this.panel.viewColumn); return {}; },
      read: ({ sections }) => { progress.mark(this.#entry.uri, sections, true); return {}; },
      place: (at) => { progress.reached(this.#entry.uri, at); return {}; },
    };
  }
}

/** Opens the session's own file, at a line if one is given; where the reader is, or in a column. */
export async function showSource({ uri }: SessionEntry, line = 0, column?: vscode.ViewColumn): Promise<void> {
  await showText(vscode.Uri.parse(uri, true), line, column);
}

/** Opens the Markdown file that holds a note, at the note; where the reader is, or in a column. */
export async function showNote(notes: NoteStore, entry: SessionEntry, id: string | undefined, column?: vscode.ViewColumn): Promise<void> {
  const place = await notes.place(entry, id);
  if (place === undefined) throw new Error(vscode.l10n.t("This note is no longer in its file."));
  await showText(place.uri, place.line, column);
}

async function showText(uri: vscode.Uri, line: number, column: vscode.ViewColumn = vscode.ViewColumn.Active): Promise<void> {
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(line, 0, line, 0), viewColumn: column });
}

function titleOf({ session }: SessionEntry): string {
  return session.number > 0 ? `${session.number}. ${session.title}` : session.title;
}
