// End-to-end tests: one editor at a time, since two cores draw one workbench well and two badly.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../..", import.meta.url));

export default defineConfig({
  test: {
    root,
    include: ["test/e2e/**/*.test.ts"],
    globalSetup: ["test/e2e/prepare.ts"],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    reporters: ["default", "json"],
    outputFile: { json: "out/results/e2e.json" },
  },
});
