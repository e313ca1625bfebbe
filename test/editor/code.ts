// Stands in for the `code` executable that runTests of @vscode/test-electron starts: runs a suite inside a real VS Code
// whose workbench is drawn by headless Chromium. Exits with the suite's code, or 124 if the suite does not end.
// READER_TIMEOUT_MS bounds the run; READER_VERBOSE prints all the editor says.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import type { Browser } from "playwright-core";
import { parseArguments, type CodeArguments } from "./arguments";
import { launchBrowser } from "./browser";
import { editorVersion, installEditor } from "./installation";
import { temporaryFolder } from "./paths";
import { RESULTS_MARK, RESULTS_VARIABLE } from "./results";
import { startServer, type Server } from "./server";
import type { Settings } from "./settings";
import { useWebHost } from "./web-host";
import { openWorkbench } from "./workbench";

const TIMEOUT_MS = Number(process.env["READER_TIMEOUT_MS"] ?? 300_000);
const verbose = process.env["READER_VERBOSE"] !== undefined;

/** What the workbench itself logs; everything else comes from the extension host. */
const CHATTER = new RegExp(
  [
    String.raw`^\[(lifecycle|AgentHost|AccountPolicyGate|ChatModelSelection|DefaultAccount|chat-)`,
    String.raw`^\[(reconnection-grace-time|Service Worker)`,
    String.raw`^(Canceled: Canceled|\s+at .*workbench\.js|DialogService:|Creating a socket)`,
    "^(Ignoring fetching|Updating) additional builtin",
    "^(Resolv(ing|ed) connection|Started local extension host)",
  ].join("|"),
);

async function main(): Promise<number> {
  const args = parseArguments(process.argv.slice(2));
  if (args.has("version")) {
    console.log(editorVersion());
    return 0;
  }
  const editor = installEditor();
  const dataFolder = temporaryFolder();
  let server: Server | undefined;
  let browser: Browser | undefined;
  try {
    const extensionsFolder = args.first("extensions-dir");
    const onOutput = verbose ? (text: string): void => void process.stderr.write(text) : undefined;
    server = await startServer({
      editor, dataFolder, settings: userSettings(args), smokeTestDriver: true,
      ...(extensionsFolder === undefined ? {} : { extensionsFolder }),
      ...(onOutput === undefined ? {} : { onOutput }),
    });
    browser = await launchBrowser();
    return await runSuite(browser, server, args);
  } finally {
    await browser?.close().catch(() => {}); // it may have crashed, which the exit code tells already
    await server?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Opens the workbench, and resolves with the code of the suite it is told to run, once that has ended. */
function runSuite(browser: Browser, server: Server, args: CodeArguments): Promise<number> {
  return new Promise((ended, failed) => {
    const end = (code: number, why: string): void => {
      console.error(why);
      ended(code);
    };
    setTimeout(() => end(124, `The suite has not ended after ${TIMEOUT_MS} ms.`), TIMEOUT_MS).unref();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end(130, `Ended by ${signal}.`));
    openWorkbench(browser, server, {
      ...(args.folder === undefined ? {} : { folder: args.folder }),
      payload: runsOnWeb(args) ? [] : payload(server, args),
      untilDrawn: false,
      prepare: async (context, page) => {
        const extension = args.first("extensionDevelopmentPath");
        if (runsOnWeb(args) && extension !== undefined) {
          await useWebHost(context, server, extension, args.first("extensionTestsPath"));
        }
        // The smoke-test driver calls these two functions of the page.
        await page.exposeFunction("codeAutomationLog", print);
        await page.exposeFunction("codeAutomationExit", ended);
        page.on("crash", () => end(1, "The workbench's page crashed."));
      },
    }).catch(failed);
  });
}

function runsOnWeb(args: CodeArguments): boolean {
  return args.first("extensionDevelopmentKind") === "web";
}

function payload(server: Server, args: CodeArguments): [string, string][] {
  const pairs: [string, string][] = [];
  for (const name of ["extensionDevelopmentPath", "extensionTestsPath"]) {
    for (const path of args.all(name)) pairs.push([name, `vscode-remote://${server.authority}${path}`]);
  }
  if (args.has("disable-extensions")) pairs.push(["disableExtensions", "true"]);
  return pairs;
}

/** The settings of --user-data-dir, where test runners put them. */
function userSettings(args: CodeArguments): Settings {
  const folder = args.first("user-data-dir");
  if (folder === undefined) return {};
  try {
    return JSON.parse(readFileSync(join(folder, "User/settings.json"), "utf8")) as Settings;
  } catch {
    return {}; // none written
  }
}

function print(type: string, words: readonly unknown[]): void {
  const line = format(...words);
  const file = process.env[RESULTS_VARIABLE];
  const start = line.indexOf(RESULTS_MARK);
  if (start >= 0 && file !== undefined) writeFileSync(file, line.slice(start + RESULTS_MARK.length));
  else if (verbose || !CHATTER.test(line)) (type === "error" ? process.stderr : process.stdout).write(`${line}\n`);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
