// All open labs: one panel each, beside the text the first time, revealed again after that, restored after a reload.
// A link to a lab, scenario or moment that does not exist is answered with a sentence; it never opens an empty panel.
import * as vscode from "vscode";
import type { Lab } from "../../labs/lab";
import { lookUp } from "../../reading/destination";
import { type LabTarget, savedLab, type SavedLab } from "../../wire/run";
import { viewTypes } from "../panels/view-types";
import { knownLabs, labOf, labTitle } from "./known-labs";
import { LabPanel, type LabStart, type LabSurroundings } from "./lab-panel";

/** All panels of a window or a group are closed one after the other within this time. */
const closingMs = 300;

export class LabPanels implements vscode.WebviewPanelSerializer {
  readonly #around: LabSurroundings;
  readonly #open = new Map<string, LabPanel>();

  constructor(around: LabSurroundings) { this.#around = around; }

  panelOf(id: string): vscode.WebviewPanel | undefined { return this.#open.get(id)?.panel; }

  async open(target: LabTarget): Promise<void> {
    const answer = lookUp(labReference(target), knownLabs);
    const lab = labOf(target.lab);
    if (answer.kind === "planned") return tell(vscode.l10n.t("The simulation “{0}” has not been built yet.", labTitle(target.lab)));
    if (answer.kind === "unknown" && (lab === undefined || target.steps === undefined)) {
      tell(lab === undefined
        ? vscode.l10n.t("This link leads nowhere. {0}", answer.message)
        : vscode.l10n.t("{0} The simulation is opened at its beginning.", answer.message));
    }
    if (lab === undefined) return;
    // A run that was shared says itself what of it can no longer be had.
    const place = answer.kind === "unknown" && target.steps === undefined ? { lab: target.lab } : target;
    const before = this.#open.get(lab.id);
    if (before) return before.show(place);
    this.#create(lab, { target: place });
  }

  /** Brings back a lab with its run and its branches, as the reader left it. */
  async resume(saved: SavedLab): Promise<void> {
    const lab = labOf(saved.setup.lab);
    if (lab === undefined) return;
    const open = this.#open.get(lab.id);
    if (open) open.panel.reveal();
    else this.#create(lab, { saved });
  }

  /** The page restores itself from what it kept, or from what was told here if nothing was kept yet; a state that names no lab we have closes the panel. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const read = savedLab.safeParse(state);
    const kept = read.success ? read.data : state === undefined ? this.#around.progress.lab : undefined;
    const lab: Lab | undefined = kept && labOf(kept.setup.lab);
    if (lab === undefined || this.#open.has(lab.id)) {
      this.#around.log.warn("A lab panel could not be restored: what it had kept is no run of a lab that is there.");
      panel.dispose();
      return;
    }
    this.#adopt(new LabPanel(panel, lab, {}, this.#around));
  }

  #create(lab: Lab, start: LabStart): void {
    const panel = vscode.window.createWebviewPanel(viewTypes.lab, lab.title, this.#column(), this.#around.resources.panelOptions());
    this.#adopt(new LabPanel(panel, lab, start, this.#around));
  }

  #adopt(opened: LabPanel): void {
    this.#open.set(opened.lab.id, opened);
    opened.panel.onDidDispose(() => {
      this.#open.delete(opened.lab.id);
      // Closed while reading goes on, it is done with. Closed along with the session, it comes back with it.
      setTimeout(() => { if (this.#around.isReading()) this.#around.progress.closedLab(opened.lab.id); }, closingMs);
    });
  }

  /** With the other labs if there are any, else beside the session in front; without one, where the reader is. */
  #column(): vscode.ViewColumn {
    const other = [...this.#open.values()].find(({ panel }) => panel.viewColumn !== undefined);
    if (other?.panel.viewColumn !== undefined) return other.panel.viewColumn;
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const reading = input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewTypes.reader);
    return reading ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  }
}

function labReference({ lab, scenario, moment, step }: LabTarget) {
  return {
    lab,
    ...(scenario === undefined ? {} : { scenario }), ...(moment === undefined ? {} : { moment }), ...(step === undefined ? {} : { step }),
  };
}

function tell(sentence: string): void { void vscode.window.showInformationMessage(sentence); }
