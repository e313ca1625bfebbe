// A whole editor with the packaged extension in it: installed, server and browser started, all closed again by close().
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./browser";
import { installEditor } from "./installation";
import { temporaryFolder } from "./paths";
import { installVsix, startServer, type Server } from "./server";
import type { Settings } from "./settings";

export interface EditorOptions {
  readonly vsix: string;
  readonly settings?: Settings;
}

export interface RunningEditor {
  readonly server: Server;
  /** A temporary folder, gone after close(). */
  readonly folder: string;
  close(): Promise<void>;
}

export interface DrivenEditor extends RunningEditor {
  readonly browser: Browser;
}

/** A server with the .vsix installed into a fresh extensions folder. */
export async function startEditor({ vsix, settings = {} }: EditorOptions): Promise<RunningEditor> {
  const editor = installEditor();
  const folder = temporaryFolder();
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const dataFolder = join(folder, "data");
    const extensionsFolder = join(folder, "extensions");
    await installVsix(editor, vsix, extensionsFolder, dataFolder);
    const server = await startServer({ editor, dataFolder, extensionsFolder, settings });
    return { server, folder, close: () => server.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The same, with a browser to drive it. */
export async function startDrivenEditor(options: EditorOptions): Promise<DrivenEditor> {
  const editor = await startEditor(options);
  try {
    const browser = await launchBrowser();
    const close = async (): Promise<void> => {
      await browser.close().catch(() => {}); // a crashed browser is closed already
      await editor.close();
    };
    return { ...editor, browser, close };
  } catch (error) {
    await editor.close();
    throw error;
  }
}

/** Writes files, named by their paths inside the folder, and returns the folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
