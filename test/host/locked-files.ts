// A file system that can be read and not written, as a folder without permission is.
import * as vscode from "vscode";

export class LockedFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  readonly #files: ReadonlyMap<string, string>;

  constructor(files: Readonly<Record<string, string>>) { this.#files = new Map(Object.entries(files)); }

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

  createDirectory(uri: vscode.Uri): void { throw vscode.FileSystemError.NoPermissions(uri); }
  writeFile(uri: vscode.Uri): void { throw vscode.FileSystemError.NoPermissions(uri); }
  delete(uri: vscode.Uri): void { throw vscode.FileSystemError.NoPermissions(uri); }
  rename(uri: vscode.Uri): void { throw vscode.FileSystemError.NoPermissions(uri); }
}
