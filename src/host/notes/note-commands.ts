// The commands for notes: writing, finding, filtering, attaching, and carrying them in and out.
import * as vscode from "vscode";
import type { NoteKind } from "../../reading/notes/note";
import { readAnnotations, writeAnnotations } from "../../reading/notes/notes-annotations";
import { type Facet, facetCounts, facetsOf } from "../../reading/notes/notes-filter";
import { entryFor, entryOf, nodeOf, pointOf } from "../command-subject";
import type { Desk } from "../desk";
import { searchNotes } from "./note-search";
import { pickReading } from "../picks";
import { showNote } from "../sessions/reader-panel";

export function noteCommands(desk: Desk): Readonly<Record<string, (subject: unknown) => unknown>> {
  return {
    newNote: (subject) => compose(desk, subject, "note"),
    newHighlight: (subject) => compose(desk, subject, "highlight"),
    newQuestion: (subject) => compose(desk, subject, "question"),
    newTodo: (subject) => compose(desk, subject, "todo"),
    searchNotes: () => searchNotes(desk.finder, desk.sessions),
    filterNotes: () => filterNotes(desk),
    clearNotesFilter: () => desk.notesTree.setFilter([]),
    openNotesFile: (subject) => openNotesFile(desk, subject),
    openNote: async (subject) => {
      const node = nodeOf(subject);
      if (node?.kind === "note") await showNote(desk.notes, node.entry, node.note.id);
    },
    attachNote: (subject) => attachNote(desk, subject),
    deleteNote: (subject) => deleteNote(desk, subject),
    attachPaper: (subject) => attachPaper(desk, subject),
    detachPaper: (subject) => detachPaper(desk, subject),
    exportAnnotations: (subject) => exportAnnotations(desk, subject),
    importAnnotations: (subject) => importAnnotations(desk, subject),
  };
}

async function compose(desk: Desk, subject: unknown, note: NoteKind): Promise<void> {
  const entry = await entryFor(desk, subject);
  if (entry) desk.sessions.open(entry, { errand: { kind: "compose", note, point: pointOf(subject) } });
}

interface FacetItem extends vscode.QuickPickItem { readonly facet?: Facet }

async function filterNotes(desk: Desk): Promise<void> {
  const all = await desk.notesTree.all();
  const titles = new Map(all.map(({ entry: { uri, session } }) => [uri, `${session.number}. ${session.title}`]));
  const { filter } = desk.notesTree;
  const facets = facetCounts(all.flatMap(({ entry, notes }) => notes.map((note) => facetsOf(note, entry.uri))));
  if (facets.length === 0) return void vscode.window.showInformationMessage(vscode.l10n.t("Nothing is noted yet."));
  let group = "";
  const items = facets.flatMap(({ facet, count }): FacetItem[] => {
    const [start = "", rest = ""] = [facet.slice(0, facet.indexOf(":")), facet.slice(facet.indexOf(":") + 1)];
    const heading = start === "tag" ? vscode.l10n.t("Tags") : start === "session" ? vscode.l10n.t("Sessions") : vscode.l10n.t("Kinds");
    const separator = heading === group ? [] : [{ label: heading, kind: vscode.QuickPickItemKind.Separator }];
    group = heading;
    const label = start === "tag" ? `#${rest}` : start === "session" ? titles.get(rest) ?? rest : kindWords[facet]?.() ?? rest;
    return [...separator, { label, description: String(count), facet, picked: filter.includes(facet) }];
  });
  const picked = await vscode.window.showQuickPick(items, { canPickMany: true, title: vscode.l10n.t("Show which notes?"), matchOnDescription: false });
  if (picked) await desk.notesTree.setFilter(picked.flatMap(({ facet }) => (facet === undefined ? [] : [facet])));
}

const kindWords: Readonly<Record<string, () => string>> = {
  "kind:note": () => vscode.l10n.t("Notes"),
  "kind:highlight": () => vscode.l10n.t("Highlights"),
  "kind:question": () => vscode.l10n.t("Questions"),
  "open:question": () => vscode.l10n.t("Questions without an answer"),
  "kind:todo": () => vscode.l10n.t("To-dos"),
  "open:todo": () => vscode.l10n.t("Open to-dos"),
};

async function openNotesFile(desk: Desk, subject: unknown): Promise<void> {
  const entry = await entryFor(desk, subject);
  if (entry === undefined) return;
  if (await desk.notes.place(entry) !== undefined) return showNote(desk.notes, entry, undefined);
  const write = vscode.l10n.t("New Note");
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t("There are no notes on “{0}” yet.", entry.session.title), write);
  if (answer === write) await compose(desk, subject, "note");
}

