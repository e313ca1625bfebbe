// The product as a person finds it: its sidebar, its two panels, and what they say. Everything is looked for by the
// name a screen reader would say, so that a control without a name fails a test.
import type { Frame, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { openContainer, webviewFrame } from "../editor/drive";
import { DISPLAY_NAME } from "../editor/vsix";

export const SESSION_2 = "What Archeology Can Teach Us about Distributed Systems";
export const PAXOS = "Paxos: the Synod";

/** Waits until the editor knows the extension: before its icon is there, its commands are not in the palette either. */
export async function known(page: Page): Promise<void> {
  await page.locator(`.activitybar .action-label[aria-label^=${JSON.stringify(DISPLAY_NAME)}]`).waitFor();
}

/** The sidebar's rows whose spoken name holds `name`. */
export function row(page: Page, name: string | RegExp): Locator {
  return page.locator(".part.sidebar").getByRole("treeitem", { name }).first();
}

/** Opens the sidebar by its icon, and waits for the sessions in it. */
export async function openSidebar(page: Page): Promise<void> {
  // A click on the icon of the container that is open closes it.
  if (!await row(page, "Summer 2021").isVisible()) await openContainer(page, DISPLAY_NAME);
  await row(page, "Summer 2021").waitFor();
}

/** The page of a session, once its script has brought it to life. */
export async function readerFrame(page: Page, title = SESSION_2): Promise<Frame> {
  const frame = await webviewFrame(page, `.masthead h1:text-is(${JSON.stringify(title)})`);
  await frame.locator(".session-notes").waitFor({ state: "attached" }); // the script makes the places for notes
  return frame;
}

/** The player of a lab, once it is drawn. */
export async function labFrame(page: Page, title = PAXOS): Promise<Frame> {
  const frame = await webviewFrame(page, `.player h1:text-is(${JSON.stringify(title)})`);
  await stage(frame).waitFor();
  return frame;
}

/** Opens session 2 by its row, and gives its page. */
export async function openSession2(page: Page): Promise<Frame> {
  await openSidebar(page);
  await row(page, /Session 2:/).click();
  return readerFrame(page);
}

/** Opens session 2 and, by a link in its text, the lab beside it. */
export async function openBoth(page: Page): Promise<{ readonly reader: Frame; readonly lab: Frame }> {
  const reader = await openSession2(page);
  await reader.getByRole("link", { name: "When the second ballot starts" }).click();
  return { reader, lab: await labFrame(page) };
}

export const stage = (lab: Frame): Locator => lab.getByRole("group", { name: "Stage" });
export const spaceTime = (lab: Frame): Locator => lab.getByRole("region", { name: "Space-time diagram" });
/** The card of a node; with `standing`, once it is up or down. */
export const node = (lab: Frame, name: string, standing: "up" | "down" | "" = ""): Locator =>
  stage(lab).getByRole("button", { name: new RegExp(`^Node ${name} ?, ${standing}`) });
export const scrubber = (lab: Frame): Locator => lab.getByRole("slider", { name: "Position in the run" });
export const moment = (lab: Frame, name: string): Locator =>
  lab.getByRole("group", { name: "Moments" }).getByRole("button", { name });

/** A button of the transport: Start, Back, Play, Pause, Step or End. */
export const transport = (lab: Frame, name: string): Locator =>
  lab.getByRole("group", { name: "Transport" }).getByRole("button", { name, exact: true });

/** Shows a tab of the player, and gives its panel. */
export async function tab(lab: Frame, name: string): Promise<Locator> {
  await lab.getByRole("tab", { name }).click();
  return tabPanel(lab, name);
}

export const tabPanel = (lab: Frame, name: string): Locator => lab.getByRole("tabpanel", { name });

/** The step the lab shows, by its scrubber; 0 is the start. */
export async function cursor(lab: Frame): Promise<number> {
  return Number(await scrubber(lab).inputValue());
}

export async function expectCursor(lab: Frame, step: number): Promise<void> {
  await expect.poll(() => cursor(lab), { timeout: 10_000 }).toBe(step);
}

/** Waits until what a function reads is as wanted; a webview is never read once. */
export function eventually<T>(read: () => Promise<T> | T, what?: string): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 10_000, ...(what === undefined ? {} : { message: what }) });
}

export interface Standing {
  /** The first block of the text that is in sight, and how far into it the window begins. */
  readonly block: number;
  readonly offset: number;
}

/** Where the reader stands in the text of a session. */
export function standing(reader: Frame): Promise<Standing> {
  return reader.evaluate(() => {
    const blocks = [...document.querySelectorAll<HTMLElement>("[data-block]")];
    const first = blocks.find((block) => block.getBoundingClientRect().bottom > 0);
    return { block: Number(first?.dataset["block"] ?? -1), offset: -(first?.getBoundingClientRect().top ?? 0) };
  });
}
