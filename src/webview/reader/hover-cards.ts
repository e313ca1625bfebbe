// The card beside a link: what it leads to, shown while it is pointed at or has the keyboard. It can be pointed at itself,
// Escape sends it away, and the keyboard goes from the link into it and on.
import { inMargin } from "./side-notes";

const showMs = 250;
const hideMs = 200;
const cardId = "hover-card";
const linkSelector = "a[data-card], a[data-note-mark]";

let shown: { readonly link: HTMLAnchorElement; readonly card: HTMLElement } | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

export function offerCards(): void {
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch") return; // a finger does not hover: its tap is answered as a click
    const link = linkAt(target);
    if (link) soon(() => showCard(link), showMs);
    else if (shown && !shown.card.contains(target as Node)) soon(hideCard, hideMs);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", ({ target }) => {
    const link = linkAt(target);
    if (link?.matches(":focus-visible")) showCard(link);
    else if (shown && !shown.card.contains(target as Node)) hideCard();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    event.preventDefault();
    const { link, card } = shown;
    if (card.contains(document.activeElement)) link.focus();
    hideCard();
  });
}

/** Shows the card of a link at once, and leaves it until the reader goes on. False when there is nothing to show. */
export function showCard(link: HTMLAnchorElement): boolean {
  clearTimeout(timer);
  if (shown?.link === link) return true;
  hideCard();
  const content = contentFor(link);
  if (!content) return false;
  const card = document.createElement("span");
  card.className = "hover-card";
  card.id = cardId;
  card.setAttribute("role", "note");
  card.append(content);
  link.after(card);
  link.setAttribute("aria-describedby", cardId);
  stand(card, link);
  shown = { link, card };
  return true;
}

export function hideCard(): void {
  clearTimeout(timer);
  if (!shown) return;
  const { link, card } = shown;
  shown = undefined;
  card.remove();
  const mark = link.dataset["noteMark"];
  if (mark === undefined) link.removeAttribute("aria-describedby");
  else link.setAttribute("aria-describedby", `note-${mark}`);
}

function contentFor({ dataset }: HTMLAnchorElement): Node | undefined {
  const { card, noteMark } = dataset;
  if (card !== undefined) return document.querySelector<HTMLTemplateElement>(`template[data-card="${CSS.escape(card)}"]`)?.content.cloneNode(true);
  const note = document.getElementById(`note-${noteMark}`);
  // A note that stands in the margin, or open in the text, need not be said twice.
  if (!note || inMargin() || note.classList.contains("open")) return undefined;
  const copy = document.createDocumentFragment();
  for (const paragraph of note.querySelectorAll(".side-note-paragraph")) copy.append(paragraph.cloneNode(true));
  return copy;
}

function linkAt(target: EventTarget | null): HTMLAnchorElement | undefined {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>(linkSelector) : undefined;
  return link && !link.closest(".hover-card") ? link : undefined;
}

function soon(work: () => void, ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(work, ms);
}

/** Below the words of the link, or above them where there is more room; never outside the page. */
function stand(card: HTMLElement, link: HTMLElement): void {
  const words = [...link.getClientRects()].at(-1) ?? link.getBoundingClientRect();
  const { left, top, width, height } = card.getBoundingClientRect();
  const gap = 6;
  const room = document.documentElement.clientWidth - width - 12;
  const x = Math.max(12, Math.min(words.left, room));
  const below = words.bottom + gap + height <= window.innerHeight || words.top < height + gap;
  const y = below ? words.bottom + gap : words.top - gap - height;
  card.style.left = `${card.offsetLeft + x - left}px`;
  card.style.top = `${card.offsetTop + y - top}px`;
}
