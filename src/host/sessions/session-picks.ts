// The rows of the quick picks, as data: which sessions, which labs and scenarios, which readings, with their details.
import type { Lab, Scenario } from "../../labs/lab";
import { citation } from "../../reading/citation";
import type { Reading } from "../../reading/session";
import { allSessions, type Catalogue, type SessionEntry } from "./catalogue";

/** As much of a vscode.QuickPickItem as is used, and what it stands for. */
export interface Row<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

export function sessionRows(catalogue: Catalogue, current: string | undefined): readonly Row<SessionEntry>[] {
  const several = catalogue.length > 1;
  const rows = allSessions(catalogue).map((entry) => ({
    label: `${entry.session.number}. ${entry.session.title}`,
    ...(several ? { description: entry.season.title } : {}),
    ...(entry.session.standfirst === undefined ? {} : { detail: entry.session.standfirst }),
    value: entry,
  }));
  // The session last read comes first, so that Enter goes on with it.
  return [...rows.filter(({ value }) => value.uri === current), ...rows.filter(({ value }) => value.uri !== current)];
}

export function labRows(labs: readonly Lab[]): readonly Row<Lab>[] {
  return labs.map((lab) => ({ label: lab.title, description: lab.paper, detail: lab.summary, value: lab }));
}

export function scenarioRows(lab: Lab): readonly Row<Scenario>[] {
  return lab.scenarios.map((scenario) => ({ label: scenario.title, detail: scenario.watch, value: scenario }));
}

export function readingRows(readings: readonly Reading[]): readonly Row<Reading>[] {
  return readings.map((reading) => ({ label: reading.title, detail: citation(reading), value: reading }));
}
