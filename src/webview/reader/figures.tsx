// Fills the figures of the page with labs. A figure that cannot be filled keeps the link it came with.
import { render } from "preact";
import type { LabTarget } from "../../wire/run";
import { labTargetOf } from "./clicks";

export function fillFigures(page: Element, openLab: (target: LabTarget) => void): void {
  for (const figure of page.querySelectorAll<HTMLElement>("figure.lab[data-lab]")) {
    const stage = figure.querySelector<HTMLElement>(".lab-stage");
    const target = labTargetOf(figure);
    const title = stage?.textContent ?? "";
    if (!stage || !target) continue;
    stage.replaceChildren();
    render(<p class="lab-fallback">
      <span>{title} </span>
      <button type="button" class="secondary" onClick={() => openLab(target)}>Open beside</button>
    </p>, stage);
  }
}

/** Before the page is replaced: whatever runs in its figures ends. */
export function emptyFigures(page: Element): void {
  for (const stage of page.querySelectorAll("figure.lab[data-lab] .lab-stage")) render(null, stage);
}
