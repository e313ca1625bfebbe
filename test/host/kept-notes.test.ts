// Notes of every kind through the host: ticked, attached elsewhere, filtered, searched for, carried out and in; on a full disk
// and after a crash; and the reader's own files of the readings.
import * as vscode from "vscode";
import type { SessionEntry } from "../../src/host/sessions/catalogue";
import { NoteFinder } from "../../src/host/notes/note-finder";
import type { NotePlaces } from "../../src/host/notes/note-places";
import { NoteStore } from "../../src/host/notes/note-store";
import { NotesTree } from "../../src/host/notes/notes-tree";
import { OwnPapers } from "../../src/host/notes/own-papers";
import { foundPage } from "../../src/reading/finding";
import { quoteOf } from "../../src/reading/notes/anchors";
import type { NoteTarget } from "../../src/reading/notes/note";
import { readAnnotations, writeAnnotations } from "../../src/reading/notes/notes-annotations";
import { assert, assertEqual } from "./assert";
import { LockedFiles } from "./locked-files";
import { closeAll, read, shippedSession, theReader, watchedFolder, write } from "./the-reader";

let root: vscode.Uri;
let store: NoteStore;
let entry: SessionEntry;
const places = (): NotePlaces => [{ markdown: vscode.Uri.joinPath(root, "n.md"), anchors: vscode.Uri.joinPath(root, "n.anchors.json") }];

/** A passage of the session, as the page would quote it. */
function passage(words: string): NoteTarget {
  const page = foundPage(entry.page());
  const start = page.text.indexOf(words);
  assert(start >= 0, `the session says “${words}”`);
  return { session: entry.session.id, quote: quoteOf(page.searched, { start, end: start + words.length }) };
}

const gone = { exact: "words that never stood there at all", prefix: "and nothing before ", suffix: " nor after them", start: 900 };

