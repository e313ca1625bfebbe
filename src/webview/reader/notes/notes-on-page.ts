// Where the notes stand on a page, and drawing them there: what is in sight at once, the rest in slices while nothing else is asked
// of the page, so that thousands of notes hold up neither it nor the reader.
import { render } from "preact";
import type { Note, NoteTarget } from "../../../wire/reader";
import type { Draft } from "../kept";
import { liveRange } from "../page-text";
import { type Paint, paint } from "./note-paint";
import type { NoteSlots, Standing } from "./note-slots";

export type Written = { readonly kind: "note"; readonly note: Note } | { readonly kind: "draft"; readonly draft: Draft };
export type Item = Written & { readonly standing: Standing };

type Mark = Exclude<Paint, "pointed" | "found">;
type Marks = Readonly<Record<Mark, readonly StaticRange[]>>;

const noMarks: Marks = { highlight: [], note: [], question: [], todo: [], done: [], composing: [], candidate: [] };

/** By then a slice is due even on a page that is never idle. */
const lateMs = 100;
/** To lay out what was drawn takes the browser several times as long as drawing it. */
const layoutShare = 0.8;

export class NotesOnPage {
  readonly #slots: NoteSlots;
  readonly #render: (slot: HTMLElement, items: readonly Item[]) => void;
  /** Finding a passage is work: each is found once for its target. */
  readonly #standings = new Map<NoteTarget, Standing>();
  #written: readonly Written[] = [];
  /** The notes whose passages have yet to be searched for. */
  #sought: Written[] = [];
  #items: ReadonlyMap<HTMLElement, readonly Item[]> = new Map();
  readonly #drawn = new Map<HTMLElement, readonly Item[]>();
  #painted: Marks = noMarks;
  #waiting = 0;

  constructor(slots: NoteSlots, render: (slot: HTMLElement, items: readonly Item[]) => void) {
    this.#slots = slots;
    this.#render = render;
  }

