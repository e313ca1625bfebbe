// Script behind `npm start`: shows the packaged extension in an editor. Arguments: a .vsix (else the newest), --once.
// With a display and `code` on PATH that is the reader's own VS Code; else the one from npm, at an address to open in
// a browser. --once looks at it by itself: opens it, clicks our icon, saves out/shots/open.png, and ends.
import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { hasDisplay } from "./display";
import { openContainer } from "./drive";
import { outPath } from "./paths";
import { startDrivenEditor, startEditor, writeFiles } from "./session";
import { DISPLAY_NAME, findVsix } from "./vsix";
import { closeWorkbench, openWorkbench, workbenchUrl } from "./workbench";

const SAMPLE = {
  "notes.md": `# Notes\n\nA folder to try ${DISPLAY_NAME} in: click its icon in the activity bar on the left.\n`,
};

const windows = process.platform === "win32";

function code(...args: string[]): boolean {
  try {
    execFileSync("code", args, { stdio: "inherit", shell: windows }); // there it is a .cmd, which only a shell can run
    return true;
  } catch {
    return false;
  }
}

function hasCode(): boolean {
  try {
    execFileSync("code", ["--version"], { stdio: "ignore", shell: windows });
    return true;
  } catch {
    return false;
  }
}

function openOwnEditor(vsix: string, folder: string): void {
  const opened = code("--install-extension", vsix, "--force") && code(folder);
  if (!opened) throw new Error("code did not open the extension.");
  console.log(`${DISPLAY_NAME} is installed in your VS Code: click its icon in the activity bar.`);
}

async function serve(vsix: string, folder: string): Promise<void> {
  const editor = await startEditor({ vsix });
  console.log(`\n${DISPLAY_NAME} is at ${workbenchUrl(editor.server, { folder })}\nCtrl+C ends it.`);
  await new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => done());
  });
  await editor.close();
}

async function lookOnce(vsix: string, folder: string): Promise<void> {
  const editor = await startDrivenEditor({ vsix });
  try {
    const workbench = await openWorkbench(editor.browser, editor.server, { folder });
    await openContainer(workbench.page, DISPLAY_NAME);
    await workbench.page.getByRole("treeitem").first().waitFor();
    const picture = outPath("shots", "open.png");
    await workbench.page.screenshot({ path: picture });
    await closeWorkbench(workbench, editor.server);
    console.log(`${DISPLAY_NAME} opened; picture in ${picture}`);
  } finally {
    await editor.close();
  }
}

const words = process.argv.slice(2);
const named = words.find((word) => !word.startsWith("--"));
const vsix = named === undefined ? findVsix() : resolve(named);
const folder = writeFiles(outPath("workspace"), SAMPLE);
if (words.includes("--once")) await lookOnce(vsix, folder);
else if (process.env["READER_EDITOR"] !== "server" && hasDisplay() && hasCode()) openOwnEditor(vsix, folder);
else await serve(vsix, folder);
