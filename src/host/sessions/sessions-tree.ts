// The Sessions view: words, icons and what a click does for each node. What hangs under what is in session-nodes.
import * as vscode from "vscode";
import { citation } from "../../reading/citation";
import { clockReading, instant } from "../../reading/instant";
import type { Reading, ReadingRole } from "../../reading/session";
import type { SessionEntry } from "./catalogue";
import type { Library } from "./library";
import { firstWords, noteIcon, whatIsNoted } from "../notes/note-words";
import type { NoteStore } from "../notes/note-store";
import type { Progress } from "./progress";
import { childrenOf, idOf, mayHaveChildren, type Part, roots, sectionsOf, type SessionNode } from "./session-nodes";
import { TreeChanges } from "../tree-changes";

export class SessionsTree implements vscode.TreeDataProvider<SessionNode>, vscode.Disposable {
  readonly #library: Library;
  readonly #notes: NoteStore;
  readonly #progress: Progress;
  readonly #changes: TreeChanges;
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(library: Library, notes: NoteStore, progress: Progress) {
    this.#library = library;
    this.#notes = notes;
    this.#progress = progress;
    this.#changes = new TreeChanges(library, notes);
    this.onDidChangeTreeData = this.#changes.event;
    progress.onDidMark(() => this.#changes.fire());
  }

  async getChildren(node?: SessionNode): Promise<SessionNode[]> {
    if (node === undefined) return [...roots(await this.#library.catalogue())];
    return [...await childrenOf(node, (entry) => this.#notes.of(entry))];
  }

  getTreeItem(node: SessionNode): vscode.TreeItem {
    const { label, ...face } = faceOf(node, this.#progress);
    const item = new vscode.TreeItem(label, collapsibleState(node));
    item.id = idOf(node);
    item.contextValue = contextOf(node, this.#progress);
    item.iconPath = new vscode.ThemeIcon(face.icon);
    item.tooltip = face.tooltip ?? label;
    if (face.description !== undefined) item.description = face.description;
    item.accessibilityInformation = { label: [face.spoken ?? label, face.description].filter((part) => part !== undefined).join(", ") };
    if (opensOnClick(node)) item.command = { command: "idsrg.open", title: vscode.l10n.t("Open"), arguments: [node] };
    return item;
  }

  dispose(): void {
    this.#changes.dispose();
  }
}

interface Face {
  readonly label: string;
  readonly icon: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** What a screen reader says instead of the label. */
  readonly spoken?: string;
}

function faceOf(node: SessionNode, progress: Progress): Face {
  switch (node.kind) {
    case "season": {
      const { season, origin, name } = node.season;
      const here = name === season.title ? vscode.l10n.t("in this workspace") : vscode.l10n.t("in this workspace, {0}", name);
      const description = origin === "workspace" ? here : season.short;
      return {
        label: season.title, icon: "library", tooltip: season.description || season.title, ...(description === "" ? {} : { description }),
      };
    }
    case "session": return sessionFace(node.entry, progress.readIn(node.entry.uri));
    case "part": return partFace(node.part, node.entry);
    case "reading": return readingFace(node.reading);
    case "section": return progress.readIn(node.entry.uri).includes(node.section.anchor)
      ? { label: node.section.title, icon: "check", spoken: vscode.l10n.t("{0}, read", node.section.title) }
      : { label: node.section.title, icon: "symbol-text" };
    case "group": {
      const count = node.entry.session.points.filter(({ group }) => group === node.group.id).length;
      const description = node.group.ours ? vscode.l10n.t("{0} points of ours", count) : vscode.l10n.t("{0} points", count);
      return { label: node.group.title, icon: "comment-discussion", description };
    }
    case "point": {
      const number = node.point.id.split(".").at(-1) ?? "";
      return { label: `${number}. ${node.point.text}`, icon: "comment", spoken: vscode.l10n.t("Point {0}: {1}", number, node.point.text) };
    }
    case "lab": return node.lab === undefined
      ? {
        label: node.title, icon: "beaker-stop",
        description: vscode.l10n.t("not built yet"), tooltip: vscode.l10n.t("This simulation has not been built yet."),
      }
      : { label: node.title, icon: "beaker", tooltip: node.lab.summary };
    case "scenario": return { label: node.scenario.title, icon: "play-circle", tooltip: node.scenario.watch };
    case "note": {
      const { note, entry } = node;
      return { label: firstWords(note), icon: noteIcon(note).id, description: whatIsNoted(note, entry), tooltip: note.body };
    }
  }
}

function sessionFace(entry: SessionEntry, read: readonly string[]): Face {
  const { session, season, problems } = entry;
  const at = session.meeting === undefined ? undefined : instant(session.meeting);
  const clocks = at === undefined ? [] : season.zones.map(({ name, zone }) => `${clockReading(at, zone, vscode.env.language)} ${name}`);
  const facts = [at === undefined ? session.when : shortDate(at, season.zones[0]?.zone), readSoFar(entry, read)].filter((fact) => fact !== undefined);
  const broken = problems.length === 0 ? [] : [vscode.l10n.t("This file has problems: {0}", problems.length)];
  const primary = session.readings.filter(({ role }) => role !== "related").map((reading) => citation(reading));
  return {
    label: `${session.number}. ${session.title}`,
    icon: broken.length === 0 ? "book" : "warning",
    ...(facts.length === 0 ? {} : { description: facts.join(" · ") }),
    tooltip: [session.title, session.standfirst, ...clocks, ...primary, ...broken].filter((line) => line !== undefined).join("\n\n"),
    spoken: vscode.l10n.t("Session {0}: {1}", session.number, session.title),
  };
}

/** Nothing at all before the first section is finished. */
function readSoFar(entry: SessionEntry, read: readonly string[]): string | undefined {
  const sections = sectionsOf(entry);
  const done = sections.filter(({ anchor }) => read.includes(anchor)).length;
  if (done === 0) return undefined;
  return done === sections.length ? vscode.l10n.t("read") : vscode.l10n.t("{0} of {1} read", done, sections.length);
}

function shortDate(at: number, zone: string | undefined): string {
  const format = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: "medium", ...(zone === undefined ? {} : { timeZone: zone }) });
  return format.format(at);
}

function partFace(part: Part, { session }: SessionEntry): Face {
  switch (part) {
    case "readings": return { label: vscode.l10n.t("Readings"), icon: "references", description: String(session.readings.length) };
    case "guide": return { label: vscode.l10n.t("Guide"), icon: "list-tree" };
    case "discussion": {
      const open = session.open ? vscode.l10n.t("left open by the group") : String(session.points.length);
      return { label: vscode.l10n.t("Discussion"), icon: "comment-discussion", description: open };
    }
    case "simulations": return { label: vscode.l10n.t("Simulations"), icon: "beaker", description: String(session.labs.length) };
    case "notes": return { label: vscode.l10n.t("My Notes"), icon: "notebook" };
  }
}

const roleWords: Readonly<Record<ReadingRole, () => string>> = {
  primary: () => vscode.l10n.t("to read"),
  "choose-one": () => vscode.l10n.t("choose one"),
  related: () => vscode.l10n.t("related"),
};
const kindIcons = { paper: "file-pdf", podcast: "unmute", lecture: "device-camera-video", documentation: "globe" } as const;

function readingFace(reading: Reading): Face {
  return {
    label: reading.title, icon: kindIcons[reading.kind], description: roleWords[reading.role](),
    tooltip: [citation(reading), reading.why, reading.note].filter((line) => line !== undefined).join("\n\n"),
  };
}

function collapsibleState(node: SessionNode): vscode.TreeItemCollapsibleState {
  if (!mayHaveChildren(node)) return vscode.TreeItemCollapsibleState.None;
  return node.kind === "season" ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

/** The menus in the manifest speak of these. */
function contextOf(node: SessionNode, progress: Progress): string {
  switch (node.kind) {
    case "section": return progress.readIn(node.entry.uri).includes(node.section.anchor) ? "section.read" : "section.unread";
    case "part": return `part.${node.part}`;
    case "reading": return node.reading.link === undefined ? "reading" : "reading.link";
    case "lab": return node.lab === undefined ? "planned" : "lab";
    case "season": case "session": case "group": case "point": case "scenario": case "note": return node.kind;
  }
}

/** What is only a heading in the tree unfolds on a click, and has "Open" in its menu. */
function opensOnClick(node: SessionNode): boolean {
  switch (node.kind) {
    case "season": case "group": return false;
    case "part": return node.part === "discussion" && !mayHaveChildren(node);
    case "session": case "reading": case "section": case "point": case "scenario": case "note": return true;
    case "lab": return node.lab !== undefined;
  }
}
