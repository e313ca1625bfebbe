// Export Calendar, Add Meeting to Calendar, and Export Reading Group Page: a season or a session as a file for other programs.
import * as vscode from "vscode";
import { calendar } from "../../reading/calendar";
import { writeGroupPage } from "../../reading/group-page/write-page";
import type { Catalogue, SeasonEntry, SessionEntry } from "../sessions/catalogue";
import type { Desk } from "../desk";

export async function exportCalendar(desk: Desk, subject: unknown): Promise<void> {
  const season = await seasonOf(desk, subject, vscode.l10n.t("The calendar of which season?"));
  if (season) await saveCalendar(season.season, season.season.sessions, season.name, to(subject));
}

export async function addToCalendar(desk: Desk, subject: unknown): Promise<void> {
  const entry = isObject(subject) && isObject(subject["entry"]) ? subject["entry"] as unknown as SessionEntry : await currentSession(desk, subject);
  if (entry) await saveCalendar(entry.season, [entry.session], entry.session.fileName.replace(/\.md$/i, ""), to(subject));
}

export async function exportPage(desk: Desk, subject: unknown): Promise<void> {
  const season = await seasonOf(desk, subject, vscode.l10n.t("The page of which season?"));
  if (season) await save(writeGroupPage(season.season), `${season.name}.md`, { Markdown: ["md"] }, to(subject));
}

type CalendarOf = Parameters<typeof calendar>;

async function saveCalendar(season: CalendarOf[0], sessions: CalendarOf[1], name: string, where: vscode.Uri | undefined): Promise<void> {
  const text = calendar(season, sessions, { stamp: Date.now(), locale: vscode.env.language });
  if (text === undefined) throw new Error(vscode.l10n.t("No meeting here has a day yet."));
  await save(text, `${name}.ics`, { [vscode.l10n.t("Calendar")]: ["ics"] }, where);
}

async function save(text: string, name: string, filters: Record<string, string[]>, where: vscode.Uri | undefined): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = where ?? await vscode.window.showSaveDialog({ filters, ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }) });
  if (uri === undefined) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const open = vscode.l10n.t("Open");
  void vscode.window.showInformationMessage(vscode.l10n.t("Saved as {0}.", uri.path.split("/").at(-1) ?? ""), open).then(async (answer) => {
    if (answer !== open) return;
    // A calendar file is for the calendar program, where there is one.
    if (uri.scheme === "file" && uri.path.endsWith(".ics")) await vscode.env.openExternal(uri);
    else await vscode.window.showTextDocument(uri);
  });
}

async function seasonOf(desk: Desk, subject: unknown, title: string): Promise<SeasonEntry | undefined> {
  const catalogue = await desk.library.catalogue();
  const named = isObject(subject) && isObject(subject["season"]) ? subject["season"]["folder"] : isObject(subject) ? subject["season"] : undefined;
  const found = catalogue.find(({ folder }) => folder === named);
  return found ?? (catalogue.length <= 1 ? catalogue[0] : pickSeason(catalogue, title));
}

async function pickSeason(catalogue: Catalogue, title: string): Promise<SeasonEntry | undefined> {
  const rows = catalogue.map((season) => ({ label: season.season.title, description: season.origin === "workspace" ? season.name : "", season }));
  return (await vscode.window.showQuickPick(rows, { title }))?.season;
}

async function currentSession(desk: Desk, subject: unknown): Promise<SessionEntry | undefined> {
  const named = isObject(subject) && typeof subject["session"] === "string" ? await desk.library.session(subject["session"]) : undefined;
  const entry = named ?? desk.sessions.current;
  if (entry === undefined) throw new Error(vscode.l10n.t("Open the session first, or choose it in the Sessions view."));
  return entry;
}

/** A task or a keybinding may say where the file goes. */
function to(subject: unknown): vscode.Uri | undefined {
  return isObject(subject) && subject["to"] instanceof vscode.Uri ? subject["to"] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
