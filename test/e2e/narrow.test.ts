// A panel of 420 pixels: what stood side by side is stacked, and the page never has to be scrolled sideways.
import type { Frame } from "playwright-core";
import { expect, test } from "vitest";
import { runCommand } from "../editor/drive";
import { useSession } from "./fixture";
import { eventually, labFrame, openBoth, readerFrame, spaceTime, stage, tab, transport } from "./panels";

const session = useSession();

const tooWide = (frame: Frame): Promise<number> =>
  frame.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));

test("both panels stack at 420 pixels and do not scroll sideways", async () => {
  const { page, shot } = session();
  await openBoth(page);
  await runCommand(page, "View: Join All Editor Groups");
  await runCommand(page, "View: Toggle Primary Side Bar Visibility");
  await page.setViewportSize({ width: 474, height: 900 }); // the activity bar takes the rest
  const lab = await labFrame(page);
  await eventually(() => lab.evaluate(() => Math.abs(innerWidth - 420))).toBeLessThan(10);
  for (const name of await lab.getByRole("tab").allTextContents()) {
    await tab(lab, name);
    await eventually(() => tooWide(lab), `sideways on ${name}`).toBe(0);
  }
  const [upper, lower] = [await stage(lab).boundingBox(), await spaceTime(lab).boundingBox()];
  expect(upper && lower && upper.y + upper.height <= lower.y, "the diagram stands below the stage").toBe(true);
  await spaceTime(lab).evaluate((diagram) => diagram.scrollIntoView({ block: "end" }));
  const top = (): Promise<number> => transport(lab, "Step").evaluate((button) => button.getBoundingClientRect().top);
  await eventually(top, "to step is in sight of what the step does").toBeGreaterThanOrEqual(0);
  await shot("narrow-lab");

  await page.getByRole("tab", { name: /^2\. What Archeology/ }).click();
  const reader = await readerFrame(page);
  await eventually(() => tooWide(reader)).toBe(0);
  await reader.getByRole("button", { name: "Add note on point s2.log.3" }).click();
  await eventually(() => tooWide(reader)).toBe(0);
  await shot("narrow-reader");
});
