// Focus mode: everything but the paragraph at hand steps back. The one at hand is the one on the reading line, which wanders
// from the top of the window to its foot as the page is read, so that the first and the last paragraph have their turn too.

export class FocusMode {
  readonly #body: () => Element;
  #on = false;
  #atHand: Element | undefined;

  constructor(body: () => Element) { this.#body = body; }

  get on(): boolean { return this.#on; }

  set(on: boolean): void {
    this.#on = on;
    document.body.classList.toggle("focus-mode", on);
    this.follow();
  }

  /** The page was scrolled, or drawn anew. */
  follow(): void {
    const atHand = this.#on ? blockAtHand(this.#body()) : undefined;
    if (atHand === this.#atHand) return;
    this.#atHand?.classList.remove("at-hand");
    atHand?.classList.add("at-hand");
    this.#atHand = atHand;
  }
}

function blockAtHand(body: Element): Element | undefined {
  const { scrollHeight, clientHeight } = document.documentElement;
  const read = scrollHeight > clientHeight ? window.scrollY / (scrollHeight - clientHeight) : 0;
  const line = clientHeight * (0.3 + 0.45 * read);
  const distance = (block: Element): number => {
    const { top, bottom } = block.getBoundingClientRect();
    return top > line ? top - line : Math.max(0, line - bottom);
  };
  let nearest: { readonly block: Element; readonly distance: number } | undefined;
  for (const block of body.querySelectorAll("[data-block]")) {
    const away = distance(block);
    if (!nearest || away < nearest.distance) nearest = { block, distance: away };
  }
  return nearest?.block;
}
