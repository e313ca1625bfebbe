// Puts the desk together. Making it reads nothing; its parts do when used.
import * as vscode from "vscode";
import type { LabTarget } from "../wire/run";
import { offerWritingAids } from "./authoring/writing-aids";
import { runCommand } from "./commands";
import type { Desk } from "./desk";
import { Histories } from "./histories/histories";
import { LabPanels } from "./labs/lab-panels";
import type { LabSurroundings } from "./labs/lab-panel";
import { showProblems } from "./sessions/diagnostics";
import { Library } from "./sessions/library";
import { Links } from "./labs/links";
import { NoteFinder } from "./notes/note-finder";
import { notePlacesOf } from "./notes/note-places";
import { NoteStore } from "./notes/note-store";
import { type NotesNode, NotesTree } from "./notes/notes-tree";
import { showNotes } from "./notes/notes-view";
import { OwnPapers } from "./notes/own-papers";
import { PanelResources } from "./panels/panel-resources";
import { Progress } from "./sessions/progress";
import { ReaderPanels } from "./sessions/reader-panels";
import { SessionsTree } from "./sessions/sessions-tree";
import { showStatus } from "./sessions/status-bar";
import { RunEditors } from "./labs/run-editors";
import { Sharing } from "./labs/sharing";

export function makeDesk(context: vscode.ExtensionContext, notesView: vscode.TreeView<NotesNode>): Desk {
  const log = vscode.window.createOutputChannel("IDSRG Reader", { log: true });
  const library = new Library(context.extensionUri, log);
  const notes = new NoteStore((entry) => notePlacesOf(entry, context.globalStorageUri), log);
  const papers = new OwnPapers((entry) => notePlacesOf(entry, context.globalStorageUri), () => notes.refresh());
  const hasWorkspace = (vscode.workspace.workspaceFolders ?? []).length > 0;
  const progress = new Progress(hasWorkspace ? context.workspaceState : context.globalState);
  const resources = new PanelResources(context.extensionUri);
  const openSession = async (name: string, near: Parameters<Library["session"]>[1], anchor: string | undefined): Promise<void> => {
    const entry = await library.session(name, near);
    if (entry === undefined) throw new Error(vscode.l10n.t("There is no session “{0}”.", name));
    sessions.open(entry, anchor === undefined ? {} : { errand: { kind: "reveal", anchor } });
  };
  const linkBase = `${vscode.env.uriScheme}://${context.extension.id}`;
  const { version } = context.extension.packageJSON as { readonly version: string };
  const sharing = new Sharing(linkBase, version);
  const inLab: LabSurroundings = {
    progress, resources, log, sharing,
    openSession: (session, point) => openSession(session, sessions.current, point),
    isReading: () => sessions.current !== undefined,
  };
  const labs = new LabPanels(inLab);
  const sessions: ReaderPanels = new ReaderPanels(library, {
    notes, papers, progress, resources, log, openSession,
    openLab: (target: LabTarget) => labs.open(target),
  });
  const finder = new NoteFinder(library, notes);
  const notesTree = new NotesTree(library, notes, finder, hasWorkspace ? context.workspaceState : context.globalState);
  const sessionsTree = new SessionsTree(library, notes, progress);
  const links = new Links({ library, notes, sessions, labs, base: linkBase });
  const histories = new Histories(resources, log);
  const desk: Desk = {
    library, notes, papers, finder, sessionsTree, notesTree, progress, sessions, labs, histories, log, links, sharing, runs: new RunEditors(inLab), linkBase,
    run: (command, subject) => runCommand(desk, command, subject),
  };
  context.subscriptions.push(
    log, library, notes, sessionsTree, notesTree, sessions,
    showNotes(notesView, desk), showStatus(sessions), showProblems(library), offerWritingAids(library),
  );
  return desk;
}
