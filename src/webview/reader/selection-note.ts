// Notes on a selection: the small button beside it, and the passage it stands for.
import { quoteOf } from "../../reading/anchors";
import type { NoteTarget } from "../../wire/reader";
import type { PageText } from "./page-text";

/** What a note on the current selection is about; undefined when nothing of the text is selected. */
export function selectionTarget(body: Element, text: PageText): NoteTarget | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(body)) return undefined;
  const span = text.span(range);
  if (!span) return undefined;
  const start = text.range(span)?.startContainer.parentElement;
  const end = text.range(span)?.endContainer.parentElement;
  const point = start?.closest<HTMLElement>("[data-point]")?.dataset["point"];
  const same = point !== undefined && end?.closest<HTMLElement>("[data-point]")?.dataset["point"] === point;
  return { session: "", quote: quoteOf(text.text, span), ...(same ? { point } : {}) };
}

/** The point in which the keyboard is or, when it has left for the palette, was last; undefined once it was elsewhere. */
export function followFocus(): () => string | undefined {
  let point: string | undefined;
  document.addEventListener("focusin", ({ target }) => {
    point = target instanceof Element ? target.closest<HTMLElement>("[data-point]")?.dataset["point"] : undefined;
  });
  return () => point;
}

/** Offers the note while something is selected. For the keyboard the command does the same from anywhere. */
export function offerNotes(selected: () => NoteTarget | undefined, compose: () => void): void {
  const region = document.createElement("section");
  region.setAttribute("aria-label", "Selection");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "compose-here";
  button.textContent = "Note";
  region.hidden = true;
  region.append(button);
  document.body.append(region);
  // The button must not take the selection away before it is read.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    region.hidden = true;
    compose();
  });
  let pressed = false;
  const update = (): void => {
    if (document.activeElement === button) return;
    const range = selected() ? getSelection()?.getRangeAt(0) : undefined;
    region.hidden = range === undefined || pressed;
    if (range && !pressed) stand(button, range);
  };
  document.addEventListener("pointerdown", (event) => { pressed = event.target !== button; });
  document.addEventListener("pointerup", () => { pressed = false; update(); });
  document.addEventListener("selectionchange", update);
}

/** Below the end of the selection, inside the page. */
function stand(button: HTMLElement, range: Range): void {
  const last = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  const left = Math.max(8, Math.min(last.right, window.innerWidth - button.offsetWidth - 16));
  button.style.left = `${left + window.scrollX}px`;
  button.style.top = `${last.bottom + window.scrollY + 6}px`;
}
