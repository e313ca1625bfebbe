// The notes on the page: draws them and their editors where they stand, and asks the host to keep what is written.
// What was typed is never thrown away by a failure: the editor stays open with the host's sentence.
import { render } from "preact";
import type { FenceAnswer, Note, NoteTarget, Paper } from "../../../wire/reader";
import type { LabTarget } from "../../../wire/run";
import type { Draft } from "../kept";
import { type NoteActions, NoteCard } from "./note-card";
import { type DraftChange, type EditorActions, isEmpty, NoteEditor } from "./note-editor";
import { kindNames } from "./note-kinds";
import { paint } from "./note-paint";
import type { NoteSlots } from "./note-slots";
import { type Item, NotesOnPage, type Written } from "./notes-on-page";
import { reasonOf, say } from "../status";

/** What is to be different about a note. */
type Change = Pick<Note, "id"> & Partial<Pick<Note, "kind" | "done" | "target" | "body">> & { readonly citation?: Note["citation"] | null };

export interface NotesHost {
  readonly add: (note: Pick<Note, "kind" | "target" | "body" | "citation">) => Promise<Note>;
  readonly edit: (change: Change) => Promise<Note>;
  readonly remove: (id: string) => Promise<unknown>;
  readonly openFile: (id: string) => Promise<unknown>;
  readonly openPaper: (reading: string) => Promise<unknown>;
  readonly readFence: (fence: string) => Promise<FenceAnswer>;
  readonly openLab: (target: LabTarget) => Promise<unknown>;
  /** Drafts changed: keep them. */
  readonly keep: () => void;
  /** What is selected in the text. */
  readonly selected: () => NoteTarget | undefined;
}

interface Trouble {
  readonly failure?: string;
  readonly busy: boolean;
}

/** A place shows so many notes at first: a page with thousands is still drawn at once. */
const shownAtFirst = 8;

export class NotesView {
  readonly #host: NotesHost;
  #page: NotesOnPage | undefined;
  #notes: readonly Note[] = [];
  #papers: readonly Paper[] = [];
  #drafts: readonly Draft[];
  #troubles: ReadonlyMap<string, Trouble> = new Map();
  readonly #unfolded = new Set<string>();

  constructor(host: NotesHost, drafts: readonly Draft[]) {
    this.#host = host;
    this.#drafts = drafts;
  }

