// Runs and places come back: by links as the system hands them over, by files in an editor of their own. What is malformed says so.
import * as vscode from "vscode";
import { writeRunFile } from "../../src/wire/run-text";
import { assert, assertEqual } from "./assert";
import { closeAll, eventually, panels, shippedSession, theReader, watchedFolder, workspaceFolder, write } from "./the-reader";

const lab = "idsrg.lab";
const run = { lab: "paxos", scenario: "b3-bites", steps: [3, { action: { type: "crash", node: "A" } as const }, 2], step: 4 };

/** What the editor has said while something was done, instead of showing it. */
async function said(work: () => Promise<unknown>): Promise<readonly string[]> {
  const sentences: string[] = [];
  const { showWarningMessage, showInformationMessage, showErrorMessage } = vscode.window;
  const hear = (sentence: string): Promise<undefined> => { sentences.push(sentence); return Promise.resolve(undefined); };
  Object.assign(vscode.window, { showWarningMessage: hear, showInformationMessage: hear, showErrorMessage: hear });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { showWarningMessage, showInformationMessage, showErrorMessage });
  }
  return sentences;
}

const editors = (): readonly vscode.TabInputCustom[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)
  .flatMap(({ input }) => (input instanceof vscode.TabInputCustom && input.viewType === "idsrg.run" ? [input] : []));

describe("a link", () => {
  beforeEach(closeAll);
  after(closeAll);

  const follow = async (rest: string): Promise<readonly string[]> => {
    const { links, linkBase } = await theReader();
    return said(() => Promise.resolve(links.handleUri(vscode.Uri.parse(`${linkBase}/${rest}`))));
  };

  it("to a run opens its lab", async () => {
    assertEqual(await follow("run?lab=paxos&scenario=b3-bites&step=4&off=B3"), [], "what was said");
    await eventually("a lab", () => (panels(lab).length === 1 ? true : undefined));
  });

  it("to a session or a point opens it", async () => {
    const { sessions } = await theReader();
    assertEqual(await follow("session?id=s3&season=summer-2021"), [], "what was said");
    assertEqual(sessions.current?.session.id, "s3", "the session");
    assertEqual(await follow("point?id=s2.paxos.1"), [], "what was said");
    assertEqual(sessions.current?.session.id, "s2", "the session of the point");
  });

  it("to a note opens its session, and to somebody else's says so", async () => {
    const { sessions, notes } = await theReader();
    const entry = await shippedSession(5);
    const note = await notes.add(entry, { session: "s5" }, { kind: "question", done: false, body: "Is this so?" });
    assertEqual(await follow(`note?id=${note.id}`), [], "what was said");
    assertEqual(sessions.current?.session.id, "s5", "the session of the note");
    await notes.delete(entry, note.id);
    assertEqual((await follow("note?id=n-somebody&session=s5")).length, 1, "sentences");
  });

  it("that leads nowhere says so and opens nothing", async () => {
    const runs = ["run", "run?lab=phlogiston", "run?lab=paxos&more=AAAA"];
    for (const rest of ["", "quit?now=1", ...runs, "session?id=s99", "point?id=__proto__", "session?id=../../x", "note"]) {
      const sentences = await follow(rest);
      assertEqual(sentences.length, 1, `sentences about ${rest}`);
      assert(/^[A-Z“].*[.!?]$/.test(sentences[0] ?? ""), `no sentence: ${sentences[0]}`);
    }
    assertEqual(panels(lab).length + panels("idsrg.reader").length, 0, "panels");
  });

  it("is followed from text too, and only when it is ours", async () => {
    const { links, linkBase } = await theReader();
    assertEqual(await said(() => links.followText(` ${linkBase}/run?lab=clocks `)), [], "what was said");
    await eventually("a lab", () => (panels(lab).length === 1 ? true : undefined));
    for (const text of ["https://example.org/run?lab=paxos", "file:///etc/passwd", "::", "command:workbench.action.quit"]) {
      assertEqual((await said(() => links.followText(text))).length, 1, `sentences about ${text}`);
    }
  });

  it("is made for what stands in the views", async () => {
    const entry = await shippedSession(2);
    const [point] = entry.session.points;
    await vscode.commands.executeCommand("idsrg.copyLink", { kind: "point", point, entry });
    const link = await vscode.env.clipboard.readText();
    assert(link.endsWith(`://idsrg.reading-group/point?id=${point?.id}&season=summer-2021`), link);
  });
});

