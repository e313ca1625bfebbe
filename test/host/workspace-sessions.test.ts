// A reading group's own sessions, in its own folder: found, told where they are broken, readable all the same.
import * as vscode from "vscode";
import { assert, assertEqual } from "./assert";
import { closeAll, eventually, panels, problemsOf, theReader, typed, watchedFolder, workspaceFolder, write } from "./the-reader";

const sound = [
  "---", "id: t1", "number: 1", 'title: "A trial"', "meeting: 2026-01-08T18:00:00Z", "readings:", "  - id: r", "    role: primary",
  "    kind: paper", '    title: "On trials"', "    authors: [Somebody]", "---", "", "## The idea", "", "Words.", "",
].join("\n");
const broken = sound.replace("role: primary", "role: favourite");

describe("a session of the workspace", () => {
  const folder = (): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), "sessions/trial");
  const file = (): vscode.Uri => vscode.Uri.joinPath(folder(), "1-trial.md");
  const problemOn = (line: number): Promise<vscode.Diagnostic> =>
    problemsOf(file(), (problems) => problems.find(({ range }) => range.start.line === line));
  const noProblem = (): Promise<true> => problemsOf(file(), (problems) => (problems.length === 0 ? true : undefined));

  before(async () => {
    await (await theReader()).library.catalogue();
    await watchedFolder("sessions", "trial");
  });
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), "sessions"), { recursive: true });
  });

  it("that is broken has its problem on the line, and opens", async () => {
    await write(file(), broken);
    const found = await problemOn(7);
    assertEqual(found.severity, vscode.DiagnosticSeverity.Error, "its severity");
    await vscode.commands.executeCommand("idsrg.open", { session: file().toString() });
    await eventually("its panel", () => panels("idsrg.reader")[0]);
    const { sessions } = await theReader();
    const html = sessions.panelOf(file().toString())?.webview.html ?? "";
    assert(html.includes("On trials") && html.includes("Words."), "what can be read is shown");
  });

  it("loses the problem when it is mended", async () => {
    await write(file(), sound);
    await noProblem();
  });

  it("is looked at while it is typed, before it is saved", async () => {
    const document = await vscode.workspace.openTextDocument(file());
    const editor = await vscode.window.showTextDocument(document);
    const link = "\n[Run](lab:phlogiston)\n";
    await typed(editor, (edit) => edit.insert(new vscode.Position(document.lineCount - 1, 0), link));
    const at = document.getText().indexOf(link);
    await problemOn(document.positionAt(at + 1).line);
    // Not by the command "undo": that goes to whatever has the focus, which a panel that is being drawn may take.
    await typed(editor, (edit) => edit.delete(new vscode.Range(document.positionAt(at), document.positionAt(at + link.length))));
    await noProblem();
    // Saved before its file is taken away below: a text with unsaved edits outlives its file, and then counts instead of it.
    await eventually("the text to be saved", async () => (await document.save() && !document.isDirty ? true : undefined));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  it("is listed in the Sessions view, and gone from it when its file is", async () => {
    const { sessionsTree } = await theReader();
    const seasons = async (): Promise<string[]> => (await sessionsTree.getChildren()).flatMap((node) => (node.kind === "season" ? [node.season.name] : []));
    assert((await seasons()).includes("trial"), "the season is listed");
    await vscode.workspace.fs.delete(file());
    await eventually("the season to go", async () => ((await seasons()).includes("trial") ? undefined : true));
  });

  it("that is a stranger's page is none of ours", async () => {
    const page = vscode.Uri.joinPath(folder(), "holidays.md");
    await write(page, "---\ntitle: My holidays\n---\n\n[x](lab:phlogiston)\n");
    await write(file(), broken);
    await problemOn(7);
    assertEqual(vscode.languages.getDiagnostics(page).length, 0, "problems of the page");
  });
});
