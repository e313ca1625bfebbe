// The same seed gives the same run on every engine: a thousand steps of the Synod among hostile messengers, simulated
// in Node and in Chromium from the same source, leave the same fingerprint.
import { build } from "esbuild";
import { expect, test } from "vitest";
import { launchBrowser } from "../editor/browser";
import { projectRoot } from "../editor/paths";
import { hostileThousand, type Thousand } from "./hostile-thousand";

declare const run: { readonly hostileThousand: () => Thousand };

test("Node and Chromium simulate the same thousand steps", async () => {
  const { outputFiles: [script] } = await build({
    absWorkingDir: projectRoot, entryPoints: ["test/e2e/hostile-thousand.ts"], write: false,
    bundle: true, format: "iife", globalName: "run", target: "es2022",
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script?.text ?? "" });
    const there = await page.evaluate(() => run.hostileThousand());
    const here = hostileThousand();
    expect(there).toEqual(here);
    expect(here.steps).toBe(1000);
    expect(new Set(here.hashes).size).toBe(here.hashes.length);
  } finally {
    await browser.close();
  }
});
