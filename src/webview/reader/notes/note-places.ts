// Between the marked words and their notes, and to words that were searched for.
import { paint } from "./note-paint";
import type { NotesView } from "./notes-view";

/** A click on marked words goes to their note; a selection or a link is left alone. */
export function openNotesByClick(body: () => Element, notes: NotesView): void {
  document.addEventListener("click", ({ target, clientX, clientY }) => {
    if (!(target instanceof Element) || !body().contains(target) || target.closest("a, button, input, label, .notes-slot, .lab-stage, .drawing")) return;
    if (getSelection()?.isCollapsed === false) return;
    const caret = document.caretRangeFromPoint(clientX, clientY);
    const note = caret && notes.at(caret.startContainer, caret.startOffset);
    if (note) notes.reveal(note.id);
  });
}

const markedMs = 6000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Brings a block of the text into view, with the words marked for a while. */
export function showWords(body: Element, block: number, words: readonly string[]): void {
  const element = body.querySelector<HTMLElement>(`[data-block="${block}"]`);
  if (!element) return;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  paint({ found: words.flatMap((word) => rangesOf(element, word)) });
  clearTimeout(timer);
  timer = setTimeout(() => paint({ found: [] }), markedMs);
}

function rangesOf(element: Element, word: string): readonly StaticRange[] {
  const found: StaticRange[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && word !== ""; node = walker.nextNode()) {
    const text = (node.textContent ?? "").toLowerCase();
    for (let at = text.indexOf(word.toLowerCase()); at >= 0; at = text.indexOf(word.toLowerCase(), at + word.length)) {
      found.push(new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: at + word.length }));
    }
  }
  return found;
}
