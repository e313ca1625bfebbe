// The meeting on the reader's own clock, unless the page already shows that one.
import { clockReading } from "../../reading/instant";

export function showOwnClock(): void {
  for (const slot of document.querySelectorAll<HTMLElement>("[data-meeting]")) {
    const at = Number(slot.dataset["meeting"]);
    const own = clockReading(at, undefined, document.documentElement.lang || "en-US");
    const clocks = [...(slot.parentElement?.querySelectorAll("time") ?? [])];
    const shown = clocks.some(({ textContent }) => textContent === own);
    slot.textContent = `${own}, where you are`;
    slot.hidden = shown;
  }
}
