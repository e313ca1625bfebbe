// All open sessions: one panel each, revealed again rather than opened twice, restored after a reload.
import * as vscode from "vscode";
import type { Picture } from "../../reading/export/paper";
import { readerState } from "../../wire/reader";
import type { SessionEntry } from "./catalogue";
import type { Library } from "./library";
import { viewTypes } from "../panels/view-types";
import { type Errand, ReaderPanel, type ReaderSurroundings } from "./reader-panel";

interface OpenOptions {
  readonly beside?: boolean;
  /** The keyboard stays where it is. */
  readonly preserveFocus?: boolean;
  readonly errand?: Errand;
}

export class ReaderPanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #library: Library;
  readonly #around: ReaderSurroundings;
  readonly #open = new Map<string, ReaderPanel>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** A panel was opened, closed or came to the front. */
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: readonly vscode.Disposable[];
  #last: ReaderPanel | undefined;

  constructor(library: Library, around: ReaderSurroundings) {
    this.#library = library;
    this.#around = around;
    around.progress.onDidMark(() => { for (const panel of this.#open.values()) panel.tellRead(); });
    this.#subscriptions = [
      this.#changed,
      library.onDidChange(() => void this.#update()),
      around.notes.onDidChange(() => { for (const panel of this.#open.values()) void panel.tellNotes(); }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("markdown.preview")) for (const panel of this.#open.values()) panel.draw();
      }),
    ];
  }

  /** The session in front, else the one that was there last and is still open. */
  get current(): SessionEntry | undefined { return this.#last?.entry; }

  /** The panel of that session. */
  get front(): ReaderPanel | undefined { return this.#last; }

  get all(): readonly SessionEntry[] { return [...this.#open.values()].map(({ entry }) => entry); }

  panelOf(uri: string): vscode.WebviewPanel | undefined { return this.#open.get(uri)?.panel; }

  open(entry: SessionEntry, options: OpenOptions = {}): void {
    const column = options.beside === true ? vscode.ViewColumn.Beside : undefined;
    const before = this.#open.get(entry.uri);
    if (before) {
      before.panel.reveal(column, options.preserveFocus);
      before.send(options.errand);
      return;
    }
    const { resources } = this.#around;
    const where = { viewColumn: column ?? vscode.ViewColumn.Active, preserveFocus: options.preserveFocus ?? false };
    const panel = vscode.window.createWebviewPanel(viewTypes.reader, entry.session.title, where, resources.panelOptions());
    this.#adopt(panel, entry, true).send(options.errand);
  }

  /** The figures of a session, drawn by its page, which is opened and waited for. */
  async pictures(entry: SessionEntry): Promise<readonly Picture[]> {
    this.open(entry);
    return await this.#open.get(entry.uri)?.pictures() ?? [];
  }

  /** Junk for a state, or a session that is no longer there, closes the panel: there is nothing to show in it. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const read = readerState.safeParse(state);
    const entry = read.success ? await this.#library.session(read.data.session) : undefined;
    if (entry === undefined || this.#open.has(entry.uri)) {
      this.#around.log.warn("A session panel could not be restored: what it had kept names no session that is there.");
      panel.dispose();
      return;
    }
    this.#adopt(panel, entry, false);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, entry: SessionEntry, isNew: boolean): ReaderPanel {
    const reader = new ReaderPanel(panel, entry, this.#around, isNew);
    this.#open.set(entry.uri, reader);
    this.#last = reader;
    panel.onDidChangeViewState(() => {
      if (panel.active) this.#last = reader;
      this.#changed.fire();
    });
    panel.onDidDispose(() => {
      this.#open.delete(entry.uri);
      if (this.#last === reader) this.#last = [...this.#open.values()].at(-1);
      this.#changed.fire();
    });
    this.#changed.fire();
    return reader;
  }

  async #update(): Promise<void> {
    for (const [uri, reader] of this.#open) {
      const entry = await this.#library.session(uri);
      if (this.#open.get(uri) !== reader) continue; // closed meanwhile
      if (entry === undefined) reader.orphaned();
      else reader.update(entry);
    }
  }
}
