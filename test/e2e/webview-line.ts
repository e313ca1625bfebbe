// The line between a panel and the editor, tapped where it leaves the panel: in the frame that VS Code lays around it
// (its pre/index.html), because the page's own end of the line is closed to everybody but the page's script.
import type { Frame, Page } from "playwright-core";
import { eventually, standing, type Standing } from "./panels";

interface Tapped {
  tapped?: { kept: string | undefined };
  __vscode_post_message__?: (command: string, data: unknown) => void;
}

function around(panel: Frame): Frame {
  const frame = panel.parentFrame();
  if (frame === null) throw new Error("The panel has no frame around it.");
  return frame;
}

/** From now on listens to what a panel keeps for its restoration; the function it gives reads the latest. */
export async function hearKept(panel: Frame): Promise<() => Promise<unknown>> {
  await around(panel).evaluate(() => {
    const tapped: Tapped["tapped"] = { kept: undefined };
    (window as unknown as Tapped).tapped = tapped;
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (this: MessagePort, ...args: unknown[]): void {
      const message = args[0] as { readonly channel?: string; readonly data?: string } | null;
      if (message?.channel === "do-update-state") tapped.kept = message.data;
      Reflect.apply(post, this, args);
    };
  });
  return () => around(panel).evaluate(() => {
    const kept = (window as unknown as Tapped).tapped?.kept;
    return kept === undefined ? undefined : JSON.parse(kept) as unknown;
  });
}

/** Posts a message to the host as a script inside the panel could. */
export async function postFromInside(panel: Frame, message: unknown): Promise<void> {
  await around(panel).evaluate((posted) => {
    const post = (window as unknown as Tapped).__vscode_post_message__;
    if (post === undefined) throw new Error("This editor has another line to its webviews.");
    post("onmessage", { message: posted });
  }, message);
}

export interface Answer {
  readonly kind: string;
  readonly id: number;
  readonly reason?: string;
}

/** From now on listens to what the host answers a panel; the function it gives reads all of it. */
export async function hearAnswers(panel: Frame): Promise<() => Promise<readonly Answer[]>> {
  await panel.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heardByTest: heard });
    window.addEventListener("message", ({ data }) => heard.push(data));
  });
  return () => panel.evaluate(() => (window as unknown as { readonly heardByTest: Answer[] }).heardByTest);
}

/** Waits until a session's text stands still and its place is kept, by panel and editor; gives that place. */
export async function placeKept(page: Page, reader: Frame, kept: () => Promise<unknown>): Promise<Standing> {
  const rounded = async (): Promise<Standing> => {
    const { block, offset } = await standing(reader);
    return { block, offset: Math.round(offset) };
  };
  await eventually(async () => {
    const { place } = ((await kept()) ?? {}) as { readonly place?: Standing };
    const now = await rounded();
    return place?.block === now.block && Math.abs(place.offset - now.offset) <= 1;
  }).toBe(true);
  const place = await rounded();
  await eventually(() => storedPanels(page)).toContain(`"place":{"block":${place.block},`);
  return place;
}

/**
 * What the editor has put into its storage about its open panels, without the backslashes of its many wrappings.
 * An editor in a browser does so every five seconds, as it may not do it while its window closes.
 */
export function storedPanels(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(request.error ?? new Error("The storage cannot be read.")));
    });
    const stored: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      if (!name.startsWith("vscode-web-state-db-")) continue;
      const database = await done(indexedDB.open(name));
      const items = database.transaction("ItemTable").objectStore("ItemTable");
      stored.push(String(await done(items.get("memento/workbench.parts.editor"))));
      database.close();
    }
    return stored.join("\n").replaceAll("\\", "");
  });
}
