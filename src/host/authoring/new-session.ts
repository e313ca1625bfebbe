// New Session: a scaffold with the next number, open beside its preview.
import * as vscode from "vscode";
import { newSeasonFile, newSessionFile } from "../../reading/scaffold";
import { slug } from "../../reading/group-page/session-files";
import type { SeasonEntry } from "../sessions/catalogue";
import type { Desk } from "../desk";
import { preview } from "./preview";
import { namesIn, sessionsFolder } from "./writing-places";

export async function newSession(desk: Desk, subject: unknown): Promise<void> {
  const given = asked(subject);
  const seasons = (await desk.library.catalogue()).filter(({ origin }) => origin === "workspace");
  const place = given.season ?? await pickSeason(seasons);
  if (place === undefined) return;
  const title = given.title ?? await askFor(vscode.l10n.t("What is the session called?"), vscode.l10n.t("Its title, as on the page of the group"));
  if (title === undefined) return;
  const known = typeof place === "string" ? undefined : place;
  const root = known === undefined ? await sessionsFolder() : undefined;
  const folder = known ? vscode.Uri.parse(known.folder, true) : root && vscode.Uri.joinPath(root, slug(String(place)) || "season");
  if (folder === undefined) return;
  const names = await namesIn(folder);
  const numbers = [0, ...names.map((name) => Number(/^\d{1,4}/.exec(name)?.[0] ?? 0)), ...(known?.sessions.map(({ session }) => session.number) ?? [])];
  const { name, text } = newSessionFile(Math.max(...numbers) + 1, title);
  const write = (file: string, content: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, file), new TextEncoder().encode(content));
  if (!names.includes("season.md")) await write("season.md", newSeasonFile(known?.season.title ?? String(place)));
  await write(name, text);
  await desk.library.refresh();
  const uri = vscode.Uri.joinPath(folder, name);
  await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Active });
  await preview(desk, uri);
}

/** A season that is there, or the title of a new one. */
async function pickSeason(seasons: readonly SeasonEntry[]): Promise<SeasonEntry | string | undefined> {
  const rows = seasons.map((season) => ({ label: season.season.title, description: vscode.l10n.t("{0} sessions", season.sessions.length), season }));
  const fresh = { label: vscode.l10n.t("New Season…"), description: "", season: undefined };
  const row = rows.length === 0 ? fresh : await vscode.window.showQuickPick([...rows, fresh], { title: vscode.l10n.t("New session in which season?") });
  if (row === undefined || row.season !== undefined) return row?.season;
  return askFor(vscode.l10n.t("What is the season called?"), vscode.l10n.t("For example “Autumn 2031”. Its folder is named after it."));
}

async function askFor(title: string, prompt: string): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title, prompt, ignoreFocusOut: true, validateInput: (text) => (text.trim() === "" ? vscode.l10n.t("Write a title.") : undefined),
  });
  return answer?.trim();
}

/** A keybinding or a task may name both. */
function asked(subject: unknown): { readonly season?: string; readonly title?: string } {
  const { season, title } = typeof subject === "object" && subject !== null ? subject as Readonly<Record<string, unknown>> : {};
  return { ...(typeof season === "string" ? { season } : {}), ...(typeof title === "string" ? { title } : {}) };
}
