// Notes on a selection: the small bar of buttons beside it, and the passage it stands for.
import type { Note, NoteTarget } from "../../../wire/reader";
import { kindNames, kinds } from "./note-kinds";
import type { PageText } from "../page-text";

/** What a note on the current selection is about; undefined when nothing of the text is selected. */
export function selectionTarget(body: Element, text: PageText): NoteTarget | undefined {
  const range = selectedRange(body);
  const span = range && text.span(range);
  return span && text.target(span);
}

function selectedRange(body: Element): Range | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  return range.intersectsNode(body) ? range : undefined;
}

/** The point in which the keyboard is or, when it has left for the palette, was last; undefined once it was elsewhere. */
export function followFocus(): () => string | undefined {
  let point: string | undefined;
  document.addEventListener("focusin", ({ target }) => {
    point = target instanceof Element ? target.closest<HTMLElement>("[data-point]")?.dataset["point"] : undefined;
  });
  return () => point;
}

/** Offers notes while something is selected. For the keyboard the commands do the same from anywhere. */
export function offerNotes(body: () => Element, text: () => PageText, compose: (kind: Note["kind"]) => void): void {
  const bar = makeBar((kind) => {
    bar.hidden = true;
    compose(kind);
  });
  document.body.append(bar);
  let pressed = false;
  const update = (): void => {
    if (bar.contains(document.activeElement)) return;
    const range = selectedRange(body());
    const shown = range !== undefined && !pressed && text().span(range) !== undefined;
    bar.hidden = !shown;
    if (shown) stand(bar, range);
    // VS Code reads this when it opens a context menu: what is offered there depends on it.
    document.body.dataset["vscodeContext"] = JSON.stringify({ idsrgSelected: shown });
  };
  document.addEventListener("pointerdown", ({ target }) => { pressed = !(target instanceof Node && bar.contains(target)); });
  document.addEventListener("pointerup", () => { pressed = false; update(); });
  document.addEventListener("selectionchange", update);
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") bar.hidden = true; });
}

function makeBar(choose: (kind: Note["kind"]) => void): HTMLElement {
  const bar = document.createElement("div");
  bar.className = "selection-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Selection");
  bar.hidden = true;
  const buttons = kinds.map((kind, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = kindNames[kind];
    button.dataset["kind"] = kind;
    button.tabIndex = index === 0 ? 0 : -1;
    button.addEventListener("click", () => choose(kind));
    return button;
  });
  bar.append(...buttons);
  // A button must not take the selection away before it is read.
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = buttons[(at + step + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next?.focus();
  });
  return bar;
}

/** Below the end of the selection, inside the page. */
function stand(bar: HTMLElement, range: Range): void {
  const last = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  const left = Math.max(8, Math.min(last.right - bar.offsetWidth / 2, window.innerWidth - bar.offsetWidth - 16));
  bar.style.left = `${left + window.scrollX}px`;
  bar.style.top = `${last.bottom + window.scrollY + 6}px`;
}