describe("notes that last", () => {
  before(async () => {
    root = await watchedFolder("kept-notes");
    entry = await shippedSession(2);
    const none: NotePlaces = [{ markdown: vscode.Uri.joinPath(root, "none.md"), anchors: vscode.Uri.joinPath(root, "none.json") }];
    store = new NoteStore((of) => (of.uri === entry.uri ? places() : none), (await theReader()).log);
  });
  beforeEach(async () => {
    for (const [name] of await vscode.workspace.fs.readDirectory(root)) await vscode.workspace.fs.delete(vscode.Uri.joinPath(root, name));
  });
  after(async () => { store.dispose(); await closeAll(); });

  it("are ticked and attached elsewhere, in both files", async () => {
    const note = await store.add(entry, { session: "s2", quote: gone }, { kind: "todo", done: false, body: "Ask" });
    const ticked = await store.edit(entry, { id: note.id, done: true });
    assertEqual([ticked.done, ticked.body], [true, "Ask"], "ticked");
    const target = passage("the Synod");
    const moved = await store.edit(entry, { id: note.id, target });
    assertEqual(moved.target.quote, target.quote, "its passage");
    assert((await read(places()[0].markdown)).includes("## [x] To-do on a passage"), "the box in the file");
    assert((await read(places()[0].markdown)).includes("> the Synod\n"), "the passage in the file");
  });

  it("are listed as lost in the view, and filtered", async () => {
    const { library } = await theReader();
    const finder = new NoteFinder(library, store);
    const memory = new Map<string, unknown>();
    const memento: vscode.Memento = {
      keys: () => [...memory.keys()], get: <T>(key: string) => memory.get(key) as T, update: async (key, value) => void memory.set(key, value),
    };
    const tree = new NotesTree(library, store, finder, memento);
    await store.add(entry, { session: "s2", quote: gone }, { kind: "question", done: false, body: "Where? #lost" });
    await store.add(entry, passage("the Synod"), { kind: "note", done: false, body: "Found" });
    const groups = async (): Promise<readonly (readonly [string, number])[]> =>
      (await tree.getChildren()).map((node) => [node.kind, node.kind === "note" ? 1 : node.notes.length] as const);
    assertEqual(await groups(), [["lost", 1], ["notes", 1]], "the groups");
    await tree.setFilter(["tag:lost"]);
    assertEqual(await groups(), [["lost", 1]], "by its tag");
    await tree.setFilter(["kind:note", "open:todo"]);
    assertEqual(await groups(), [["notes", 1]], "by its kind");
    tree.dispose();
  });

  it("are found by their words, as the texts are", async () => {
    const { library } = await theReader();
    await store.add(entry, { session: "s2", point: "s2.log.1" }, { kind: "note", done: false, body: "The xylophone of consensus" });
    const search = await new NoteFinder(library, store).search(new vscode.CancellationTokenSource().token);
    assertEqual(search("xyloph").map(({ place }) => place.kind), ["note"], "the note");
    assert(search("quorum majority").some(({ place }) => place.kind !== "note"), "the text");
  });

  it("leave as annotations and come back once", async () => {
    await store.add(entry, passage("the Synod"), { kind: "highlight", done: false, body: "" });
    await store.add(entry, { session: "s2" }, { kind: "note", done: false, body: "All of it" });
    const notes = await store.of(entry);
    const text = writeAnnotations(entry.session, notes);
    for (const { markdown, anchors } of places()) await Promise.all([markdown, anchors].map((uri) => vscode.workspace.fs.delete(uri)));
    const back = readAnnotations(text, "")?.notes ?? [];
    assertEqual(await store.addAll(entry, back), 2, "added");
    assertEqual(await store.addAll(entry, back), 0, "added again");
    assertEqual(await store.of(entry), notes, "notes");
  });

  it("survive a window that dies while it writes a draft, which is not taken for the file", async () => {
    await store.add(entry, { session: "s2" }, { kind: "note", done: false, body: "Whole" });
    await write(vscode.Uri.joinPath(root, ".n.md.deadbeef.tmp"), "# Not");
    assertEqual((await store.of(entry)).map(({ body }) => body), ["Whole"], "notes");
    await store.add(entry, { session: "s2" }, { kind: "note", done: false, body: "More" });
    assertEqual((await store.of(entry)).map(({ body }) => body), ["Whole", "More"], "notes");
  });

  it("are refused with a sentence on a full disk, and what was there stays", async () => {
    const kept = "# Mine\n\n## Note ^n-old\n\nKept long ago.\n";
    const full = new LockedFiles({ "/notes/n.md": kept }, "ENOSPC: no space left on device, write");
    const registered = vscode.workspace.registerFileSystemProvider("full", full);
    const folder = vscode.Uri.parse("full:/notes");
    const files = { markdown: vscode.Uri.joinPath(folder, "n.md"), anchors: vscode.Uri.joinPath(folder, "n.json") };
    const other = new NoteStore(() => [files], (await theReader()).log);
    const said = await other.add(entry, { session: "s2" }, { kind: "note", done: false, body: "New" })
      .then(() => "kept", (error: Error) => error.message);
    assert(said.includes("there is no room left"), said);
    assertEqual((await other.of(entry)).map(({ body }) => body), ["Kept long ago."], "the old note");
    registered.dispose();
  });
});

describe("the reader's own file of a reading", () => {
  it("is a link beside the notes, opened when it is there, and said to be missing when it is not", async () => {
    const papers = new OwnPapers(places, () => {});
    const reading = entry.session.readings[0]?.id ?? "";
    const file = vscode.Uri.joinPath(root, "../paper.pdf");
    await write(file, "%PDF-1.4\n");
    await papers.attach(entry, reading, file);
    const index = JSON.parse(await read(vscode.Uri.joinPath(root, "papers.json"))) as unknown;
    assertEqual(index, { version: 1, papers: { [reading]: "../paper.pdf" } }, "the index");
    assertEqual((await papers.of(entry)).get(reading)?.toString(), file.toString(), "the file");
    await papers.attach(entry, reading, undefined);
    assertEqual((await papers.of(entry)).size, 0, "files after detaching");
    await vscode.workspace.fs.delete(file);
  });
});
