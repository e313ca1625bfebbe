// Import Reading Group Page: reads the page, writes its sessions into the workspace, and shows what deserves a look. What was
// written here since an earlier import is only replaced where the reader says so.
import * as vscode from "vscode";
import { decide } from "../../reading/group-page/merge";
import { type GroupPage, toLookAt } from "../../reading/group-page/page";
import { readGroupPage } from "../../reading/group-page/read-page";
import { folderNameOf, pageFileName, seasonFiles } from "../../reading/group-page/session-files";
import type { Desk } from "../desk";
import { KeptFiles } from "../notes/kept-file";
import { showText, textUri } from "./shown-text";
import { namesIn, sessionsFolder, textAt } from "./writing-places";

export async function importPage(desk: Desk, subject: unknown): Promise<void> {
  const uri = subject instanceof vscode.Uri ? subject : await pickPage();
  const root = uri && await sessionsFolder();
  if (uri === undefined || root === undefined) return;
  const source = await textAt(uri);
  if (source === undefined) throw new Error(vscode.l10n.t("There is no file at {0}.", uri.toString(true)));
  const name = (uri.path.split("/").at(-1) ?? "").replace(/\.\w+$/, "");
  const page = readGroupPage(source, name);
  if (page.sessions.length === 0) {
    throw new Error(vscode.l10n.t("No session was found on this page. A session begins with a heading such as “## Session 1: Its Title”."));
  }
  const folder = vscode.Uri.joinPath(root, folderNameOf(page));
  const planned = await plan(folder, page, name);
  const replaced = await askFor(planned.filter(({ decision }) => decision === "ask"));
  if (replaced === undefined) return;
  const files = new KeptFiles();
  const written = planned.filter(({ decision, uri: to }) => decision === "write" || replaced.has(to.toString()));
  for (const { uri: to, next } of written) await files.change(to, () => next);
  // Last of all: an import that broke off half-way is then seen to have been one.
  await files.change(vscode.Uri.joinPath(folder, pageFileName), () => source);
  await desk.library.refresh();
  tell(desk, page, { folder, written: written.length, kept: planned.filter(({ decision }) => decision !== "same").length - written.length });
}

interface PlannedFile {
  readonly uri: vscode.Uri;
  readonly next: string;
  readonly decision: ReturnType<typeof decide>;
}

/** A session keeps the name its file has, whatever its title has become. */
async function plan(folder: vscode.Uri, page: GroupPage, name: string): Promise<readonly PlannedFile[]> {
  const names = await namesIn(folder);
  const last = await textAt(vscode.Uri.joinPath(folder, pageFileName));
  const before = last === undefined ? [] : seasonFiles(readGroupPage(last, name));
  return Promise.all(seasonFiles(page).map(async ({ name: fresh, number, text: next }) => {
    const there = number === undefined ? undefined : names.find((each) => Number(/^(\d+)-.*\.md$/i.exec(each)?.[1] ?? -1) === number);
    const uri = vscode.Uri.joinPath(folder, there ?? fresh);
    const old = before.find((each) => (number === undefined ? each.name === fresh : each.number === number));
    return { uri, next, decision: decide({ before: old?.text, now: await textAt(uri), next }) };
  }));
}

interface Row extends vscode.QuickPickItem {
  readonly file: PlannedFile;
}

/** Which of the files to replace, by their URIs; undefined when the reader leaves, and then nothing is written at all. */
async function askFor(files: readonly PlannedFile[]): Promise<ReadonlySet<string> | undefined> {
  if (files.length === 0) return new Set();
  const input = vscode.window.createQuickPick<Row>();
  const compare = { iconPath: new vscode.ThemeIcon("diff"), tooltip: vscode.l10n.t("Compare with the page") };
  input.title = vscode.l10n.t("Changed here and on the page");
  input.placeholder = vscode.l10n.t("Choose the files to replace. The others stay as you wrote them.");
  input.canSelectMany = true;
  input.ignoreFocusOut = true;
  input.items = files.map((file) => ({ label: nameOf(file), file, buttons: [compare] }));
  input.onDidTriggerItemButton(({ item: { file } }) => void vscode.commands.executeCommand(
    "vscode.diff", file.uri, textUri(nameOf(file), file.next), vscode.l10n.t("{0}: yours, and the page’s", nameOf(file)),
  ));
  return new Promise((settle) => {
    input.onDidAccept(() => { settle(new Set(input.selectedItems.map(({ file }) => file.uri.toString()))); input.hide(); });
    input.onDidHide(() => { settle(undefined); input.dispose(); });
    input.show();
  });
}

function nameOf({ uri }: PlannedFile): string {
  return uri.path.split("/").at(-1) ?? "";
}

async function pickPage(): Promise<vscode.Uri | undefined> {
  const open = vscode.window.activeTextEditor?.document;
  const here = open !== undefined && /^#{1,3}\s+Session\s+\d/im.test(open.getText()) ? open.uri : undefined;
  if (here !== undefined) {
    const other = vscode.l10n.t("Choose a File…");
    const chosen = await vscode.window.showQuickPick([vscode.workspace.asRelativePath(here), other], { title: vscode.l10n.t("Import which page?") });
    if (chosen !== other) return chosen === undefined ? undefined : here;
  }
  const found = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Import Reading Group Page"), openLabel: vscode.l10n.t("Import"), canSelectMany: false,
    filters: { Markdown: ["md", "markdown", "txt"] },
  });
  return found?.[0];
}

interface Outcome {
  readonly folder: vscode.Uri;
  readonly written: number;
  readonly kept: number;
}

function tell(desk: Desk, page: GroupPage, { folder, written, kept }: Outcome): void {
  const points = page.sessions.flatMap(({ groups }) => groups.flatMap((group) => group.points)).length;
  const lines = toLookAt(page);
  const said = [
    written === 0 ? vscode.l10n.t("“{0}” is as it was: {1} sessions, {2} points.", page.season.title, page.sessions.length, points)
      : vscode.l10n.t("“{0}” is imported: {1} sessions, {2} points.", page.season.title, page.sessions.length, points),
    ...(kept === 0 ? [] : [vscode.l10n.t("Files you changed were left as they are: {0}.", kept)]),
    ...(lines.length === 0 ? [vscode.l10n.t("Every line has its place.")] : [vscode.l10n.t("Lines that deserve a look: {0}.", lines.length)]),
  ].join(" ");
  const [show, open] = [vscode.l10n.t("Show Lines"), vscode.l10n.t("Open Session")];
  // Not waited for: the import is done.
  void vscode.window.showInformationMessage(said, ...(lines.length === 0 ? [] : [show]), open).then(async (answer) => {
    if (answer === show) await showText("lines-to-look-at.md", listed(page));
    const first = (await desk.library.catalogue()).find((season) => season.folder === folder.toString())?.sessions[0];
    if (answer === open && first) desk.sessions.open(first);
  });
}

function listed(page: GroupPage): string {
  const items = toLookAt(page).map(({ line, text, fate, session, remark }) => {
    const where = session === undefined ? vscode.l10n.t("the season") : vscode.l10n.t("session {0}", session);
    const what = fate === "kept" ? vscode.l10n.t("Kept word for word with {0}: it has no place there.", where) : "";
    return `- ${vscode.l10n.t("Line {0}", line + 1)}: ${[what, remark ?? ""].filter((part) => part !== "").join(" ")}\n\n      ${text.trim()}\n`;
  });
  return `# ${vscode.l10n.t("Lines that deserve a look")}\n\n${items.join("\n")}`;
}
