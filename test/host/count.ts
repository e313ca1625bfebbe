// Counts what a mocha run says, as the outside wants to hear it. Runs in both extension hosts.
import type { Failure, SuiteResults } from "../editor/results";

/** Listens to a runner; the function it returns gives the counts so far. */
export function countTests(runner: Mocha.Runner): () => SuiteResults {
  let passed = 0;
  const failures: Failure[] = [];
  runner.on("pass", () => (passed += 1));
  // A failing hook arrives here too, under its own title.
  runner.on("fail", (test: Mocha.Runnable, error: unknown) => {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    failures.push({ title: test.fullTitle(), message });
  });
  return () => ({ passed, failed: failures.length, failures });
}
