// Where the reader stands, as a block of the text and how far into it: the same place at another width.
import type { Place } from "../../wire/reader";

/** Above the first block, the place is counted from the top of the page. */
const top = -1;

export function currentPlace(): Place {
  const blocks = blocksOf();
  const below = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 0);
  const block = blocks[below];
  const offset = block ? -block.getBoundingClientRect().top : 0;
  if (!block || (below === 0 && offset < 0)) return { block: top, offset: window.scrollY };
  return { block: Number(block.dataset["block"]), offset: Math.round(offset) };
}

function goTo(place: Place): void {
  const block = blocksOf().find(({ dataset }) => Number(dataset["block"]) === place.block);
  const from = block ? block.getBoundingClientRect().top + window.scrollY : 0;
  window.scrollTo({ top: from + place.offset, behavior: "instant" });
}

/** Keeps a place while the page settles (fonts, notes, players), until the reader moves. Returns what ends it. */
export function hold(place: Place, page: Element): () => void {
  goTo(place);
  const observer = new ResizeObserver(() => goTo(place));
  observer.observe(page);
  const moves = ["wheel", "keydown", "pointerdown", "touchstart"] as const;
  const end = (): void => {
    observer.disconnect();
    for (const move of moves) window.removeEventListener(move, end, true);
  };
  for (const move of moves) window.addEventListener(move, end, { capture: true, passive: true });
  return end;
}

function blocksOf(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-block]")];
}
