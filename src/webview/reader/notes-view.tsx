// The notes on the page: draws them and their editors where they stand, and asks the host to keep what is written.
// What was typed is never thrown away by a failure: the editor stays open with the host's sentence.
import { render } from "preact";
import type { Note, NoteTarget } from "../../wire/reader";
import type { Draft } from "./kept";
import { NoteCard, NoteEditor } from "./note-card";
import type { NoteSlots, Standing } from "./note-slots";
import { reasonOf, say } from "./status";

export interface NotesHost {
  readonly save: (note: { readonly id?: string; readonly target: NoteTarget; readonly body: string }) => Promise<Note>;
  readonly remove: (id: string) => Promise<unknown>;
  readonly openFile: (id: string) => Promise<unknown>;
  /** Drafts changed: keep them. */
  readonly keep: () => void;
}

interface Trouble {
  readonly failure?: string;
  readonly busy: boolean;
}

type Item =
  | { readonly kind: "note"; readonly note: Note; readonly standing: Standing }
  | { readonly kind: "draft"; readonly draft: Draft; readonly standing: Standing };

export class NotesView {
  readonly #host: NotesHost;
  #slots: NoteSlots | undefined;
  #notes: readonly Note[] = [];
  #drafts: readonly Draft[];
  #troubles: ReadonlyMap<string, Trouble> = new Map();

  constructor(host: NotesHost, drafts: readonly Draft[]) {
    this.#host = host;
    this.#drafts = drafts;
  }

