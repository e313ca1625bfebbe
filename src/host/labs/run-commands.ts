// The commands that bring a run or a place back into the reader, or give its address away.
import * as vscode from "vscode";
import type { SessionEntry } from "../sessions/catalogue";
import type { Desk } from "../desk";
import { writePlaceLink, writeRunLink } from "./link-text";
import type { NotesNode } from "../notes/notes-tree";
import { readFence } from "./read-fence";
import { viewTypes } from "../panels/view-types";
import type { SessionNode } from "../sessions/session-nodes";
import { runFileExtension } from "../../wire/run-text";

const foundMax = 200;

/** One that the workspace has, or any file. */
export async function openSavedRun(): Promise<void> {
  const found = await vscode.workspace.findFiles(`**/*.${runFileExtension}`, undefined, foundMax);
  const elsewhere = { label: vscode.l10n.t("Another File…"), uri: undefined };
  const folder = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, ".."));
  const rows = found.map((uri) => ({ label: uri.path.split("/").at(-1) ?? "", description: folder(uri), uri }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
  const chosen = rows.length === 0 ? elsewhere : await vscode.window.showQuickPick([...rows, elsewhere], { title: vscode.l10n.t("Open a saved run") });
  if (chosen === undefined) return;
  const uri = chosen.uri ?? await askWhich();
  if (uri !== undefined) await vscode.commands.executeCommand("vscode.openWith", uri, viewTypes.run);
}

async function askWhich(): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Open a saved run"), canSelectMany: false, filters: { [vscode.l10n.t("Saved run")]: [runFileExtension, "json"] },
  });
  return files?.[0];
}

/** Asks for a link: for where the system does not hand them over, such as an editor in a browser. */
export async function openLink({ links }: Desk, given: unknown): Promise<void> {
  const clipboard = typeof given === "string" ? "" : await vscode.env.clipboard.readText();
  const ours = clipboard.toLowerCase().includes(`://${links.authority}/`) ? clipboard.trim() : "";
  const text = typeof given === "string" ? given
    : await vscode.window.showInputBox({ title: vscode.l10n.t("Open a link into the reader"), value: ours, ignoreFocusOut: true });
  if (text !== undefined && text.trim() !== "") await links.followText(text);
}

export async function openRunAsText(subject: unknown): Promise<void> {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = subject instanceof vscode.Uri ? subject : typeof subject === "string" ? vscode.Uri.parse(subject, true)
    : tab instanceof vscode.TabInputCustom ? tab.uri : undefined;
  if (uri !== undefined) await vscode.commands.executeCommand("vscode.openWith", uri, "default");
}

/** The run of a `lab` fence, given as the text between its marks. */
export async function openRunInText({ labs }: Desk, fence: unknown): Promise<void> {
  if (typeof fence !== "string") return;
  const answer = await readFence(fence);
  if (answer.kind === "refused") throw new Error(answer.sentence);
  await labs.open(answer.target);
}

/** The address of what a node stands for; undefined for what has none. */
export async function linkTo(base: string, node: SessionNode | NotesNode): Promise<string | undefined> {
  const season = ({ seasonName }: SessionEntry): { readonly season: string } => ({ season: seasonName });
  switch (node.kind) {
    case "session": case "notes": return writePlaceLink(base, { kind: "session", id: node.entry.session.id, ...season(node.entry) });
    case "point": return writePlaceLink(base, { kind: "point", id: node.point.id, ...season(node.entry) });
    case "note": return writePlaceLink(base, { kind: "note", id: node.note.id, session: node.entry.session.id, ...season(node.entry) });
    case "lab": return writeRunLink(base, { lab: node.id });
    case "scenario": return writeRunLink(base, { lab: node.lab.id, scenario: node.scenario.id });
    case "season": case "part": case "reading": case "section": case "group": case "lost": return undefined;
  }
}
