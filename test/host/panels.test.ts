// Opening sessions and labs: one panel each, no panel for what does not exist, and junk does no harm.
import * as vscode from "vscode";
import { paxos } from "../../src/labs/paxos/lab";
import { setupFor } from "../../src/labs/settings";
import { scenarioOf } from "../labs/scenario-run";
import { assert, assertEqual } from "./assert";
import { closeAll, eventually, panels, shippedSession, theReader } from "./the-reader";

const reader = "idsrg.reader";
const lab = "idsrg.lab";
const settled = async (viewType: string, count: number): Promise<void> => {
  await eventually(`${count} panels of ${viewType}`, () => (panels(viewType).length === count ? true : undefined));
};

describe("a session panel", () => {
  beforeEach(closeAll);
  after(closeAll);

  it("opens, and opens only once", async () => {
    const { uri, session } = await shippedSession(2);
    await vscode.commands.executeCommand("idsrg.open", { session: uri });
    await settled(reader, 1);
    assert(panels(reader)[0]?.label.includes(session.title) === true, "its title");
    await vscode.commands.executeCommand("idsrg.open", { session: uri });
    await vscode.commands.executeCommand("idsrg.open", { session: (await shippedSession(3)).uri });
    await settled(reader, 2);
  });

  it("shows its session before any script has run, under a strict policy", async () => {
    const { sessions } = await theReader();
    const entry = await shippedSession(2);
    sessions.open(entry);
    const { html = "", options } = sessions.panelOf(entry.uri)?.webview ?? {};
    assert(html.includes("What Archeology Can Teach Us"), "the page is not in the document");
    assert(html.includes("default-src 'none'") && !html.includes("unsafe-"), "the policy");
    assertEqual(options?.localResourceRoots?.map(({ path }) => path.split("/").slice(-2).join("/")), ["dist/webview"], "its roots");
  });

  it("knows which session is in front, and that none is when all are closed", async () => {
    const { sessions } = await theReader();
    const entry = await shippedSession(4);
    sessions.open(entry);
    assertEqual(sessions.current?.uri, entry.uri, "the session in front");
    await closeAll();
    await eventually("no session in front", () => (sessions.current === undefined ? true : undefined));
  });

  it("hands over its figures for a file, drawn from their runs", async () => {
    const { sessions } = await theReader();
    const entry = await shippedSession(2);
    const pictures = await sessions.pictures(entry);
    assertEqual(pictures.map(({ reference }) => reference.scenario), entry.session.embeds.map(({ reference }) => reference.scenario), "its figures");
    for (const { svg } of pictures) assert(svg.startsWith("<svg") && (svg.match(/class="dot /g) ?? []).length > 3, `a picture is empty: ${svg.slice(0, 80)}`);
    const html = entry.asHtml({ paper: { session: "s2", readings: [], notes: [], pictures }, css: "", locale: "en" });
    assertEqual((html.match(/ class="still"/g) ?? []).length, pictures.length, "the pictures in the page");
  });

  it("is closed when what it had kept is junk", async () => {
    const { sessions } = await theReader();
    for (const state of [undefined, null, 7, "s2", { version: 1 }, { version: 1, session: "file:///nowhere.md" }, { version: 2, session: "x" }]) {
      const panel = vscode.window.createWebviewPanel(reader, "Restored", vscode.ViewColumn.Active);
      let closed = false;
      panel.onDidDispose(() => { closed = true; });
      await sessions.deserializeWebviewPanel(panel, state);
      assert(closed, `a panel stayed open for ${JSON.stringify(state)}`);
    }
  });

  it("comes back from what it had kept", async () => {
    const { sessions } = await theReader();
    const { uri } = await shippedSession(5);
    const panel = vscode.window.createWebviewPanel(reader, "Restored", vscode.ViewColumn.Active);
    await sessions.deserializeWebviewPanel(panel, { version: 1, session: uri, place: { block: 3, offset: 0 } });
    assertEqual(sessions.panelOf(uri) === panel, true, "the panel is taken over");
    assert(panel.webview.html.includes("Can Distributed Systems Learn?"), "its page");
  });

  it("does not follow an argument that makes no sense", async () => {
    await vscode.commands.executeCommand("idsrg.openNote", { kind: "note" });
    await vscode.commands.executeCommand("idsrg.deleteNote", 42);
    assertEqual(panels(reader).length, 0, "panels");
  });
});

describe("a lab panel", () => {
  beforeEach(closeAll);
  after(closeAll);

  it("opens beside the session, and opens only once", async () => {
    const { sessions, labs } = await theReader();
    sessions.open(await shippedSession(2));
    await settled(reader, 1);
    await eventually("the session to be in front", () => (panels(reader)[0]?.isActive === true ? true : undefined));
    await vscode.commands.executeCommand("idsrg.runSimulation.paxos");
    await labs.open({ lab: "paxos", scenario: "two-presidents", moment: "second-ballot" });
    await settled(lab, 1);
    assertEqual(panels(lab)[0]?.group.viewColumn, 2, "its column");
  });

  it("does not open for a lab that does not exist or is not built", async () => {
    const { labs } = await theReader();
    await labs.open({ lab: "phlogiston" });
    await labs.open({ lab: "spanner" });
    assertEqual(panels(lab).length, 0, "panels");
  });

  it("is closed when what it had kept is no run of a lab we have", async () => {
    const { labs, progress } = await theReader();
    progress.closedLab("paxos");
    for (const state of [undefined, {}, { version: 1, setup: { lab: "paxos" } }]) {
      const panel = vscode.window.createWebviewPanel(lab, "Restored", vscode.ViewColumn.Active);
      let closed = false;
      panel.onDidDispose(() => { closed = true; });
      await labs.deserializeWebviewPanel(panel, state);
      assert(closed, `a panel stayed open for ${JSON.stringify(state)}`);
    }
  });
});

describe("a lab panel that is brought back", () => {
  const told = {
    version: 1 as const, scenario: "b3-bites", current: 0, cursor: 0, tab: "rules", keptAt: 1000,
    setup: { lab: "paxos", parameters: { ...setupFor(paxos, scenarioOf(paxos, "b3-bites")).parameters }, off: [], seed: 1 },
    branches: [{ id: 0, parent: null, at: 0, title: "The run", steps: [] }],
  };

  beforeEach(closeAll);
  after(closeAll);

  it("before its page has kept anything shows what was told of it last", async () => {
    const { labs, progress } = await theReader();
    progress.ran(told);
    const panel = vscode.window.createWebviewPanel(lab, "Restored", vscode.ViewColumn.Active);
    await labs.deserializeWebviewPanel(panel, undefined);
    assertEqual(labs.panelOf("paxos") === panel, true, "the panel is taken over");
    const shown = await eventually("the page to tell where it stands",
      () => (progress.lab?.scenario === told.scenario && (progress.lab.keptAt ?? 0) > 1000 ? progress.lab : undefined));
    assertEqual(shown.tab, "rules", "its tab");
  });
});

describe("Continue Reading", () => {
  beforeEach(closeAll);
  after(closeAll);

  it("opens the session read last", async () => {
    const { sessions } = await theReader();
    sessions.open(await shippedSession(6));
    await closeAll();
    await eventually("everything closed", () => (sessions.current === undefined ? true : undefined));
    await vscode.commands.executeCommand("idsrg.continueReading");
    assertEqual(sessions.current?.session.number, 6, "the session");
  });
});

describe("the clipboard", () => {
  it("gets a citation, and a whole session as BibTeX", async () => {
    const entry = await shippedSession(4);
    const [reading] = entry.session.readings;
    await vscode.commands.executeCommand("idsrg.copyCitation", { kind: "reading", reading, entry });
    assert((await vscode.env.clipboard.readText()).startsWith("Lamport (1978). Time, Clocks"), "the citation");
    await vscode.commands.executeCommand("idsrg.copyBibtex", { kind: "session", entry });
    assertEqual((await vscode.env.clipboard.readText()).match(/^@/gm)?.length, entry.session.readings.length, "entries");
  });
});
