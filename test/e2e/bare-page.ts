// The page of a session in a browser alone, with a host that the test speaks for: for what only a real layout shows, when the
// workbench around it has no part in it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { allSessions, type SessionEntry } from "../../src/host/sessions/catalogue";
import { webviewDocument } from "../../src/host/panels/webview-html";
import { type Note, readerHost, readerPage } from "../../src/wire/reader";
import { type Handlers, Peer } from "../../src/wire/rpc";
import { projectRoot } from "../editor/paths";
import { shippedCatalogue } from "../unit/host/shipped-catalogue";

const address = "http://reader.test/";
const built = join(projectRoot, "dist/webview");

export interface BarePage {
  readonly page: Page;
  /** Asks the page as the host does. */
  readonly call: Peer<typeof readerHost, typeof readerPage>["call"];
  close(): Promise<void>;
}

export interface BareOptions {
  readonly notes?: readonly Note[];
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Runs before the page is opened. */
  readonly prepare?: (page: Page) => Promise<void>;
  readonly answers?: Partial<Handlers<typeof readerHost>>;
}

/** A session that ships, by its number. */
export function shipped(number: number): SessionEntry {
  const found = allSessions(shippedCatalogue()).find(({ session }) => session.number === number);
  if (!found) throw new Error(`There is no session ${number}.`);
  return found;
}

export async function openBarePage(browser: Browser, entry: SessionEntry, options: BareOptions = {}): Promise<BarePage> {
  const context = await browser.newContext({ viewport: options.viewport ?? { width: 1500, height: 1000 } });
  const page = await context.newPage();
  const nothing = (): Record<string, never> => ({});
  const refused = (): never => { throw new Error("Nothing is kept here."); };
  const peer = new Peer<typeof readerHost, typeof readerPage>({
    serves: readerHost, calls: readerPage, log: () => {},
    post: (message) => void page.evaluate((said) => { window.postMessage(said, "*"); }, message).catch(() => {}),
    handlers: {
      ready: () => ({ session: entry.uri, id: entry.session.id, notes: [...options.notes ?? []], papers: [], place: null, read: [] }),
      openLab: nothing, openExternal: nothing, openSession: nothing, openNote: nothing, openPaper: nothing, showLine: nothing,
      place: nothing, read: nothing, deleteNote: nothing, addNote: refused, editNote: refused,
      readFence: () => ({ kind: "refused", sentence: "Not here." }),
      ...options.answers,
    },
  });
  await page.exposeFunction("hostHears", (message: unknown) => { void peer.receive(message); });
  await page.addInitScript(() => {
    const { hostHears } = window as unknown as { readonly hostHears: (message: unknown) => void };
    Object.assign(window, { acquireVsCodeApi: () => ({ postMessage: hostHears, getState: () => undefined, setState: () => {} }) });
  });
  await options.prepare?.(page);
  await page.route(`${address}**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const body = name === "" ? documentOf(entry) : readFileSync(join(built, name));
    await route.fulfill({ body, contentType: name.endsWith(".css") ? "text/css" : name.endsWith(".js") ? "text/javascript" : "text/html" });
  });
  await page.goto(address);
  await page.locator(".session-notes").waitFor({ state: "attached" });
  return { page, call: (method, params) => peer.call(method, params), close: () => context.close() };
}

function documentOf(entry: SessionEntry): string {
  return webviewDocument({
    title: entry.session.title, source: address, nonce: "bare", styles: [`${address}reader.css`],
    script: { href: `${address}reader.js`, runs: "first" }, page: entry.page(),
  });
}
