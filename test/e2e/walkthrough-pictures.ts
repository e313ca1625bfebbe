// The pictures of the walkthrough: what each of its steps leads to, as it looks, in a dark and in a light theme.
import type { Frame, Locator, Page } from "playwright-core";
import { setTheme, type Theme } from "../editor/drive";
import { lighterPng } from "./lighter-png";
import { labFrame, moment, readerFrame, row, SESSION_2 } from "./panels";

export interface WalkthroughPicture {
  readonly name: string;
  readonly png: Buffer;
}

const THEMED: readonly (readonly [Theme, string])[] = [["Dark Modern", "dark"], ["Light Modern", "light"]];
/** A walkthrough shows its pictures at about half the width of a window. */
const SIZE = { width: 1120, height: 700 };
/** The window without its title and its status bar. */
const WORKBENCH = { x: 0, y: 30, width: SIZE.width, height: SIZE.height - 55 };

/** What the pictures of the README are made with as well. */
interface Hands {
  /** Waits until a panel wears a theme. */
  worn(frame: Frame, theme: Theme): Promise<void>;
  /** Drags the right edge of a part of the workbench until the part is so wide. */
  drag(page: Page, part: Locator, width: number): Promise<void>;
}

/** Begins with session 2 open, its lab beside it, and a note in it. */
export async function walkthroughPictures(page: Page, hands: Hands): Promise<readonly WalkthroughPicture[]> {
  const made: WalkthroughPicture[] = [];
  await page.setViewportSize(SIZE);
  const reader = await readerFrame(page, SESSION_2);
  const lab = await labFrame(page);
  const take = async (name: string, frame: Frame, prepare: () => Promise<void>): Promise<void> => {
    for (const [theme, ground] of THEMED) {
      await setTheme(page, theme);
      await hands.worn(frame, theme);
      await prepare();
      await page.mouse.move(SIZE.width / 2, 2);
      // The last group: alone, or the lab's.
      const clip = await page.locator(".editor-group-container").last().boundingBox() ?? { x: 0, y: 0, ...SIZE };
      made.push({ name: `${name}-${ground}`, png: lighterPng(await page.screenshot({ clip })) });
    }
  };
  const front = (tab: RegExp): Promise<void> => page.getByRole("tab", { name: tab }).first().click();
  const top = (): Promise<void> => reader.evaluate(() => window.scrollTo(0, 0));
  const scrollTo = (selector: string, block: ScrollLogicalPosition): Promise<void> =>
    reader.locator(selector).evaluate((element, where) => element.scrollIntoView({ block: where }), block);

  await page.keyboard.press("ControlOrMeta+B");
  // The lab needs nearly the whole width for its two pictures side by side, and a little more height.
  await page.setViewportSize({ width: 1280, height: 820 });
  await hands.drag(page, page.locator(".editor-group-container").first(), 225);
  await lab.waitForFunction(() => innerWidth >= 820);
  await moment(lab, "The first president is refused a vote").click();
  await take("run", lab, async () => {});
  await page.setViewportSize(SIZE);
  await page.getByRole("tab", { name: /^Paxos/ }).first().click({ button: "middle" });
  await front(/^2\. What/);
  await take("read", reader, top);
  await take("note", reader, () => scrollTo("[data-point='s2.paxos.1']", "center"));
  await reader.getByRole("button", { name: "Discuss point by point" }).evaluate((button) => (button as HTMLButtonElement).click());
  await take("meet", reader, async () => {});
  await reader.getByRole("button", { name: "Leave" }).click();
  await page.keyboard.press("ControlOrMeta+B");
  await row(page, /Session 2:/).waitFor();
  for (const [theme, ground] of THEMED) {
    await setTheme(page, theme);
    await hands.worn(reader, theme);
    await scrollTo("#section-one-step-slowly-why-the-latest-vote-is-enough", "start");
    await page.mouse.move(SIZE.width / 2, 2);
    made.push({ name: `resume-${ground}`, png: lighterPng(await page.screenshot({ clip: WORKBENCH })) });
  }
  return made;
}
