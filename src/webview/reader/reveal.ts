// Brings a heading, a point or a reading into view and puts the keyboard there.

/** False when the page has no such place. */
export function reveal(anchor: string): boolean {
  const element = document.getElementById(anchor) ?? document.getElementById(`section-${anchor}`);
  if (!element) return false;
  element.scrollIntoView({ block: "start", behavior: "instant" });
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.classList.remove("revealed");
  // Reading the width makes the browser notice that the class was away, so that the mark is drawn anew.
  void element.offsetWidth;
  element.classList.add("revealed");
  element.addEventListener("blur", () => element.classList.remove("revealed"), { once: true });
  return true;
}
