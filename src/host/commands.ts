// What each command does, in a few lines, over the parts that do it. A command that fails tells the reader why.
import * as vscode from "vscode";
import { bibtex, citation } from "../reading/citation";
import type { Reading } from "../reading/session";
import { authoringCommands } from "./authoring/authoring-commands";
import { entryFor, entryOf, nodeOf, pointOf } from "./command-subject";
import type { Desk } from "./desk";
import { noteCommands } from "./notes/note-commands";
import { allLabs } from "./labs/known-labs";
import { pickLab, pickReading, pickSession, pickSimulation } from "./picks";
import { linkTo, openLink, openRunAsText, openRunInText, openSavedRun } from "./labs/run-commands";
import { type Errand, showSource } from "./sessions/reader-panel";
import { anchorOf, sectionsOf } from "./sessions/session-nodes";
import { late } from "./late";

/** By their names in the manifest, without what they all begin with. */
export function commandsAt(desk: Desk): Readonly<Record<string, (subject: unknown) => unknown>> {
  return {
    openSession: () => openPicked(desk),
    continueReading: () => continueReading(desk),
    runSimulation: async () => {
      const target = await pickSimulation(allLabs);
      if (target) await desk.labs.open(target);
    },
    checkLab: () => openAtTab(desk, "properties", vscode.l10n.t("Check which lab?")),
    breakRule: () => openAtTab(desk, "rules", vscode.l10n.t("Break a rule of which lab?")),
    sweep: () => openAtTab(desk, "sweep", vscode.l10n.t("Sweep which lab?")),
    ...Object.fromEntries(allLabs.map(({ id }) => [`runSimulation.${id}`, () => desk.labs.open({ lab: id })])),
    ...authoringCommands(desk),
    checkHistory: (subject) => desk.histories.check(subject instanceof vscode.Uri ? subject : undefined),
    discuss: (subject) => discuss(desk, subject),
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
      const entry = await entryFor(desk, subject);
      if (entry) await (await late.exporting()).exportSession(desk, entry);
    },
    showSource: async () => { if (desk.sessions.current) await showSource(desk.sessions.current); },
    refresh: async () => {
      desk.notes.refresh();
      await desk.library.refresh();
    },
    open: (subject) => open(desk, subject, false),
    openToSide: (subject) => open(desk, subject, true),
    ...noteCommands(desk),
    openSavedRun,
    openLink: (subject) => openLink(desk, subject),
    openRunAsText,
    openRunInText: (fence) => openRunInText(desk, fence),
    copyLink: (subject) => copyLink(desk, subject),
  };
}

export async function runCommand(desk: Desk, id: string, subject: unknown): Promise<void> {
  try {
    await commandsAt(desk)[id.replace(/^idsrg\./, "")]?.(subject);
  } catch (error) {
    desk.log.error(error instanceof Error ? error : String(error));
    await vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

async function openAtTab(desk: Desk, tab: string, title: string): Promise<void> {
  const lab = await pickLab(allLabs, title);
  if (lab) await desk.labs.open({ lab: lab.id, tab });
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
  const errand = errandTo(node);
  desk.sessions.open(entry, { beside, ...(errand ? { errand } : {}) });
}

/** Where in its session a node stands. */
function errandTo(node: ReturnType<typeof nodeOf>): Errand | undefined {
  if (node === undefined || node.kind === "notes" || node.kind === "lost") return undefined;
  if (node.kind === "note") return { kind: "note", id: node.note.id };
  const anchor = anchorOf(node);
  return anchor === undefined ? undefined : { kind: "reveal", anchor };
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

/** Goes through the points of a session one by one, from the one that is given. */
async function discuss(desk: Desk, subject: unknown): Promise<void> {
  const node = nodeOf(subject);
  const entry = await entryFor(desk, subject);
  const point = node?.kind === "group" ? node.entry.session.points.find(({ group }) => group === node.group.id)?.id
    : pointOf(subject);
  if (entry) desk.sessions.open(entry, { errand: { kind: "discuss", point } });
}

/** The reader's own file of it, else its address. */
async function openPaper(desk: Desk, subject: unknown): Promise<void> {
  const entry = await entryFor(desk, subject);
  if (entry === undefined) return;
  const own = await desk.papers.of(entry);
  const reading = await readingOf(desk, subject, vscode.l10n.t("Open which paper?"), ({ id, link }) => link !== undefined || own.has(id));
  if (reading) await desk.papers.open(entry, reading.id);
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
  const entry = await entryFor(desk, subject);
  if (entry === undefined) return undefined;
  const fitting = entry.session.readings.filter((reading) => fits(reading));
  return pickReading(fitting.length > 0 ? fitting : entry.session.readings.slice(0, 1), title);
}
