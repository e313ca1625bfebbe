// Fills the figures of the page with labs: a still picture of the run, and the ways into it.
import { render } from "preact";
import type { LabTarget } from "../../wire/run";
import { LabEmbed } from "../lab/embed";
import { labTargetOf } from "./clicks";

export function fillFigures(page: Element, openLab: (target: LabTarget) => void): void {
  for (const stage of stages(page)) {
    const target = labTargetOf(stage.closest<HTMLElement>("figure") ?? stage);
    if (!target) continue;
    stage.replaceChildren();
    render(<LabEmbed target={target} onOpen={openLab} />, stage);
  }
}

/** Before the page is replaced: whatever runs in its figures ends. */
export function emptyFigures(page: Element): void {
  for (const stage of stages(page)) render(null, stage);
}

function stages(page: Element): readonly HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>("figure.lab[data-lab] > .lab-stage")];
}
