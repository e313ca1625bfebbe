// How long a reader waits: for the extension to wake up, for a session to be painted, for a lab's stage to be drawn.
// Clocks are the browser's own: from the Enter that takes the command to the paint inside the panel.
import type { Frame, Page } from "playwright-core";
import { activationTime, openContainer, runCommand } from "../editor/drive";
import { startDrivenEditor, writeFiles } from "../editor/session";
import { DISPLAY_NAME, findVsix } from "../editor/vsix";
import { closeWorkbench, drawn, openWorkbench } from "../editor/workbench";
import { known, labFrame, readerFrame, row } from "../e2e/panels";
import { commandByKeys, pickByKeys } from "../e2e/keys";
import { join } from "node:path";

export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly target?: number;
  readonly values: readonly number[];
}

const FRESH = 5;
const WARM = 9;

interface Clocked {
  entered?: number;
  stageDrawn?: number;
}

export async function bench(): Promise<readonly Row[]> {
  const editor = await startDrivenEditor({ vsix: findVsix() });
  try {
    const folder = writeFiles(join(editor.folder, "workspace"), { "notes.md": "# Notes\n" });
    const workbench = await openWorkbench(editor.browser, editor.server, {
      folder, prepare: (context) => context.addInitScript(clock),
    });
    const rows = await measure(workbench.page);
    await closeWorkbench(workbench, editor.server);
    return rows;
  } finally {
    await editor.close();
  }
}

async function measure(page: Page): Promise<readonly Row[]> {
  await known(page);
  const activation: number[] = [];
  const fresh: number[] = [];
  for (let run = 0; run < FRESH; run++) {
    await runCommand(page, "View: Close All Editors");
    await page.reload();
    await drawn(page);
    await known(page);
    fresh.push(await session(page));
    activation.push(await activationTime(page, DISPLAY_NAME));
  }
  const [sessions, labs]: [number[], number[]] = [[], []];
  for (let run = 0; run < WARM; run++) {
    await runCommand(page, "View: Close All Editors");
    sessions.push(await session(page));
    labs.push(await lab(page));
  }
  const sidebar = await sidebarTimes(page);
  return [
    { what: "activation, as the editor reports it", unit: "ms", target: 50, values: activation },
    { what: "sidebar, from the click on the icon to its rows", unit: "ms", values: sidebar },
    { what: "session, from Enter to its first paint", unit: "ms", target: 300, values: sessions },
    { what: "the same, of an editor just started", unit: "ms", values: fresh },
    { what: "lab, from Enter to its stage drawn", unit: "ms", target: 500, values: labs },
  ];
}

async function session(page: Page): Promise<number> {
  await commandByKeys(page, "IDSRG: Open Session…");
  await pickByKeys(page, "Archeology");
  const frame = await readerFrame(page);
  return await firstPaint(frame) - await entered(page);
}

async function lab(page: Page): Promise<number> {
  await commandByKeys(page, "IDSRG: Run Simulation: Paxos");
  const frame = await labFrame(page);
  const at = await frame.waitForFunction(() => (window as unknown as Clocked).stageDrawn);
  return Number(await at.jsonValue()) - await entered(page);
}

/** Of a host that is awake already: what a click costs from then on. */
async function sidebarTimes(page: Page): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < FRESH; run++) {
    const before = Date.now();
    await openContainer(page, DISPLAY_NAME);
    await row(page, /Session 6/).waitFor();
    times.push(Date.now() - before);
    await runCommand(page, "View: Toggle Primary Side Bar Visibility");
    await page.reload();
    await drawn(page);
    await known(page);
  }
  return times;
}

/** Runs in every frame from its beginning: notes the last Enter, and the frame after the one in which a stage appeared. */
function clock(): void {
  const clocked = window as unknown as Clocked;
  const now = (): number => performance.timeOrigin + performance.now();
  window.addEventListener("keydown", ({ key }) => { if (key === "Enter") clocked.entered = now(); }, { capture: true });
  const look = (): void => {
    if (document.querySelector(".stage .card") === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => { clocked.stageDrawn = now(); });
  };
  requestAnimationFrame(look);
}

async function entered(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as Clocked).entered ?? Number.NaN);
}

async function firstPaint(frame: Frame): Promise<number> {
  const at = await frame.waitForFunction(() => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    return paint && performance.timeOrigin + paint.startTime;
  });
  return Number(await at.jsonValue());
}
