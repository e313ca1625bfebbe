// The pictures of the README, a session and its lab side by side in a dark and in a light theme, and those of the walkthrough.
// No test: it is run by hand when the product looks different from its pictures.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Frame, Locator, Page } from "playwright-core";
import { setTheme, THEMES, type Theme } from "../editor/drive";
import { projectRoot } from "../editor/paths";
import { startDrivenEditor, writeFiles } from "../editor/session";
import { findVsix } from "../editor/vsix";
import { closeWorkbench, openWorkbench } from "../editor/workbench";
import { lighterPng } from "./lighter-png";
import { known, labFrame, moment, openSession2, row } from "./panels";
import { walkthroughPictures } from "./walkthrough-pictures";

export interface Picture {
  readonly path: string;
  readonly kilobytes: number;
}

const SIZE = { width: 1600, height: 1000 };
const ROOM = "a folder for the pictures";
const SETTINGS = { "window.title": "${activeEditorShort}", "workbench.editor.tabSizing": "shrink" };
const SHOTS: readonly (readonly [Theme, string])[] = [["Dark Modern", "dark"], ["Light Modern", "light"]];
const NOTES = "# Notes\n\n## Note on s2.paxos.1 ^n-chubby\n\nRead “Paxos Made Live” next: what did they have to add?\n";

export async function pictures(): Promise<readonly Picture[]> {
  const folder = join(projectRoot, "media/screenshots");
  mkdirSync(folder, { recursive: true });
  const editor = await startDrivenEditor({ vsix: findVsix(), settings: SETTINGS });
  try {
    const workspace = writeFiles(join(editor.folder, ROOM), { "notes/summer-2021/2-part-time-parliament.md": NOTES });
    const workbench = await openWorkbench(editor.browser, editor.server, {
      folder: workspace, context: { viewport: SIZE, deviceScaleFactor: 1 },
    });
    const { page } = workbench;
    await known(page);
    const reader = await openSession2(page);
    await reader.getByRole("link", { name: "When the second ballot starts" }).click();
    const lab = await labFrame(page);
    await row(page, /Read “Paxos Made Live”/).waitFor();
    // The lab gets the room in which its two pictures stand side by side.
    await drag(page, page.locator(".part.sidebar").first(), 250);
    await drag(page, page.locator(".editor-group-container").first(), 440);
    await lab.waitForFunction(() => innerWidth >= 820);
    await moment(lab, "The first president is refused a vote").click();
    const made: Picture[] = [];
    for (const [theme, name] of SHOTS) {
      await setTheme(page, theme);
      for (const frame of [reader, lab]) await at(frame, theme);
      await page.mouse.move(SIZE.width / 2, 4);
      const path = join(folder, `reader-and-lab-${name}.png`);
      const picture = lighterPng(await page.screenshot());
      writeFileSync(path, picture);
      made.push({ path: relative(projectRoot, path), kilobytes: Math.ceil(picture.length / 1000) });
    }
    for (const { name, png } of await walkthroughPictures(page, { worn: at, drag })) {
      const path = join(projectRoot, `media/walkthrough/${name}.png`);
      writeFileSync(path, png);
      made.push({ path: relative(projectRoot, path), kilobytes: Math.ceil(png.length / 1000) });
    }
    await closeWorkbench(workbench, editor.server);
    return made;
  } finally {
    await editor.close();
  }
}

/** Drags the right edge of a part of the workbench until the part is so wide. */
async function drag(page: Page, part: Locator, width: number): Promise<void> {
  const box = await part.boundingBox();
  if (box === null) throw new Error("There is nothing to drag.");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + width, y, { steps: 8 });
  await page.mouse.up();
}

/** Waits until a panel wears the theme, and has been painted in it. */
async function at(frame: Frame, theme: Theme): Promise<void> {
  await frame.locator(`body.${THEMES[theme]}`).waitFor({ state: "attached" });
  await frame.evaluate(() => new Promise((painted) => {
    requestAnimationFrame(() => requestAnimationFrame(painted));
  }));
}