describe("a saved run", () => {
  beforeEach(closeAll);
  after(closeAll);

  const open = async (name: string, text: string): Promise<vscode.Uri> => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), name);
    await write(uri, text);
    await vscode.commands.executeCommand("vscode.open", uri);
    return uri;
  };

  it("opens in an editor of its own by its name", async () => {
    await open("mine.labrun.json", writeRunFile(run, "1.0.0"));
    await eventually("the editor", () => (editors().length === 1 ? true : undefined));
  });

  it("is answered with the player, or with a sentence and a way to its text", async () => {
    const { runs } = await theReader();
    const page = async (text: string): Promise<string> => {
      const uri = vscode.Uri.joinPath(workspaceFolder(), "tried.labrun.json");
      await write(uri, text);
      const panel = vscode.window.createWebviewPanel("idsrg.tried", "Tried", vscode.ViewColumn.Active);
      await runs.show(uri, panel);
      const { html } = panel.webview;
      panel.dispose();
      return html;
    };
    assert((await page(writeRunFile(run, "1.0.0"))).includes("lab.js"), "the player");
    const none = { ...run, lab: "phlogiston" };
    for (const [text, sentence] of [
      ["", "This file is empty."], ["no", "it is not JSON."], ["{}", "it does not say"], [writeRunFile(none, "1"), "phlogiston"],
      [writeRunFile(run, "1").replace('"version": 1', '"version": 2'), "A newer reader can open it."], [`${"[".repeat(5000)}`, "it is not JSON."],
    ] as const) {
      const html = await page(text);
      assert(html.includes(sentence) && html.includes("command:idsrg.openRunAsText") && !html.includes("<script"), `${text.slice(0, 80)}: ${html}`);
    }
  });

  it("is shown anew when its file changes, and when a file that was no run becomes one", async () => {
    const { runs } = await theReader();
    const folder = await watchedFolder("runs");
    const uri = vscode.Uri.joinPath(folder, "changing.labrun.json");
    await write(uri, writeRunFile(run, "1.0.0"));
    const panel = vscode.window.createWebviewPanel("idsrg.tried", "Tried", vscode.ViewColumn.Active);
    await runs.show(uri, panel);
    const becomes = async (text: string, what: string, sign: string): Promise<void> => {
      await write(uri, text);
      await eventually(what, () => (panel.webview.html.includes(sign) ? true : undefined));
    };
    assert(panel.webview.html.includes("lab.js"), "the player");
    await becomes("{}", "the sentence", "it does not say");
    await becomes(writeRunFile({ lab: "clocks" }, "1.0.0"), "the player again", "lab.js");
    panel.dispose();
  });

  it("opens as text by the command", async () => {
    const uri = await open("broken.labrun.json", "{ <script>alert(1)</script>");
    await eventually("the editor", () => (editors().length === 1 ? true : undefined));
    await vscode.commands.executeCommand("idsrg.openRunAsText", uri.toString());
    await eventually("the text", () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString()));
  });
});

describe("a lab fence in any Markdown", () => {
  beforeEach(closeAll);
  after(closeAll);

  it("offers to open its run, and says what is wrong with one that cannot be opened", async () => {
    const document = await vscode.workspace.openTextDocument({
      language: "markdown", content: "# Mine\n\n```lab\nlab: paxos\nsteps: [2]\n```\n\n```lab\nlab: paxos\nseed: soon\n```\n",
    });
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 9);
    const ours = lenses.filter(({ command }) => command?.command === "idsrg.openRunInText");
    assertEqual(ours.map(({ range }) => range.start.line), [2, 7], "their lines");
    const [good, bad] = ours.map(({ command }) => async () => vscode.commands.executeCommand("idsrg.openRunInText", ...(command?.arguments ?? [])));
    assertEqual(await said(async () => good?.()), [], "what was said");
    await eventually("a lab", () => (panels(lab).length === 1 ? true : undefined));
    assertEqual(await said(async () => bad?.()), ["This block cannot be opened. “seed” must be a whole number."], "what was said");
  });
});

describe("what the player gives away", () => {
  it("is on the clipboard, or is refused when it is too long", async () => {
    const { sharing } = await theReader();
    assertEqual(/^Link copied \(\d+ characters\)\.$/.test(await sharing.share({ how: "link", run, title: "A run" })), true, "what was said");
    assert((await vscode.env.clipboard.readText()).includes("/run?lab=paxos&scenario=b3-bites&step=4&more="), "the link");
    await sharing.share({ how: "fence", run, title: "A run: mine" });
    assert((await vscode.env.clipboard.readText()).startsWith("```lab\nlab: paxos\nscenario: b3-bites\n"), "the fence");
    const steps = Array.from({ length: 3000 }, (_, index) => ({ action: { type: "delay" as const, packet: index * 7919 % 1000, by: 1 / (index + 3) } }));
    assert((await sharing.share({ how: "link", run: { lab: "paxos", steps }, title: "" })).includes("too long for a link"), "the length of a link");
    assert((await sharing.share({ how: "fence", run: { lab: "paxos", steps }, title: "" })).includes("too long for a block"), "the length of a fence");
  });
});
