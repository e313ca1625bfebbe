// The places on the page where notes stand: under each point, at the block of a passage, and at the end for the rest.
// Finds and makes the elements; what is in them is drawn elsewhere.
import { findQuote } from "../../reading/anchors";
import type { NoteTarget } from "../../wire/reader";
import type { PageText } from "./page-text";

export interface Standing {
  readonly slot: HTMLElement;
  /** The passage, for targets that have one and where it is found. */
  readonly range: Range | undefined;
  /** True when the target has a passage that is no longer in the text. */
  readonly lost: boolean;
}

export class NoteSlots {
  readonly #body: HTMLElement;
  readonly #text: PageText;

  constructor(body: HTMLElement, text: PageText) {
    this.#body = body;
    this.#text = text;
    for (const point of body.querySelectorAll<HTMLElement>("[data-point]")) {
      point.append(makeSlot({ slotPoint: point.dataset["point"] ?? "" }));
    }
    const rest = document.createElement("section");
    rest.className = "session-notes";
    rest.setAttribute("aria-label", "Notes on this session");
    rest.append(makeSlot({ slotSession: "" }));
    body.after(rest);
  }

  /** Where a note on this target stands. Makes the place if need be. */
  find(target: NoteTarget): Standing {
    const span = target.quote && findQuote(this.#text.text, target.quote);
    const range = span && this.#text.range(span);
    const block = range && blockOf(range);
    if (block) return { slot: this.#at(block), range, lost: false };
    const lost = target.quote !== undefined;
    const point = target.point === undefined ? undefined
      : this.all().find(({ dataset }) => dataset["slotPoint"] === target.point);
    return { slot: point ?? this.rest(), range: undefined, lost };
  }

  all(): readonly HTMLElement[] {
    return [...(this.#body.parentElement?.querySelectorAll<HTMLElement>(".notes-slot") ?? [])];
  }

  rest(): HTMLElement {
    const found = this.all().find(({ dataset }) => dataset["slotSession"] !== undefined);
    if (!found) throw new Error("The page has no place for notes on the session.");
    return found;
  }

  /** Passage notes float beside their block when there is a margin, and follow it when there is none. */
  arrange(): void {
    const inMargin = getComputedStyle(this.#body).getPropertyValue("--notes").trim() === "margin";
    for (const slot of this.all()) {
      const block = slot.dataset["slotBlock"];
      if (block === undefined) continue;
      const element = this.#body.querySelector(`[data-block="${CSS.escape(block)}"]`);
      const there = inMargin ? slot.nextElementSibling === element : slot.previousElementSibling === element;
      // Moving an element takes the keyboard out of it: what is being written in stays where it is.
      if (!element || there || slot.contains(document.activeElement)) continue;
      if (inMargin) element.before(slot);
      else element.after(slot);
    }
  }

  #at(block: HTMLElement): HTMLElement {
    const name = block.dataset["block"] ?? "";
    const found = this.all().find(({ dataset }) => dataset["slotBlock"] === name);
    if (found) return found;
    const made = makeSlot({ slotBlock: name });
    made.classList.add("at-passage");
    block.after(made);
    this.arrange();
    return made;
  }
}

function makeSlot(data: Readonly<Record<string, string>>): HTMLElement {
  const slot = document.createElement("div");
  slot.className = "notes-slot";
  Object.assign(slot.dataset, data);
  return slot;
}

function blockOf(range: Range): HTMLElement | undefined {
  const { endContainer } = range;
  const element = endContainer instanceof Element ? endContainer : endContainer.parentElement;
  return element?.closest<HTMLElement>("[data-block]") ?? undefined;
}
