// Writes a session to a file that stands alone: HTML with its figures in it, or Markdown with its figures beside it; with the
// reader's notes if they want them there. The figures are drawn by the session's page, which is opened for it.
import * as vscode from "vscode";
import { drawn } from "../../reading/figures/index";
import { type Paper, pictureFile, sameReference } from "../../reading/export/paper";
import type { SessionEntry } from "./catalogue";
import type { Desk } from "../desk";

interface Format extends vscode.QuickPickItem {
  readonly extension: "html" | "md";
}

export async function exportSession(desk: Desk, entry: SessionEntry): Promise<void> {
  const format = await pickFormat();
  const withNotes = format && await pickNotes(desk, entry);
  if (format === undefined || withNotes === undefined) return;
  const defaultUri = proposed(entry, format.extension);
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export “{0}”", entry.session.title), ...(defaultUri ? { defaultUri } : {}),
    filters: format.extension === "html" ? { HTML: ["html"] } : { Markdown: ["md"] },
  });
  if (target === undefined) return;
  const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("Exporting “{0}”…", entry.session.title) };
  await vscode.window.withProgress(options, async () => {
    const paper: Paper = {
      session: entry.session.id, readings: entry.session.readings,
      pictures: entry.session.embeds.length === 0 ? [] : await desk.sessions.pictures(entry),
      notes: withNotes ? await desk.notes.of(entry) : [],
    };
    if (format.extension === "html") await writeHtml(desk, entry, paper, target);
    else await writeMarkdown(desk, entry, paper, target);
  });
  await offerToOpen(target, format.extension);
}

async function pickFormat(): Promise<Format | undefined> {
  const formats: readonly Format[] = [
    { extension: "html", label: vscode.l10n.t("HTML"), detail: vscode.l10n.t("One file with its figures, to read in a browser or to print") },
    { extension: "md", label: vscode.l10n.t("Markdown"), detail: vscode.l10n.t("A file for other programs, with a folder of figures beside it") },
  ];
  return vscode.window.showQuickPick(formats, { title: vscode.l10n.t("Export Session"), placeHolder: vscode.l10n.t("As what?") });
}

/** Nothing is asked when there are no notes. */
async function pickNotes(desk: Desk, entry: SessionEntry): Promise<boolean | undefined> {
  const count = (await desk.notes.of(entry)).length;
  if (count === 0) return false;
  const items = [
    { label: vscode.l10n.t("With my notes"), description: String(count), notes: true },
    { label: vscode.l10n.t("Without my notes"), notes: false },
  ];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Export Session") }))?.notes;
}

function proposed({ session }: SessionEntry, extension: string): vscode.Uri | undefined {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${session.fileName.replace(/\.md$/i, "")}${extension === "md" ? " (export)" : ""}.${extension}`;
  return folder && vscode.Uri.joinPath(folder, name);
}

async function writeHtml(desk: Desk, entry: SessionEntry, paper: Paper, target: vscode.Uri): Promise<void> {
  await write(target, entry.asHtml({ paper, css: await stylesheet(desk, "export"), locale: vscode.env.language }));
}

async function writeMarkdown(desk: Desk, entry: SessionEntry, paper: Paper, target: vscode.Uri): Promise<void> {
  const name = (target.path.split("/").at(-1) ?? "").replace(/\.md$/i, "");
  const folder = `${name}-figures`;
  const css = await stylesheet(desk, "picture");
  const files = await Promise.all(paper.pictures.map(async ({ reference, svg }, index) => {
    const file = `figure-${index + 1}.svg`;
    const text = pictureFile(svg, css);
    if (text === undefined) return undefined;
    await write(vscode.Uri.joinPath(target, "..", folder, file), text);
    return { reference, path: `${encodeURIComponent(folder)}/${file}` };
  }));
  const drawings = new Set<string>();
  const text = entry.asMarkdown({
    paper, locale: vscode.env.language,
    pictureFile: (asked) => files.find((found) => found && sameReference(found.reference, asked))?.path,
    drawingFile: (name) => {
      drawings.add(name);
      return `${encodeURIComponent(folder)}/${name}.svg`;
    },
  });
  for (const name of drawings) await write(vscode.Uri.joinPath(target, "..", folder, `${name}.svg`), pictureFile(drawn(name), css) ?? "");
  await write(target, text);
}

async function stylesheet(desk: Desk, name: "export" | "picture"): Promise<string> {
  const uri = vscode.Uri.joinPath(desk.library.extensionUri, "dist", "webview", `${name}.css`);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

async function offerToOpen(target: vscode.Uri, extension: "html" | "md"): Promise<void> {
  const open = vscode.l10n.t("Open");
  const name = target.path.split("/").at(-1) ?? "";
  if (await vscode.window.showInformationMessage(vscode.l10n.t("Exported to {0}", name), open) !== open) return;
  if (extension === "html") await vscode.env.openExternal(target);
  else await vscode.window.showTextDocument(target);
}
