// What a click on the page does. Every link is answered here, so that none is followed by the frame around the page.
import { labTarget, type LabTarget } from "../../wire/run";

export interface ClickActions {
  readonly openLab: (target: LabTarget) => void;
  readonly openExternal: (href: string) => void;
  readonly openSession: (session: string, anchor: string | undefined) => void;
  readonly reveal: (anchor: string) => void;
  readonly copy: (text: string) => void;
  readonly showLine: (line: number) => void;
  readonly followMark: (mark: HTMLAnchorElement) => void;
  /** Shows what a link leads to; false when there is nothing to show. */
  readonly showCard: (link: HTMLAnchorElement) => boolean;
}

export function answerClicks(actions: ClickActions): void {
  // Before VS Code's own listener on the window, which would open every link with an address by itself.
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const copied = target?.closest<HTMLElement>("button[data-copy]")?.dataset["copy"];
    if (copied !== undefined) return actions.copy(copied);
    const line = target?.closest<HTMLElement>("button[data-line]")?.dataset["line"];
    if (line !== undefined) return actions.showLine(Number(line));
    const link = target?.closest<HTMLAnchorElement>("a[href]");
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    follow(link, actions);
  });
}

function follow(link: HTMLAnchorElement, actions: ClickActions): void {
  const { session, anchor, noteMark } = link.dataset;
  const lab = labTargetOf(link);
  const href = link.getAttribute("href") ?? "";
  if (noteMark !== undefined) return actions.followMark(link);
  // A citation is first looked at; its card leads on.
  if (link.classList.contains("reading-link") && !link.closest(".hover-card") && actions.showCard(link)) return;
  if (lab) actions.openLab(lab);
  else if (session !== undefined) actions.openSession(session, anchor);
  else if (/^https?:/i.test(href)) actions.openExternal(href);
  else if (href.startsWith("#")) actions.reveal(decodeURIComponent(href.slice(1)));
}

/** Where an element of the page points into a lab, as its data attributes say. */
export function labTargetOf({ dataset }: HTMLElement): LabTarget | undefined {
  const { lab, scenario, moment, step, run } = dataset;
  if (lab === undefined) return undefined;
  return {
    ...(run === undefined ? {} : shared(lab, run)),
    lab,
    ...(scenario === undefined ? {} : { scenario }),
    ...(moment === undefined ? {} : { moment }),
    ...(step === undefined ? {} : { step: Number(step) }),
  };
}

/** What a fence says of its run besides its place. The host has checked it when it made the page. */
function shared(lab: string, run: string): Partial<LabTarget> {
  const read = labTarget.safeParse({ ...JSON.parse(run) as object, lab });
  return read.success ? read.data : {};
}
