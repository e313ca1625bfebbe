// One open history: gives the page its text, again whenever the file changes, and opens the file at a line. And the
// choice of a file, with our examples.
import * as vscode from "vscode";
import { type HistoryFile, historyHost, historyPage } from "../../wire/history";
import { PageLink } from "../panels/page-link";
import type { PanelResources } from "../panels/panel-resources";

/** More than this is no history that anybody looks at. */
const bytesMax = 30_000_000;

export function showHistory(uri: vscode.Uri, panel: vscode.WebviewPanel, resources: PanelResources, log: vscode.LogOutputChannel): void {
  const link: PageLink<typeof historyHost, typeof historyPage> = new PageLink(panel, {
    serves: historyHost, calls: historyPage,
    handlers: {
      ready: async () => {
        link.heard();
        return fileAt(uri);
      },
      showLine: async ({ line }) => {
        const at = new vscode.Range(Math.max(line - 1, 0), 0, Math.max(line - 1, 0), 0);
        await vscode.window.showTextDocument(uri, { selection: at, viewColumn: vscode.ViewColumn.Beside });
        return {};
      },
    },
  }, (line) => log.warn(`${uri.toString()}: ${line}`));
  const tell = async (): Promise<void> => { if (link.listening) link.tell("show", await fileAt(uri)); };
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(uri, ".."), nameOf(uri)));
  watcher.onDidChange(tell);
  watcher.onDidCreate(tell);
  watcher.onDidDelete(tell);
  panel.onDidDispose(() => watcher.dispose());
  panel.webview.options = resources.options();
  panel.webview.html = resources.document(panel.webview, "history", { title: nameOf(uri), html: "", script: "first" });
}

const nameOf = (uri: vscode.Uri): string => uri.path.split("/").at(-1) ?? "";

/** What is typed and not saved counts: that is what the reader sees. */
async function fileAt(uri: vscode.Uri): Promise<HistoryFile> {
  const name = nameOf(uri);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined && (open.isDirty || open.isUntitled)) return { name, text: open.getText() };
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > bytesMax) {
      const [most, megabytes] = [bytesMax / 1e6, Math.ceil(size / 1e6)].map(String) as [string, string];
      return { name, problem: vscode.l10n.t("This file has {0} MB; a history of more than {1} MB is not read.", megabytes, most) };
    }
    return { name, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    return { name, problem: vscode.l10n.t("This file cannot be read. It may have been moved or deleted.") };
  }
}

interface Choice extends vscode.QuickPickItem { readonly uri?: vscode.Uri }

/** The file in front, those of the workspace, any other, or an example. */
export async function pickHistory(extensionUri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const choices = choicesNow(extensionUri);
  const choice = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t("Check a history"), placeHolder: vscode.l10n.t("EDN of Jepsen or Knossos, a log of Jepsen’s, or our JSON"),
    matchOnDescription: true, matchOnDetail: true,
  });
  if (choice === undefined || choice.uri !== undefined) return choice?.uri;
  const files = await vscode.window.showOpenDialog({
    openLabel: vscode.l10n.t("Check"), filters: { [vscode.l10n.t("Histories")]: ["edn", "log", "json", "txt"], [vscode.l10n.t("All files")]: ["*"] },
  });
  return files?.[0];
}

async function choicesNow(extensionUri: vscode.Uri): Promise<readonly Choice[]> {
  const separator = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const front = vscode.window.activeTextEditor?.document.uri;
  const isText = front !== undefined && /\.(edn|log|json|txt)$/.test(front.path);
  const found = await vscode.workspace.findFiles("**/{*.edn,*.log,*history*.{json,txt}}", "**/{node_modules,.*}/**", 30);
  const own = found.filter((uri) => uri.toString() !== front?.toString())
    .map((uri): Choice => ({ label: `$(file) ${nameOf(uri)}`, description: vscode.workspace.asRelativePath(uri), uri }));
  return [
    ...(isText ? [{ label: `$(file) ${nameOf(front)}`, description: vscode.l10n.t("the file in front"), uri: front }] : []),
    ...own,
    { label: `$(folder-opened) ${vscode.l10n.t("Open a file…")}` },
    separator(vscode.l10n.t("Examples")),
    ...examples().map(({ file, detail }): Choice => ({ label: `$(beaker) ${file}`, detail, uri: vscode.Uri.joinPath(extensionUri, "histories", file) })),
  ];
}

const examples = (): readonly { readonly file: string; readonly detail: string }[] => [
  { file: "late-reader.edn", detail: vscode.l10n.t("A read that comes after one of a newer value finds the older: sequential, but not linearizable") },
  { file: "question-and-answer.json", detail: vscode.l10n.t("An answer is read, and then no question: not causal") },
  { file: "five-clients.log", detail: vscode.l10n.t("85 operations on one register, with time-outs: linearizable") },
  { file: "appending.edn", detail: vscode.l10n.t("120 operations on four keys with append, one of which read too old a value") },
];
