// A keyboard and nothing else: what a reader without a mouse does in a workbench and in a panel.
import type { BrowserContext, Frame, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { eventually } from "./panels";

const QUICK_INPUT = '.quick-input-widget:not([style*="display: none"])';

/** Types into the open quick input, waits until the row in question is the one Enter takes, and takes it. */
export async function pickByKeys(page: Page, text: string, row = text): Promise<void> {
  await page.locator(`${QUICK_INPUT} .quick-input-box input:focus`).waitFor();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
  await page.locator(`${QUICK_INPUT} .monaco-list-row.focused`).filter({ hasText: row }).waitFor();
  await page.keyboard.press("Enter");
}

/** Runs a command by its title in the palette, "Category: Title". */
export async function commandByKeys(page: Page, title: string): Promise<void> {
  // A palette opened while extensions are still being read does not list theirs, and a busy page may miss a key: once more.
  const row = page.locator(`${QUICK_INPUT} .monaco-list-row.focused`).filter({ hasText: title });
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press("F1");
    const open = await page.locator(`${QUICK_INPUT} .quick-input-box input:focus`).waitFor({ timeout: 5000 }).then(() => true, () => false);
    if (open) {
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(`>${title}`);
      if (await row.waitFor({ timeout: 5000 }).then(() => true, () => false)) break;
    }
    if (attempt === 5) throw new Error(`The palette does not list "${title}".`);
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("Enter");
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
