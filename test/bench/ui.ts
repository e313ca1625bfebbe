// `npm run bench ui`: how long a reader waits for the extension to wake up, for a session to be painted, and for a lab's
// stage to be drawn.
// Clocks are the browser's own: from the Enter that takes the command to the paint inside the panel.
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { activationTime, runCommand } from "../editor/drive";
import { startDrivenEditor, writeFiles } from "../editor/session";
import { DISPLAY_NAME, findVsix } from "../editor/vsix";
import { closeWorkbench, openWorkbench } from "../editor/workbench";
import { known, labFrame, readerFrame } from "../e2e/panels";
import { commandByKeys } from "../e2e/keys";

interface Row {
  readonly what: string;
  readonly aim?: number;
  readonly values: readonly number[];
}

const FRESH = 5;
const WARM = 9;

interface Clocked {
  entered?: number;
  stageDrawn?: number;
}

async function bench(): Promise<readonly Row[]> {
  const editor = await startDrivenEditor({ vsix: findVsix() });
  try {
    const folder = writeFiles(join(editor.folder, "workspace"), { "notes.md": "# Notes\n" });
    const inWorkbench = async (measure: (page: Page) => Promise<void>): Promise<void> => {
      const workbench = await openWorkbench(editor.browser, editor.server, {
        folder, prepare: async (context) => { await context.addInitScript(clock); },
      });
      await known(workbench.page);
      await measure(workbench.page);
      await closeWorkbench(workbench, editor.server);
    };
    return await measureAll(inWorkbench);
  } finally {
    await editor.close();
  }
}

type InWorkbench = (measure: (page: Page) => Promise<void>) => Promise<void>;

/** Each run of a fresh editor has a window and a storage of its own, so that no panel is restored in it. */
async function measureAll(inWorkbench: InWorkbench): Promise<readonly Row[]> {
  const [activation, fresh, sessions, labs]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let run = 0; run < FRESH; run++) {
    await inWorkbench(async (page) => {
      fresh.push(await session(page));
      activation.push(await activationTime(page, DISPLAY_NAME));
    });
  }
  await inWorkbench(async (page) => {
    for (let run = 0; run < WARM; run++) {
      await runCommand(page, "View: Close All Editors");
      sessions.push(await session(page));
      labs.push(await lab(page));
    }
  });
  return [
    { what: "activation, as the editor reports it", aim: 50, values: activation },
    { what: "session, from Enter to its first paint", aim: 300, values: sessions },
    { what: "the same, of an editor just started", values: fresh },
    { what: "lab, from Enter to its stage drawn", aim: 500, values: labs },
  ];
}

async function session(page: Page): Promise<number> {
  await commandByKeys(page, "IDSRG: Open Session…", "Archeology");
  const frame = await readerFrame(page);
  return await firstPaint(frame) - await entered(page);
}

async function lab(page: Page): Promise<number> {
  await commandByKeys(page, "IDSRG: Run Simulation: Paxos");
  const frame = await labFrame(page);
  const around = frame.parentFrame();
  if (around === null) throw new Error("The panel has no frame around it.");
  const at = await around.waitForFunction(() => (window as unknown as Clocked).stageDrawn);
  return Number(await at.jsonValue()) - await entered(page);
}

/**
 * Runs in every frame from its beginning: notes the last Enter, and when the next picture is painted after a stage
 * appeared in a frame inside. (What runs in a panel's own frame ends as VS Code writes the panel's document into it.)
 */
function clock(): void {
  const clocked = window as unknown as Clocked;
  const now = (): number => performance.timeOrigin + performance.now();
  window.addEventListener("keydown", ({ key }) => { if (key === "Enter") clocked.entered = now(); }, { capture: true });
  const look = (): void => {
    const inside = Array.from(window.frames, (_, index) => window.frames[index]?.document);
    if (!inside.some((page) => page?.querySelector(".stage .card"))) requestAnimationFrame(look);
    else requestAnimationFrame(() => { clocked.stageDrawn = now(); });
  };
  if (location.pathname.endsWith("/pre/index.html")) requestAnimationFrame(look);
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

function print(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  const cell = (value: number | string): string =>
    String(typeof value === "number" ? Math.round(value) : value).padStart(8);
  console.log(`${"ui, in ms".padEnd(width)}${["min", "median", "max", "aim", "runs"].map(cell).join("")}`);
  for (const { what, aim = "", values } of rows) {
    const sorted = values.toSorted((a, b) => a - b);
    const numbers = [sorted[0], sorted[Math.floor((sorted.length - 1) / 2)], sorted.at(-1)].map((value) => value ?? "");
    console.log(`${what.padEnd(width)}${[...numbers, aim, sorted.length].map(cell).join("")}`);
  }
}

print(await bench());
