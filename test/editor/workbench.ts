// Opens a workbench on a running server, and closes it the way a person closes the window.
import { resolve } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { outsideRequests } from "./browser";
import type { Server } from "./server";

export interface WorkbenchOptions {
  readonly folder?: string;
  /** Pairs for the page's address, such as ["extensionTestsPath", …]; they only accept vscode-remote: addresses. */
  readonly payload?: readonly (readonly [string, string])[];
  readonly context?: BrowserContextOptions;
  /** Runs before the page's address is opened. */
  readonly prepare?: (context: BrowserContext, page: Page) => Promise<void>;
  /** False: return as soon as the page is being loaded. */
  readonly untilDrawn?: boolean;
}

export interface Workbench {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Requests that left the machine so far. */
  readonly outside: readonly string[];
}

export async function openWorkbench(
  browser: Browser, server: Server, options: WorkbenchOptions = {},
): Promise<Workbench> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options.context });
  const outside = outsideRequests(context, server);
  const page = await context.newPage();
  await options.prepare?.(context, page);
  await page.goto(workbenchUrl(server, options), { waitUntil: "commit" });
  if (options.untilDrawn !== false) await drawn(page);
  return { context, page, outside };
}

/** The address of a workbench on a folder. */
export function workbenchUrl(server: Server, options: Pick<WorkbenchOptions, "folder" | "payload">): string {
  const { folder, payload = [] } = options;
  const url = new URL(server.url);
  if (folder !== undefined) url.searchParams.set("folder", resolve(folder));
  if (payload.length > 0) url.searchParams.set("payload", JSON.stringify(payload));
  return url.href;
}

/** Waits until the workbench is drawn, also after `page.reload()`. */
export async function drawn(page: Page): Promise<void> {
  await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: 60_000 });
}

/** Leaves the page, and waits until the extension host has run deactivate() and ended by itself. */
export async function closeWorkbench({ context, page }: Workbench, server: Server): Promise<void> {
  const before = hostsExited(server);
  const deadline = Date.now() + 8000;
  await page.goto("about:blank");
  while (hostsExited(server) <= before && Date.now() < deadline) await page.waitForTimeout(50);
  await context.close();
}

function hostsExited(server: Server): number {
  return server.output().split("Extension Host Process exited").length - 1;
}
