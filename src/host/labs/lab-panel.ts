// One open lab: its player runs in the page, which steps the protocol; the host only opens it, places it and remembers
// where the reader stood. Knows the labs' names, never their models.
import * as vscode from "vscode";
import type { Lab } from "../../labs/lab";
import { labHost, labPage } from "../../wire/lab";
import type { LabTarget, SavedLab } from "../../wire/run";
import { PageLink } from "../panels/page-link";
import type { PanelResources } from "../panels/panel-resources";
import type { Progress } from "../sessions/progress";
import type { Sharing } from "./sharing";

export interface LabSurroundings {
  readonly progress: Progress;
  readonly resources: PanelResources;
  readonly sharing: Sharing;
  readonly log: vscode.LogOutputChannel;
  openSession(session: string, point: string | undefined): Promise<void>;
  /** Whether a session is open. */
  isReading(): boolean;
}

/** A place to go, and a run to continue before that. */
export interface LabStart {
  readonly target?: LabTarget;
  readonly saved?: SavedLab;
  /** The run of the file that the panel is an editor of: where it stands whenever it has kept nothing. */
  readonly file?: LabTarget;
}

export class LabPanel {
  readonly #link: PageLink<typeof labHost, typeof labPage>;
  readonly #resources: PanelResources;
  /** What the page does once it is drawn; nothing when it restores itself. */
  #start: LabStart;

  constructor(readonly panel: vscode.WebviewPanel, readonly lab: Lab, start: LabStart, around: LabSurroundings) {
    this.#start = start;
    const { progress, resources, sharing } = around;
    const log = (line: string): void => around.log.warn(`Lab ${lab.id}: ${line}`);
    this.#link = new PageLink(panel, {
      serves: labHost, calls: labPage,
      handlers: {
        ready: ({ kept }) => {
          this.#link.heard();
          const { target, saved, file } = this.#start;
          this.#start = file === undefined ? {} : { file };
          // An editor may write down what its pages keep only every few seconds: then what was told here is later.
          const told = file !== undefined || (kept === null && target) ? undefined : progress.laterLab(lab.id, kept);
          return { target: target ?? (kept === null ? file : undefined) ?? null, saved: saved ?? told ?? null };
        },
        // A saved run is its file's, which the editor brings back by itself.
        place: (saved) => { if (start.file === undefined) progress.ran(saved); return {}; },
        share: async (given) => ({ said: await sharing.share(given) }),
        exportAs: async (given) => ({ said: await sharing.exportAs(given) }),
        openSession: async ({ session, point }) => { await around.openSession(session, point); return {}; },
        copy: async ({ text }) => { await vscode.env.clipboard.writeText(text); return {}; },
      },
    }, log);
    // An editor of a file is called what the file is called.
    if (start.file === undefined) panel.title = lab.title;
    panel.iconPath = resources.icon("lab");
    this.#resources = resources;
    this.draw();
  }

  /** Makes the page anew. It restores itself from what it kept, and then asks where to go. */
  draw(): void {
    const { webview } = this.panel;
    this.#link.lost();
    webview.options = this.#resources.options();
    webview.html = this.#resources.document(webview, "lab", { title: this.lab.title, html: "", script: "first" });
  }

  /** The file of the panel holds another run now. Nothing comes to the front for that. */
  fileChanged(file: LabTarget): void {
    this.#start = this.#link.listening ? { file } : { file, target: file };
    this.#link.tell("show", file);
  }

  /** A page that is hidden, or not drawn yet, goes there when it is. */
  show(target: LabTarget): void {
    if (this.#link.listening) this.#link.tell("show", target);
    else this.#start = { ...this.#start, target };
    this.panel.reveal();
  }
}
