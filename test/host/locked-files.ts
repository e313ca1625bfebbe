// A file system that can be read and not written, as a folder without permission is, or a full disk.
import * as vscode from "vscode";

export class LockedFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  readonly #files: ReadonlyMap<string, string>;

  readonly #why: string | undefined;

  /** Without a reason of its own it lacks the permission. */
  constructor(files: Readonly<Record<string, string>>, why?: string) {
    this.#files = new Map(Object.entries(files));
    this.#why = why;
  }

  watch(): vscode.Disposable { return new vscode.Disposable(() => {}); }

  stat(uri: vscode.Uri): vscode.FileStat {
    const text = this.#files.get(uri.path);
    if (text !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length };
    if ([...this.#files.keys()].some((path) => path.startsWith(`${uri.path}/`))) {
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  readDirectory(): [string, vscode.FileType][] { return []; }

  readFile(uri: vscode.Uri): Uint8Array {
    const text = this.#files.get(uri.path);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(text);
  }

  createDirectory(uri: vscode.Uri): void { if (this.#why === undefined) this.#refuse(uri); }
  writeFile(uri: vscode.Uri): void { this.#refuse(uri); }
  delete(uri: vscode.Uri): void { this.#refuse(uri); }
  rename(uri: vscode.Uri): void { this.#refuse(uri); }

  #refuse(uri: vscode.Uri): never {
    throw this.#why === undefined ? vscode.FileSystemError.NoPermissions(uri) : new Error(this.#why);
  }
}
