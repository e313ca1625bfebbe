// The margin beside the text: notes stand level with what they are about, below one another, and beside nothing that is
// already there. One reading of the page, then one writing.

export interface InMargin {
  /** Where it would like to begin, from the top of the text. */
  readonly wanted: number;
  readonly height: number;
}

interface Taken {
  readonly top: number;
  readonly bottom: number;
}

/** Where each begins, in their order: where it wants to, else right below what is in the way. */
export function stack(items: readonly InMargin[], taken: readonly Taken[], gap: number): readonly number[] {
  const inOrder = taken.toSorted((one, other) => one.top - other.top);
  let free = 0;
  return items.map(({ wanted, height }) => {
    let top = Math.max(wanted, free);
    for (const each of inOrder) if (each.top < top + height + gap && each.bottom + gap > top) top = each.bottom + gap;
    free = top + height + gap;
    return top;
  });
}

const gap = 14;

/** Lays out what stands in the margin. `wantedOf` gives the height on the screen of what an element is about. */
export function arrangeMargin(body: HTMLElement, slots: readonly HTMLElement[], wantedOf: (slot: HTMLElement) => number | undefined): void {
  const inMargin = getComputedStyle(body).getPropertyValue("--notes").trim() === "margin";
  if (!inMargin || slots.length === 0) {
    for (const slot of slots) slot.style.removeProperty("inset-block-start");
    body.style.removeProperty("min-block-size");
    return;
  }
  const { top: origin, right } = body.getBoundingClientRect();
  const measured = slots.map((slot) => ({
    slot, wanted: (wantedOf(slot) ?? origin) - origin, height: slot.offsetHeight,
    offset: (slot.offsetParent ?? body).getBoundingClientRect().top - origin,
  })).toSorted((one, other) => one.wanted - other.wanted);
  // A margin's other tenants: side notes, and figures that reach into it.
  const taken = [...body.querySelectorAll<HTMLElement>(".side-note, .lab")].map((each) => each.getBoundingClientRect())
    .filter((each) => each.height > 0 && each.right > right + 1)
    .map(({ top, bottom }) => ({ top: top - origin, bottom: bottom - origin }));
  const tops = stack(measured, taken, gap);
  measured.forEach(({ slot, offset }, index) => { slot.style.insetBlockStart = `${(tops[index] ?? 0) - offset}px`; });
  const end = Math.max(...measured.map(({ height }, index) => (tops[index] ?? 0) + height));
  body.style.minBlockSize = `${Math.ceil(end)}px`;
}