  get drafts(): readonly Draft[] { return this.#drafts; }

  /** The page was drawn anew: the notes go to their places on it. */
  mount(slots: NoteSlots): void {
    this.#slots = slots;
    this.#draw();
  }

  unmount(): void {
    for (const slot of this.#slots?.all() ?? []) render(null, slot);
    this.#slots = undefined;
  }

  show(notes: readonly Note[]): void {
    this.#notes = notes;
    this.#draw();
  }

  /** Opens an editor, or goes to the one already open for the same thing. */
  compose(target: NoteTarget, note?: Note): void {
    const key = note?.id ?? keyOf(target);
    if (!this.#drafts.some((draft) => draft.key === key)) {
      const draft = { key, target, text: note?.body ?? "", ...(note ? { id: note.id } : {}) };
      this.#setDrafts([...this.#drafts, draft]);
    }
    focusIn(`[data-draft="${CSS.escape(key)}"] textarea`);
  }

  #draw(): void {
    const slots = this.#slots;
    if (!slots) return;
    const items = new Map<HTMLElement, Item[]>(slots.all().map((slot) => [slot, []]));
    const add = (item: Item): void => {
      const { slot } = item.standing;
      items.set(slot, [...(items.get(slot) ?? []), item]);
    };
    for (const note of this.#notes) {
      const draft = this.#drafts.find(({ id }) => id === note.id);
      const standing = slots.find(note.target);
      add(draft ? { kind: "draft", draft, standing } : { kind: "note", note, standing });
    }
    // A draft of a note that meanwhile was deleted elsewhere keeps its words as a new note.
    for (const draft of this.#drafts) {
      if (this.#notes.some(({ id }) => id === draft.id)) continue;
      add({ kind: "draft", draft, standing: slots.find(draft.target) });
    }
    for (const [slot, here] of items) this.#drawSlot(slot, here);
    paint([...items.values()].flat());
  }

  #drawSlot(slot: HTMLElement, items: readonly Item[]): void {
    const { slotPoint: point, slotBlock } = slot.dataset;
    const passage = slotBlock !== undefined;
    if (passage && items.length === 0) {
      render(null, slot);
      slot.remove();
      return;
    }
    const rest = !passage && point === undefined;
    const writing = items.some((item) => item.kind === "draft" && item.draft.key === keyOf({ session: "", point }));
    render(<>
      {rest && items.length > 0 && <h2>Notes on this session</h2>}
      {items.map((item) => this.#item(item))}
      {!passage && !writing && <button
        type="button" class="quiet add-note" data-compose={point ?? ""}
        onClick={() => this.compose({ session: "", ...(point === undefined ? {} : { point }) })}
        aria-label={point === undefined ? "Add note on this session" : `Add note on point ${point}`}
      >Add note</button>}
    </>, slot);
  }

  #item(item: Item) {
    switch (item.kind) {
      case "note": return <NoteCard key={item.note.id} note={item.note} lost={item.standing.lost} actions={{
        edit: (note) => this.compose(note.target, note),
        remove: (note) => void this.#remove(note),
        openFile: (note) => void this.#host.openFile(note.id).catch((error: unknown) => say(reasonOf(error))),
        showPassage: () => showRange(item.standing.range),
      }} />;
      case "draft": {
        const { draft } = item;
        const trouble = this.#troubles.get(draft.key);
        const original = this.#notes.find(({ id }) => id === draft.id)?.body ?? "";
        return <NoteEditor
          key={`draft ${draft.key}`} draft={draft} original={original}
          failure={trouble?.failure} busy={trouble?.busy ?? false}
          actions={{
            change: (_, text) => this.#change(draft.key, text),
            save: () => void this.#save(draft.key),
            cancel: () => this.#close(draft),
          }}
        />;
      }
    }
  }

  async #save(key: string): Promise<void> {
    const draft = this.#drafts.find((each) => each.key === key);
    if (!draft || draft.text.trim() === "" || this.#troubles.get(key)?.busy) return;
    this.#trouble(key, { busy: true });
    const known = this.#notes.find(({ id }) => id === draft.id);
    try {
      const { target, text: body } = draft;
      const note = await this.#host.save({ target, body, ...(known ? { id: known.id } : {}) });
      const others = this.#notes.filter(({ id }) => id !== note.id);
      this.#notes = others.length < this.#notes.length
        ? this.#notes.map((each) => (each.id === note.id ? note : each)) : [...this.#notes, note];
      this.#trouble(key, undefined);
      this.#setDrafts(this.#drafts.filter((each) => each.key !== key));
      focusIn(`[data-note="${CSS.escape(note.id)}"] [data-edit]`);
      say("Note saved.");
    } catch (error) {
      this.#trouble(key, { busy: false, failure: reasonOf(error) });
    }
  }

  async #remove(note: Note): Promise<void> {
    const { slot } = this.#slots?.find(note.target) ?? {};
    try {
      await this.#host.remove(note.id);
    } catch (error) {
      return say(reasonOf(error));
    }
    this.show(this.#notes.filter(({ id }) => id !== note.id));
    slot?.querySelector<HTMLElement>("button")?.focus();
    say("Note deleted.");
  }

  #close(draft: Draft): void {
    this.#trouble(draft.key, undefined);
    this.#setDrafts(this.#drafts.filter(({ key }) => key !== draft.key));
    if (draft.id !== undefined) focusIn(`[data-note="${CSS.escape(draft.id)}"] [data-edit]`);
    else if (!draft.target.quote) focusIn(`[data-compose="${CSS.escape(draft.target.point ?? "")}"]`);
  }

  #change(key: string, text: string): void {
    this.#setDrafts(this.#drafts.map((each) => (each.key === key ? { ...each, text } : each)));
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

function keyOf({ point, quote }: NoteTarget): string {
  if (quote) return `passage ${quote.start} ${quote.exact.slice(0, 40)}`;
  return point === undefined ? "session" : `point ${point}`;
}

/** Marks the passages without touching the text: the highlights are painted over it. */
function paint(items: readonly Item[]): void {
  const ranges = (kind: Item["kind"]): readonly Range[] =>
    items.filter((item) => item.kind === kind).flatMap(({ standing }) => (standing.range ? [standing.range] : []));
  CSS.highlights.set("noted", new Highlight(...ranges("note")));
  CSS.highlights.set("composing", new Highlight(...ranges("draft")));
}

function showRange(range: Range | undefined): void {
  const element = range?.startContainer.parentElement;
  if (!range || !element) return;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function focusIn(selector: string): void {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest", behavior: "instant" });
}
