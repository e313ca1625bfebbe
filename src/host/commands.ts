// What each command does, in a few lines, over the parts that do it. A command that fails tells the reader why.
import * as vscode from "vscode";
import { bibtex, citation } from "../reading/citation";
import type { Reading } from "../reading/session";
import { authoringCommands } from "./authoring-commands";
import type { SessionEntry } from "./catalogue";
import type { Desk } from "./desk";
import type { NotesNode } from "./notes-tree";
import { openExternal } from "./open-external";
import { pickReading, pickSession, pickSimulation } from "./picks";
import { linkTo, openLink, openRunAsText, openRunInText, openSavedRun } from "./run-commands";
import { showNote, showSource } from "./reader-panel";
import { anchorOf, sectionsOf, type SessionNode } from "./session-nodes";

type Node = SessionNode | NotesNode;

/** `labsWithCommands`: the ids of the labs that have a command of their own. */
export function registerCommands(desk: Desk, labsWithCommands: readonly string[]): readonly vscode.Disposable[] {
  const commands: Readonly<Record<string, (subject: unknown) => unknown>> = {
    openSession: () => openPicked(desk),
    continueReading: () => continueReading(desk),
    runSimulation: async () => {
      const target = await pickSimulation((await import("./known-labs")).allLabs);
      if (target) await desk.labs.open(target);
    },
    ...Object.fromEntries(labsWithCommands.map((id) => [`runSimulation.${id}`, () => desk.labs.open({ lab: id })])),
    ...authoringCommands(desk),
    checkHistory: (subject) => desk.histories.check(subject instanceof vscode.Uri ? subject : undefined),
    newNote: (subject) => newNote(desk, subject),
    openPaper: (subject) => openPaper(desk, subject),
    copyCitation: (subject) => copyCitation(desk, subject),
    copyBibtex: (subject) => copyBibtex(desk, subject),
    goBack: () => travel(desk, "back"),
    goForward: () => travel(desk, "forward"),
    findInSession: () => vscode.commands.executeCommand("editor.action.webvieweditor.showFind"),
    toggleFocus: () => desk.sessions.front?.toggleFocus(),
    markRead: (subject) => mark(desk, subject, true),
    markUnread: (subject) => mark(desk, subject, false),
    exportSession: async (subject) => {
      const entry = await entryOf(desk, subject) ?? desk.sessions.current ?? await pickSession(await desk.library.catalogue(), desk.progress.session);
      if (entry) await (await import("./export-session")).exportSession(desk, entry);
    },
    showSource: async () => { if (desk.sessions.current) await showSource(desk.sessions.current); },
    refresh: async () => {
      desk.notes.refresh();
      await desk.library.refresh();
    },
    open: (subject) => open(desk, subject, false),
    openToSide: (subject) => open(desk, subject, true),
    openNotesFile: (subject) => openNotesFile(desk, subject),
    openNote: async (subject) => {
      const node = nodeOf(subject);
      if (node?.kind === "note") await showNote(desk.notes, node.entry, node.note.id);
    },
    deleteNote: (subject) => deleteNote(desk, subject),
    openSavedRun,
    openLink: (subject) => openLink(desk, subject),
    openRunAsText,
    openRunInText: (fence) => openRunInText(desk, fence),
    copyLink: (subject) => copyLink(desk, subject),
  };
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(`idsrg.${id}`, async (subject: unknown) => {
    try {
      await run(subject);
    } catch (error) {
      desk.log.error(error instanceof Error ? error : String(error));
      await vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }));
}

async function openPicked(desk: Desk): Promise<void> {
  const entry = await pickSession(await desk.library.catalogue(), desk.progress.session);
  if (entry) desk.sessions.open(entry);
}

/** The session read last, else the first there is, at the place where the reader left it; and its lab beside it. */
async function continueReading(desk: Desk): Promise<void> {
  const { session: last, lab } = desk.progress;
  const known = last === undefined ? undefined : await desk.library.session(last);
  const entry = known ?? (await desk.library.catalogue())[0]?.sessions[0];
  if (entry === undefined) throw new Error(vscode.l10n.t("There is no session to read."));
  desk.sessions.open(entry);
  if (lab === undefined || known === undefined) return;
  await desk.labs.resume(lab);
  desk.sessions.open(entry);
}

async function open(desk: Desk, subject: unknown, beside: boolean): Promise<void> {
  const node = nodeOf(subject);
  if (node?.kind === "lab") return desk.labs.open({ lab: node.id });
  if (node?.kind === "scenario") return desk.labs.open({ lab: node.lab.id, scenario: node.scenario.id });
  const entry = await entryOf(desk, subject);
  if (entry === undefined) return openPicked(desk);
  const anchor = node === undefined || node.kind === "notes" ? undefined : anchorOf(node);
  desk.sessions.open(entry, { beside, ...(anchor === undefined ? {} : { errand: { kind: "reveal", anchor } }) });
}

