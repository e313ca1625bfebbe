// A keyboard and nothing else: what a reader without a mouse does in a workbench and in a panel.
import type { BrowserContext, Frame, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { eventually } from "./panels";

const QUICK_INPUT = '.quick-input-widget:not([style*="display: none"])';

/** How long a quick input may take to be there with the row in question. */
const SHOWN_MS = 5000;

const there = (locator: Locator): Promise<boolean> => locator.waitFor({ timeout: SHOWN_MS }).then(() => true, () => false);

/** Types into the open quick input, waits until the row in question is the one Enter takes, and takes it. False if it is not there. */
async function takeRow(page: Page, text: string, row: string): Promise<boolean> {
  if (!await there(page.locator(`${QUICK_INPUT} .quick-input-box input:focus`))) return false;
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
  if (!await there(page.locator(`${QUICK_INPUT} .monaco-list-row.focused`).filter({ hasText: row }))) return false;
  await page.keyboard.press("Enter");
  return true;
}

/**
 * Runs a command by its title in the palette, "Category: Title", and takes a row of the quick pick that it opens, if one is
 * named, or waits for what it shows. A palette opened while extensions are still being read does not list theirs, and a panel that has just been drawn
 * takes the focus, which closes any quick input: then once more from the beginning, as a person would.
 */
export async function commandByKeys(page: Page, title: string, then?: string | Locator): Promise<void> {
  for (let attempt = 1; attempt <= 5; attempt++) {
    await page.keyboard.press("F1");
    if (await takeRow(page, `>${title}`, title)
      && (then === undefined || await (typeof then === "string" ? takeRow(page, then, then) : there(then)))) return;
    await page.keyboard.press("Escape");
  }
  throw new Error(`The palette does not list "${title}", or the command does not show "${String(then ?? "")}".`);
}

/** Moves the keyboard on, by Tab or another key, until it is at a control of a panel. */
export async function keysTo(page: Page, target: Locator, key = "Tab", pressesMax = 200): Promise<void> {
  await target.first().waitFor();
  for (let presses = 0; presses < pressesMax; presses++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${pressesMax} times ${key} did not reach ${target.toString()}.`);
}

/** Waits until the keyboard is in a panel. */
export async function keyboardIn(panel: Frame): Promise<void> {
  await eventually(() => panel.evaluate(() => document.hasFocus())).toBe(true);
}

/** Counts every press of a mouse or a finger from now on, in the page and in panels opened later. */
export async function countPointers(context: BrowserContext): Promise<() => number> {
  let seen = 0;
  await context.exposeFunction("pointerSeen", () => { seen += 1; });
  const listen = (): void => {
    const { pointerSeen } = window as unknown as { readonly pointerSeen: () => void };
    window.addEventListener("pointerdown", () => pointerSeen(), { capture: true });
  };
  await context.addInitScript(listen);
  for (const page of context.pages()) await page.evaluate(listen);
  return () => seen;
}

/** The control that has the keyboard shows that it has: by an outline, or by a border or ground of its own. */
export async function expectVisibleFocus(target: Locator): Promise<void> {
  const look = (): Promise<string> => target.evaluate((element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    const outlined = outlineStyle !== "none" && outlineWidth !== "0px";
    return outlined ? `${outlineStyle} ${outlineWidth} ${outlineColor}` : boxShadow;
  });
  expect(await look(), `the focus on ${target.toString()}`).not.toBe("none");
}
