// Shows in the outline which section the reader is in, and folds it away where there is no column for it.

export function markCurrentSection(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".outline a")];
  const line = window.innerHeight / 4;
  const passed = links.filter((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading !== null && heading.getBoundingClientRect().top <= line;
  });
  const current = passed.at(-1);
  for (const link of links) {
    if (link === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

/** Open beside the text, closed above it: the reader may change that, but not while the width stays what it is. */
export function foldOutline(page: Element): void {
  let wide: boolean | undefined;
  new ResizeObserver(() => {
    const details = document.querySelector<HTMLDetailsElement>(".outline details");
    const now = details !== null && getComputedStyle(details).position === "sticky";
    if (details && now !== wide) details.open = now;
    wide = now;
  }).observe(page);
}
