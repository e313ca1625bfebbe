// `npm run bench activation`: how long the extension takes to wake up, as the editor itself reports it, in each of the ways
// in which it is woken; and how long the reader then waits for the sessions, by the browser's clock.
import type { Page } from "playwright-core";
import { activationRows, benchWindows, print, type Row, RUNS } from "../editor/bench-windows";
import { type Activation, activationOf, openContainer } from "../editor/drive";
import { DISPLAY_NAME, EXTENSION_ID } from "../editor/vsix";
import { drawn } from "../editor/workbench";
import { commandByKeys } from "../e2e/keys";
import { readerFrame, row } from "../e2e/panels";

/** An editor that was started this long ago has come to rest. */
const REST_MS = 6000;

interface Clocked {
  clicked?: number;
  listed?: number;
}

const rows = await benchWindows(clock, async (inWindow): Promise<readonly Row[]> => {
  const [commanded, clicked, restored]: [Activation[], Activation[], Activation[]] = [[], [], []];
  const [listed, drawnAgain]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    await inWindow(async (page) => {
      await commandByKeys(page, "IDSRG: Open Session…", "Archeology");
      await readerFrame(page);
      commanded.push(await activationOf(page, EXTENSION_ID));
    });
    await inWindow(async (page) => {
      await page.waitForTimeout(REST_MS);
      await openContainer(page, DISPLAY_NAME);
      listed.push(await sessionsListed(page));
      clicked.push(await activationOf(page, EXTENSION_ID));
      await page.waitForTimeout(REST_MS); // for the window to keep what is open in it
      await page.reload();
      await drawn(page);
      drawnAgain.push(await sessionsListed(page));
      restored.push(await activationOf(page, EXTENSION_ID));
    });
  }
  return [
    ...activationRows("by a command, while the editor starts", commanded),
    ...activationRows("by its icon, in an editor at rest", clicked),
    { what: "  from the click to the sessions listed", values: listed },
    ...activationRows("by its view in sight, as the editor starts", restored),
    { what: "  from the window's start to the sessions listed", values: drawnAgain },
  ];
});
print("activation, in ms", rows);

/** From the click, or else from the start of the window. */
async function sessionsListed(page: Page): Promise<number> {
  await row(page, "Summer 2021").waitFor();
  return page.evaluate(() => {
    const { clicked = performance.timeOrigin, listed = Number.NaN } = window as unknown as Clocked;
    return listed - clicked;
  });
}

/** Notes the last click, and when the first row of a tree in the side bar was painted. */
function clock(): void {
  const clocked = window as unknown as Clocked;
  const now = (): number => performance.timeOrigin + performance.now();
  window.addEventListener("mousedown", () => { if (clocked.listed === undefined) clocked.clicked = now(); }, { capture: true });
  const look = (): void => {
    const rows = [...document.querySelectorAll(".part.sidebar [role=treeitem]")];
    if (rows.some((each) => each.getAttribute("aria-label")?.startsWith("Summer 2021"))) clocked.listed = now();
    else requestAnimationFrame(look);
  };
  if (window.top === window) requestAnimationFrame(look);
}