  /** From now on these are the notes. Those that are `anew` are drawn again even if they are the same. */
  show(written: readonly Written[], anew: (item: Written) => boolean = () => false): void {
    this.#written = written;
    for (const [slot, items] of this.#drawn) if (items.some(anew)) this.#drawn.delete(slot);
    for (const each of written) if (each.kind === "draft") this.standing(targetOf(each));
    const sought = written.filter((each) => !this.#known(targetOf(each)));
    const sight = sought.length === 0 ? 0 : this.#slots.startOfSight();
    const above = (each: Written): boolean => (targetOf(each).quote?.start ?? 0) < sight;
    // Downwards from what is in sight, then what is above it.
    this.#sought = [...sought.filter((each) => !above(each)), ...sought.filter(above).toReversed()];
    this.#sort();
    for (const slot of this.#undrawn()) if (inSight(slot) || this.#items.get(slot)?.some(({ kind }) => kind === "draft")) this.#draw(slot);
    this.#settle();
    this.#paint();
  }

  /** Where a note on this stands, searched for at once if it has to be. */
  standing(target: NoteTarget): Standing {
    const known = this.#known(target);
    if (known) return known;
    const found = this.#slots.find(target);
    this.#standings.set(target, found);
    return found;
  }

  /** Draws one place again, at once. */
  drawAt(slot: HTMLElement): void {
    this.#sort();
    this.#draw(slot);
    this.#settle();
    this.#paint();
  }

  /** The note whose passage holds a place of the document. */
  at(node: Node, offset: number): Note | undefined {
    const found = this.#written.findLast((each) => {
      const ranges = each.kind === "note" ? this.#known(targetOf(each))?.ranges : undefined;
      return ranges?.some((range) => liveRange(range).isPointInRange(node, offset));
    });
    return found?.kind === "note" ? found.note : undefined;
  }

  arrange(): void {
    this.#slots.arrange((slot) => this.#items.get(slot)?.reduce<Standing | undefined>((first, { standing }) =>
      (!first || (standing.start ?? 0) < (first.start ?? 0) ? standing : first), undefined)?.ranges[0]);
  }

  /** Nothing more is drawn. */
  end(): void {
    cancelIdleCallback(this.#waiting);
    for (const slot of this.#slots.all()) render(null, slot);
  }

  #known(target: NoteTarget): Standing | undefined {
    const known = this.#standings.get(target);
    if (known?.slot.isConnected) return known;
    const found = this.#slots.findAtOnce(target);
    if (found) this.#standings.set(target, found);
    return found;
  }

  /** The notes whose place is known go to their places, in their order. */
  #sort(): void {
    const items = new Map<HTMLElement, Item[]>(this.#slots.all().map((slot) => [slot, []]));
    for (const written of this.#written) {
      const standing = this.#standings.get(targetOf(written));
      if (!standing) continue;
      const here = items.get(standing.slot);
      if (here) here.push({ ...written, standing });
      else items.set(standing.slot, [{ ...written, standing }]);
    }
    this.#items = items;
  }

  /** The places that show something else than they should, those nearest to sight first. */
  #undrawn(): readonly HTMLElement[] {
    const middle = window.innerHeight / 2;
    return [...this.#items].filter(([slot, items]) => !same(this.#drawn.get(slot), items))
      .map(([slot]) => ({ slot, away: Math.abs(slot.getBoundingClientRect().top - middle) }))
      .toSorted((one, other) => one.away - other.away).map(({ slot }) => slot);
  }

  #draw(slot: HTMLElement): void {
    const items = this.#items.get(slot) ?? [];
    this.#render(slot, items);
    if (slot.dataset["slotBlock"] !== undefined && items.length === 0) {
      this.#drawn.delete(slot);
      slot.remove();
    } else this.#drawn.set(slot, items);
  }

  #settle(): void {
    this.arrange();
    cancelIdleCallback(this.#waiting);
    if (this.#sought.length === 0 && this.#undrawn().length === 0) return;
    this.#waiting = requestIdleCallback((idle) => this.#goOn(idle), { timeout: lateMs });
  }

  /** One slice more: some passages are searched for and some places drawn, in a part of the time there is; the rest is the layout's. */
  #goOn(idle: IdleDeadline): void {
    const reserved = idle.timeRemaining() * layoutShare;
    const free = (): boolean => idle.timeRemaining() > reserved;
    for (let next = this.#sought.shift(); next; next = free() ? this.#sought.shift() : undefined) this.standing(targetOf(next));
    this.#sort();
    const undrawn = this.#undrawn();
    for (const [index, slot] of undrawn.entries()) {
      if (index > 0 && !free()) break;
      this.#draw(slot);
    }
    this.#settle();
    // The marks of all notes are checked by the browser whenever one changes: that is done once.
    if (this.#sought.length === 0 && this.#undrawn().length === 0) this.#paint();
  }

  #paint(): void {
    const marks: Record<Mark, StaticRange[]> = { highlight: [], note: [], question: [], todo: [], done: [], composing: [], candidate: [] };
    for (const item of [...this.#drawn.values()].flat()) {
      const { ranges, lost } = item.standing;
      const kind = item.kind === "draft" ? "composing" : item.note.done ? "done" : item.note.kind;
      marks[kind].push(...ranges);
      marks.candidate.push(...lost?.ranges ?? []);
    }
    const before = this.#painted;
    const changed = (Object.keys(marks) as Mark[]).filter((mark) => !sameEach(before[mark], marks[mark]));
    paint(Object.fromEntries(changed.map((mark) => [mark, marks[mark]])));
    this.#painted = marks;
  }
}

function targetOf(written: Written): NoteTarget {
  return written.kind === "note" ? written.note.target : written.draft.target;
}

/** Also what a little scrolling brings into sight. */
function inSight(slot: HTMLElement): boolean {
  const { top, bottom } = slot.getBoundingClientRect();
  return bottom > -window.innerHeight / 2 && top < window.innerHeight * 1.5;
}

function same(drawn: readonly Item[] | undefined, items: readonly Item[]): boolean {
  return drawn !== undefined && sameEach(drawn.map(writtenIn), items.map(writtenIn)) && sameEach(drawn.map(standingOf), items.map(standingOf));
}

function sameEach(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index]);
}

const writtenIn = (item: Item): Note | Draft => (item.kind === "note" ? item.note : item.draft);
const standingOf = ({ standing }: Item): Standing => standing;
