// Notes are the reader's own files: whatever else is in them stays, nobody's note is lost, and a refusal says why.
import * as vscode from "vscode";
import type { SessionEntry } from "../../src/host/sessions/catalogue";
import type { NotePlaces } from "../../src/host/notes/note-places";
import { NoteStore } from "../../src/host/notes/note-store";
import type { NoteContent } from "../../src/reading/notes/note";
import { assert, assertEqual } from "./assert";
import { LockedFiles } from "./locked-files";
import { closeAll, eventually, problemsOf, read, shippedSession, theReader, watchedFolder, workspaceFolder, write } from "./the-reader";

const folder = (): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), "notes/summer-2021");
const markdown = (): vscode.Uri => vscode.Uri.joinPath(folder(), "2-part-time-parliament.md");
const saying = (body: string): NoteContent => ({ kind: "note", done: false, body });
const bodies = async (store: NoteStore, entry: SessionEntry): Promise<readonly string[]> => (await store.of(entry)).map(({ body }) => body);

function placesIn(root: vscode.Uri): () => NotePlaces {
  return () => [{ markdown: vscode.Uri.joinPath(root, "n.md"), anchors: vscode.Uri.joinPath(root, "n.anchors.json") }];
}

/** Another window: its own store, with nothing in common but the files. */
async function anotherStore(places: (entry: SessionEntry) => NotePlaces): Promise<NoteStore> {
  return new NoteStore(places, (await theReader()).log);
}

const here = (): (() => NotePlaces) => () => [{
  markdown: markdown(), anchors: vscode.Uri.joinPath(folder(), "2-part-time-parliament.anchors.json"),
}];

describe("notes", () => {
  before(async () => { await watchedFolder("notes", "summer-2021"); });
  beforeEach(async () => {
    for (const [name] of await vscode.workspace.fs.readDirectory(folder())) await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), name));
  });
  after(closeAll);

  it("are Markdown in the workspace, and are read back from there", async () => {
    const { notes } = await theReader();
    const entry = await shippedSession(2);
    const quote = { exact: "Safety always", prefix: "", suffix: ", progress", start: 12 };
    const note = await notes.add(entry, { session: "s2", point: "s2.log.1", quote }, saying("Is *entropy* the right word?\n\nPerhaps."));
    assert((await read(markdown())).includes("Is *entropy* the right word?\n\nPerhaps."), "the body is in the file");
    const store = await anotherStore(here());
    assertEqual(await store.of(entry), [note], "what another window reads");
    assertEqual(note.target, { session: "s2", point: "s2.log.1", quote }, "what it is about");
  });

  it("leave behind no file but their own two", async () => {
    const { notes } = await theReader();
    await notes.add(await shippedSession(2), { session: "s2" }, saying("One"));
    const files = (await vscode.workspace.fs.readDirectory(folder())).map(([name]) => name).toSorted();
    assertEqual(files, ["2-part-time-parliament.anchors.json", "2-part-time-parliament.md"], "files");
  });

  it("of others stand in files of their names beside the reader's own, and are read and edited there", async () => {
    const { notes } = await theReader();
    const entry = await shippedSession(2);
    const theirs = vscode.Uri.joinPath(folder(), "2-part-time-parliament.grace.md");
    await write(theirs, "## Note on s2.log.1 ^n-grace\n\nOf hers.\n");
    await notes.add(entry, { session: "s2" }, saying("Of mine"));
    assertEqual((await bodies(notes, entry)).toSorted(), ["Of hers.", "Of mine"], "what is read");
    assert(!(await read(markdown())).includes("Of hers"), "each in its own file");
    await notes.edit(entry, { id: "n-grace", body: "Of hers, edited." });
    assert((await read(theirs)).includes("Of hers, edited."), "an edit goes to the file of the note");
  });

  it("that git left in conflict are all shown, with a problem on the line, and are not written over", async () => {
    const { notes } = await theReader();
    const entry = await shippedSession(2);
    const text = "## Note ^n-a\n\nBefore.\n\n<<<<<<< HEAD\n## Note ^n-b\n\nMine.\n=======\n## Note ^n-c\n\nTheirs.\n>>>>>>> theirs\n";
    await write(markdown(), text);
    assertEqual((await notes.of(entry)).map(({ id }) => id), ["n-a", "n-b", "n-c"], "the notes of both versions");
    const problem = await problemsOf(markdown(), (problems) => problems[0]);
    assertEqual([problem.range.start.line, problem.severity], [4, vscode.DiagnosticSeverity.Error], "the problem");
    const refusal = await notes.add(entry, { session: "s2" }, saying("New")).then(() => "kept", (error: unknown) => String(error));
    assert(refusal.includes("Git left a conflict"), `the refusal says why: ${refusal}`);
    assertEqual(await read(markdown()), text, "the file");
    await write(markdown(), text.replace(/<{7}.*\n/, "").replace(/={7}\n[^]*/, ""));
    await notes.of(entry);
    await problemsOf(markdown(), (problems) => (problems.length === 0 ? true : undefined));
  });

  it("keep what the reader wrote around them by hand", async () => {
    const { notes } = await theReader();
    const entry = await shippedSession(2);
    const own = "---\nmood: curious\n---\n\n# My own title\n\nA paragraph of mine.   \n\n- a list\n\n<!-- and a comment -->\n";
    await write(markdown(), own);
    const { id } = await notes.add(entry, { session: "s2" }, saying("Added"));
    assert((await read(markdown())).startsWith(own), "what was there is untouched");
    await notes.edit(entry, { id, body: "Changed" });
    assertEqual(await bodies(notes, entry), ["Changed"], "the note");
    await notes.delete(entry, id);
    assertEqual(await bodies(notes, entry), [], "after deleting");
    assert((await read(markdown())).startsWith(own), "what was there is still untouched");
  });

  it("see what a hand changed in their file", async () => {
    const { notes } = await theReader();
    const entry = await shippedSession(2);
    await notes.add(entry, { session: "s2" }, saying("As written"));
    await write(markdown(), (await read(markdown())).replace("As written", "As mended by hand"));
    assertEqual(await bodies(notes, entry), ["As mended by hand"], "the note");
  });

  it("join edits in an open editor that are not saved yet", async () => {
    const { notes } = await theReader();
    const entry = await shippedSession(2);
    await notes.add(entry, { session: "s2" }, saying("First"));
    const editor = await vscode.window.showTextDocument(markdown());
    await eventually("the edit to be taken", async () => (await editor.edit((edit) =>
      edit.insert(new vscode.Position(editor.document.lineCount, 0), "\nHalf a sentence")) ? true : undefined));
    await notes.add(entry, { session: "s2" }, saying("Second"));
    const text = await read(markdown());
    for (const words of ["First", "Half a sentence", "Second"]) assert(text.includes(words), `“${words}” is in the file`);
  });

  it("of two windows writing at once are all kept", async () => {
    const entry = await shippedSession(2);
    const windows = [await anotherStore(here()), await anotherStore(here())];
    const wanted = Array.from({ length: 12 }, (_, index) => `Thought ${index}`);
    await Promise.all(wanted.map((body, index) => windows[index % 2]?.add(entry, { session: "s2" }, saying(body))));
    const reader = await anotherStore(here());
    assertEqual((await bodies(reader, entry)).toSorted(), wanted.toSorted(), "notes");
    assert((await reader.of(entry)).every(({ created }) => created !== ""), "every note has its place and time");
  });

  it("are not lost when a window dies in the middle of writing them", async () => {
    const { notes } = await theReader();
    const entry = await shippedSession(2);
    await notes.add(entry, { session: "s2" }, saying("Nearly lost"));
    // What a crash leaves between the deletion and the renaming of a file.
    await vscode.workspace.fs.rename(markdown(), vscode.Uri.joinPath(folder(), ".2-part-time-parliament.md.abcdefgh.tmp"));
    assertEqual(await bodies(notes, entry), ["Nearly lost"], "the note");
    assert((await read(markdown())).includes("Nearly lost"), "the file is back");
  });

  it("that are not there any more are said to be gone", async () => {
    const { notes } = await theReader();
    await assertRefused(notes.edit(await shippedSession(2), { id: "n-nothing", body: "x" }), "This note is no longer in its file.");
  });

  it("tell the views of a change by another window", async () => {
    const { notes, notesTree } = await theReader();
    const entry = await shippedSession(2);
    await notes.of(entry);
    let told = false;
    const listening = notes.onDidChange(() => { told = true; });
    await (await anotherStore(here())).add(entry, { session: "s2" }, saying("From elsewhere"));
    await eventually("word of the change", () => (told ? true : undefined));
    listening.dispose();
    const [group] = await notesTree.getChildren();
    assertEqual(group?.kind === "notes" ? group.notes.length : 0, 1, "notes in the view");
  });
});

