// Runs every check and every test, in order, past failures, so that all counts are known at the end.
// Type check, lint, build and package count as one test each. The very last line is "N passed, N failed".
// Works from a fresh checkout: the packages are installed first, the editor by the stage that needs it.
// --pure stops after the pure tests: no editor is needed for those before.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installPackages, root } from "./ready.mjs";

const minutes = 60_000;

/** `results`: files a stage leaves its counts in; without, it is one test. `needs`: the stage whose product it uses. */
const stages = [
  { name: "type check", command: ["npm", "run", "--silent", "typecheck"] },
  { name: "lint", command: ["npm", "run", "--silent", "lint"] },
  { name: "build", command: ["node", "build.mjs", "--test"] },
  { name: "package", command: ["npm", "run", "--silent", "package"], needs: "build" },
  {
    name: "pure tests",
    command: [
      "vitest", "run", "--config", "test/vitest.config.ts",
      "--reporter=default", "--reporter=json", "--outputFile.json=out/results/unit.json",
    ],
    results: ["unit"],
  },
  {
    name: "host and web suites", command: ["node", "out/editor/run-host.mjs"], needs: "build",
    results: process.platform === "linux" ? ["host", "web"] : ["host"],
  },
  {
    name: "end to end", command: ["vitest", "run", "--config", "test/e2e/vitest.config.ts"], needs: "package",
    results: ["e2e"],
  },
];
const chosen = process.argv.includes("--pure") ? stages.slice(0, 5) : stages;

const environment = {
  ...process.env,
  PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter),
  // Says that vite may one day load TypeScript configurations otherwise; it would be printed above every run.
  VITE_CONFIG_NATIVE_IGNORE_WARNING: "true",
};

/** Runs one stage, and returns its counts: { passed, failed, failures: [{ title, message }] }. */
function run({ name, command: [program, ...args], results, needs }, outcomes) {
  console.log(`\n=== ${name}`);
  const hopeless = needs !== undefined && outcomes.get(needs).failed > 0;
  if (hopeless) return oneFailure(name, `not run, because ${needs} failed`);
  for (const result of results ?? []) rmSync(resultFile(result), { force: true });
  const started = Date.now();
  const { status, signal, error } = spawnSync(program, args, {
    cwd: root, stdio: ["ignore", "inherit", "inherit"], env: environment,
    timeout: 12 * minutes, shell: process.platform === "win32",
  });
  console.log(`=== ${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  const ending = error?.message ?? (signal === null ? `it ended with code ${status}` : `it was ended by ${signal}`);
  if (results === undefined) return status === 0 ? { passed: 1, failed: 0, failures: [] } : oneFailure(name, ending);
  const counts = total(results.map((result) => read(result)));
  if (counts.failed === 0 && status !== 0) return total([counts, oneFailure(name, ending)]);
  return counts;
}

const resultFile = (name) => join(root, "out/results", `${name}.json`);
const oneFailure = (title, message) => ({ passed: 0, failed: 1, failures: [{ title, message }] });

function read(name) {
  if (!existsSync(resultFile(name))) return oneFailure(name, "it left no results");
  const report = JSON.parse(readFileSync(resultFile(name), "utf8"));
  const counts = Array.isArray(report.testResults) ? fromVitest(report) : report;
  return counts.passed + counts.failed === 0 ? oneFailure(name, "it ran no test") : counts;
}

/** Counts of vitest's report. A file that fails outside its tests, while loading or in a hook, is one more failure. */
function fromVitest(report) {
  return total(report.testResults.map((file) => {
    const tests = file.assertionResults;
    const failures = tests.filter(({ status }) => status === "failed").map((test) => ({
      title: `${test.fullName} (${file.name.slice(root.length + 1)})`,
      message: test.failureMessages.join("\n"),
    }));
    const outside = file.message !== "" || (file.status === "failed" && failures.length === 0);
    if (outside) {
      const message = file.message || "it failed outside its tests";
      failures.push({ title: file.name.slice(root.length + 1), message });
    }
    return { passed: tests.filter(({ status }) => status === "passed").length, failed: failures.length, failures };
  }));
}

function total(list) {
  return {
    passed: list.reduce((sum, { passed }) => sum + passed, 0),
    failed: list.reduce((sum, { failed }) => sum + failed, 0),
    failures: list.flatMap(({ failures }) => failures),
  };
}

installPackages();
const outcomes = new Map();
for (const stage of chosen) outcomes.set(stage.name, run(stage, outcomes));

console.log("\n=== summary");
for (const [name, { passed, failed }] of outcomes) console.log(`${name.padEnd(20)} ${passed} passed, ${failed} failed`);
const { passed, failed, failures } = total([...outcomes.values()]);
for (const { title, message } of failures) {
  console.log(`\nFAILED ${title}\n  ${message.trim().replaceAll("\n", "\n  ")}`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
