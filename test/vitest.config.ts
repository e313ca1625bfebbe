// The pure tests: no editor, no browser, under half a minute together.
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/{unit,labs,property}/**/*.test.{ts,tsx}", "test/fence.test.ts"],
    environment: "node",
    // Pure code keeps nothing between tests, so files may share what is loaded: it halves the time.
    isolate: false,
    pool: "threads",
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