/** To the likeliest passage of a note that lost its own. */
async function attachNote(desk: Desk, subject: unknown): Promise<void> {
  const node = nodeOf(subject);
  if (node?.kind !== "note" || !("lost" in node)) return;
  const target = node.lost?.candidate;
  if (target === undefined) {
    throw new Error(vscode.l10n.t(
      "Nothing in the text is like that passage. Open the note, select its new passage, and choose “Attach to selection”.",
    ));
  }
  await desk.notes.edit(node.entry, { id: node.note.id, target });
  desk.sessions.open(node.entry, { errand: { kind: "note", id: node.note.id } });
}

async function deleteNote(desk: Desk, subject: unknown): Promise<void> {
  const node = nodeOf(subject);
  if (node?.kind !== "note") return;
  const remove = vscode.l10n.t("Delete");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("Delete this note?"), { modal: true, detail: node.note.body || node.note.target.quote?.exact || "" }, remove,
  );
  if (answer === remove) await desk.notes.delete(node.entry, node.note.id);
}

async function attachPaper(desk: Desk, subject: unknown): Promise<void> {
  const node = nodeOf(subject);
  const entry = await entryFor(desk, subject);
  const reading = node?.kind === "reading" ? node.reading
    : entry && await pickReading(entry.session.readings, vscode.l10n.t("Attach your own file of which reading?"));
  if (entry && reading) await desk.papers.choose(entry, reading.id);
}

async function detachPaper(desk: Desk, subject: unknown): Promise<void> {
  const entry = await entryFor(desk, subject);
  if (entry === undefined) return;
  const own = await desk.papers.of(entry);
  const attached = entry.session.readings.filter(({ id }) => own.has(id));
  if (attached.length === 0) {
    return void vscode.window.showInformationMessage(vscode.l10n.t("No file of your own is attached to this session's readings."));
  }
  const node = nodeOf(subject);
  const reading = node?.kind === "reading" ? node.reading : await pickReading(attached, vscode.l10n.t("Detach your file of which reading?"));
  if (reading) await desk.papers.attach(entry, reading.id, undefined);
}

async function exportAnnotations(desk: Desk, subject: unknown): Promise<void> {
  const entry = await entryFor(desk, subject);
  if (entry === undefined) return;
  const stem = entry.session.fileName.replace(/\.md$/i, "");
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export the notes as Web Annotations"), filters: { "JSON-LD": ["jsonld", "json"] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `${stem}.annotations.jsonld`) } : {}),
  });
  if (uri) await exportTo(desk, entry, uri);
}

async function exportTo(desk: Desk, entry: Awaited<ReturnType<typeof entryFor>> & object, uri: vscode.Uri): Promise<void> {
  const notes = await desk.notes.of(entry);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(writeAnnotations(entry.session, notes)));
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t("Notes exported: {0}", notes.length)}`, 3000);
}

async function importAnnotations(desk: Desk, subject: unknown): Promise<void> {
  const [uri] = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Import Web Annotations"), openLabel: vscode.l10n.t("Import"),
    filters: { "JSON-LD": ["jsonld", "json"], [vscode.l10n.t("All files")]: ["*"] },
  }) ?? [];
  if (uri) await importFrom(desk, subject, uri);
}

async function importFrom(desk: Desk, subject: unknown, uri: vscode.Uri): Promise<void> {
  const read = readAnnotations(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), new Date().toISOString());
  if (read === undefined) throw new Error(vscode.l10n.t("{0} holds no annotations that can be read.", vscode.workspace.asRelativePath(uri)));
  let [added, known] = [0, 0];
  for (const session of new Set(read.notes.map((note) => note.session))) {
    const own = session === undefined ? undefined : await desk.library.session(session, await entryOf(desk, subject) ?? desk.sessions.current);
    // Annotations of another program do not name a session of ours: they belong to the one the reader says.
    const entry = own ?? await entryFor(desk, subject);
    if (entry === undefined) return;
    const notes = read.notes.filter((note) => note.session === session);
    const count = await desk.notes.addAll(entry, notes);
    added += count;
    known += notes.length - count;
  }
  const said = [
    vscode.l10n.t("Notes imported: {0}.", added), ...(known > 0 ? [vscode.l10n.t("Already there: {0}.", known)] : []), ...read.problems.slice(0, 3),
    ...(read.problems.length > 3 ? [vscode.l10n.t("And {0} more could not be read.", read.problems.length - 3)] : []),
  ];
  void vscode.window.showInformationMessage(said.join(" "));
}
