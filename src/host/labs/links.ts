// Follows links from outside: to a run, a session, a point, a note. A link only ever opens what the reader then sees, and one
// that leads nowhere says so.
import * as vscode from "vscode";
import { allSessions, type Catalogue, findSession, type SessionEntry } from "../sessions/catalogue";
import type { LabPanels } from "./lab-panels";
import type { Library } from "../sessions/library";
import { type Link, readLink } from "./link-text";
import type { NoteStore } from "../notes/note-store";
import type { ReaderPanels } from "../sessions/reader-panels";

export interface LinkSurroundings {
  readonly library: Library;
  readonly notes: NoteStore;
  readonly sessions: ReaderPanels;
  readonly labs: LabPanels;
  /** Scheme and authority of every link to us, e.g. "vscode://idsrg.reading-group". */
  readonly base: string;
}

export class Links implements vscode.UriHandler {
  readonly #around: LinkSurroundings;

  constructor(around: LinkSurroundings) { this.#around = around; }

  async handleUri({ path, query }: vscode.Uri): Promise<void> {
    try {
      const link = await readLink(path, query);
      if (link.kind === "refused") tell(link.sentence);
      else await this.#follow(link);
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  }

  /** A link as somebody has it in hand. */
  async followText(text: string): Promise<void> {
    const uri = parse(text);
    if (uri === undefined || uri.authority.toLowerCase() !== this.authority) {
      return tell(vscode.l10n.t("This is no link into the reader. Such a link begins with {0}.", this.#around.base));
    }
    await this.handleUri(uri);
  }

  get authority(): string { return this.#around.base.replace(/^.*:\/\//, "").toLowerCase(); }

  async #follow(link: Link): Promise<void> {
    const { library, labs, sessions } = this.#around;
    if (link.kind === "run") return labs.open(link.run);
    const catalogue = seasonOf(await library.catalogue(), link.season);
    switch (link.kind) {
      case "session": {
        const entry = findSession(catalogue, link.id);
        if (entry === undefined) return tell(vscode.l10n.t("There is no session “{0}”.", link.id));
        return sessions.open(entry);
      }
      case "point": {
        const entry = allSessions(catalogue).find(({ session }) => session.points.some(({ id }) => id === link.id));
        if (entry === undefined) return tell(vscode.l10n.t("There is no point “{0}”.", link.id));
        return sessions.open(entry, { errand: { kind: "reveal", anchor: link.id } });
      }
      case "note": {
        const entry = await this.#sessionOfNote(catalogue, link.id, link.session);
        if (entry === undefined) return tell(vscode.l10n.t("This note is not among yours. Notes stay with whoever wrote them."));
        return sessions.open(entry, { errand: { kind: "note", id: link.id } });
      }
    }
  }

  async #sessionOfNote(catalogue: Catalogue, id: string, session: string | undefined): Promise<SessionEntry | undefined> {
    const all = allSessions(catalogue);
    const likely = all.filter((entry) => entry.session.id === session);
    for (const entry of [...likely, ...all.filter((other) => !likely.includes(other))]) {
      if ((await this.#around.notes.of(entry)).some((note) => note.id === id)) return entry;
    }
    return undefined;
  }
}

/** The season that a link names, if there is one of that name; else all. */
function seasonOf(catalogue: Catalogue, name: string | undefined): Catalogue {
  const named = catalogue.filter((season) => season.name === name);
  return named.length > 0 ? named : catalogue;
}

function parse(text: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(text.trim(), true);
  } catch {
    return undefined;
  }
}

function tell(sentence: string): void { void vscode.window.showWarningMessage(sentence); }