describe("a note that cannot be kept", () => {
  const kept = "# Mine\n\n## Note ^n-old\n\nKept long ago.\n";
  let registered: vscode.Disposable;
  before(() => {
    registered = vscode.workspace.registerFileSystemProvider("locked", new LockedFiles({ "/notes/n.md": kept }));
  });
  after(() => registered.dispose());

  it("for want of permission is refused with a sentence, and what was there stays", async () => {
    const entry = await shippedSession(2);
    const store = await anotherStore(placesIn(vscode.Uri.parse("locked:/notes")));
    await assertRefused(store.add(entry, { session: "s2" }, saying("New")), "may not be written to");
    await assertRefused(store.edit(entry, { id: "n-old", body: "New" }), "may not be written to");
    await assertRefused(store.delete(entry, "n-old"), "may not be written to");
    assertEqual(await bodies(store, entry), ["Kept long ago."], "the old note");
  });

  it("because a file is in the way of the folder is refused with a sentence", async () => {
    const place = vscode.Uri.joinPath(workspaceFolder(), "in-the-way");
    await write(place, "I am a file.");
    const store = await anotherStore(placesIn(vscode.Uri.joinPath(place, "below")));
    await assertRefused(store.add(await shippedSession(2), { session: "s2" }, saying("New")), "The note was not kept");
    assertEqual(await read(place), "I am a file.", "the file in the way");
  });

  it("because the file of places is damaged is refused, and neither file is touched", async () => {
    const root = vscode.Uri.joinPath(workspaceFolder(), "damaged");
    await write(vscode.Uri.joinPath(root, "n.md"), kept);
    await write(vscode.Uri.joinPath(root, "n.anchors.json"), "{ not json");
    const store = await anotherStore(placesIn(root));
    await assertRefused(store.add(await shippedSession(2), { session: "s2" }, saying("New")), "cannot be read");
    assertEqual(await read(vscode.Uri.joinPath(root, "n.anchors.json")), "{ not json", "the places");
    assertEqual(await read(vscode.Uri.joinPath(root, "n.md")), kept, "the notes");
  });
});

async function assertRefused(work: Promise<unknown>, words: string): Promise<void> {
  const outcome = await work.then(() => "it was kept", (error: unknown) => (error instanceof Error ? error.message : String(error)));
  assert(outcome.includes(words), `expected a sentence with “${words}”, got: ${outcome}`);
}
