// The reader's own files of the readings, a PDF for instance: links kept in an index beside the notes of the season. The files
// themselves stay where they are.
import * as vscode from "vscode";
import { parsePapers, withPaper, writePapers } from "../../reading/notes/notes-papers";
import type { SessionEntry } from "../sessions/catalogue";
import { KeptFiles } from "./kept-file";
import { whyNotKept } from "./not-kept";
import type { NotePlaces } from "./note-places";
import { openExternal } from "../open-external";

export class OwnPapers {
  readonly #kept = new KeptFiles();
  readonly #places: (entry: SessionEntry) => NotePlaces;
  readonly #changed: () => void;

  constructor(places: (entry: SessionEntry) => NotePlaces, changed: () => void) {
    this.#places = places;
    this.#changed = changed;
  }

  /** By the readings' ids. What cannot be read is left out. */
  async of(entry: SessionEntry): Promise<ReadonlyMap<string, vscode.Uri>> {
    const indexes = await Promise.all(this.#indexes(entry).map(async (index) => {
      const found = parsePapers(await this.#kept.read(index).catch(() => ""))?.papers ?? {};
      return Object.entries(found).map(([id, link]) => [id, fileOf(index, link)] as const);
    }));
    return new Map(indexes.toReversed().flat());
  }

  /** Without a file the reading has none any more. */
  async attach(entry: SessionEntry, reading: string, file: vscode.Uri | undefined): Promise<void> {
    for (const index of file === undefined ? this.#indexes(entry) : this.#indexes(entry).slice(0, 1)) {
      try {
        await this.#kept.change(index, (text) => {
          const before = parsePapers(text);
          if (before === undefined) throw new Error(vscode.l10n.t("The index {0} cannot be read. Mend or delete it.", vscode.workspace.asRelativePath(index)));
          if (file === undefined && before.papers[reading] === undefined) return text;
          return writePapers(withPaper(before, reading, file && linkTo(index, file)));
        });
      } catch (error) {
        throw new Error(whyNotKept(error, vscode.workspace.asRelativePath(index)).replace("The note was", "The link was"), { cause: error });
      }
    }
    this.#changed();
  }

  /** The reader's own file if there is one, else the address that the session gives. */
  async open(entry: SessionEntry, id: string): Promise<void> {
    const file = (await this.of(entry)).get(id);
    const reading = entry.session.readings.find((each) => each.id === id);
    if (file !== undefined) {
      const there = await vscode.workspace.fs.stat(file).then(() => true, () => false);
      if (there) return void await vscode.commands.executeCommand("vscode.open", file);
      const elsewhere = vscode.l10n.t("Choose Another File…");
      const gone = vscode.l10n.t("Your file of “{0}” is no longer at {1}.", reading?.title ?? id, file.fsPath);
      const answer = await vscode.window.showWarningMessage(gone, elsewhere);
      if (answer === elsewhere) await this.choose(entry, id);
      return;
    }
    if (reading?.link === undefined) throw new Error(vscode.l10n.t("The session gives no link for “{0}”.", reading?.title ?? id));
    await openExternal(reading.link);
  }

  /** Asks for a file and attaches it. */
  async choose(entry: SessionEntry, reading: string): Promise<void> {
    const [file] = await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Your own file of this reading"), openLabel: vscode.l10n.t("Attach"),
      filters: { PDF: ["pdf"], [vscode.l10n.t("All files")]: ["*"] },
    }) ?? [];
    if (file) await this.attach(entry, reading, file);
  }

  #indexes(entry: SessionEntry): readonly vscode.Uri[] {
    return this.#places(entry).map(({ markdown }) => vscode.Uri.joinPath(markdown, "../papers.json"));
  }
}

/** Relative where one path leads to the other within the same folder tree, so that the folder can be moved and shared. */
function linkTo(index: vscode.Uri, file: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(index);
  if (folder === undefined || vscode.workspace.getWorkspaceFolder(file)?.uri.toString() !== folder.uri.toString()) return file.toString();
  const from = index.path.split("/").slice(0, -1);
  const to = file.path.split("/");
  const shared = from.findIndex((part, at) => part !== to[at]);
  const common = shared < 0 ? from.length : shared;
  return [...from.slice(common).map(() => ".."), ...to.slice(common)].join("/");
}

function fileOf(index: vscode.Uri, link: string): vscode.Uri {
  return /^[a-z][\w+.-]+:/i.test(link) ? vscode.Uri.parse(link, true) : vscode.Uri.joinPath(index, "..", link);
}