  get drafts(): readonly Draft[] { return this.#drafts; }

  /** The page was drawn anew: the notes go to their places on it. */
  mount(slots: NoteSlots): void {
    this.#page = new NotesOnPage(slots, (slot, items) => this.#drawSlot(slot, items));
    this.#draw();
  }

  unmount(): void {
    this.#page?.end();
    this.#page = undefined;
  }

  /** The width of the page changed, or what stands on it. */
  arrange(): void { this.#page?.arrange(); }

  show(notes: readonly Note[], papers: readonly Paper[]): void {
    // What did not change keeps its identity, and with it the place that was found for it.
    const before = new Map(this.#notes.map((note) => [note.id, note]));
    this.#notes = notes.map((note) => sameOrNew(before.get(note.id), note));
    const others = JSON.stringify(papers) !== JSON.stringify(this.#papers);
    this.#papers = papers;
    this.#draw(() => others);
  }

  /** Opens an editor, or goes to the one already open for the same thing. A highlight needs none. */
  compose(kind: Note["kind"], target: NoteTarget, note?: Note): void {
    if (kind === "highlight" && !note) {
      if (target.quote) void this.#keep(this.#host.add({ kind, target, body: "" }), "Highlighted.");
      else say("Select words of the text first.");
      return;
    }
    const key = note?.id ?? keyOf(target);
    if (!this.#drafts.some((draft) => draft.key === key)) {
      const own = note ? { id: note.id, ...(note.citation ? { citation: note.citation } : {}) } : {};
      this.#setDrafts([...this.#drafts, { key, kind, target, text: note?.body ?? "", ...own }]);
    }
    focusIn(`[data-draft="${CSS.escape(key)}"] textarea`);
  }

  /** False when there is no such note. */
  reveal(id: string): boolean {
    const note = this.#notes.find((each) => each.id === id);
    if (!note || !this.#page) return false;
    const { slot, ranges } = this.#page.standing(note.target);
    this.#unfold(slot);
    const [passage] = this.#passage(note);
    if (passage) scrollTo(passage);
    const card = document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`);
    card?.querySelector<HTMLElement>("[data-edit]")?.focus({ preventScroll: true });
    if (ranges.length === 0) card?.scrollIntoView({ block: "center", behavior: "instant" });
    return true;
  }

  /** The note whose passage holds a place of the document. */
  at(node: Node, offset: number): Note | undefined { return this.#page?.at(node, offset); }

  /** Drafts say what is wrong with them, so they are always drawn again. */
  #draw(anew: (item: Written) => boolean = ({ kind }) => kind === "draft"): void {
    const drafts = new Map(this.#drafts.map((draft) => [draft.id ?? draft.key, draft]));
    const written = this.#notes.map((note): Written => {
      const draft = drafts.get(note.id);
      drafts.delete(note.id);
      return draft ? { kind: "draft", draft } : { kind: "note", note };
    });
    // A draft of a note that meanwhile was deleted elsewhere keeps its words as a new note.
    this.#page?.show([...written, ...[...drafts.values()].map((draft): Written => ({ kind: "draft", draft }))], anew);
  }

  /** What a note is about, or perhaps is. */
  #passage(note: Note): readonly StaticRange[] {
    const standing = this.#page?.standing(note.target);
    return standing?.lost?.ranges ?? standing?.ranges ?? [];
  }

  #unfold(slot: HTMLElement): void {
    this.#unfolded.add(foldOf(slot));
    this.#page?.drawAt(slot);
  }

  #drawSlot(slot: HTMLElement, items: readonly Item[]): void {
    const { slotPoint: point, slotBlock, slotLost, slotSession } = slot.dataset;
    if (slotBlock !== undefined && items.length === 0) {
      render(null, slot);
      return;
    }
    const unfolded = this.#unfolded.has(foldOf(slot));
    const shown = items.filter((item, index) => unfolded || index < shownAtFirst || item.kind === "draft");
    const hidden = items.length - shown.length;
    const writing = items.some((item) => item.kind === "draft" && item.draft.key === keyOf({ session: "", point }));
    const addable = (point !== undefined || slotSession !== undefined) && !writing;
    render(<>
      {slotSession !== undefined && items.length > 0 && <h2>Notes on this session</h2>}
      {slotLost !== undefined && items.length > 0 && <h2>Notes that lost their passage</h2>}
      {shown.map((item) => this.#item(item))}
      {hidden > 0 && <button type="button" class="quiet unfold" onClick={() => this.#unfold(slot)}>Show {hidden} more</button>}
      {addable && <button
        type="button" class="quiet add-note" data-compose={point ?? ""}
        onClick={() => this.compose("note", { session: "", ...(point === undefined ? {} : { point }) })}
        aria-label={point === undefined ? "Add note on this session" : `Add note on point ${point}`}
      >Add note</button>}
    </>, slot);
  }

  #item(item: Item) {
    if (item.kind === "note") {
      const { note, standing } = item;
      return <NoteCard key={note.id} note={note} lost={standing.lost} papers={this.#papers} actions={this.#cardActions} />;
    }
    const { draft } = item;
    const trouble = this.#troubles.get(draft.key);
    return <NoteEditor
      key={`draft ${draft.key}`} draft={draft} original={this.#notes.find(({ id }) => id === draft.id)} papers={this.#papers}
      failure={trouble?.failure} busy={trouble?.busy ?? false} actions={this.#editorActions}
    />;
  }

  readonly #cardActions: NoteActions = {
    edit: (note) => this.compose(note.kind, note.target, note),
    remove: (note) => void this.#remove(note),
    openFile: (note) => tell(this.#host.openFile(note.id)),
    openPaper: (reading) => tell(this.#host.openPaper(reading)),
    readFence: (fence) => this.#host.readFence(fence),
    openLab: (target) => tell(this.#host.openLab(target)),
    tick: (note, done) => void this.#keep(this.#host.edit({ id: note.id, done })),
    attach: (note, target = this.#host.selected()) => {
      if (!target?.quote) return say("Select words of the text first.");
      void this.#keep(this.#host.edit({ id: note.id, target }), "Attached.").then(() => this.reveal(note.id));
    },
    showPassage: (note) => {
      const passage = this.#passage(note);
      const [first, last] = [passage[0], passage.at(-1)];
      if (!first || !last) return;
      scrollTo(first);
      getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
    },
    point: (note) => {
      paint({ pointed: note ? this.#passage(note) : [] });
    },
  };

  readonly #editorActions: EditorActions = {
    change: ({ key }, change) => this.#change(key, change),
    save: ({ key }) => void this.#save(key),
    cancel: (draft) => this.#close(draft),
  };

  async #save(key: string): Promise<void> {
    const draft = this.#drafts.find((each) => each.key === key);
    if (!draft || isEmpty(draft) || this.#troubles.get(key)?.busy) return;
    const citation = draft.citation?.page.trim() === "" ? undefined : draft.citation;
    if (draft.citation && !citation) return this.#trouble(key, { busy: false, failure: "Say on which page that is, or leave its words out." });
    this.#trouble(key, { busy: true });
    const known = this.#notes.find(({ id }) => id === draft.id);
    const { kind, target, text: body } = draft;
    try {
      const note = await (known ? this.#host.edit({ id: known.id, kind, body, citation: citation ?? null })
        : this.#host.add({ kind, target, body, ...(citation ? { citation } : {}) }));
      this.#trouble(key, undefined);
      this.#drafts = this.#drafts.filter((each) => each.key !== key);
      this.#host.keep();
      this.#replace(note);
      focusIn(`[data-note="${CSS.escape(note.id)}"] [data-edit]`);
      say(`${kindNames[note.kind]} saved.`);
    } catch (error) {
      this.#trouble(key, { busy: false, failure: reasonOf(error) });
    }
  }

  /** A change that needs no editor: what fails is said. */
  async #keep(change: Promise<Note>, said?: string): Promise<void> {
    try {
      const note = await change;
      this.#replace(note);
      getSelection()?.removeAllRanges();
      if (said !== undefined) say(said);
    } catch (error) {
      this.#draw();
      say(reasonOf(error));
    }
  }

  #replace(note: Note): void {
    const there = this.#notes.some(({ id }) => id === note.id);
    this.show(there ? this.#notes.map((each) => (each.id === note.id ? note : each)) : [...this.#notes, note], this.#papers);
  }

  async #remove(note: Note): Promise<void> {
    const slot = this.#page?.standing(note.target).slot;
    try {
      await this.#host.remove(note.id);
    } catch (error) {
      return say(reasonOf(error));
    }
    this.show(this.#notes.filter(({ id }) => id !== note.id), this.#papers);
    slot?.querySelector<HTMLElement>("button")?.focus();
    say(`${kindNames[note.kind]} deleted.`);
  }

  #close(draft: Draft): void {
    this.#trouble(draft.key, undefined);
    this.#setDrafts(this.#drafts.filter(({ key }) => key !== draft.key));
    if (draft.id !== undefined) focusIn(`[data-note="${CSS.escape(draft.id)}"] [data-edit]`);
    else if (!draft.target.quote) focusIn(`[data-compose="${CSS.escape(draft.target.point ?? "")}"]`);
  }

  #change(key: string, change: DraftChange): void {
    this.#setDrafts(this.#drafts.map((each) => (each.key === key ? { ...each, ...change } : each)));
  }

  #setDrafts(drafts: readonly Draft[]): void {
    this.#drafts = drafts;
    this.#host.keep();
    this.#draw();
  }

  #trouble(key: string, trouble: Trouble | undefined): void {
    const next = new Map(this.#troubles);
    if (trouble) next.set(key, trouble);
    else next.delete(key);
    this.#troubles = next;
    this.#draw();
  }
}

function sameOrNew(before: Note | undefined, now: Note): Note {
  if (!before) return now;
  const target = JSON.stringify(before.target) === JSON.stringify(now.target) ? before.target : now.target;
  return { ...now, target };
}

function foldOf({ dataset }: HTMLElement): string {
  return `${dataset["slotPoint"] ?? ""} ${dataset["slotBlock"] ?? ""} ${dataset["slotLost"] === undefined ? "" : "lost"}`;
}

function keyOf({ point, quote }: NoteTarget): string {
  if (quote) return `passage ${quote.start} ${quote.exact.slice(0, 40)}`;
  return point === undefined ? "session" : `point ${point}`;
}

function tell(request: Promise<unknown>): void {
  request.catch((error: unknown) => say(reasonOf(error)));
}

function scrollTo(range: StaticRange): void {
  range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
}

function focusIn(selector: string): void {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest", behavior: "instant" });
}
