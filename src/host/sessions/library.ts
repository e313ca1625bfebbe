// Finds seasons and their sessions: those that ship with the extension, and sessions/<season>/*.md of the workspace.
// Reads nothing until asked; then keeps what it read until a file or an open document changes. Unsaved edits count.
import * as vscode from "vscode";
import type { SessionFile } from "../../reading/read-season";
import type { Known } from "../../reading/session";
import type * as Typesetting from "../../reading/typesetting";
import { knownLabs } from "../labs/known-labs";
import { builtInSeasons } from "./built-in-sessions";
import { type Catalogue, findSession, isSessionFile, type Origin, type SeasonEntry, type SessionEntry } from "./catalogue";
import { mayBeSession } from "./session-path";
import { late } from "../late";

const quietMs = 150;
/** A folder with more Markdown than this is no season. */
const filesMax = 200;

export class Library implements vscode.Disposable {
  readonly known: Known = knownLabs;
  readonly #read = new vscode.EventEmitter<Catalogue>();
  readonly #changed = new vscode.EventEmitter<Catalogue>();
  /** After the first reading, and after each that found something different. */
  readonly onDidRead = this.#read.event;
  /** The same without the first. */
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable[] = [this.#read, this.#changed];
  #watchers: vscode.Disposable[] = [];
  #reading: Promise<ReadAll> | undefined;
  /** What was last told of: read again and found the same, it stays, and so does all that was made from it. */
  #told: ReadAll | undefined;
  #timer: number | undefined;

  constructor(readonly extensionUri: vscode.Uri, readonly log: vscode.LogOutputChannel) {}

  async catalogue(): Promise<Catalogue> {
    if (this.#reading === undefined) void this.refresh();
    return (await this.#reading)?.catalogue ?? [];
  }

  async session(name: string, near?: SessionEntry): Promise<SessionEntry | undefined> {
    return findSession(await this.catalogue(), name, near);
  }

  /** Reads everything again. */
  async refresh(): Promise<void> {
    if (this.#reading === undefined) this.#watch();
    const reading = this.#readAll();
    this.#reading = reading;
    const read = await reading;
    // A reading that another has overtaken tells nothing: the other compares with what was last told, not with this one.
    if (this.#reading !== reading || this.#told === read) return;
    const first = this.#told === undefined;
    this.#told = read;
    this.#read.fire(read.catalogue);
    if (!first) this.#changed.fire(read.catalogue);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of [...this.#watchers, ...this.#subscriptions]) disposable.dispose();
  }

  #watch(): void {
    const noticed = ({ uri }: vscode.TextDocument): void => { if (mayBeSession(uri)) this.#soon(); };
    const soon = (): void => this.#soon();
    this.#subscriptions.push(
      vscode.workspace.onDidChangeWorkspaceFolders(() => { this.#watchFolders(); this.#soon(); }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => noticed(document)),
      vscode.workspace.onDidCloseTextDocument(noticed),
      // What happens in this window needs no file watcher, which may miss what is done to a folder that is quite new.
      vscode.workspace.onDidSaveTextDocument(noticed),
      vscode.workspace.onDidCreateFiles(soon), vscode.workspace.onDidDeleteFiles(soon), vscode.workspace.onDidRenameFiles(soon),
      vscode.window.onDidChangeWindowState(({ focused }) => { if (focused) this.#soon(); }),
    );
    this.#watchFolders();
  }

  #watchFolders(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, "sessions/**"));
      const soon = (): void => this.#soon();
      return [watcher, watcher.onDidCreate(soon), watcher.onDidChange(soon), watcher.onDidDelete(soon)];
    });
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), quietMs);
  }

  async #readAll(): Promise<ReadAll> {
    // The parsers are loaded while the files are being read.
    const [sources, typesetting] = await Promise.all([this.#allSources(), late.typesetting()]);
    const text = JSON.stringify(sources.map(({ folder, season, files }) => [folder.uri.toString(), season, files]));
    return text === this.#told?.sources ? this.#told : { catalogue: sources.map((source) => parse(source, typesetting)), sources: text };
  }

  async #allSources(): Promise<readonly SeasonSource[]> {
    const found = [...builtInFolders(this.extensionUri), ...await workspaceFolders()];
    return (await Promise.all(found.map((folder) => this.#sources(folder)))).filter((source) => source !== undefined);
  }

  async #sources(folder: SeasonFolder): Promise<SeasonSource | undefined> {
    const open = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
    const read = async (name: string): Promise<string | undefined> => {
      const uri = vscode.Uri.joinPath(folder.uri, name);
      try {
        return open.get(uri.toString())?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      } catch (error) {
        this.log.warn(`${uri.toString(true)} could not be read: ${String(error)}`);
        return undefined;
      }
    };
    const season = folder.hasSeason ? await read("season.md") : undefined;
    const all = await Promise.all(folder.names.map(async (fileName) => ({ fileName, source: await read(fileName) })));
    const files = all.flatMap(({ fileName, source }) =>
      source !== undefined && isSessionFile(fileName, source, folder.hasSeason) ? [{ fileName, source }] : []);
    return files.length === 0 && season === undefined ? undefined : { folder, season, files };
  }

}

function parse({ folder, season: source, files }: SeasonSource, typesetting: typeof Typesetting): SeasonEntry {
  const { readSeason, renderPage, exportHtml, exportMarkdown } = typesetting;
  const { season, problems, sessions } = readSeason(source, folder.name, files, knownLabs);
  const { name, origin } = folder;
  const uri = folder.uri.toString();
  return {
    folder: uri, name, origin, season, problems,
    uri: vscode.Uri.joinPath(folder.uri, "season.md").toString(),
    sessions: sessions.map((parsed) => ({
      uri: vscode.Uri.joinPath(folder.uri, parsed.session.fileName).toString(),
      origin, folder: uri, seasonName: name, season, ...parsed,
      page: () => renderPage(season, parsed.session, parsed.problems, knownLabs),
      asHtml: (options) => exportHtml(season, parsed.session, knownLabs, options),
      asMarkdown: (options) => exportMarkdown(season, parsed.session, knownLabs, options),
    })),
  };
}

interface ReadAll {
  readonly catalogue: Catalogue;
  /** All that was read, to see whether a later reading found something different. */
  readonly sources: string;
}

interface SeasonFolder {
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly origin: Origin;
  readonly names: readonly string[];
  readonly hasSeason: boolean;
}

interface SeasonSource {
  readonly folder: SeasonFolder;
  readonly season: string | undefined;
  readonly files: readonly SessionFile[];
}

function builtInFolders(extensionUri: vscode.Uri): readonly SeasonFolder[] {
  return builtInSeasons.map(({ folder, sessions }) => ({
    uri: vscode.Uri.joinPath(extensionUri, "sessions", folder), name: folder, origin: "built-in", names: sessions, hasSeason: true,
  }));
}

async function workspaceFolders(): Promise<readonly SeasonFolder[]> {
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, "sessions"));
  const folders = await Promise.all(roots.map(async (root) => (await list(root))
    .filter(([, type]) => (type & vscode.FileType.Directory) !== 0)
    .map(([name]) => ({ name, uri: vscode.Uri.joinPath(root, name) }))));
  return Promise.all(folders.flat().map(async ({ name, uri }) => {
    const names = (await list(uri)).map(([file]) => file).filter((file) => /\.md$/i.test(file));
    const hasSeason = names.includes("season.md");
    const sessions = names.filter((file) => file !== "season.md").toSorted().slice(0, filesMax);
    return { uri, name, origin: "workspace" as const, names: sessions, hasSeason };
  }));
}

/** Empty when there is no such folder or it may not be looked into. */
async function list(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
