// Starts and stops VS Code's server, and installs a .vsix into it.
// The server forks an extension host, a file watcher and more: they form one process group, and end together.
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Editor } from "./installation";
import { QUIET, UNWANTED_BUILTINS, type Settings } from "./settings";

export interface ServerOptions {
  readonly editor: Editor;
  /** Holds settings, logs, state and sockets. The caller removes it. */
  readonly dataFolder: string;
  readonly extensionsFolder?: string;
  /** Laid over QUIET. */
  readonly settings?: Settings;
  /** Needed to run a suite inside the extension host. It also switches off notification toasts and refuses dialogs. */
  readonly smokeTestDriver?: boolean;
  readonly onOutput?: (text: string) => void;
}

export interface Server {
  readonly url: string;
  /** host:port, as it appears in vscode-remote: addresses. */
  readonly authority: string;
  output(): string;
  stop(): Promise<void>;
}

const LICENSE = ["--accept-server-license-terms", "--disable-telemetry"];
const STILL = ["--disable-workspace-trust", "--disable-experiments", "--disable-getting-started-override"];
/** Runs the server for as long as our end of fd 3 is open: if we are killed, even by SIGKILL, the whole group ends. */
const GUARDED = '(cat <&3 >/dev/null; kill -TERM 0) & exec "$@" 3<&-';

/** Installs a packaged extension, before a server starts on the same extensions folder. */
export async function installVsix(
  editor: Editor, vsix: string, extensionsFolder: string, dataFolder: string,
): Promise<void> {
  const args = [
    "out/server-main.js", ...LICENSE, "--server-data-dir", dataFolder, "--extensions-dir", extensionsFolder,
    "--install-extension", resolve(vsix), "--force",
  ];
  const { stdout, stderr } = await promisify(execFile)(editor.node, args, {
    cwd: editor.vscode, env: environment(dataFolder),
  });
  if (!stdout.includes("was successfully installed")) throw new Error(`${vsix} was not installed:\n${stdout}${stderr}`);
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const { editor, dataFolder, extensionsFolder = join(dataFolder, "extensions") } = options;
  const port = await freePort();
  writeSettings(dataFolder, { ...QUIET, ...options.settings });
  const command = [
    editor.node, "out/server-main.js", "--host", "127.0.0.1", "--port", String(port), "--without-connection-token",
    ...LICENSE, ...STILL, "--server-data-dir", dataFolder, "--extensions-dir", extensionsFolder,
    "--builtin-extensions-dir", linkBuiltins(editor, join(dataFolder, "builtins")),
    "--reconnection-grace-time", "1", // the extension host ends, and deactivates, soon after its window closes
    ...(options.smokeTestDriver === true ? ["--enable-smoke-test-driver"] : []),
  ];
  const child = spawn("sh", ["-c", GUARDED, "sh", ...command], {
    cwd: editor.vscode, detached: true, stdio: ["ignore", "pipe", "pipe", "pipe"], env: environment(dataFolder),
  });
  const output = await untilListening(child, options.onOutput);
  const authority = `127.0.0.1:${port}`;
  return { url: `http://${authority}/`, authority, output, stop: () => stop(child) };
}

/** Resolves with a reader of all output once the server listens; rejects with that output if it does not. */
function untilListening(child: ChildProcess, onOutput: ServerOptions["onOutput"]): Promise<() => string> {
  return new Promise((listening, failed) => {
    let text = "";
    const fail = (why: string): void => {
      clearTimeout(timer);
      void stop(child).then(() => failed(new Error(`The server ${why}.\n${text}`)));
    };
    const timer = setTimeout(() => fail("did not listen within 60 s"), 60_000);
    const read = (chunk: Buffer): void => {
      text += String(chunk);
      onOutput?.(String(chunk));
      if (!text.includes("Extension host agent listening on")) return;
      clearTimeout(timer);
      listening(() => text);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => fail(`exited with ${code}`));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  const group = child.pid;
  if (group === undefined) return;
  const gone = new Promise<void>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once("exit", () => done());
  });
  signalGroup(group, "SIGTERM");
  const timer = setTimeout(() => signalGroup(group, "SIGKILL"), 4000);
  await gone;
  clearTimeout(timer);
  signalGroup(group, "SIGKILL"); // whatever the server has left behind
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // The group is gone, which is what was wanted.
  }
}

function environment(dataFolder: string): NodeJS.ProcessEnv {
  // No gallery, so that nothing is looked up on a network; the runtime folder is where the sockets go.
  return { ...process.env, XDG_RUNTIME_DIR: dataFolder, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

function writeSettings(dataFolder: string, settings: Settings): void {
  const user = join(dataFolder, "data/User");
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, "settings.json"), JSON.stringify(settings, null, 2));
}

/** A folder of links to the built-in extensions that are wanted. */
function linkBuiltins(editor: Editor, folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(join(editor.vscode, "extensions"))) {
    if (!UNWANTED_BUILTINS.has(name)) symlinkSync(join(editor.vscode, "extensions", name), join(folder, name));
  }
  return folder;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === "object") found(address.port);
        else failed(new Error("There is no free port."));
      });
    });
  });
}
