// When a tree of sessions and notes has to be drawn anew.
import * as vscode from "vscode";
import type { Library } from "./sessions/library";
import type { NoteStore } from "./notes/note-store";

export class TreeChanges implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly event = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(library: Library, notes: NoteStore) {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed, library.onDidChange(() => this.fire()), notes.onDidChange(() => this.fire()),
    );
  }

  fire(): void { this.#changed.fire(); }

  dispose(): void { this.#subscriptions.dispose(); }
}
