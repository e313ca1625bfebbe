// The places on the page where notes stand: under each point, at the block of a passage, below the text for those that lost
// their passage, and at the end for the rest. Finds and makes the elements; what is in them is drawn elsewhere.
import { findQuote } from "../../../reading/notes/anchors";
import type { NoteTarget } from "../../../wire/reader";
import { arrangeMargin } from "./note-margin";
import { liveRange, type PageText } from "../page-text";

export interface Standing {
  readonly slot: HTMLElement;
  /** The passage, for targets that have one and where it is found. */
  readonly range: StaticRange | undefined;
  /** For a passage that is no longer in the text, the likeliest other: undefined when there is none. */
  readonly lost?: { readonly candidate: NoteTarget | undefined; readonly range: StaticRange | undefined } | undefined;
}

export class NoteSlots {
  readonly #body: HTMLElement;
  readonly #text: PageText;
  /** What the first note of a slot in the margin is about. */
  readonly #beside = new Map<HTMLElement, StaticRange>();

  constructor(body: HTMLElement, text: PageText) {
    this.#body = body;
    this.#text = text;
    for (const point of body.querySelectorAll<HTMLElement>("[data-point]")) {
      const id = point.dataset["point"] ?? "";
      point.append(makeSlot({ slotPoint: id }));
      // A note from VS Code's context menu is then about this point.
      point.dataset["vscodeContext"] = JSON.stringify({ idsrgPoint: id });
    }
    const [lost, rest] = [section("lost-notes", "Notes that lost their passage"), section("session-notes", "Notes on this session")];
    lost.append(makeSlot({ slotLost: "" }));
    rest.append(makeSlot({ slotSession: "" }));
    body.after(lost, rest);
  }

  /** Where a note on this target stands. Makes the place if need be. */
  find(target: NoteTarget): Standing {
    const { quote, point } = target;
    const found = quote && findQuote(this.#text.searched, quote, () => this.#text.homeOf(target));
    if (found?.kind === "lost") {
      const { candidate } = found;
      const lost = { candidate: candidate && this.#text.target(candidate), range: candidate && this.#text.range(candidate) };
      return { slot: this.#named("slotLost", ""), range: undefined, lost };
    }
    const range = found && this.#text.range(found.span);
    const block = range && blockOf(range);
    if (block) {
      const slot = this.#at(block);
      const before = this.#beside.get(slot);
      if (!before || liveRange(before).compareBoundaryPoints(Range.START_TO_START, liveRange(range)) > 0) this.#beside.set(slot, range);
      return { slot, range };
    }
    return { slot: this.all().find(({ dataset }) => point !== undefined && dataset["slotPoint"] === point) ?? this.rest(), range };
  }

  all(): readonly HTMLElement[] {
    return [...(this.#body.parentElement?.querySelectorAll<HTMLElement>(".notes-slot") ?? [])];
  }

  rest(): HTMLElement { return this.#named("slotSession", ""); }

  /** Notes on passages stand in the margin, level with their passage, or follow its block when there is no margin. */
  arrange(): void {
    const slots = this.all().filter(({ dataset }) => dataset["slotBlock"] !== undefined);
    arrangeMargin(this.#body, slots, (slot) => {
      const range = this.#beside.get(slot);
      return range && (liveRange(range).getClientRects()[0] ?? liveRange(range).getBoundingClientRect()).top;
    });
  }

  /** An emptied place at a passage goes. */
  remove(slot: HTMLElement): void {
    this.#beside.delete(slot);
    slot.remove();
  }

  #named(name: string, value: string): HTMLElement {
    const found = this.all().find(({ dataset }) => dataset[name] === value);
    if (!found) throw new Error("The page has no place for notes on the session.");
    return found;
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
