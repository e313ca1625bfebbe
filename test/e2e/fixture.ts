// The fixture of every end-to-end test: the packaged extension in a real editor, one for each test file.
//   const session = useSession({ files: { "notes.md": "# Notes" } });
//   test("…", async () => { const { page } = session(); … });
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { outPath } from "../editor/paths";
import type { Server } from "../editor/server";
import { startDrivenEditor, writeFiles, type DrivenEditor } from "../editor/session";
import type { Settings } from "../editor/settings";
import { findVsix } from "../editor/vsix";
import { closeWorkbench, openWorkbench, type Workbench } from "../editor/workbench";
import { known } from "./panels";

export interface SessionOptions {
  /** The files of the workspace, by their paths in it. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Settings;
  readonly context?: BrowserContextOptions;
}

export interface Session {
  readonly page: Page;
  readonly server: Server;
  readonly browser: Browser;
  readonly workbench: Workbench;
  /** The workspace's folder. */
  readonly workspace: string;
  /** Where the editor under test unpacked the extension. */
  readonly extensions: string;
  /** Requests that left the machine so far. */
  readonly outside: readonly string[];
  /** Saves out/shots/<name>.png and returns its path. */
  shot(name: string): Promise<string>;
}

/** Opens a session before the tests of this file and closes it after; saves a picture whenever a test fails. */
export function useSession(options: SessionOptions = {}): () => Session {
  let editor: DrivenEditor | undefined;
  let session: Session | undefined;
  const current = (): Session => {
    if (session === undefined) throw new Error("The session is open only while tests run.");
    return session;
  };
  beforeAll(async () => {
    editor = await startDrivenEditor({ vsix: findVsix(), settings: options.settings ?? {} });
    session = await openSession(editor, options);
  });
  beforeEach(({ task, onTestFailed }) => {
    onTestFailed(async () => void (await session?.shot(`failed-${fileName(task.name)}`).catch(() => {})));
  });
  afterAll(async () => {
    const outside = session?.outside ?? [];
    if (session !== undefined) await closeWorkbench(session.workbench, session.server).catch(() => {}); // after a crash
    await editor?.close();
    expect(outside, "requests that left the machine").toEqual([]);
  });
  return current;
}

async function openSession(editor: DrivenEditor, options: SessionOptions): Promise<Session> {
  const { browser, server, folder } = editor;
  const workspace = writeFiles(join(folder, "workspace"), options.files ?? {});
  const workbench = await openWorkbench(browser, server, {
    folder: workspace,
    ...(options.context === undefined ? {} : { context: options.context }),
  });
  const { page, outside } = workbench;
  page.setDefaultTimeout(15_000); // what has not come by then will not come
  await known(page);
  const shot = async (name: string): Promise<string> => {
    const path = outPath("shots", `${name}.png`);
    await page.screenshot({ path });
    return path;
  };
  return { page, server, browser, workbench, workspace, extensions: join(folder, "extensions"), outside, shot };
}

function fileName(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").slice(0, 60);
}
