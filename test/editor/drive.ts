// What a person does in a workbench: run a command, pick a row, change the theme, look inside a webview.
// Everything waits; nothing is read once. A one-shot read of a webview failed three runs in eighteen.
import type { Frame, Page } from "playwright-core";

const QUICK_INPUT = '.quick-input-widget:not([style*="display: none"])';

/** Types into the open quick pick and takes the first row holding `row`. */
export async function pick(page: Page, text: string, row = text): Promise<void> {
  const input = page.locator(`${QUICK_INPUT} .quick-input-box input`);
  await input.waitFor();
  await input.fill(text);
  await page.locator(`${QUICK_INPUT} .quick-input-list .monaco-list-row`).filter({ hasText: row }).first().click();
}

/** How long a palette that is open may take to list a command before it is opened anew. */
const LISTED_MS = 4000;

/** Runs a command by its title in the palette, "Category: Title". */
export async function runCommand(page: Page, title: string): Promise<void> {
  // The palette lists what is known when it opens. Opened while the extensions are still being read, it must be opened again.
  const row = page.locator(`${QUICK_INPUT} .quick-input-list .monaco-list-row`).filter({ hasText: title }).first();
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press("F1");
    const input = page.locator(`${QUICK_INPUT} .quick-input-box input`);
    await input.waitFor();
    await input.fill(`>${title}`);
    if (await row.waitFor({ timeout: LISTED_MS }).then(() => true, () => false)) break;
    if (attempt === 5) throw new Error(`The palette does not list "${title}".`);
    await page.keyboard.press("Escape");
  }
  await row.click();
  await page.waitForFunction(() => {
    const widget = document.querySelector<HTMLElement>(".quick-input-widget");
    if (widget === null || widget.style.display === "none") return true;
    // The command may have opened a quick pick of its own: then the palette's ">" is gone.
    return widget.querySelector<HTMLInputElement>(".quick-input-box input")?.value.startsWith(">") !== true;
  });
}

/** Labels in the picker of 1.139, and the class a webview's body then has. */
export const THEMES = {
  "Dark Modern": "vscode-dark",
  "Light Modern": "vscode-light",
  "Dark High Contrast": "vscode-high-contrast",
  "Light High Contrast": "vscode-high-contrast-light",
} as const;
export type Theme = keyof typeof THEMES;

/** Changes the theme through its picker, as editing settings.json under a running workbench is not noticed. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await runCommand(page, "Preferences: Color Theme");
  await pick(page, theme);
  const workbench = page.locator(`.monaco-workbench.${WORKBENCH_CLASS[THEMES[theme]]}`).first();
  await workbench.waitFor();
}

const WORKBENCH_CLASS: Readonly<Record<(typeof THEMES)[Theme], string>> = {
  "vscode-dark": "vs-dark",
  "vscode-light": "vs",
  "vscode-high-contrast": "hc-black",
  "vscode-high-contrast-light": "hc-light",
};

/** Opens a view container by the start of its name in the activity bar. */
export async function openContainer(page: Page, name: string): Promise<void> {
  const icon = page.locator(`.activitybar .action-label[aria-label^=${JSON.stringify(name)}]`);
  await icon.click();
}

export interface WebviewOptions {
  /** "webviewView" for a view in a side bar; without it any webview will do. */
  readonly purpose?: string;
  /** Frames already known. */
  readonly not?: readonly Frame[];
  readonly timeout?: number;
}

/**
 * The content frame of the webview that holds `selector`.
 * The editor nests page > …/pre/index.html?… > …/fake.html, and the last is the content.
 */
export async function webviewFrame(page: Page, selector: string, options: WebviewOptions = {}): Promise<Frame> {
  const { purpose, not = [], timeout = 20_000 } = options;
  const deadline = Date.now() + timeout;
  while (Date.now() < deadline) {
    for (const frame of page.frames()) {
      if (not.includes(frame) || !frame.url().includes("/fake.html")) continue;
      if (purpose !== undefined && purposeOf(frame) !== purpose) continue;
      if (await holds(frame, selector)) return frame;
    }
    await page.waitForTimeout(50);
  }
  const urls = page.frames().map((frame) => frame.url().slice(0, 120));
  throw new Error(`No webview holds ${selector} after ${timeout} ms. Frames: ${urls.join(" | ")}`);
}

function purposeOf(frame: Frame): string | null {
  const parent = frame.parentFrame();
  return parent === null ? null : new URL(parent.url()).searchParams.get("purpose");
}

async function holds(frame: Frame, selector: string): Promise<boolean> {
  try {
    return (await frame.locator(selector).count()) > 0;
  } catch {
    return false; // the frame went away meanwhile
  }
}

/** How an extension was woken, in milliseconds of the editor's own clock. */
export interface Activation {
  readonly load: number;
  /**
   * As much of `load` as went by in the extension's own file: extensions that are woken together are loaded one after the
   * other, and each is charged for those before it. Unknown once the editor has stopped keeping marks.
   */
  readonly own: number | undefined;
  readonly call: number;
  /** From the end of the call to what it promised. */
  readonly finish: number;
  /** What "Developer: Show Running Extensions" says: its code loaded, and its `activate` called. */
  readonly reported: number;
  /** What woke it, e.g. "onView:…". */
  readonly event: string;
}

/** Looks the extension up in what "Developer: Startup Performance" writes into an editor. */
export async function activationOf(page: Page, id: string): Promise<Activation> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await runCommand(page, "Developer: Startup Performance");
  await page.locator(".editor-instance .view-line").filter({ hasText: "System Info" }).waitFor();
  let text = "";
  for (let attempt = 0; attempt < 40 && !text.includes("Extension Activation Stats"); attempt++) {
    await page.waitForTimeout(100); // the text comes in parts
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Control+C");
    text = await page.evaluate(() => navigator.clipboard.readText());
  }
  const name = id.replace(".", "\\.");
  const number = "\\s*(-?\\d+)\\s*\\|";
  const [, load, call, finish, event] = new RegExp(`^\\|\\s*${name}\\s*\\|\\s*\\w+\\s*\\|${number}${number}${number}\\s*([^\\s|]+)`, "m").exec(text) ?? [];
  if (event === undefined) throw new Error(`Startup Performance says nothing of ${id}:\n${text.slice(0, 2000)}`);
  const mark = (what: string): number => Number(new RegExp(`${what}ExtensionCode/${name}\\s+(\\d+)`).exec(text)?.[1]);
  const own = mark("didLoad") - mark("willLoad");
  return {
    load: Number(load), own: Number.isNaN(own) ? undefined : own, call: Number(call), finish: Number(finish),
    reported: Number(load) + Number(call), event,
  };
}
