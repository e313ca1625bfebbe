// Side notes stand in the margin where there is one. Where there is none, a mark opens its note below the line.

/** Whether notes stand beside the text, as the stylesheet decides by the width of the page. */
export function inMargin(): boolean {
  const page = document.querySelector(".page");
  return page !== null && getComputedStyle(page).getPropertyValue("--notes").trim() === "margin";
}

/** The mark of a note was followed. */
export function followMark(mark: HTMLAnchorElement): void {
  const note = document.getElementById(`note-${mark.dataset["noteMark"] ?? ""}`);
  if (!note) return;
  if (inMargin()) {
    // It is in sight, or nearly: the reader is shown which one it is.
    note.scrollIntoView({ block: "nearest", behavior: "instant" });
    note.classList.remove("revealed");
    void note.offsetWidth;
    note.classList.add("revealed");
    return;
  }
  mark.setAttribute("aria-expanded", String(note.classList.toggle("open")));
}
