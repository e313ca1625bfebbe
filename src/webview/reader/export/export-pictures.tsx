// The figures of the text as SVG that stands alone, for a file or for paper: drawn from the same runs as those on the page,
// at a width that suits a sheet, whatever the reader has meanwhile made of them.
import { render } from "preact";
import { findLab } from "../../../labs/index";
import type { LabTarget } from "../../../wire/run";
import { labTargetOf } from "../clicks";
import { Picture } from "../figure-parts";

const width = 640;
const namespace = "http://www.w3.org/2000/svg";

export interface ExportedPicture {
  readonly reference: LabTarget;
  readonly svg: string;
}

export function exportPictures(page: Element): ExportedPicture[] {
  return [...page.querySelectorAll<HTMLElement>("figure.lab[data-lab]")].flatMap((figure) => {
    const reference = labTargetOf(figure);
    const lab = reference && findLab(reference.lab);
    if (!reference || !lab) return [];
    const easel = document.createElement("div");
    render(<Picture lab={lab} target={reference} width={width} />, easel);
    const svg = joined([...easel.querySelectorAll("svg")]);
    render(null, easel);
    return [{ reference, svg }];
  });
}

/** The parts of a picture side by side as one. The last of them says in words what the whole shows. */
function joined(parts: readonly SVGSVGElement[]): string {
  const widths = parts.map((part) => Number(part.getAttribute("width")));
  const total = widths.reduce((sum, each) => sum + each, 0);
  const height = Math.max(...parts.map((part) => Number(part.getAttribute("height"))));
  const whole = document.createElementNS(namespace, "svg");
  const label = parts.at(-1)?.getAttribute("aria-label") ?? "";
  for (const [name, value] of Object.entries({
    class: "still", role: "img", "aria-label": label, width: total, height, viewBox: `0 0 ${total} ${height}`,
  })) whole.setAttribute(name, String(value));
  let x = 0;
  parts.forEach((part, index) => {
    const copy = part.cloneNode(true) as SVGSVGElement;
    copy.setAttribute("x", String(x));
    copy.removeAttribute("role");
    copy.removeAttribute("aria-label");
    copy.setAttribute("aria-hidden", "true");
    whole.append(copy);
    x += widths[index] ?? 0;
  });
  return new XMLSerializer().serializeToString(whole);
}
