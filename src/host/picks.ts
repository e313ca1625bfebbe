// Asks the reader to choose: a session, a reading, or a simulation in two steps with a way back. Undefined when they leave.
import * as vscode from "vscode";
import type { Lab } from "../labs/lab";
import type { Reading } from "../reading/session";
import type { LabTarget } from "../wire/run";
import type { Catalogue, SessionEntry } from "./sessions/catalogue";
import { labRows, readingRows, type Row, scenarioRows, sessionRows } from "./sessions/session-picks";

export function pickSession(catalogue: Catalogue, current: string | undefined): Promise<SessionEntry | undefined> {
  return pick(sessionRows(catalogue, current), vscode.l10n.t("Open a session"));
}

/** Without a question when there is only one. */
export async function pickReading(readings: readonly Reading[], title: string): Promise<Reading | undefined> {
  return readings.length <= 1 ? readings[0] : pick(readingRows(readings), title);
}

export function pickLab(labs: readonly Lab[], title: string): Promise<Lab | undefined> {
  return pick(labRows(labs), title);
}

export async function pickSimulation(labs: readonly Lab[]): Promise<LabTarget | undefined> {
  for (;;) {
    const lab = await pick(labRows(labs), vscode.l10n.t("Run a simulation"), { step: 1 });
    if (lab === undefined) return undefined;
    const scenario = await pickOrBack(scenarioRows(lab), lab.title, { step: 2 });
    if (scenario !== "back") return scenario && { lab: lab.id, scenario: scenario.id };
  }
}

interface Steps { readonly step: number }

async function pick<T>(rows: readonly Row<T>[], title: string, steps?: Steps): Promise<T | undefined> {
  const chosen = await ask(rows, title, steps, false);
  return chosen === "back" ? undefined : chosen?.value;
}

async function pickOrBack<T>(rows: readonly Row<T>[], title: string, steps: Steps): Promise<T | "back" | undefined> {
  const chosen = await ask(rows, title, steps, true);
  return chosen === "back" ? "back" : chosen?.value;
}

function ask<T>(rows: readonly Row<T>[], title: string, steps: Steps | undefined, back: boolean): Promise<Row<T> | "back" | undefined> {
  const input = vscode.window.createQuickPick<Row<T>>();
  input.items = rows;
  input.title = title;
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  if (steps) [input.step, input.totalSteps] = [steps.step, 2];
  if (back) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((settle) => {
    input.onDidTriggerButton(() => { settle("back"); input.hide(); });
    input.onDidAccept(() => { settle(input.selectedItems[0]); input.hide(); });
    input.onDidHide(() => { settle(undefined); input.dispose(); });
    input.show();
  });
}
