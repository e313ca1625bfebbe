// Whoever prepares a season: a page of the group is imported, a session begun, previewed, and its meetings put into a calendar.
import * as vscode from "vscode";
import { assert, assertEqual } from "./assert";
import { closeAll, eventually, panels, problemsOf, read, theReader, typed, watchedFolder, workspaceFolder, write } from "./the-reader";

const page = [
  "---", 'title: "Trial 2031"', "---", "", "## A Trial Club", "", "## Session 1: First", "", "**Date**:", "June 16 8:30PM EDT", "", "**Reading**:",
  "Weiss (2028) [Clocks](https://papers.example/clocks)", "", "**Questions and Discussion Points:**", "", "Bounds", "- How wrong may a clock be?", "",
  "**Location**:", "The library", "", "## Session 2: Second", "", "**Questions and Discussion Points:**", "", "tbd", "",
].join("\n");

describe("preparing a season", () => {
  const at = (...names: readonly string[]): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), ...names);
  const first = (): vscode.Uri => at("sessions", "trial-2031", "1-first.md");
  const names = async (): Promise<readonly string[]> =>
    (await vscode.workspace.fs.readDirectory(at("sessions", "trial-2031"))).map(([name]) => name).toSorted();
  const importIt = async (text: string): Promise<void> => {
    await write(at("page.md"), text);
    await vscode.commands.executeCommand("idsrg.importPage", at("page.md"));
  };

  before(async () => {
    await (await theReader()).library.catalogue();
    await watchedFolder("sessions");
  });
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(at("page.md"));
    await vscode.workspace.fs.delete(at("sessions"), { recursive: true });
  });

  it("a page becomes a season that is found, with nothing of it lost", async () => {
    await importIt(page);
    assertEqual((await names()).join(" "), "1-first.md 2-second.md group-page.md season.md", "the files");
    const { library } = await theReader();
    const season = (await library.catalogue()).find(({ name }) => name === "trial-2031");
    assertEqual(season?.season.title, "Trial 2031", "the season's title");
    assertEqual(season?.sessions.map(({ problems }) => problems.length).join(" "), "0 0", "problems");
    assertEqual(season?.sessions[0]?.session.meeting, "2031-06-17T00:30:00Z", "the meeting");
    assert((await read(first())).includes("**Location**:\nThe library"), "what has no place is kept");
  });

  it("importing it again changes nothing, and leaves what was written here", async () => {
    const before = await read(first());
    await importIt(page);
    assertEqual(await read(first()), before, "the first session");
    const mine = before.replace(":::\n\n## Also", "\nMaterial of mine.\n:::\n\n## Also");
    assert(mine !== before, "the text is changed");
    await write(first(), mine);
    await importIt(page);
    assertEqual(await read(first()), mine, "the session that was written in");
  });

  it("a page that changed is taken over where nobody wrote, and its session keeps its file", async () => {
    await importIt(page.replace("Session 2: Second", "Session 2: The Second Evening"));
    assertEqual((await names()).join(" "), "1-first.md 2-second.md group-page.md season.md", "the files");
    assert((await read(at("sessions", "trial-2031", "2-second.md"))).includes('title: "The Second Evening"'), "the new title");
    assert((await read(first())).includes("Material of mine."), "what was written stays");
  });

  it("the meetings are saved as a calendar, and the season as a page", async () => {
    await vscode.commands.executeCommand("idsrg.exportCalendar", { season: at("sessions", "trial-2031").toString(), to: at("sessions", "trial.ics") });
    const text = await read(at("sessions", "trial.ics"));
    assert(text.includes("DTSTART:20310617T003000Z\r\n") && text.split("BEGIN:VEVENT").length === 2, "the one meeting with a day");
    await vscode.commands.executeCommand("idsrg.exportPage", { season: at("sessions", "trial-2031").toString(), to: at("sessions", "written.md") });
    assert((await read(at("sessions", "written.md"))).includes("**Date**:\nJune 16 8:30PM EDT"), "the page");
  });

  it("what is wrong is mended by a quick fix, and links are completed", async () => {
    const document = await vscode.workspace.openTextDocument(first());
    const editor = await vscode.window.showTextDocument(document);
    await typed(editor, (edit) => edit.insert(new vscode.Position(document.lineCount - 1, 0), "\n[Run](lab:paxso)\n"));
    const line = document.getText().split("\n").findIndex((text) => text.includes("paxso"));
    const wrong = await problemsOf(first(), (problems) => problems.find(({ range }) => range.start.line === line));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", first(), wrong.range);
    const mend = actions.find(({ title }) => title === "Change to “lab:paxos”");
    assert(mend?.edit !== undefined, `there is a mend among ${actions.map(({ title }) => title).join(", ")}`);
    await vscode.workspace.applyEdit(mend.edit);
    assert(document.lineAt(line).text === "[Run](lab:paxos)", "the link is mended");
    await problemsOf(first(), (problems) => (problems.length === 0 ? true : undefined));
    const at = new vscode.Position(line, "[Run](lab:".length);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>("vscode.executeCompletionItemProvider", first(), at, ":");
    assert(list.items.some(({ label }) => label === "clocks"), "labs are offered");
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("a new session is sound, open, and beside its page, which follows what is typed", async () => {
    await vscode.commands.executeCommand("idsrg.newSession", { season: "Trial 2031", title: "Third" });
    const editor = vscode.window.activeTextEditor;
    assertEqual(editor?.document.uri.path.split("/").slice(-2).join("/"), "trial-2031/3-third.md", "the text that is open");
    await eventually("its page", () => panels("idsrg.reader")[0]);
    const { library, sessions } = await theReader();
    const entry = await library.session(editor?.document.uri.toString() ?? "");
    assertEqual(entry?.problems.length, 0, "problems");
    assert(editor?.viewColumn !== sessions.panelOf(entry?.uri ?? "")?.viewColumn, "they are side by side");
    if (editor) await typed(editor, (edit) => edit.insert(new vscode.Position(3, 8), "Very "));
    await eventually("the new title", () => (sessions.panelOf(entry?.uri ?? "")?.title === "3. Very Third" ? true : undefined));
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });
});