/** Within the page, along its jumps; when there are none left, between editors as the keys do elsewhere. */
async function travel(desk: Desk, direction: "back" | "forward"): Promise<void> {
  if (await desk.sessions.front?.travel(direction)) return;
  await vscode.commands.executeCommand(direction === "back" ? "workbench.action.navigateBack" : "workbench.action.navigateForward");
}

/** A section, or all that a session has. */
async function mark(desk: Desk, subject: unknown, read: boolean): Promise<void> {
  const node = nodeOf(subject);
  const entry = await entryOf(desk, subject);
  if (entry === undefined) return;
  const sections = node?.kind === "section" ? [node.section] : sectionsOf(entry);
  desk.progress.mark(entry.uri, sections.map(({ anchor }) => anchor), read);
}

async function newNote(desk: Desk, subject: unknown): Promise<void> {
  const node = nodeOf(subject);
  const entry = await entryOf(desk, subject) ?? desk.sessions.current ?? await pickSession(await desk.library.catalogue(), desk.progress.session);
  if (entry) desk.sessions.open(entry, { errand: { kind: "compose", point: node?.kind === "point" ? node.point.id : undefined } });
}

async function openPaper(desk: Desk, subject: unknown): Promise<void> {
  const reading = await readingOf(desk, subject, vscode.l10n.t("Open which paper?"), ({ link }) => link !== undefined);
  if (reading === undefined) return;
  if (reading.link !== undefined) return openExternal(reading.link);
  void vscode.window.showInformationMessage(vscode.l10n.t("The session gives no link for “{0}”.", reading.title));
}

async function copyCitation(desk: Desk, subject: unknown): Promise<void> {
  const reading = await readingOf(desk, subject, vscode.l10n.t("Copy the citation of which reading?"));
  if (reading) await copy(citation(reading), vscode.l10n.t("Citation copied"));
}

/** Of one reading, or of all that a session has. */
async function copyBibtex(desk: Desk, subject: unknown): Promise<void> {
  const node = nodeOf(subject);
  const entry = node?.kind === "session" ? node.entry : undefined;
  const reading = entry === undefined ? await readingOf(desk, subject, vscode.l10n.t("Copy which reading as BibTeX?")) : undefined;
  const readings = entry?.session.readings ?? (reading === undefined ? [] : [reading]);
  if (readings.length > 0) await copy(readings.map((each) => bibtex(each)).join("\n"), vscode.l10n.t("BibTeX copied"));
}

async function openNotesFile(desk: Desk, subject: unknown): Promise<void> {
  const entry = await entryOf(desk, subject);
  if (entry === undefined) return;
  if (await desk.notes.place(entry) !== undefined) return showNote(desk.notes, entry, undefined);
  const write = vscode.l10n.t("New Note");
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t("There are no notes on “{0}” yet.", entry.session.title), write);
  if (answer === write) await newNote(desk, subject);
}

async function deleteNote(desk: Desk, subject: unknown): Promise<void> {
  const node = nodeOf(subject);
  if (node?.kind !== "note") return;
  const remove = vscode.l10n.t("Delete");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("Delete this note?"), { modal: true, detail: node.note.body }, remove,
  );
  if (answer === remove) await desk.notes.delete(node.entry, node.note.id);
}

/** Of a node, else of the session in front. */
async function copyLink(desk: Desk, subject: unknown): Promise<void> {
  const entry = await entryOf(desk, subject) ?? desk.sessions.current;
  const node = nodeOf(subject) ?? (entry === undefined ? undefined : { kind: "session" as const, entry });
  const link = node === undefined ? undefined : await linkTo(desk.linkBase, node);
  if (link !== undefined) await copy(link, vscode.l10n.t("Link copied"));
}

async function copy(text: string, said: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`$(check) ${said}`, 3000);
}

/** The reading of a node; else one of those of its session, or of the session in front, or of one to be picked. */
async function readingOf(
  desk: Desk, subject: unknown, title: string, fits: (reading: Reading) => boolean = () => true,
): Promise<Reading | undefined> {
  const node = nodeOf(subject);
  if (node?.kind === "reading") return node.reading;
  const entry = await entryOf(desk, subject) ?? desk.sessions.current ?? await pickSession(await desk.library.catalogue(), desk.progress.session);
  if (entry === undefined) return undefined;
  const fitting = entry.session.readings.filter((reading) => fits(reading));
  return pickReading(fitting.length > 0 ? fitting : entry.session.readings.slice(0, 1), title);
}

/** A command is given a node by our views, `{ session }` by the status bar, and anything at all by others. */
function nodeOf(subject: unknown): Node | undefined {
  const shaped = isObject(subject) && typeof subject["kind"] === "string" && (isObject(subject["entry"]) || isObject(subject["season"]));
  return shaped ? subject as unknown as Node : undefined;
}

async function entryOf(desk: Desk, subject: unknown): Promise<SessionEntry | undefined> {
  const node = nodeOf(subject);
  const uri = node === undefined || node.kind === "season"
    ? isObject(subject) && typeof subject["session"] === "string" ? subject["session"] : undefined
    : node.entry.uri;
  // The node may be older than the file.
  return uri === undefined ? undefined : desk.library.session(uri);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
