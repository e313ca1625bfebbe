// The places on the page where notes stand: under each point, at the block of a passage, below the text for those that lost
// their passage, and at the end for the rest. Finds and makes the elements; what is in them is drawn elsewhere.
import { findAtOnce, findQuote, type Span } from "../../../reading/notes/anchors";
import type { NoteTarget } from "../../../wire/reader";
import { arrangeMargin } from "./note-margin";
import { liveRange, type PageText } from "../page-text";

export interface Standing {
  readonly slot: HTMLElement;
  /** The passage, for targets that have one and where it is found; and where in the text it begins. */
  readonly ranges: readonly StaticRange[];
  readonly start?: number;
  /** For a passage that is no longer in the text, the likeliest other: undefined when there is none. */
  readonly lost?: { readonly candidate: NoteTarget | undefined; readonly ranges: readonly StaticRange[] } | undefined;
}

export class NoteSlots {
  readonly #body: HTMLElement;
  readonly #text: PageText;
  readonly #points = new Map<string, HTMLElement>();
  readonly #lost = makeSlot({ slotLost: "" });
  readonly #rest = makeSlot({ slotSession: "" });

  constructor(body: HTMLElement, text: PageText) {
    this.#body = body;
    this.#text = text;
    for (const point of body.querySelectorAll<HTMLElement>("[data-point]")) {
      const id = point.dataset["point"] ?? "";
      const slot = makeSlot({ slotPoint: id });
      this.#points.set(id, slot);
      point.append(slot);
      // A note from VS Code's context menu is then about this point.
      point.dataset["vscodeContext"] = JSON.stringify({ idsrgPoint: id });
    }
    const [lost, rest] = [section("lost-notes", "Notes that lost their passage"), section("session-notes", "Notes on this session")];
    lost.append(this.#lost);
    rest.append(this.#rest);
    body.after(lost, rest);
  }

  /** Where a note on this target stands, if that takes no searching. Makes the place if need be. */
  findAtOnce(target: NoteTarget): Standing | undefined {
    if (!target.quote) return { slot: this.#home(target), ranges: [] };
    const span = findAtOnce(this.#text.searched, target.quote);
    return span && this.#on(span, target);
  }

  /** The same, however long it takes. */
  find(target: NoteTarget): Standing {
    const { quote } = target;
    if (!quote) return { slot: this.#home(target), ranges: [] };
    const found = findQuote(this.#text.searched, quote, () => this.#text.homeOf(target));
    if (found.kind === "found") return this.#on(found.span, target);
    const { candidate } = found;
    const lost = { candidate: candidate && this.#text.target(candidate), ranges: candidate ? this.#text.ranges(candidate) : [] };
    return { slot: this.#lost, ranges: [], lost };
  }

  /** Where in the text what is in sight begins. */
  startOfSight(): number {
    const block = [...this.#body.querySelectorAll("[data-block]")].find((each) => each.getBoundingClientRect().bottom > 0);
    const range = document.createRange();
    if (block) range.selectNodeContents(block);
    return block ? this.#text.span(range)?.start ?? 0 : 0;
  }

  all(): readonly HTMLElement[] {
    return [...(this.#body.parentElement?.querySelectorAll<HTMLElement>(".notes-slot") ?? [])];
  }

  /** Notes on passages stand in the margin, level with their passage, or follow its block when there is no margin. */
  arrange(passageOf: (slot: HTMLElement) => StaticRange | undefined): void {
    const slots = this.all().filter(({ dataset }) => dataset["slotBlock"] !== undefined);
    arrangeMargin(this.#body, slots, (slot) => {
      const passage = passageOf(slot);
      const range = passage && liveRange(passage);
      return range && (range.getClientRects()[0] ?? range.getBoundingClientRect()).top;
    });
  }

  #on(span: Span, target: NoteTarget): Standing {
    const ranges = this.#text.ranges(span);
    const block = ranges[0] && blockOf(ranges[0]);
    return { slot: block ? this.#at(block) : this.#home(target), ranges, start: span.start };
  }

  #home({ point }: NoteTarget): HTMLElement {
    return (point === undefined ? undefined : this.#points.get(point)) ?? this.#rest;
  }

  #at(block: HTMLElement): HTMLElement {
    const name = block.dataset["block"] ?? "";
    const next = block.nextElementSibling;
    if (next instanceof HTMLElement && next.dataset["slotBlock"] === name) return next;
    const made = makeSlot({ slotBlock: name });
    made.classList.add("at-passage");
    block.after(made);
    return made;
  }
}

function section(name: string, label: string): HTMLElement {
  const made = document.createElement("section");
  made.className = name;
  made.setAttribute("aria-label", label);
  return made;
}

function makeSlot(data: Readonly<Record<string, string>>): HTMLElement {
  const slot = document.createElement("div");
  slot.className = "notes-slot";
  Object.assign(slot.dataset, data);
  return slot;
}

/** The block a passage begins in. */
function blockOf({ startContainer }: StaticRange): HTMLElement | undefined {
  const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  return element?.closest<HTMLElement>("[data-block]") ?? undefined;
}
