// `npm run bench ui`: how long a reader waits for the extension to wake up, for a session to be painted, and for a lab's
// stage to be drawn.
// Clocks are the browser's own: from the Enter that takes the command to the paint inside the panel.
import type { Frame, Page } from "playwright-core";
import { type Activation, activationOf, runCommand } from "../editor/drive";
import { activationRows, benchWindows, type InWindow, print, type Row, RUNS } from "../editor/bench-windows";
import { EXTENSION_ID } from "../editor/vsix";
import { labFrame, readerFrame } from "../e2e/panels";
import { commandByKeys } from "../e2e/keys";

const WARM = 9;

interface Clocked {
  entered?: number;
  stageDrawn?: number;
}

/** Each run of a fresh editor has a window and a storage of its own, so that no panel is restored in it. */
async function measureAll(inWindow: InWindow): Promise<readonly Row[]> {
  const [woken, fresh, sessions, labs]: [Activation[], number[], number[], number[]] = [[], [], [], []];
  for (let run = 0; run < RUNS; run++) {
    await inWindow(async (page) => {
      fresh.push(await session(page));
      woken.push(await activationOf(page, EXTENSION_ID));
    });
  }
  await inWindow(async (page) => {
    for (let run = 0; run < WARM; run++) {
      await runCommand(page, "View: Close All Editors");
      sessions.push(await session(page));
      labs.push(await lab(page));
    }
  });
  return [
    ...activationRows("activation as the editor reports it, while it starts", woken),
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

print("ui, in ms", await benchWindows(clock, measureAll));
