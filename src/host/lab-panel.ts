// One open lab: its player runs in the page, which steps the protocol; the host only opens it, places it and remembers
// where the reader stood. Knows the labs' names, never their models.
import * as vscode from "vscode";
import type { Lab } from "../labs/lab";
import { labHost, labPage } from "../wire/lab";
import type { LabTarget, SavedLab } from "../wire/run";
import { PageLink } from "./page-link";
import type { PanelResources } from "./panel-resources";
import type { Progress } from "./progress";

export const labViewType = "idsrg.lab";

export interface LabSurroundings {
  readonly progress: Progress;
  readonly resources: PanelResources;
  readonly log: vscode.LogOutputChannel;
  openSession(session: string, point: string | undefined): Promise<void>;
  /** Whether a session is open. */
  isReading(): boolean;
}

/** A place to go, and a run to continue before that. */
export interface LabStart {
  readonly target?: LabTarget;
  readonly saved?: SavedLab;
}

export class LabPanel {
  readonly #link: PageLink<typeof labHost, typeof labPage>;
  /** What the page does once it is drawn; nothing when it restores itself. */
  #start: LabStart;

  constructor(readonly panel: vscode.WebviewPanel, readonly lab: Lab, start: LabStart, around: LabSurroundings) {
    this.#start = start;
    const { progress, resources } = around;
    const log = (line: string): void => around.log.warn(`Lab ${lab.id}: ${line}`);
    this.#link = new PageLink(panel, {
      serves: labHost, calls: labPage,
      handlers: {
        ready: () => {
          this.#link.heard();
          const { target = null, saved = null } = this.#start;
          this.#start = {};
          return { target, saved };
        },
        place: (saved) => { progress.ran(saved); return {}; },
        openSession: async ({ session, point }) => { await around.openSession(session, point); return {}; },
        copy: async ({ text }) => { await vscode.env.clipboard.writeText(text); return {}; },
      },
    }, log);
    panel.webview.options = resources.options();
    panel.title = lab.title;
    panel.iconPath = resources.icon("lab");
    panel.webview.html = resources.document(panel.webview, "lab", { title: lab.title, html: "", script: "first" });
  }

  /** A page that is hidden, or not drawn yet, goes there when it is. */
  show(target: LabTarget): void {
    if (this.#link.listening) this.#link.tell("show", target);
    else this.#start = { ...this.#start, target };
    this.panel.reveal();
  }
}
