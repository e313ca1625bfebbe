// Script: runs the suites that need an extension host, out/host/index.js in Node's and out/web/index.js in the web's,
// and leaves their counts in out/results/. Which editor: READER_EDITOR=download|server, else what can be had here.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { hasDisplay } from "./display";
import { outPath, projectRoot, temporaryFolder } from "./paths";
import { RESULTS_VARIABLE, type SuiteResults } from "./results";

const DOWNLOADS = "https://update.code.visualstudio.com/api/releases/stable";
const PROBE_MS = 3000;

type EditorSource = "download" | "server";

/** VS Code as it ships wherever it can be downloaded and shown, else the one from npm. */
async function chooseEditor(): Promise<EditorSource> {
  const forced = process.env["READER_EDITOR"];
  if (forced === "download" || forced === "server") return forced;
  if (forced !== undefined) throw new Error(`READER_EDITOR is ${forced}; it may be download or server.`);
  if (!hasDisplay()) return "server";
  try {
    const answer = await fetch(DOWNLOADS, { signal: AbortSignal.timeout(PROBE_MS) });
    return answer.ok ? "download" : "server";
  } catch {
    return "server";
  }
}

async function runSuite(suite: "host" | "web", editor: EditorSource): Promise<SuiteResults> {
  console.log(`\n${suite} suite, in ${editor === "download" ? "a downloaded VS Code" : "the VS Code from npm"}`);
  const file = outPath("results", `${suite}.json`);
  rmSync(file, { force: true });
  const scratch = temporaryFolder();
  const workspace = join(scratch, "workspace");
  mkdirSync(workspace);
  const executable = outPath("editor", "code.mjs");
  if (editor === "server") chmodSync(executable, 0o755); // the bundler writes it without the right to run
  let failure: unknown;
  try {
    await runTests({
      ...(editor === "server" ? { vscodeExecutablePath: executable } : {}),
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: join(projectRoot, "out", suite, "index.js"),
      launchArgs: [
        workspace, "--disable-extensions",
        `--user-data-dir=${join(scratch, "user")}`, `--extensions-dir=${join(scratch, "extensions")}`,
        ...(suite === "web" ? ["--extensionDevelopmentKind=web"] : []),
      ],
      extensionTestsEnv: { [RESULTS_VARIABLE]: file },
    });
  } catch (error) {
    failure = error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const results = complete(suite, file, failure);
  writeFileSync(file, JSON.stringify(results, null, 2));
  console.log(`${suite} suite: ${results.passed} passed, ${results.failed} failed`);
  return results;
}

/** The suite's own counts. A run that fails without naming a failing test, or sends no counts, is itself a failure. */
function complete(suite: string, file: string, failure: unknown): SuiteResults {
  const none: SuiteResults = { passed: 0, failed: 0, failures: [] };
  const sent = existsSync(file);
  const counts = sent ? (JSON.parse(readFileSync(file, "utf8")) as SuiteResults) : none;
  if (counts.failed > 0 || (sent && failure === undefined)) return counts;
  const message = failure instanceof Error ? failure.message : "It ended without sending its counts.";
  return { ...counts, failed: 1, failures: [{ title: `the ${suite} suite`, message }] };
}

const editor = await chooseEditor();
const all = [await runSuite("host", editor)];
// The web host is entered through the server's page, which exists on Linux only.
if (process.platform === "linux") all.push(await runSuite("web", "server"));
else console.log("web suite: not run, it needs Linux");
process.exitCode = all.some(({ failed }) => failed > 0) ? 1 : 0;
